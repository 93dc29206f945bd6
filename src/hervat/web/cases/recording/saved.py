"""What somebody just recorded: what it was, what it changed in the timeline, and who sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.queries.history import RecordedDates, RecordedEvent, RecordedPeriod, all_periods_in, dates_in, events_in
from hervat.apps.dossiers.queries.people import Person
from hervat.apps.dossiers.services.facts import PERIOD_DATA
from hervat.apps.dossiers.timelines import rows_before
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import State
from hervat.web.cases.event_lines import face_of, period_name
from hervat.web.cases.look import CaseLook
from hervat.web.cases.recording.steps import audience
from hervat.web.public.form.event_kinds import event_name
from hervat.web.timeline.what_if import Comparison, compare

Fact = RecordedEvent | RecordedPeriod | RecordedDates


@dataclass(frozen=True, slots=True)
class Saved:
    """The page after recording. ``address``: where the fact stands; ``waits``: the other party must still confirm a moved term."""

    title: str
    address: str
    comparison: Comparison | None
    people: list[Person]
    waits: bool


def saved_fact(look: CaseLook, fact: UUID) -> Saved:
    """What was recorded as ``fact``. Raises :class:`Hidden` when the actor may not know of it."""
    found = _find(look.entered, fact)
    before = rows_before(look.entered, found.author.at)
    comparison = None
    if before is not None:
        was = replace(look, rows=before)
        comparison = compare(was.timeline, look.timeline, look.links, look.face)
    title, datum, address = _about(look, found)
    waits = any(step.state is State.DONE_LATE for step in look.timeline.obligations) and bool(look.rows.unconfirmed)
    return Saved(title, address, comparison, audience(look.entered, datum), waits and isinstance(found, RecordedEvent))


def _find(entered: Entered, fact: UUID) -> Fact:
    for found in events_in(entered):
        if found.id == fact:
            return found
    for period in all_periods_in(entered):
        if period.id == fact:
            return period
    dates = dates_in(entered)
    if dates.id != fact:
        raise Hidden
    return dates


def _about(look: CaseLook, found: Fact) -> tuple[str, Datum, str]:
    if isinstance(found, RecordedEvent):
        name, datum = event_name(found.kind, face_of(look.entered)), EVENT_DATA[EventKind(found.kind)]
        title = gettext("%(what)s is ingetrokken") if found.withdrawn else gettext("%(what)s is vastgelegd")
        return title % {"what": name}, datum, look.links.page("event", event=str(found.id))
    if isinstance(found, RecordedPeriod):
        title = gettext("%(what)s is ingetrokken") if found.withdrawn else gettext("%(what)s is vastgelegd")
        return title % {"what": period_name(found.kind)}, PERIOD_DATA[found.kind], look.links.page("events")
    return gettext("De data zijn gewijzigd"), Datum.ZIEKMELDING, look.links.page("events")
