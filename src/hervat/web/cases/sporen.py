"""The two tracks beside each other: since when each runs, and who said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from hervat.apps.dossiers.queries.history import RecordedEvent
from hervat.domain.law.facts import EventKind, Spoor2Exception
from hervat.web.cases.event_lines import recorded_by
from hervat.web.cases.look import CaseLook
from hervat.web.components.pictures.hours import hours_text
from hervat.web.public.form.event_kinds import SPOOR_2_GROUNDS


@dataclass(frozen=True, slots=True)
class Spoor:
    """One track. ``since`` None: it does not run; ``due``: when it should begin at the latest, with the address that explains it."""

    name: str
    what: str
    since: date | None = None
    due: date | None = None
    address: str = ""
    said: str = ""
    note: str = ""


def sporen(look: CaseLook, events: Sequence[RecordedEvent]) -> tuple[Spoor, Spoor]:
    """Spoor 1 and spoor 2 as the actor may see them."""
    return _spoor_1(look), _spoor_2(look, [event for event in events if not event.withdrawn])


def _spoor_1(look: CaseLook) -> Spoor:
    hours, note = look.hours, ""
    if hours is not None and hours.now is not None:
        note = gettext("Werkt nu %(hours)s per week.") % {"hours": hours_text(hours.now.hours)}
        if hours.contract:
            said = {"hours": hours_text(hours.now.hours), "contract": hours_text(hours.contract)}
            note = gettext("Werkt nu %(hours)s per week van de %(contract)s.") % said
    return Spoor(gettext("Spoor 1"), gettext("Terug naar werk bij de eigen werkgever"), look.timeline.wachttijd.first_day, note=note)


def _spoor_2(look: CaseLook, events: Sequence[RecordedEvent]) -> Spoor:
    name, what = gettext("Spoor 2"), gettext("Werk bij een andere werkgever")
    started = min((event for event in events if event.kind is EventKind.START_SPOOR_2), key=lambda event: event.day, default=None)
    if started is not None:
        return Spoor(name, what, started.day, said=recorded_by(started.author))
    kept_out = next((event for event in events if event.kind is EventKind.UITZONDERING_SPOOR_2), None)
    note = str(SPOOR_2_GROUNDS[Spoor2Exception(kept_out.ground)]) if kept_out is not None and kept_out.ground else ""
    said = recorded_by(kept_out.author) if kept_out is not None else ""
    step = next((found for found in look.timeline.obligations if found.rule.id == EventKind.START_SPOOR_2 and found.state.waits), None)
    if step is None:
        return Spoor(name, what, said=said, note=note)
    return Spoor(name, what, due=step.due, address=look.links.explanation(step.id), said=said, note=note)
