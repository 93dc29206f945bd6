"""Every engine answers as the definition says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from hervat.market.search.contract import LAST_RESULT, Facet, Hit, Query, SearchEngine, Sort, Words
from tests.market.search.contract.reference import Reference
from tests.market.search.contract.vacancies import TODAY, questions

QUESTIONS = 250


@settings(max_examples=QUESTIONS, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=questions())
def test_every_question_has_the_answer_of_the_definition(filled: SearchEngine, reference: Reference, query: Query) -> None:
    found, right = filled.search(query), reference.search(query)
    assert (found.total, found.is_exact, found.widened, found.facets) == (right.total, True, right.widened, right.facets)
    assert len(found.hits) == len(right.hits)
    if query.sort is not Sort.RELEVANCE or not query.words.all:
        assert [hit.number for hit in found.hits] == [hit.number for hit in right.hits]
        assert [hit.km for hit in found.hits] == pytest.approx([hit.km for hit in right.hits], abs=1e-4)


@settings(max_examples=QUESTIONS // 4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=questions())
def test_pages_together_are_all_that_is_found(filled: SearchEngine, reference: Reference, query: Query) -> None:
    pages = [filled.search(replace(query, first=first, size=50)).hits for first in range(0, 400, 50)]
    everything = reference.search(replace(query, first=0, size=LAST_RESULT)).hits
    assert sorted(hit.number for page in pages for hit in page) == sorted(hit.number for hit in everything)


@pytest.mark.parametrize("word", ["kok", "zorg", "medewerker"])
def test_the_most_relevant_comes_first_and_of_equals_the_newest(filled: SearchEngine, reference: Reference, word: str) -> None:
    hits = filled.search(Query(words=Words((word,)), size=100)).hits
    newest = {hit.number: place for place, hit in enumerate(reference.search(Query(size=LAST_RESULT)).hits)}

    def place(hit: Hit) -> tuple[float, int]:
        return -hit.score, newest[hit.number]

    assert sorted(hits, key=place) == list(hits)
    assert len(hits) > 20


def test_a_word_in_the_title_weighs_more(filled: SearchEngine, reference: Reference) -> None:
    first = filled.search(Query(words=Words(("lasser",)), size=5)).hits
    titled = {document.number for document in reference.documents if any("lasser" in tokens for tokens in document.title)}
    assert {hit.number for hit in first} <= titled


def test_an_age_is_not_counted_without_a_day(filled: SearchEngine) -> None:
    with pytest.raises(ValueError, match="today"):
        filled.search(Query(facets=(Facet.AGE,)))
    assert filled.search(Query(facets=(Facet.AGE,), today=TODAY)).facets[Facet.AGE]


def test_nothing_is_near_nowhere(filled: SearchEngine) -> None:
    with pytest.raises(ValueError, match="place"):
        filled.search(Query(sort=Sort.DISTANCE))
