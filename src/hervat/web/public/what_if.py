"""'Wat als?': two sets of facts beside each other, and which dates moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from hervat.domain.law.results import Obligation, State, Timeline
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.speech import sentence
from hervat.web.public.link import Links


@dataclass(frozen=True, slots=True)
class Change:
    """One date before and after; None where there was, or is, none."""

    name: str
    url: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes when the facts change."""

    moved: list[Change]
    appeared: list[Change]
    vanished: list[Change]

    @property
    def nothing(self) -> bool:
        return not (self.moved or self.appeared or self.vanished)


def compare(before: Timeline, after: Timeline, links: Links, face: Face) -> Comparison:
    """The dates that moved, that came and that went, in the order of the new timeline."""
    old, new = _dated(before), _dated(after)
    moved = _whole_dates(before, after, links)
    appeared = []
    for id_, obligation in new.items():
        was = old[id_].due if id_ in old else None
        change = Change(sentence(words.name(obligation, face)), links.explanation(id_), was, obligation.due)
        if was is None:
            appeared.append(change)
        elif was != obligation.due:
            moved.append(change)
    vanished = [Change(sentence(words.name(gone, face)), "", gone.due, None) for id_, gone in old.items() if id_ not in new]
    return Comparison(moved, appeared, vanished)


def _dated(timeline: Timeline) -> dict[str, Obligation]:
    return {found.id: found for found in timeline.obligations if found.state is not State.NOT_APPLICABLE and found.due is not None}


def _whole_dates(before: Timeline, after: Timeline, links: Links) -> list[Change]:
    pairs = (
        (gettext("Einde van de wachttijd"), "wachttijd", before.wachttijd.last_day, after.wachttijd.last_day),
        (gettext("Einde van de loondoorbetaling"), "loondoorbetaling", before.loondoorbetaling.last_day, after.loondoorbetaling.last_day),
        (gettext("Einde van de loonsanctie"), "loonsanctie", before.loonsanctie.last_day, after.loonsanctie.last_day),
    )
    return [Change(name, links.explanation(what), old, new) for name, what, old, new in pairs if old != new]
