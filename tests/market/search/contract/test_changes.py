"""What is put in is found after the commit, and not before; what is taken out is gone."""

from __future__ import annotations

from dataclasses import replace

from hervat.market.search.contract import ENOUGH, Facet, Query, SearchEngine, Words
from tests.market.search.contract.vacancies import TODAY, make_vacancies

VACANCIES = make_vacancies(60, seed=8)


def numbers(engine: SearchEngine, query: Query | None = None) -> list[int]:
    return sorted(hit.number for hit in engine.search(replace(query or Query(), size=100)).hits)


def test_an_empty_engine_finds_nothing(engine: SearchEngine) -> None:
    found = engine.search(Query(words=Words(("kok", "zorg")), facets=(Facet.HOURS,)))
    assert (found.total, found.hits, found.facets) == (0, (), {Facet.HOURS: {}})
    assert engine.revision() == 0


def test_nothing_shows_before_the_commit(engine: SearchEngine) -> None:
    engine.put(VACANCIES[:3])
    assert numbers(engine) == []
    engine.commit(7)
    assert numbers(engine) == [1, 2, 3]
    assert engine.revision() == 7


def test_the_same_number_replaces(engine: SearchEngine) -> None:
    engine.put(VACANCIES[:3])
    engine.commit(1)
    engine.put([replace(VACANCIES[1], province="Zeeland"), replace(VACANCIES[1], province="Drenthe")])
    engine.commit(2)
    assert numbers(engine) == [1, 2, 3]
    assert numbers(engine, Query(province="Drenthe")) == [2]
    assert numbers(engine, Query(province="Zeeland")) == []


def test_the_last_of_two_in_a_new_index_counts(engine: SearchEngine) -> None:
    engine.put([VACANCIES[0], replace(VACANCIES[0], province="Drenthe")])
    engine.commit(1)
    assert numbers(engine) == numbers(engine, Query(province="Drenthe")) == [1]


def test_what_is_taken_out_is_gone(engine: SearchEngine) -> None:
    engine.put(VACANCIES)
    engine.commit(1)
    engine.remove([2, 59, 1000])
    assert len(numbers(engine)) == 60
    engine.commit(2)
    assert numbers(engine) == [number for number in range(1, 61) if number not in (2, 59)]


def test_what_was_put_and_taken_out_before_the_commit_never_shows(engine: SearchEngine) -> None:
    engine.put(VACANCIES[:5])
    engine.remove([3])
    engine.commit(1)
    assert numbers(engine) == [1, 2, 4, 5]


def test_filling_again_shows_the_old_until_the_commit(engine: SearchEngine) -> None:
    engine.put(VACANCIES[:10])
    engine.commit(4)
    engine.clear()
    assert numbers(engine) == list(range(1, 11))
    engine.put(VACANCIES[20:25])
    assert numbers(engine) == list(range(1, 11))
    assert engine.revision() == 4
    engine.commit(9)
    assert numbers(engine) == [21, 22, 23, 24, 25]
    assert engine.revision() == 9


def test_filling_again_with_nothing_empties(engine: SearchEngine) -> None:
    engine.put(VACANCIES[:10])
    engine.commit(4)
    engine.clear()
    engine.commit(5)
    assert numbers(engine) == []
    assert engine.revision() == 5


def test_an_engine_that_was_emptied_counts_nothing(engine: SearchEngine) -> None:
    engine.put(VACANCIES[:3])
    engine.commit(1)
    engine.remove([1, 2, 3])
    engine.commit(2)
    found = engine.search(Query(words=Words(("kok", "zorg")), facets=tuple(Facet), today=TODAY))
    assert (found.total, found.facets) == (0, {facet: {} for facet in Facet})


def test_a_commit_without_changes_remembers_the_revision(engine: SearchEngine) -> None:
    engine.put(VACANCIES[:1])
    engine.commit(1)
    engine.commit(2)
    assert (engine.revision(), numbers(engine)) == (2, [1])


def test_a_search_is_widened_only_when_few_have_every_word(engine: SearchEngine) -> None:
    both, one = replace(VACANCIES[0], title=(("kok",), ("zorg",))), replace(VACANCIES[0], title=(("kok",),), body=())
    asked = Query(words=Words(("kok", "zorg")))
    engine.put([replace(both, number=number) for number in range(1, ENOUGH)] + [replace(one, number=100)])
    engine.commit(1)
    found = engine.search(replace(asked, size=100))
    assert (found.widened, found.total, found.hits[-1].number) == (True, ENOUGH, 100)
    engine.put([replace(both, number=ENOUGH)])
    engine.commit(2)
    assert engine.search(asked).total == ENOUGH
    assert not engine.search(asked).widened
