"""One cluster for all processes in which the tests of one run are, because it takes long to start and much memory."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from uuid import uuid4

from hervat.market.search.cluster.address import ClusterAddress
from hervat.market.search.cluster.client import Client
from tests.support.opensearch.cluster import OpenSearchCluster, start

STATE, BUSY = "opensearch.json", "opensearch.lock"


def shared(folder: Path, owner: int) -> OpenSearchCluster:
    """The cluster of this run. Who comes first starts it; it ends with its ``owner``. ``folder``: one that all processes of the run have.

    Raises Unavailable where that cannot be.
    """
    with (folder / "opensearch.starting").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        state = folder / STATE
        if not state.exists():
            keep(start(owner=owner), folder)
        return OpenSearchCluster(**json.loads(state.read_text()))


def keep(cluster: OpenSearchCluster, folder: Path) -> None:
    """Tells the other processes what has changed."""
    written = folder / f"{STATE}.{os.getpid()}"
    written.write_text(json.dumps(asdict(cluster)))
    written.replace(folder / STATE)


@contextmanager
def using(folder: Path, *, alone: bool) -> Iterator[None]:
    """While somebody uses the cluster ``alone``, to break it, nobody else uses it."""
    with (folder / BUSY).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield


def own_client(cluster: OpenSearchCluster) -> Iterator[Client]:
    """A client under a name of its own, of which nothing is left behind."""
    client = Client(ClusterAddress(tuple(cluster.addresses), f"t{uuid4().hex[:12]}"))
    yield client
    client.change("DELETE", f"/{client.address.name}-*")
    client.close()
