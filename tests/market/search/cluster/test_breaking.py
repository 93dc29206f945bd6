"""What happens when a machine or a process goes down: nothing that was taken is lost, and the next run goes on."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hervat.market.search.cluster.address import ClusterAddress
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.engine import ClusterEngine
from hervat.market.search.contract import Query
from tests.market.search.cluster.samples import simple
from tests.support.opensearch.cluster import NODES, OpenSearchCluster
from tests.support.opensearch.shared import keep, own_client, using

PORTION, PORTIONS = 50, 30


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


def index_without_end(nodes: tuple[str, ...], name: str) -> None:
    """A process that fills the index again and again, to be killed."""
    engine = ClusterEngine(Client(ClusterAddress(nodes, name)))
    revision = engine.revision()
    while True:
        if revision % 3 == 0:
            engine.clear()
            engine.put(map(simple, range(1, 101)))
        engine.put([simple(revision % 100 + 1)])
        revision += 1
        engine.commit(revision)


def test_an_indexing_process_may_be_killed_at_any_moment(client: Client) -> None:
    engine = ClusterEngine(client)
    engine.put(map(simple, range(1, 101)))
    engine.commit(1)
    context = multiprocessing.get_context("spawn")
    for chance in range(6):
        before = engine.revision()
        process = context.Process(target=index_without_end, args=(client.address.nodes, client.address.name))
        process.start()
        end = time.monotonic() + 60
        while engine.revision() < before + 1 + chance % 3 and time.monotonic() < end:
            assert engine.search(Query()).total == 100
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        assert engine.revision() >= before
        assert engine.search(Query()).total == 100
    engine.clear()
    engine.put(map(simple, range(1, 51)))
    engine.commit(1000)
    assert (engine.search(Query()).total, engine.revision()) == (50, 1000)
