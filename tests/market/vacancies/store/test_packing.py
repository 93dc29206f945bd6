"""What is packed comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.travel import Point
from hervat.market.vacancies.ads import Ad, Contract, HomeWork, Hours, Level, LoadSentence, OccupationGuess, Shift, Wage
from hervat.market.vacancies.postings import Per
from hervat.market.vacancies.store.packing import pack, text_of, unpack

AD = Ad(identifier="1", title="Kok", text="Koken.", html="<p>Koken.</p>")
TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)
NUMBERS = st.floats(0, 10_000)
MAYBE = st.none() | NUMBERS
ADS = st.builds(
    Ad,
    identifier=TEXTS,
    title=TEXTS,
    text=TEXTS,
    html=TEXTS,
    url=TEXTS,
    employer=TEXTS,
    language=TEXTS,
    occupation=st.none() | st.builds(OccupationGuess, TEXTS, TEXTS, NUMBERS, TEXTS),
    hours=st.none() | st.builds(Hours, NUMBERS, NUMBERS),
    wage=st.none() | st.builds(Wage, MAYBE, MAYBE, st.sampled_from(Per), MAYBE, MAYBE),
    level=st.none() | st.builds(Level, st.integers(1, 8), st.integers(1, 8)),
    contract=st.none() | st.sampled_from(Contract),
    experience_years=MAYBE,
    licences=st.lists(TEXTS).map(tuple),
    shifts=st.lists(st.sampled_from(Shift)).map(tuple),
    home_work=st.none() | st.sampled_from(HomeWork),
    start=st.none() | st.dates() | st.just("per direct"),
    place=TEXTS,
    postcode=TEXTS,
    province=TEXTS,
    point=st.none() | st.builds(Point, NUMBERS, NUMBERS),
    load=st.lists(st.builds(LoadSentence, TEXTS, TEXTS, MAYBE, TEXTS, st.booleans(), st.booleans()), max_size=3).map(tuple),
    date_posted=st.none() | st.dates(),
    valid_through=st.none() | st.dates(),
)


@pytest.mark.parametrize(
    "ad", [AD, replace(AD, point=Point(52.2, 6.9)), replace(AD, start="per direct"), replace(AD, start=date(2026, 12, 1))]
)
def test_an_ad_comes_back_as_it_was(ad: Ad) -> None:
    assert unpack(pack(ad)) == ad


@given(ADS)
def test_any_ad_comes_back_as_it_was(ad: Ad) -> None:
    packed = pack(ad)
    assert unpack(packed) == ad
    assert text_of(packed) == ad.text
