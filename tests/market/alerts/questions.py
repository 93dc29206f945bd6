"""Questions and vacancies of every kind, for hypothesis: from few words and few places, so that they often have to do with each other."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from hervat.domain.matching.travel import Point, straight_km
from hervat.market.search.contract import Document, Near, Query, Words
from hervat.market.vacancies.ads import Contract, HomeWork

TOKENS = st.sampled_from(["zorg", "medewerker", "receptionist", "nacht", "lasser", "magazijn"])
OCCUPATIONS = st.sampled_from(["urn:a", "urn:b", "urn:c"])
PROVINCES = st.sampled_from(["Overijssel", "Gelderland", "Drenthe"])
TOWNS = [Point(52.22, 6.89), Point(52.36, 6.66), Point(52.26, 6.16), Point(51.99, 5.91), Point(52.22, 6.8901), Point(-33.9, 18.4)]
POINTS = st.sampled_from(TOWNS) | st.builds(Point, st.floats(50.5, 53.5), st.floats(3.5, 7.2))
DISTANCES = st.sampled_from([0.001, 0.01, 5.0, 25.0, 60.0, 61.0, 200.0])
DAY = date(2026, 11, 1)
DAYS = st.integers(0, 5).map(lambda days: DAY + timedelta(days))
HOURS = st.tuples(st.sampled_from([0.0, 8.0, 16.0]), st.sampled_from([16.0, 24.0, 40.0]))
LEVELS = st.tuples(st.integers(1, 4), st.integers(4, 8))
WAGES = st.sampled_from([2000.0, 2500.0, 2500.01])


@st.composite
def circles(draw: st.DrawFn) -> Near:
    """Often with a town exactly on the edge."""
    middle = draw(POINTS)
    edge = straight_km(middle, draw(st.sampled_from(TOWNS)))
    return Near(middle, draw(DISTANCES | st.just(edge if 0 < edge <= 200 else 25.0)))


WORDS = st.builds(
    Words,
    st.lists(TOKENS, max_size=3, unique=True).map(tuple),
    st.lists(st.lists(TOKENS, min_size=1, max_size=3).map(tuple), max_size=1).map(tuple),
    st.lists(TOKENS, max_size=1).map(tuple),
)
QUERIES = st.builds(
    Query,
    words=WORDS,
    occupations=st.lists(OCCUPATIONS, max_size=2).map(tuple),
    near=st.none() | circles(),
    province=st.just("") | PROVINCES,
    hours=st.none() | HOURS,
    month_wage=st.none() | WAGES,
    level=st.none() | LEVELS,
    since=st.none() | DAYS,
    contracts=st.lists(st.sampled_from(list(Contract)), max_size=2).map(tuple),
    home_work=st.lists(st.sampled_from(list(HomeWork)), max_size=2).map(tuple),
)
PLACES_IN_TEXT = st.lists(st.lists(TOKENS, min_size=1, max_size=2).map(tuple), max_size=4)
DOCUMENTS = st.builds(
    Document,
    number=st.integers(1, 50),
    title=PLACES_IN_TEXT,
    body=PLACES_IN_TEXT,
    employer=PLACES_IN_TEXT,
    first_seen=DAYS,
    occupation=st.just("") | OCCUPATIONS,
    hours=st.none() | HOURS,
    level=st.none() | LEVELS,
    month_wage=st.none() | WAGES,
    contract=st.just("") | st.sampled_from([*map(str, Contract), "iets anders"]),
    home_work=st.just("") | st.sampled_from([*map(str, HomeWork), "soms"]),
    province=st.just("") | PROVINCES | st.just("Limburg"),
    point=st.none() | POINTS,
)
