"""A real OpenSearch of three nodes on this machine, each a process of its own that a test may kill."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.opensearch.packages import HERE, classpath, java
from tests.support.product import HOST, free_port

NODES = 3
START_SECONDS = 180
QUICK_TO_START = ("-XX:TieredStopAtLevel=1",)  # and slower from then on
FOLDER = "hervat-opensearch-"
IN_BACKGROUND = '"$@" >>"$0" 2>&1 </dev/null & echo $!'  # the child of nobody here: nobody has to wait for its end


@dataclass
class OpenSearchCluster:
    """Three nodes that know each other. Every process that knows these fields can speak with them, kill them and start them again.

    ``owner``: the process that the nodes do not outlive, however it ends. ``http``, ``transport``: ports. ``processes``: their numbers.
    """

    owner: int
    classpath: str
    folder: str
    http: list[int]
    transport: list[int]
    heap: str = "256m"
    flags: tuple[str, ...] = QUICK_TO_START
    processes: dict[str, int] = field(default_factory=dict)

    @property
    def addresses(self) -> list[str]:
        """Of all nodes, also of those that were killed."""
        return [f"http://{HOST}:{port}" for port in self.http]

    def start_node(self, node: int) -> None:
        """Starts one, with the data that it had."""
        memory = [f"-Xms{self.heap}", f"-Xmx{self.heap}", "-XX:+UseSerialGC", *self.flags]
        home, log = Path(self.folder) / str(node), Path(self.folder) / f"{node}.log"
        command = [java(), *memory, "-cp", self.classpath, str(HERE / "Node.java"), str(home), str(self.owner), *self._settings(node)]
        started = subprocess.run(["/bin/sh", "-c", IN_BACKGROUND, str(log), *command], capture_output=True, check=True, cwd=self.folder)
        self.processes[str(node)] = int(started.stdout)

    def kill_node(self, node: int) -> None:
        """Ends one at once, as a machine that loses its power."""
        os.kill(self.processes.pop(str(node)), signal.SIGKILL)

    def wait_for(self, nodes: int, status: str = "yellow") -> None:
        """Returns when so many nodes have found each other and all indexes have this status. Raises RuntimeError with what they said."""
        end = time.monotonic() + START_SECONDS
        question = f"/_cluster/health?wait_for_nodes={nodes}&wait_for_status={status}&wait_for_no_relocating_shards=true&timeout=1s"
        while time.monotonic() < end and all(map(_lives, self.processes.values())):
            if any(_is_well(self.addresses[int(node)] + question) for node in self.processes):
                return
            time.sleep(0.2)
        said = [path.read_text(errors="replace")[-2000:] for path in sorted(Path(self.folder).glob("*.log"))]
        raise RuntimeError("OpenSearch does not come up. It said:\n" + "\n".join(said))

    def stop(self) -> None:
        """Stops all nodes and removes everything they wrote."""
        for node, process in list(self.processes.items()):
            if _lives(process):
                self.kill_node(int(node))
        shutil.rmtree(self.folder, ignore_errors=True)

    def _settings(self, node: int) -> list[str]:
        names = [f"node{number}" for number in range(NODES)]
        return [
            "cluster.name=hervat-tests",
            "discovery.type=zen",  # or else a runner that starts one node takes it to be alone
            f"node.name={names[node]}",
            f"network.host={HOST}",
            f"http.port={self.http[node]}",
            f"transport.port={self.transport[node]}",
            "discovery.seed_hosts=" + ",".join(f"{HOST}:{port}" for port in self.transport),
            "cluster.initial_cluster_manager_nodes=" + ",".join(names),
            "cluster.routing.allocation.disk.threshold_enabled=false",
        ]


def start(*, owner: int | None = None, heap: str = "256m", flags: tuple[str, ...] = QUICK_TO_START) -> OpenSearchCluster:
    """A new cluster, when its nodes have found each other.

    Raises Unavailable where that cannot be, and RuntimeError with what a node said when it does not come up.
    """
    packages = classpath()
    ports = [free_port() for _ in range(2 * NODES)]
    folder = tempfile.mkdtemp(prefix=FOLDER)
    cluster = OpenSearchCluster(owner or os.getpid(), packages, folder, ports[:NODES], ports[NODES:], heap, flags)
    for node in range(NODES):
        cluster.start_node(node)
    try:
        cluster.wait_for(NODES)
    except RuntimeError:
        cluster.stop()
        raise
    return cluster


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _is_well(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 -- our own address
            return bool(response.status == 200)
    except OSError:
        return False
