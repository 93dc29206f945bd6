"""What was known at the end of an earlier day: the facts as they stood then, and the timeline that followed from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.models import PeriodKind
from hervat.apps.dossiers.services.facts import PERIOD_DATA
from hervat.apps.dossiers.timelines import rows_in
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.law.facts import EventKind
from hervat.domain.text import plain_date
from hervat.web.cases.event_lines import period_name
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import CaseLook
from hervat.web.components.fields import PARTS, AnyField
from hervat.web.components.pictures.hours import hours_text
from hervat.web.components.speech import current_language
from hervat.web.public.form.event_kinds import event_name
from hervat.web.timeline.what_if import Comparison, compare

NAME = "op"
ONE_DAY = timedelta(days=1)


@dataclass
class Known:
    """The question "what did we know on ..." and its answer: lines of what was recorded then, and what is otherwise now."""

    typed: Typed
    is_asked: bool
    day: str = ""
    lines: list[str] | None = None
    comparison: Comparison | None = None

    @property
    def field(self) -> AnyField:
        return self.typed.date_field(
            NAME, gettext("Wat wisten wij op"), hint=gettext("U ziet het dossier zoals het aan het eind van die dag was.")
        )


def known_on(look: CaseLook, query: QueryDict) -> Known:
    """Reads the day in ``query`` and looks back to its end. A day before the dossier was opened is said to be one."""
    typed = Typed({name: str(query[name]) for part in PARTS if (name := f"{NAME}-{part}") in query}, look.on)
    if not any(typed.values.values()):
        return Known(typed, is_asked=False)
    known = Known(typed, is_asked=True)
    day = typed.day(NAME)
    if day is None:
        return known
    if day > look.on:
        typed.wrong(NAME, gettext("Kies een datum tot en met vandaag."))
        return known
    try:
        end = timezone.make_aware(datetime.combine(day + ONE_DAY, time())) - timedelta(microseconds=1)
        then = replace(look, rows=rows_in(look.entered, end))
    except (Hidden, OverflowError):
        typed.wrong(NAME, gettext("Op die dag was er nog geen dossier. Kies een latere datum."))
        return known
    known.day = plain_date(day, current_language())
    known.lines = _lines(then)
    known.comparison = compare(then.timeline, look.timeline, look.links, look.face)
    return known


def _lines(then: CaseLook) -> list[str]:
    language, entered = current_language(), then.entered
    lines = [gettext("Eerste ziektedag: %(day)s") % {"day": plain_date(then.rows.dates.eerste_ziektedag, language)}]
    for period in then.rows.periods:
        if not entered.may(Action.SEE_FACT, PERIOD_DATA[PeriodKind(period.kind)]):
            continue
        said = {"what": period_name(PeriodKind(period.kind)), "first": plain_date(period.first_day, language)}
        said["last"] = plain_date(period.last_day, language) if period.last_day else gettext("nu")
        said["hours"] = f", {hours_text(float(period.hours_per_week))}" if period.hours_per_week is not None else ""
        lines.append(gettext("%(what)s: %(first)s tot en met %(last)s%(hours)s") % said)
    for event in then.rows.events:
        kind = EventKind(event.kind)
        if entered.may(Action.SEE_FACT, EVENT_DATA[kind]):
            lines.append(gettext("%(what)s: %(day)s") % {"what": event_name(kind, then.face), "day": plain_date(event.day, language)})
    return lines
