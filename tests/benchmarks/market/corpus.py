"""Made-up ads as vacancies of a search engine, and questions about them: harder than people's, for half of the words are common ones."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hervat.domain.matching.travel import Point
from hervat.market.search.contract import Document, Facet, Near, Query, Words
from hervat.market.text.analysis import analyse, parts_of_query
from hervat.market.vacancies.ads import Contract, HomeWork
from tests.benchmarks.alerts.workload import LEVELS, ads, tool

DAY_ZERO = date(1970, 1, 1)
NEWEST = DAY_ZERO + timedelta(days=20700)
CONTRACTS, HOME_WORKS = (*Contract, ""), (*HomeWork, "")
KM, DAYS = 25.0, 30


def vacancies(count: int) -> Iterator[Document]:
    """So many, numbered from 1."""
    provinces = tool()["PROV"]
    return (_vacancy(number, ad, provinces) for number, ad in enumerate(ads(count), 1))


def _vacancy(number: int, ad: dict[str, Any], provinces: list[str]) -> Document:
    level = LEVELS[ad["level"]]
    return Document(
        number=number,
        title=analyse(ad["title"]),
        body=analyse(ad["body"]),
        first_seen=DAY_ZERO + timedelta(days=ad["date"]),
        occupation=f"urn:{ad['occ']}",
        hours=(ad["hmin"], ad["hmax"]),
        level=(level, level),
        month_wage=float(ad["wage"]),
        contract=CONTRACTS[number % len(CONTRACTS)],
        home_work=HOME_WORKS[number % len(HOME_WORKS)],
        province=provinces[ad["prov"]],
        point=Point(ad["lat"], ad["lon"]),
    )


def questions(count: int, seed: int = 3) -> list[Query]:
    """Words, hours, level, age, 25 km and two facets. Half ask a function with a sector or a kind, half two words that are common."""
    chance = random.Random(seed)  # noqa: S311 -- made-up data
    made = tool()
    words, towns = made["vocab"](), made["places"]()
    shares = [1 / (place + 1) ** 0.8 for place in range(len(towns))]
    return [_question(chance, made, words, chance.choices(towns, shares)[0]) for _ in range(count)]


def _question(chance: random.Random, made: dict[str, Any], words: list[str], town: tuple[Any, ...]) -> Query:
    if chance.random() < 0.5:
        typed = f"{chance.choice(made['FUNC'])} {chance.choice(made['SEC'] + made['MOD'])}"
    else:
        typed = f"{words[chance.randrange(100, 3000)]} {words[chance.randrange(100, 3000)]}"
    hours, level = chance.choice((16.0, 24.0, 32.0)), chance.randrange(1, 6)
    return Query(
        words=Words(parts_of_query(typed)),
        near=Near(Point(town[2], town[3]), KM),
        hours=(hours, hours + 8),
        level=(level, level + 1),
        since=NEWEST - timedelta(days=DAYS),
        today=NEWEST,
        facets=(Facet.PROVINCE, Facet.CONTRACT),
    )
