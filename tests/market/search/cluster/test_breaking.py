"""What happens when a machine or a process goes down: nothing that was taken is lost, and the next run goes on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from hervat.market.search import indexing
from hervat.market.search.cluster.address import ClusterAddress
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.engine import ClusterEngine
from hervat.market.search.cluster.turn import Turn
from hervat.market.search.contract import LAST_RESULT, Document, Query, Words
from tests.market.search.cluster.samples import simple
from tests.support.opensearch.cluster import NODES, OpenSearchCluster
from tests.support.opensearch.shared import keep, own_client, using

PORTION, PORTIONS = 50, 30
WORDS = ("lasser", "zorg")
KILLS = 6
TURN = 1.0  # seconds that the next process waits for one that was killed


@pytest.fixture
def alone(three_nodes: OpenSearchCluster, run_folder: Path) -> Iterator[OpenSearchCluster]:
    """The cluster for a test that breaks it; whole again afterwards."""
    with using(run_folder, alone=True):
        yield three_nodes
        for node in range(NODES):
            if str(node) not in three_nodes.processes:
                three_nodes.start_node(node)
        three_nodes.wait_for(NODES, "green")
        keep(three_nodes, run_folder)


@pytest.fixture
def own(alone: OpenSearchCluster) -> Iterator[Client]:
    """A client of the cluster that is broken."""
    yield from own_client(alone)


def holder_of_first_copy(client: Client) -> int:
    """The node on which writing goes on."""
    shards = client.read(f"/_cat/shards/{client.address.name}-*", options={"format": "json", "h": "prirep,node"}).body
    return next(int(shard["node"].removeprefix("node")) for shard in shards if shard["prirep"] == "p")


def test_nothing_is_lost_when_a_node_is_killed_during_load(alone: OpenSearchCluster, own: Client) -> None:
    engine = ClusterEngine(own)
    engine.put([simple(0)])
    engine.commit(1)
    answers: list[int] = []
    done = threading.Event()

    def search_all_the_time() -> None:
        while not done.is_set():
            answers.append(engine.search(Query()).total)

    searcher = threading.Thread(target=search_all_the_time)
    searcher.start()
    try:
        for portion in range(PORTIONS):
            if portion == PORTIONS // 3:
                alone.kill_node(holder_of_first_copy(own))
            engine.put(simple(number) for number in range(portion * PORTION, (portion + 1) * PORTION))
            if portion % 5 == 4:
                engine.commit(portion)
        engine.commit(PORTIONS)
    finally:
        done.set()
        searcher.join()
    assert engine.search(Query()).total == PORTION * PORTIONS
    assert engine.revision() == PORTIONS
    assert answers == sorted(answers)  # nothing that was shown has gone, and every question had its answer


class Changed(NamedTuple):
    """A vacancy of the store that came, changed or went."""

    number: int
    revision: int
    document: Document | None


# Of 300 vacancies each comes, and comes again with another word; one in seven goes at last.
STORE = [Changed(number, revision, simple(number, WORDS[revision % 2])) for revision, number in enumerate([*range(1, 301)] * 3, start=1)]
STORE += [Changed(number, len(STORE) + place, None) for place, number in enumerate(range(7, 301, 7), start=1)]
LEFT = {number for number in range(1, 301) if number % 7}


def changes(after: int, limit: int) -> list[Changed]:
    """As the store tells them."""
    return STORE[after : after + limit]


def index_until_killed(nodes: tuple[str, ...], name: str) -> None:
    """A process that fills the index from the beginning and brings it up to date, again and again."""
    client = Client(ClusterAddress(nodes, name))
    engine = ClusterEngine(client, turn=Turn(client, seconds=TURN))
    indexing.PORTION, indexing.COMMIT_EVERY = 40, 100
    while True:
        indexing.catch_up(engine, changes)
        indexing.rebuild(engine, lambda after, limit: changes(after, limit)[: max(0, 500 - after)])


def test_an_indexing_process_may_be_killed_at_any_moment(client: Client) -> None:
    engine = ClusterEngine(client, turn=Turn(client, seconds=TURN))
    context = multiprocessing.get_context("spawn")
    seen = 0
    for moment in range(KILLS):
        process = context.Process(target=index_until_killed, args=(client.address.nodes, client.address.name))
        process.start()
        wait_for_another_revision(engine)
        time.sleep(moment * 0.13 % 1)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        revision = engine.revision()
        shown = {hit.number for hit in engine.search(Query(size=LAST_RESULT)).hits}
        assert revision >= 500 or not seen  # from the first time on an index that was filled is searched, and never one that is half full
        assert shown >= LEFT
        seen = revision
        time.sleep(TURN)
    indexing.catch_up(engine, changes)
    assert engine.revision() == len(STORE)
    assert {hit.number for hit in engine.search(Query(size=LAST_RESULT)).hits} == LEFT
    right = {number for number in LEFT if STORE[600 + number - 1].document == simple(number, WORDS[1])}
    assert {hit.number for hit in engine.search(Query(words=Words((WORDS[1],)), size=LAST_RESULT)).hits} == right


def wait_for_another_revision(engine: ClusterEngine) -> None:
    """Until a process has committed something."""
    before, end = engine.revision(), time.monotonic() + 60
    while engine.revision() == before and time.monotonic() < end:
        time.sleep(0.02)
