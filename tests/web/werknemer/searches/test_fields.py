"""A search goes into the fields of a form and comes out the same; what cannot be read gets a sentence."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Contract, HomeWork
from hervat.web.werknemer.searches.fields import SearchFields, as_fields

TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40).map(str.strip)
NUMBERS = st.integers(1, 5000).map(lambda number: number / 4)
REQUESTS = st.builds(
    SearchRequest,
    words=TEXTS,
    near=TEXTS,
    radius=st.none() | NUMBERS,
    province=TEXTS,
    hours=st.none() | st.tuples(st.integers(0, 20), st.integers(20, 60)),
    level=st.none() | st.tuples(st.integers(1, 4), st.integers(4, 8)),
    month_wage=st.none() | NUMBERS,
    occupation=TEXTS,
    contracts=st.lists(st.sampled_from(list(Contract)), unique=True).map(tuple),
    home_work=st.lists(st.sampled_from(list(HomeWork)), unique=True).map(tuple),
)


def sent(fields: object) -> SearchFields:
    query = QueryDict(mutable=True)
    for name, value in fields:  # type: ignore[attr-defined]
        query.appendlist(name, value)
    return SearchFields(QueryDict(query.urlencode()))


@given(REQUESTS)
def test_what_goes_in_comes_out(request: SearchRequest) -> None:
    read = sent(as_fields(request))
    assert read.errors == []
    assert read.request == request


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("km", "ver"), ("km", "-3"), ("loon", "nan"), ("loon", "1e999"), ("uren_van", "70"), ("niveau_tot", "9"), ("niveau_van", "0"),
        ("contract", "levenslang"), ("thuis", "ja"), ("wat", "x" * 201),
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_a_sentence(name: str, value: str) -> None:
    (error,) = sent([(name, value)]).errors
    assert error.path.partition("_")[0] == name.partition("_")[0]


def test_one_end_of_a_range_is_enough() -> None:
    read = sent([("uren_tot", "24"), ("niveau_van", "3")])
    assert (read.request.hours, read.request.level) == ((0, 24), (3, 8))
