"""A real cluster of OpenSearch for tests of searching: one for the whole run, whichever process a test runs in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hervat.market.search.cluster.client import Client
from tests.support.opensearch.cluster import OpenSearchCluster
from tests.support.opensearch.packages import Unavailable
from tests.support.opensearch.shared import own_client, shared, using


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run have."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def three_nodes(run_folder: Path) -> OpenSearchCluster:
    """The cluster of this run."""
    owner = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    try:
        return shared(run_folder, owner)
    except Unavailable as missing:
        pytest.skip(f"not tested on a cluster of OpenSearch: {missing}")


@pytest.fixture
def cluster(three_nodes: OpenSearchCluster, run_folder: Path) -> Iterator[OpenSearchCluster]:
    """The cluster, for who does not break it."""
    with using(run_folder, alone=False):
        yield three_nodes


@pytest.fixture
def client(cluster: OpenSearchCluster) -> Iterator[Client]:
    """Speaks with the cluster, under a name of its own."""
    yield from own_client(cluster)
