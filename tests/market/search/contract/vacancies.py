"""Invented vacancies, and questions about them."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from hervat.domain.matching.travel import Point
from hervat.market.search.contract import Document, Facet, LoadLimits, Near, Query, Sort, Words
from hervat.market.vacancies.ads import Contract, HomeWork

T = TypeVar("T")

TODAY = date(2026, 11, 20)
PLACES = {
    ("Utrecht", Point(52.0907, 5.1214)), ("Utrecht", Point(52.1561, 5.3878)), ("Overijssel", Point(52.2215, 6.8937)),
    ("Overijssel", Point(52.3570, 6.6685)), ("Gelderland", Point(51.9851, 5.8987)), ("Limburg", Point(50.8514, 5.6910)),
}  # fmt: skip
ITEMS = ("4.13", "5.1", "5.4", "1.8.4", "6.1")
OCCUPATIONS = ("urn:kok", "urn:chauffeur", "urn:verzorgende", "urn:lasser")
WHOLE = {  # words, and the parts of some
    "kok": (), "hulpkok": ("hulp", "kok"), "zorgmedewerker": ("zorg", "medewerker"), "medewerker": (), "zorg": (), "chauffeur": (),
    "vrachtwagenchauffeur": ("vracht", "wag", "chauffeur"), "avond": (), "nacht": (), "ploeg": (), "keuk": (), "team": (), "rijbewijs": (),
    "24": (), "3.5": (), "lasser": (), "magazijn": (), "magazijnmedewerker": ("magazijn", "medewerker"),
}  # fmt: skip
TOKENS = sorted({token for whole, parts in WHOLE.items() for token in (whole, *parts)} | {"nergens"})


def make_vacancies(count: int, seed: int) -> list[Document]:
    """So many vacancies, numbered from 1; of each fact some do not tell it."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    return [_vacancy(number, chance) for number in range(1, count + 1)]


def _vacancy(number: int, chance: random.Random) -> Document:
    def perhaps(value: T, otherwise: T) -> T:
        return value if chance.random() < 0.75 else otherwise

    def words(count: int) -> list[tuple[str, ...]]:
        return [(whole, *WHOLE[whole]) for whole in chance.choices(list(WHOLE), k=count)]

    low, level = chance.choice((0, 8, 12, 16, 24, 32, 36, 40)), chance.randrange(1, 9)
    province, point = chance.choice(sorted(PLACES))
    near = Point(point.latitude + chance.gauss(0, 0.05), point.longitude + chance.gauss(0, 0.05)) if chance.random() < 0.7 else point
    return Document(
        number=number,
        title=words(chance.randrange(3)),
        body=words(chance.randrange(12)),
        employer=words(chance.randrange(2)),
        first_seen=TODAY - timedelta(days=chance.randrange(40)),
        occupation=perhaps(chance.choice(OCCUPATIONS), ""),
        hours=perhaps((low, min(40, low + chance.choice((0, 4, 8, 16)))), None),
        level=perhaps((level, min(8, level + chance.randrange(3))), None),
        month_wage=perhaps(float(chance.randrange(2000, 5000, 50)), None),
        contract=perhaps(str(chance.choice(list(Contract))), ""),
        home_work=perhaps(str(chance.choice(list(HomeWork))), ""),
        province=perhaps(province, ""),
        point=perhaps(near, None),
        load={item: perhaps(float(chance.randrange(30)), math.nan) for item in ITEMS if chance.random() < 0.3},
    )


def _few(values: st.SearchStrategy[T], most: int) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, max_size=most, unique=True).map(tuple)


_WORDS = st.builds(
    Words,
    all=_few(st.sampled_from(TOKENS), 4),
    phrases=st.just(()) | st.lists(st.sampled_from(sorted(WHOLE)), min_size=2, max_size=3).map(lambda words: (tuple(words),)),
    not_=st.just(()) | _few(st.sampled_from(TOKENS), 2),
)
_RANGES = st.tuples(st.integers(0, 45), st.integers(0, 45)).map(lambda pair: (float(min(pair)), float(max(pair))))
_LIMITS = st.builds(
    LoadLimits,
    most=st.dictionaries(st.sampled_from(ITEMS), st.floats(0, 30, allow_nan=False), max_size=3),
    without=st.frozensets(st.sampled_from(ITEMS), max_size=2),
    occupations=st.frozensets(st.sampled_from(OCCUPATIONS), max_size=2),
)


@st.composite
def questions(draw: st.DrawFn) -> Query:
    """Any question, with a few filters at a time: with many nothing would be found."""
    near = draw(st.none() | st.builds(Near, st.sampled_from(sorted({point for _, point in PLACES})), st.floats(0.5, 200)))
    filters: dict[str, st.SearchStrategy[Any]] = {
        "occupations": _few(st.sampled_from(OCCUPATIONS), 2),
        "province": st.sampled_from(sorted({province for province, _ in PLACES})),
        "hours": _RANGES,
        "month_wage": st.integers(1900, 5100).map(float),
        "level": st.tuples(st.integers(1, 8), st.integers(1, 8)).map(lambda pair: (min(pair), max(pair))),
        "since": st.integers(0, 45).map(lambda days: TODAY - timedelta(days=days)),
        "after": st.integers(0, 400),
        "contracts": _few(st.sampled_from(list(Contract)), 3),
        "home_work": _few(st.sampled_from(list(HomeWork)), 2),
        "fits": _LIMITS,
    }
    chosen: dict[str, Any] = {name: draw(filters[name]) for name in draw(_few(st.sampled_from(sorted(filters)), 3))}
    sorts = [sort for sort in Sort if near is not None or sort is not Sort.DISTANCE]
    return Query(
        words=draw(_WORDS),
        near=near,
        **chosen,
        widen=draw(st.booleans()),
        today=TODAY,
        sort=draw(st.sampled_from(sorts)),
        first=draw(st.sampled_from((0, 0, 5, 20, 100))),
        size=draw(st.sampled_from((1, 7, 20, 100))),
        facets=draw(_few(st.sampled_from(list(Facet)), 6)),
    )
