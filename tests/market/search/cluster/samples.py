"""Vacancies and questions of every kind, from few words and few places, so that they often have to do with each other."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta
from typing import Any, TypeVar

from hervat.domain.matching.travel import Point, straight_km
from hervat.market.search.contract import Document, LoadLimits, Near, Query, Words
from hervat.market.vacancies.ads import Contract, HomeWork

T = TypeVar("T")
PLACES: list[tuple[str, ...]] = [
    ("zorgmedewerker", "zorg", "medewerker"),
    ("zorg",),
    ("medewerker",),
    ("nachtreceptionist", "nacht", "receptionist"),
    ("nacht",),
    ("lasser",),
    ("magazijn",),
    ("c++",),
]
TOKENS = sorted({token for place in PLACES for token in place})
TOWNS = [Point(52.22, 6.89), Point(52.36, 6.66), Point(52.26, 6.16), Point(51.99, 5.91), Point(52.22, 6.8901), Point(-33.9, 18.4)]
DAY = date(2026, 11, 1)
OCCUPATIONS, PROVINCES, ITEMS = ("urn:a", "urn:b", "urn:c"), ("Overijssel", "Gelderland", "Drenthe"), ("4.13", "1.8.4", "5.4")


def simple(number: int, word: str = "zorg", days: int = 0) -> Document:
    """A vacancy of one word."""
    return Document(number=number, title=[(word,)], body=[], first_seen=DAY + timedelta(days))


class Sample:
    """Chance, always the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 -- no secret

    def document(self, number: int) -> Document:
        """A vacancy of which anything may not be told."""
        chance = self._chance
        return Document(
            number=number,
            title=self._places(3),
            body=self._places(8),
            employer=self._places(1),
            first_seen=DAY + timedelta(chance.randrange(6)),
            occupation=self._perhaps(chance.choice(OCCUPATIONS)) or "",
            hours=self._perhaps((chance.choice([0.0, 8.0, 16.1]), chance.choice([16.1, 24.0, 40.0]))),
            level=self._perhaps((chance.randrange(1, 4), chance.randrange(4, 9))),
            month_wage=self._perhaps(chance.choice([2000.0, 2500.0, 2500.01])),
            contract=self._perhaps(chance.choice(list(Contract))) or "",
            home_work=self._perhaps(chance.choice(list(HomeWork))) or "",
            province=self._perhaps(chance.choice(PROVINCES)) or "",
            point=self._perhaps(self._point()),
            load={item: chance.choice([2.0, 5.0, math.nan]) for item in ITEMS if chance.random() < 0.3},
        )

    def query(self) -> Query:
        """A question with one to four demands."""
        chance = self._chance
        edge = straight_km(TOWNS[0], chance.choice(TOWNS[1:4]))
        demands: dict[str, Any] = {
            "words": self._words(),
            "occupations": (chance.choice(OCCUPATIONS),),
            "near": Near(TOWNS[0], chance.choice([0.001, 0.01, 5.0, 25.0, 60.0, 61.0, 200.0, edge])),
            "province": chance.choice(PROVINCES),
            "hours": (chance.choice([0.0, 16.1]), chance.choice([16.1, 40.0])),
            "month_wage": chance.choice([2000.0, 2500.0, 2500.01]),
            "level": (chance.randrange(1, 5), chance.randrange(5, 9)),
            "since": DAY + timedelta(chance.randrange(6)),
            "after": chance.randrange(100),
            "contracts": tuple(chance.sample(list(Contract), 2)),
            "home_work": (chance.choice(list(HomeWork)),),
            "fits": LoadLimits({"4.13": 3.0}, frozenset(chance.sample(ITEMS, 1)), frozenset({"urn:a"})),
        }
        names = chance.sample(sorted(demands), chance.randrange(1, 5))
        return Query(**{name: demands[name] for name in names})

    def _words(self) -> Words:
        chance = self._chance
        every = tuple(chance.sample(TOKENS, chance.randrange(3)))
        phrases = tuple(tuple(chance.choices(TOKENS, k=chance.randrange(1, 4))) for _ in range(chance.randrange(2)))
        return Words(every, phrases, tuple(chance.sample(TOKENS, chance.randrange(2))))

    def _point(self) -> Point:
        if self._chance.random() < 0.5:
            return self._chance.choice(TOWNS)
        return Point(self._chance.uniform(50.5, 53.5), self._chance.uniform(3.5, 7.2))

    def _places(self, most: int) -> list[tuple[str, ...]]:
        return self._chance.choices(PLACES, k=self._chance.randint(0, most))

    def _perhaps(self, value: T) -> T | None:
        return value if self._chance.random() < 0.7 else None
