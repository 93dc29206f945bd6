"""As many vacancies as asked, as engines get them, and questions about them: invented, and always the same.

Words come by Zipf's law out of 80,000, one in three a compound with two parts; 150 to 400 in an ad. One ad in three has another's text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from hervat.domain.matching.travel import Point
from hervat.market.search.contract import Document, Facet, Near, Query, Words
from hervat.market.vacancies.ads import Contract, HomeWork

VOCABULARY, FUNCTIONS = 80_000, 75
TODAY = date(2026, 11, 20)
PROVINCES = ("Groningen", "Drenthe", "Overijssel", "Gelderland", "Utrecht", "Noord-Holland", "Zuid-Holland", "Noord-Brabant", "Limburg")
HOURS = (8.0, 16.0, 20.0, 24.0, 32.0, 36.0, 40.0)


def vacancies(count: int, seed: int = 5) -> Iterator[Document]:
    """Numbered from 1."""
    chance, numbers = random.Random(seed), np.random.default_rng(seed)  # noqa: S311 -- no secret
    words, share, towns = _words(), _shares(), _towns()
    earlier: list[list[tuple[str, ...]]] = []
    for number in range(1, count + 1):
        if earlier and chance.random() < 0.33:
            body = chance.choice(earlier)
        else:
            body = [words[place] for place in np.searchsorted(share, numbers.random(chance.randrange(150, 401)) * share[-1])]
            earlier = [*earlier[-999:], body]
        low = chance.choice(HOURS)
        level = chance.randrange(1, 7)
        yield Document(
            number=number,
            title=[(f"functie{_function(chance)}",), words[chance.randrange(3000)]],
            body=body,
            employer=[(f"werkgever{chance.randrange(20_000)}",)],
            first_seen=TODAY - timedelta(int(60 * chance.random() ** 1.7)),
            occupation=f"urn:occupation:{chance.randrange(3000)}",
            hours=(low, min(40.0, low + chance.choice((0, 4, 8)))),
            level=(level, level + 1),
            month_wage=1900.0 + level * 350 + chance.randrange(900) if chance.random() < 0.6 else None,
            contract=chance.choice(list(Contract)),
            home_work=chance.choice(list(HomeWork)) if chance.random() < 0.4 else "",
            province=chance.choice(PROVINCES),
            point=chance.choice(towns),
            load={"4.13": float(chance.randrange(5, 30))} if chance.random() < 0.2 else {},
        )


def questions(count: int, seed: int = 6) -> Iterator[Query]:
    """A function and another word, hours, level, 25 km, two facets: what the aims of searching are about."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    words, towns = _words(), _towns()
    for _ in range(count):
        other = words[chance.randrange(100, 3000)][0]
        yield Query(
            words=Words(
                all=(f"functie{_function(chance)}", other) if chance.random() < 0.5 else (words[chance.randrange(100, 3000)][0], other)
            ),
            near=Near(chance.choice(towns), 25.0),
            hours=(16.0, 32.0),
            level=(1, 4),
            today=TODAY,
            facets=(Facet.CONTRACT, Facet.HOURS),
        )


def kept_searches(count: int, seed: int = 7) -> Iterator[tuple[int, Query]]:
    """One to three words, half of them with a function; often hours, a level and a place."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    words, towns = _words(), _towns()
    for number in range(1, count + 1):
        asked = {words[chance.randrange(100, 3000)][0] for _ in range(chance.randrange(1, 3))}
        if chance.random() < 0.5:
            asked.add(f"functie{_function(chance)}")
        yield (
            number,
            Query(
                words=Words(all=tuple(sorted(asked))),
                near=Near(chance.choice(towns), chance.choice((10.0, 25.0, 50.0))) if chance.random() < 0.8 else None,
                hours=(16.0, 32.0) if chance.random() < 0.5 else None,
                level=(1, 4) if chance.random() < 0.3 else None,
            ),
        )


def _function(chance: random.Random) -> int:
    return int(FUNCTIONS * chance.random() ** 2)


def _words() -> list[tuple[str, ...]]:
    return [
        (f"woord{number}", f"woord{number // 3}", f"woord{number // 7}") if number % 3 == 2 else (f"woord{number}",)
        for number in range(VOCABULARY)
    ]


def _shares() -> np.ndarray:
    shares = 1 / (np.arange(1, VOCABULARY + 1) + 2.7) ** 1.05
    return np.cumsum(shares / shares.sum())


def _towns() -> list[Point]:
    chance = random.Random(11)  # noqa: S311 -- no secret
    return [Point(round(chance.gauss(52.1, 0.6), 4), round(chance.gauss(5.4, 0.8), 4)) for _ in range(2500)]
