"""How the order of a match moves with what differs between groups of people: interests, and years of work.

The difference in interests between men and women is the one published for the O*NET Interest Profiler (d = 0.86 on R, 0.26 on I, -0.59 on
S, -0.07 on E, -0.36 on C): half of it is added to, and half taken from, the same invented persons. Everything else stays the same. They are
matched with the catalogue that comes along. Nothing is measured about real people.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from statistics import mean
from typing import TYPE_CHECKING

from tests.benchmarks.bench_market_import import market_tables
from tests.benchmarks.kit.apart import apart
from tests.benchmarks.kit.table import print_fact, print_head

if TYPE_CHECKING:
    from hervat.domain.matching.choosing.match import Market
    from hervat.domain.matching.choosing.person import Person
    from hervat.domain.matching.choosing.ranking import Component
    from hervat.domain.matching.occupations import Occupation

PERSONS, TOP, SEED = 200, 20, 2026
SPREAD = 9.0  # standard deviation of a scale of 0-40
DIFFERENCE = {"R": 0.86, "I": 0.26, "A": 0.0, "S": -0.59, "E": -0.07, "C": -0.36}
LIMITS = ("4.13", "4.20", "5.4", "5.2", "4.17", "4.10", "5.7")
FEW, MANY = 1.0, 30.0  # years of work


def main() -> None:
    """Loads the catalogue in an installation of its own, and matches."""
    with apart() as own:
        own.run("tests.benchmarks.bench_fairness", "measure")


def measure() -> None:
    """Prints how much of the first twenty stays the same, and what they pay."""
    from hervat.domain.matching.choosing.ranking import Component
    from hervat.market.importing.kinds import find_kind
    from hervat.market.importing.results import silently
    from hervat.market.matching import load_market
    from hervat.market.starter.importer import DATA

    find_kind("starter").read(DATA, silently)
    market = load_market()
    people = _people(market)
    print_head(f"Fairness: the first {TOP} of {PERSONS} invented persons; the share that stays the same, and the mean wage of both")
    for by in Component:
        _print(f"interests of men and women, by {by}", _pairs(people, market, by, (_as_men, _as_women)))
    for by in (Component.SKILLS, Component.WORK_HISTORY):
        _print(f"one or thirty years of work, by {by}", _pairs(people, market, by, (_short, _long)))


def _people(market: Market) -> list[Person]:
    from hervat.domain.matching.choosing.person import Job, read_person

    random = Random(SEED)  # noqa: S311 -- it only varies invented persons
    people = []
    for _ in range(PERSONS):
        items = {item: {"code": random.choice((1, 2))} for item in random.sample(LIMITS, 3)}
        riasec = {letter: min(40.0, max(0.0, random.gauss(20, SPREAD))) for letter in DIFFERENCE}
        data = {"fml": {"version": "B", "items": items}, "education_level": random.randint(1, 5), "riasec": riasec}
        work = random.choice(market.occupations)
        people.append(replace(read_person(data, date(2026, 1, 1)), work_history=(Job(work.label, 5, work.uri),)))
    return people


def _moved(person: Person, direction: int) -> Person:
    assert person.riasec is not None
    scores = person.riasec._asdict()
    return replace(
        person,
        riasec=person.riasec._replace(**{letter: score + direction * DIFFERENCE[letter] * SPREAD / 2 for letter, score in scores.items()}),
    )


def _as_men(person: Person) -> Person:
    return _moved(person, 1)


def _as_women(person: Person) -> Person:
    return _moved(person, -1)


def _short(person: Person) -> Person:
    return replace(person, work_history=tuple(job._replace(years=FEW) for job in person.work_history))


def _long(person: Person) -> Person:
    return replace(person, work_history=tuple(job._replace(years=MANY) for job in person.work_history))


Pair = tuple[Sequence["Occupation"], Sequence["Occupation"]]
Sides = tuple[Callable[["Person"], "Person"], Callable[["Person"], "Person"]]


def _pairs(people: Sequence[Person], market: Market, by: Component, sides: Sides) -> list[Pair]:
    return [(_first(sides[0](person), market, by), _first(sides[1](person), market, by)) for person in people]


def _first(person: Person, market: Market, by: Component) -> list[Occupation]:
    from hervat.domain.matching.choosing.match import match

    found = match(person, market, by)
    return [candidate.occupation for candidate in found.candidates if candidate.left_out is None][:TOP]


def _print(label: str, pairs: Sequence[Pair]) -> None:
    same = mean(len({one.uri for one in ones} & {other.uri for other in others}) / max(len(ones), 1) for ones, others in pairs)
    wages = [mean(work.wage for pair in pairs for work in pair[side] if work.wage is not None) for side in (0, 1)]
    print_fact(label, f"{same:.0%} the same; {wages[0]:.2f} and {wages[1]:.2f} euro an hour")


if __name__ == "__main__":
    market_tables()
    {"measure": measure}[sys.argv[1]]()
