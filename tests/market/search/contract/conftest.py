"""The engines that are held against the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hervat.market.search.cluster.engine import ClusterEngine
from hervat.market.search.contract import SearchEngine
from hervat.market.search.embedded.engine import EmbeddedEngine
from tests.market.search.contract.reference import Reference
from tests.market.search.contract.vacancies import make_vacancies
from tests.support.opensearch.shared import own_client, using

EMBEDDED, MANY, CLUSTER = ENGINES = ("embedded", "embedded, with many", "cluster")


def make_engine(request: pytest.FixtureRequest, folder: Path) -> Iterator[SearchEngine]:
    """A new and empty engine, of the name that the fixture was asked for. ``folder``: for what it keeps on this machine."""
    if request.param in (EMBEDDED, MANY):
        engine = EmbeddedEngine(folder) if request.param == EMBEDDED else EmbeddedEngine(folder, few=3)
        yield engine
        engine.release()
    if request.param == CLUSTER:
        for client in own_client(request.getfixturevalue("three_nodes")):
            yield ClusterEngine(client)


@pytest.fixture(autouse=True)
def nobody_breaks_the_cluster(request: pytest.FixtureRequest, run_folder: Path) -> Iterator[None]:
    """As long as a test uses it."""
    if CLUSTER not in request.node.callspec.params.values():
        yield
        return
    with using(run_folder, alone=False):
        yield


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    """An empty engine."""
    yield from make_engine(request, tmp_path / "index")


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The engine that is right, with the same vacancies as those that are held against it."""
    return Reference(make_vacancies(400, seed=5))


@pytest.fixture(scope="session", params=ENGINES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchEngine]:
    """An engine with a few hundred vacancies, that came in three times."""
    for made in make_engine(request, tmp_path_factory.mktemp("search") / "index"):
        vacancies = make_vacancies(400, seed=5)
        for revision, some in enumerate((vacancies[:250], vacancies[240:300], vacancies[300:]), start=1):
            made.put(some)
            made.commit(revision)
        yield made
