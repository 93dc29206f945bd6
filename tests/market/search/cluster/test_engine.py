"""The cluster finds what the definition says, shows what was committed, and can be filled again while it answers."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from hervat.domain.matching.travel import Point, straight_km
from hervat.market.search.classes import age_classes, hour_classes, level_classes
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.engine import ClusterEngine
from hervat.market.search.cluster.turn import Turn
from hervat.market.search.contract import LARGEST_PAGE, Busy, Document, EngineFailure, Facet, Near, Query, Sort, Words
from hervat.market.search.matching import matches
from tests.market.search.cluster.samples import DAY, TOWNS, Sample, simple
from tests.support.opensearch.cluster import OpenSearchCluster
from tests.support.opensearch.shared import own_client, using

SAMPLE = Sample(20261101)
DOCUMENTS = [SAMPLE.document(number) for number in range(1, 101)]
QUESTIONS = [SAMPLE.query() for _ in range(300)]


@pytest.fixture(scope="module")
def filled(three_nodes: OpenSearchCluster, run_folder: Path) -> Iterator[ClusterEngine]:
    """An engine with all sample vacancies, which no test changes."""
    clients = own_client(three_nodes)
    engine = ClusterEngine(next(clients))
    with using(run_folder, alone=False):
        engine.put(DOCUMENTS)
        engine.commit(1)
    yield engine
    next(clients, None)


def classes_of(document: Document, today: date) -> dict[Facet, list[str]]:
    """The classes in which a vacancy is counted."""
    return {
        Facet.PROVINCE: [document.province] if document.province else [],
        Facet.CONTRACT: [document.contract] if document.contract else [],
        Facet.HOME_WORK: [document.home_work] if document.home_work else [],
        Facet.LEVEL: list(level_classes(document.level)),
        Facet.HOURS: list(hour_classes(document.hours)),
        Facet.AGE: list(age_classes(document.first_seen, today)),
    }


def numbers(engine: ClusterEngine, query: Query) -> list[int]:
    """What is found, in its order."""
    return [hit.number for hit in engine.search(query).hits]


@pytest.mark.usefixtures("cluster")
class TestAnswers:
    def test_finds_what_the_definition_says(self, filled: ClusterEngine) -> None:
        wrong = []
        for query in QUESTIONS:
            query = replace(query, widen=False, size=LARGEST_PAGE)
            expected = {document.number for document in DOCUMENTS if matches(query, document)}
            found = filled.search(query)
            if {hit.number for hit in found.hits} != expected or found.total != len(expected) or not found.is_exact:
                wrong.append((query, expected, found))
        assert wrong == []

    def test_orders_by_day_and_then_by_number(self, filled: ClusterEngine) -> None:
        ordered = sorted(DOCUMENTS, key=lambda document: (document.first_seen, document.number), reverse=True)
        assert numbers(filled, Query(sort=Sort.DATE, size=LARGEST_PAGE)) == [document.number for document in ordered]

    def test_orders_by_distance_and_tells_it(self, filled: ClusterEngine) -> None:
        near = Near(TOWNS[0], 150.0)
        hits = filled.search(Query(near=near, sort=Sort.DISTANCE, size=LARGEST_PAGE)).hits
        found = {document.number: document for document in DOCUMENTS}
        points = [found[hit.number].point for hit in hits]
        expected = [straight_km(near.point, point) for point in points if point]
        assert expected == sorted(expected)
        assert [hit.km for hit in hits] == pytest.approx(expected)

    def test_counts_every_class(self, filled: ClusterEngine) -> None:
        today = DAY + timedelta(7)
        for query in QUESTIONS[:50]:
            query = replace(query, widen=False, facets=tuple(Facet), today=today, size=1)
            expected: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
            for document in DOCUMENTS:
                if matches(query, document):
                    for facet, classes in classes_of(document, today).items():
                        expected[facet].update(classes)
            assert filled.search(query).facets == expected

    @pytest.mark.parametrize("sort", Sort)
    def test_pages_follow_each_other(self, filled: ClusterEngine, sort: Sort) -> None:
        query = Query(words=Words(all=("zorg",)), near=Near(TOWNS[0], 200.0), sort=sort)
        whole = numbers(filled, replace(query, size=LARGEST_PAGE))
        pages = [numbers(filled, replace(query, first=first, size=7)) for first in range(0, len(whole) + 7, 7)]
        assert len(whole) > 7
        assert [number for page in pages for number in page] == whole


@pytest.mark.usefixtures("cluster")
class TestWidening:
    def test_some_of_the_words_come_behind_when_few_have_all(self, engine: ClusterEngine) -> None:
        both = Document(number=1, title=[("zorg",)], body=[("nacht",)], first_seen=DAY)
        engine.put([both, simple(2, "zorg", 1), simple(3, "nacht", 2), simple(4, "lasser")])
        engine.commit(1)
        query = Query(words=Words(all=("zorg", "nacht")), sort=Sort.DATE)
        found = engine.search(query)
        assert ([hit.number for hit in found.hits], found.total, found.widened) == ([1, 3, 2], 3, True)
        assert [numbers(engine, replace(query, first=first, size=1)) for first in range(4)] == [[1], [3], [2], []]
        assert numbers(engine, replace(query, widen=False)) == [1]

    def test_not_when_there_are_enough(self, engine: ClusterEngine) -> None:
        enough = [Document(number=number, title=[("zorg",)], body=[("nacht",)], first_seen=DAY) for number in range(1, 21)]
        engine.put([*enough, simple(21)])
        engine.commit(1)
        found = engine.search(Query(words=Words(all=("zorg", "nacht"))))
        assert (found.total, found.widened) == (20, False)


class TestWriting:
    def test_an_empty_cluster_finds_nothing(self, engine: ClusterEngine) -> None:
        assert engine.revision() == 0
        assert engine.search(Query()).total == 0

    def test_shows_what_was_committed_and_remembers_how_far_it_came(self, engine: ClusterEngine, client: Client) -> None:
        engine.put([simple(1), simple(2)])
        assert (engine.search(Query()).total, engine.revision()) == (0, 0)
        engine.commit(7)
        engine.put([simple(3), simple(1, "lasser")])
        engine.remove([2, 99])
        assert (numbers(engine, Query()), engine.revision()) == ([2, 1], 7)
        engine.commit(9)
        another = ClusterEngine(client)
        assert (numbers(another, Query()), another.revision()) == ([3, 1], 9)
        assert numbers(another, Query(words=Words(all=("lasser",)))) == [1]

    def test_the_old_answers_until_the_new_is_full(self, engine: ClusterEngine) -> None:
        engine.put([simple(1)])
        engine.commit(3)
        engine.clear()
        engine.put([simple(2)])
        assert (numbers(engine, Query()), engine.revision()) == ([1], 3)
        engine.commit(4)
        assert (numbers(engine, Query()), engine.revision()) == ([2], 4)

    def test_an_unfinished_filling_is_thrown_away_by_the_next(self, client: Client) -> None:
        engine = ClusterEngine(client, turn=Turn(client, seconds=0))
        engine.put([simple(1)])
        engine.commit(3)
        engine.clear()
        engine.put([simple(2)])
        after_a_crash = ClusterEngine(client, turn=Turn(client, seconds=0))
        assert (numbers(after_a_crash, Query()), after_a_crash.revision()) == ([1], 3)
        after_a_crash.clear()
        after_a_crash.put([simple(3)])
        after_a_crash.commit(5)
        assert numbers(after_a_crash, Query()) == [3]
        indexes = client.read(f"/{client.address.name}-*/_settings", options={"filter_path": "*.settings.index.uuid"}).body
        assert len([index for index in indexes if "vacancies" in index]) == 1

    def test_no_gap_while_it_is_filled_again(self, engine: ClusterEngine, client: Client) -> None:
        engine.put(map(simple, range(1, 101)))
        engine.commit(1)
        totals: set[int] = set()
        done = threading.Event()

        def search_all_the_time() -> None:
            searching = ClusterEngine(client)
            while not done.is_set():
                totals.add(searching.search(Query()).total)

        searchers = [threading.Thread(target=search_all_the_time) for _ in range(2)]
        for searcher in searchers:
            searcher.start()
        try:
            for revision in range(2, 5):
                engine.clear()
                engine.put(map(simple, range(1, 101)))
                engine.commit(revision)
        finally:
            done.set()
            for searcher in searchers:
                searcher.join()
        assert totals == {100}

    def test_one_process_writes_at_a_time(self, engine: ClusterEngine, client: Client) -> None:
        another = ClusterEngine(client)
        engine.put([simple(1)])
        with pytest.raises(Busy):
            another.put([simple(2)])
        with pytest.raises(Busy):
            another.remove([1])
        with pytest.raises(Busy):
            another.commit(9)
        with pytest.raises(Busy):
            another.clear()
        engine.commit(1)
        another.clear()
        with pytest.raises(Busy):
            engine.put([simple(3)])
        another.release()
        engine.put([simple(3)])
        engine.commit(2)
        assert (numbers(another, Query()), another.revision()) == ([3, 1], 2)

    def test_a_document_that_cannot_be_kept_is_told_by_its_number(self, engine: ClusterEngine) -> None:
        nowhere = Document(number=5, title=[], body=[], first_seen=DAY, point=Point(95.0, 4.0))
        with pytest.raises(EngineFailure, match="vacature 5"):
            engine.put([nowhere])

    def test_an_index_of_another_layout_is_filled_again(self, engine: ClusterEngine, monkeypatch: pytest.MonkeyPatch) -> None:
        engine.put([simple(1)])
        engine.commit(3)
        monkeypatch.setattr("hervat.market.search.cluster.layout.WRITTEN_AS", "other")
        assert engine.revision() == 0
        engine.put([simple(2)])
        assert numbers(engine, Query()) == [1]
        engine.commit(4)
        assert (numbers(engine, Query()), engine.revision()) == ([2], 4)
