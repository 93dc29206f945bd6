"""A simulation of how UWV would estimate earning capacity: three functions, the middle wage. Never a decision of UWV.

Schattingsbesluit art. 9 and 10: at least three different functions; the middle of the three hourly wages; with fewer hours than the
maatman had, that wage is reduced by the reductiefactor. UWV works with described functions at real employers (CBBS), which are not public;
here a group of occupations with the same ISCO code stands for a group of functions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hervat.domain.matching.choosing.match import Candidate
from hervat.domain.matching.choosing.person import Person
from hervat.domain.matching.compare import Fit

FUNCTIONS = 3


@dataclass(frozen=True, slots=True)
class Simulation:
    """``functions``: the three taken, best paid first; fewer when there are no more. Wages in euro an hour, the loss in percent."""

    functions: tuple[Candidate, ...]
    middle_wage: float | None
    reduction: float  # the share of the former hours that is possible, at most 1
    loss: float | None


def simulate(candidates: Iterable[Candidate], person: Person) -> Simulation:
    """The three best paid functions of different groups that are not ruled out and not left out."""
    taken: dict[str, Candidate] = {}
    possible = [candidate for candidate in candidates if candidate.fit is not Fit.DOES_NOT_FIT and candidate.left_out is None]
    for candidate in sorted(possible, key=lambda found: (-(found.occupation.wage or 0), found.occupation.uri)):
        if candidate.occupation.wage is not None and len(taken) < FUNCTIONS:
            taken.setdefault(candidate.occupation.isco, candidate)
    functions = tuple(taken.values())
    if len(functions) < FUNCTIONS:
        return Simulation(functions, None, 1.0, None)
    middle = functions[1].occupation.wage
    reduction = _reduction(person)
    loss = None
    if middle is not None and person.former_hourly:
        earned = min(middle, person.former_hourly) * reduction
        loss = round(100 * (1 - earned / person.former_hourly), 1)
    return Simulation(functions, middle, reduction, loss)


def _reduction(person: Person) -> float:
    """The hours that are possible a week beside those that the person worked before."""
    answer = person.fml.answer("6.3")
    if not person.former_hours or answer is None or not answer.limits:
        return 1.0
    cap = person.fml.list.items["6.3"].codes[max(answer.limits)].cap
    return min(1.0, cap.value / person.former_hours) if cap is not None else 1.0
