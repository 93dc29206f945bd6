"""The form of something that happened: the day, and what belongs to its kind. Also when it came too late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from hervat.apps.dossiers.models import Event as EventRow
from hervat.apps.dossiers.queries.history import RecordedEvent, event_in, events_in
from hervat.apps.dossiers.services.checks import SHORTEST_REASON, check_event, require_reason
from hervat.apps.dossiers.services.facts import correct_event, record_event, record_late_together
from hervat.apps.dossiers.services.given import NewEvent
from hervat.apps.dossiers.timelines import facts_in
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.law import CaseFacts
from hervat.domain.law.facts import DETAILS, Event, EventKind, Spoor2Exception
from hervat.domain.law.ruleset import present_ruleset
from hervat.web.cases.forms.fact_form import FactForm, no_illness
from hervat.web.cases.forms.late import LateStep, late_step
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import CaseLook
from hervat.web.cases.papers.sent import NAME
from hervat.web.cases.papers.with_event import EventPaper
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.public.form.event_kinds import SPOOR_2_GROUNDS, event_name, movable_steps

YES, NO = "ja", "nee"
LONGEST_PLACE = 120


class EventForm(FactForm):
    """Records an event of ``kind``; with ``changed`` a new version of one."""

    places: ClassVar[dict[str, str]] = {
        "day": "dag",
        "until": "tot",
        "obligation": "stap-naam",
        "reason": "reden",
        "ground": "grond",
        "together_reason": "samen-reden",
        "file": NAME,
    }
    template = "cases/gebeurtenis.html"

    def __init__(
        self, look: CaseLook, typed: Typed, kind: EventKind, changed: RecordedEvent | None = None, sent: UploadedFile[bytes] | None = None
    ) -> None:
        super().__init__(look, typed)
        self.kind = kind
        self.changed = changed
        self.corrects = changed is not None
        self.datum = EVENT_DATA[kind]
        self.late: LateStep | None = None
        self.paper = EventPaper(self.entered, kind, sent) if changed is None else None

    @property
    def attachment(self) -> AnyField | None:
        return self.paper.field(self.typed) if self.paper else None

    @property
    def said(self) -> list[str]:
        return self.paper.said if self.paper else []

    @property
    def name(self) -> str:
        return event_name(self.kind, self.look.face)

    @property
    def title(self) -> str:
        word = gettext("%(what)s wijzigen") if self.corrects else gettext("%(what)s vastleggen")
        return word % {"what": self.name}

    def _own_fields(self) -> list[AnyField]:
        return [self.typed.date_field("dag", gettext("Op welke dag gebeurde het?"), today=True), *self._details(), self._paper()]

    def _details(self) -> Iterator[AnyField]:
        typed = self.typed
        if self._has("obligation"):
            steps = movable_steps(self.look.face, typed.text("stap-naam"))
            yield typed.choice("stap-naam", gettext("Welke stap is verzet?"), [("", [("", gettext("Kies de stap")), *steps.items()])])
        if self._has("until"):
            yield typed.date_field("tot", gettext("Verlengd tot en met welke dag?"))
        if self._has("ground"):
            grounds = [(ground.value, str(name)) for ground, name in SPOOR_2_GROUNDS.items()]
            yield typed.choice("grond", gettext("Waarom blijft spoor 2 uit?"), [("", [("", gettext("Kies de reden")), *grounds])])
        if self._has("reason"):
            yield typed.area("reden", gettext("Reden"), hint=no_illness())
        if self._has("good_reason"):
            options = (
                RadioOption("", gettext("Niet te laat, of niet bekend")),
                RadioOption(YES, gettext("Ja")),
                RadioOption(NO, gettext("Nee")),
            )
            yield typed.radios("goede-reden", gettext("Te laat aangevraagd: was er een goede reden?"), options)

    def _paper(self) -> AnyField:
        hint = gettext("Bijvoorbeeld: personeelszaken, map 3. Zet hier geen naam van een ziekte.")
        if self.paper and self.paper.kind:
            hint += " " + gettext("Een bestand kiest u op de volgende pagina.")
        return self.typed.line("papier", gettext("Staat op papier, bewaard bij (niet verplicht)"), hint=hint)

    @property
    def late_field(self) -> AnyField | None:
        """The question of being late; None when it is not, or when a reason does not help, or who asks may not record it."""
        if self.late is None or not self.late.joint or not self.late.may_move:
            return None
        options = (
            RadioOption(NO, gettext("Nog niet besproken"), gettext("De stap blijft “Klaar, maar te laat”.")),
            RadioOption(
                YES,
                gettext("Wij hebben dit samen zo afgesproken"),
                gettext("Regeling procesgang, artikel 5. De ander moet dit ook bevestigen. Tot dan: “Klaar, maar te laat”."),
            ),
        )
        return self.typed.radios("samen", gettext("Waarom later?"), options, first=NO)

    @property
    def late_reason_field(self) -> AnyField:
        """Why it was later."""
        return self.typed.area("samen-reden", gettext("Reden, als u dit samen afsprak"), hint=no_illness(), rows=2)

    def read(self) -> NewEvent | None:
        typed = self.typed
        day = typed.day("dag")
        until = typed.day("tot") if self._has("until") else None
        ground = self._ground() if self._has("ground") else None
        obligation = self._obligation() if self._has("obligation") else ""
        if self.kind is EventKind.AFWIJKING_TERMIJN and len(typed.text("reden")) < SHORTEST_REASON:
            typed.wrong("reden", gettext("Schrijf kort op waarom de termijn is verzet."))
        for name, most in (("papier", LONGEST_PLACE), ("reden", 500), ("samen-reden", 500)):
            if len(typed.text(name)) > most:
                typed.wrong(name, gettext("Dit is te lang. Het mag %(most)d tekens zijn.") % {"most": most})
        if typed.errors or day is None:
            return None
        return NewEvent(
            kind=self.kind,
            day=day,
            obligation=obligation,
            reason=typed.text("reden") if self._has("reason") else "",
            good_reason={YES: True, NO: False}.get(typed.text("goede-reden")) if self._has("good_reason") else None,
            until=until,
            ground=ground,
            on_paper_at=typed.text("papier"),
        )

    def check(self, new: NewEvent) -> None:
        old = EventRow(pk=self.changed.id) if self.changed else None
        if self.corrects:
            require_reason(self.reason)
        check_event(self.entered.dossier, self.look.rows, new, self.look.on, old)
        self.late = late_step(self.look, self.kind, self.would_be(new))
        if self.late is not None and self._together and len(self.typed.text("samen-reden")) < SHORTEST_REASON:
            self.typed.wrong("samen-reden", gettext("Schrijf kort op waarom het later werd."))

    def asks_more(self, _new: NewEvent) -> bool:
        """Being late is said first; where werkgever and werknemer may have agreed on it, they are asked."""
        return self.late is not None and self.typed.text("laat") != self.late.id

    @property
    def hidden(self) -> dict[str, str]:
        return super().hidden | ({"laat": self.late.id} if self.late else {})

    def remarks(self, _new: NewEvent) -> list[str]:
        if self.late is None:
            return []
        if self._together:
            return [gettext("U legt ook vast dat u dit samen zo afsprak. De ander krijgt de vraag om dit te bevestigen.")]
        return [gettext("De stap wordt “Klaar, maar te laat”.")]

    def would_be(self, new: NewEvent) -> CaseFacts:
        others = [row for row in self.look.rows.events if self.changed is None or row.id != self.changed.id]
        facts = facts_in(self.entered, replace(self.look.rows, events=others))
        given = Event(new.kind, new.day, new.obligation or None, new.reason or None, new.good_reason, new.until, new.ground)
        return replace(facts, events=(*facts.events, given))

    def store(self, new: NewEvent) -> str:
        if self.changed is not None:
            event = correct_event(self.entered, self._seen(self.changed), new, reason=self.reason)
        elif self.late is not None and self._together:
            late, reason = self.late.id, self.typed.text("samen-reden")
            event = self._recorded(lambda: record_late_together(self.entered, new, obligation=late, reason=reason))
        else:
            event = self._recorded(lambda: record_event(self.entered, new))
        return self.look.links.page("saved", feit=str(event.id))

    def _recorded(self, record: Callable[[], EventRow]) -> EventRow:
        return self.paper.store(record) if self.paper else record()

    def already(self, new: NewEvent) -> str:
        same = (new.kind, new.day, new.obligation)
        for found in events_in(self.entered):
            if not found.withdrawn and (found.kind, found.day, found.obligation) == same and not self.corrects:
                return self.look.links.page("event", event=str(found.id))
        return ""

    def values_now(self) -> dict[str, str]:
        return event_values(event_in(self.entered, self.changed.id)) if self.changed else {}

    @property
    def _together(self) -> bool:
        return self.late is not None and self.late.joint and self.late.may_move and self.typed.text("samen") == YES

    def _seen(self, changed: RecordedEvent) -> UUID:
        return self.typed.version([changed.id, *(version.id for version in changed.earlier)])

    def _has(self, detail: str) -> bool:
        return self.kind in DETAILS[detail]

    def _ground(self) -> Spoor2Exception | None:
        if self.typed.text("grond") not in set(Spoor2Exception):
            self.typed.wrong("grond", gettext("Kies een reden uit de lijst."))
            return None
        return Spoor2Exception(self.typed.text("grond"))

    def _obligation(self) -> str:
        chosen = self.typed.text("stap-naam")
        rule = present_ruleset().rule_of(chosen)
        if rule is None or not rule.joint_deviation:
            self.typed.wrong("stap-naam", gettext("Kies een stap uit de lijst."))
        return chosen


def event_values(event: RecordedEvent) -> dict[str, str]:
    """The form filled with an event that is recorded."""
    typed = Typed({}, event.day)
    typed.set_day("dag", event.day)
    typed.set_day("tot", event.until)
    good = {True: YES, False: NO}.get(event.good_reason, "") if event.good_reason is not None else ""
    return typed.values | {
        "stap-naam": event.obligation,
        "reden": event.reason,
        "grond": event.ground,
        "goede-reden": good,
        "papier": event.on_paper_at,
        "versie": str(event.id),
    }
