"""What a newer list changes in the work that somebody can look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hervat.apps.dossiers.door import Entered
from hervat.apps.health.door import ReleasedFml
from hervat.domain.access.actions import Action
from hervat.domain.matching.choosing.person import Person
from hervat.domain.matching.grid.ordering import Chosen, Ordering
from hervat.domain.matching.occupations import Occupation
from hervat.market.matching import load_ordering


@dataclass(frozen=True, slots=True)
class WorkChange:
    """The occupations that are no longer too heavy, and those that are from now on, by name.

    ``fewer`` and ``more``: of how many others less, or more, must be looked into than before.
    """

    opened: tuple[Occupation, ...]
    closed: tuple[Occupation, ...]
    fewer: int
    more: int


def work_changed(entered: Entered, before: ReleasedFml, after: ReleasedFml) -> WorkChange | None:
    """What ``after`` opens and closes beside ``before``: by the lists alone, whatever else is known of the person. One query.

    None for who may not see work, when one of both says that there are no benutbare mogelijkheden (then nothing is matched), when this
    reader was not given the same items of both, and while no occupations are known.
    """
    matched = before.fml.has_possibilities and after.fml.has_possibilities and before.withheld == after.withheld
    if not matched or not entered.may(Action.SEE_WORK):
        return None
    ordering = load_ordering()
    if not ordering.places:
        return None
    old, new = (_chosen(ordering, found, entered.acting.on) for found in (before, after))
    both = sorted(old.in_sight & new.in_sight)
    questions = (new.questions - old.questions)[both]
    return WorkChange(
        _named(ordering, new.in_sight - old.in_sight),
        _named(ordering, old.in_sight - new.in_sight),
        fewer=int((questions < 0).sum()),
        more=int((questions > 0).sum()),
    )


def _chosen(ordering: Ordering, found: ReleasedFml, on: date) -> Chosen:
    return ordering.choose(Person(fml=found.fml, on=on), found.withheld)


def _named(ordering: Ordering, places: frozenset[int]) -> tuple[Occupation, ...]:
    occupations = (ordering.market.occupations[place] for place in places)
    return tuple(sorted(occupations, key=lambda occupation: occupation.label.casefold()))
