"""All kept searches at once say exactly what each of them says alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.travel import Point
from hervat.market.alerts.instant import InstantIndex, index
from hervat.market.search.contract import Document, LoadLimits, Near, Query, Words
from hervat.market.search.matching import matches
from tests.market.alerts.questions import DOCUMENTS, QUERIES


def one_by_one(queries: list[Query], documents: list[Document]) -> set[tuple[int, int]]:
    return {(q, d) for q, query in enumerate(queries) for d, document in enumerate(documents) if matches(query, document)}


def all_at_once(queries: list[Query], documents: list[Document], sample: list[Document]) -> list[tuple[int, int]]:
    found = InstantIndex(queries, sample).match(documents)
    return list(zip(found.queries.tolist(), found.documents.tolist(), strict=True))


@given(st.lists(QUERIES, max_size=12), st.lists(DOCUMENTS, max_size=6), st.lists(DOCUMENTS, max_size=3))
def test_all_at_once_say_what_each_says_alone(queries: list[Query], documents: list[Document], sample: list[Document]) -> None:
    found = all_at_once(queries, documents, sample)
    assert set(found) == one_by_one(queries, documents)
    assert len(found) == len(set(found))


@given(st.lists(QUERIES, max_size=8), st.lists(DOCUMENTS, max_size=6))
def test_whatever_is_done_at_once(queries: list[Query], documents: list[Document]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "BATCH", 2)
        patch.setattr(index, "MOST_PAIRS", 1)
        assert set(all_at_once(queries, documents, documents)) == one_by_one(queries, documents)


@given(st.lists(st.builds(Near, st.builds(Point, st.floats(-90, 90), st.floats(-180, 180)), st.floats(0.001, 200)), max_size=5), st.data())
def test_circles_anywhere_on_earth(circles: list[Near], data: st.DataObject) -> None:
    close = [st.builds(Point, st.just(c.point.latitude), st.floats(c.point.longitude - 1, c.point.longitude + 1)) for c in circles]
    points = data.draw(st.lists(st.one_of(*close, st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))), max_size=5))
    documents = [Document(number=n, title=(), body=(), first_seen=date(2026, 1, 1), point=point) for n, point in enumerate(points, 1)]
    queries = [Query(near=near) for near in circles]
    assert set(all_at_once(queries, documents, documents)) == one_by_one(queries, documents)


def test_no_searches_and_no_news() -> None:
    assert len(InstantIndex([]).match([]).queries) == 0
    assert len(InstantIndex([Query(words=Words(("zorg",)))]).match([]).queries) == 0


@pytest.mark.parametrize("wrong", [Query(after=3), Query(fits=LoadLimits())])
def test_what_is_never_kept(wrong: Query) -> None:
    with pytest.raises(ValueError, match="kept search"):
        InstantIndex([wrong])
