"""'Wat als?' in a dossier: one fact otherwise, or one event more, looked at without storing anything. It lives in the address alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.timelines import facts_in
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law import CaseFacts
from hervat.domain.law.facts import NEEDED, Event, EventKind, Recovery
from hervat.domain.law.reading.checks import check_facts
from hervat.domain.law.ruleset import present_ruleset
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import CaseLook
from hervat.web.components.fields import PARTS
from hervat.web.components.speech import spoken
from hervat.web.public.form.event_kinds import EVENT_GROUPS, event_name
from hervat.web.timeline.what_if import Comparison, compare

FIRST_DAY, RECOVERED = "eerste_ziektedag", "hersteld"
KEYS = ("wat", *(f"{name}-{part}" for name in ("op", "tot") for part in PARTS))


@dataclass
class WhatIf:
    """The question in an address. ``look`` is the dossier as it would be; None without a question, or when it cannot be read."""

    typed: Typed
    kinds: list[tuple[str, list[tuple[str, str]]]]
    look: CaseLook | None = None
    comparison: Comparison | None = None

    @property
    def errors(self) -> dict[str, str]:
        return self.typed.errors

    @property
    def error_list(self) -> list[tuple[str, str]]:
        return self.typed.error_list

    @property
    def is_asked(self) -> bool:
        """Whether the form was sent."""
        return bool(self.typed.text("wat"))

    @property
    def fields(self) -> list[object]:
        """What the form asks."""
        typed = self.typed
        return [
            typed.choice("wat", gettext("Wat verandert er?"), [("", [("", gettext("Kies wat er verandert"))]), *self.kinds]),
            typed.date_field("op", gettext("Op welke dag?"), hint=gettext("Ook een dag die nog komt.")),
            typed.date_field("tot", gettext("Tot en met"), hint=gettext("Alleen bij “beter” of een verlenging.")),
        ]


def what_if(look: CaseLook, query: QueryDict) -> WhatIf:
    """Reads the question in ``query`` and answers it; nothing is stored."""
    entered = look.entered
    asked = WhatIf(Typed({key: str(query[key]) for key in KEYS if key in query}, look.on), _kinds(look))
    if not asked.is_asked:
        return asked
    facts = _changed(asked.typed, entered, look, {key for _, kinds in asked.kinds for key, _ in kinds})
    if facts is not None and not asked.errors:
        question = urlencode({key: value for key, value in asked.typed.values.items() if value})
        asked.look = replace(look, facts=facts, query=f"?{question}")
        asked.comparison = compare(look.timeline, asked.look.timeline, asked.look.links, look.face)
    return asked


def _kinds(look: CaseLook) -> list[tuple[str, list[tuple[str, str]]]]:
    """What may be asked: only what the actor may know of, and what one day is enough for."""
    entered = look.entered
    facts = [(FIRST_DAY, gettext("Een andere eerste ziektedag")), (RECOVERED, gettext("Helemaal beter"))]
    groups = [(gettext("Gegevens"), facts)] if entered.may(Action.SEE_FACT, Datum.ZIEKMELDING) else []
    for title, kinds in EVENT_GROUPS:
        seen = [kind for kind in kinds if _fits(kind) and entered.may(Action.SEE_FACT, EVENT_DATA[kind])]
        if seen:
            groups.append((str(title), [(kind.value, event_name(kind, look.face)) for kind in seen]))
    return groups


def _fits(kind: EventKind) -> bool:
    return NEEDED.get(kind) in (None, "until")


def _changed(typed: Typed, entered: Entered, look: CaseLook, allowed: set[str]) -> CaseFacts | None:
    what, day, until = typed.text("wat"), typed.day("op"), typed.day("tot", needed=False)
    if what not in allowed:
        typed.wrong("wat", gettext("Kies iets uit de lijst."))
    if typed.errors or day is None:
        return None
    facts = facts_in(entered, look.rows)
    changed = _apply(facts, what, day, until)
    for path, message in check_facts(changed, look.on, present_ruleset()):
        typed.wrong("tot" if path.endswith("until") else "op", spoken(message))
    return changed


def _apply(facts: CaseFacts, what: str, day: date, until: date | None) -> CaseFacts:
    if what == FIRST_DAY:
        return replace(facts, eerste_ziektedag=day)
    if what == RECOVERED:
        return replace(facts, recovered=(*facts.recovered, Recovery(day, until)))
    kind = EventKind(what)
    return replace(facts, events=(*facts.events, Event(kind, day, until=until if NEEDED.get(kind) == "until" else None)))
