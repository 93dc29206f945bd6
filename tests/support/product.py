"""The product as people start it: ``hervat demo`` in a process of its own, with a folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.installation import own_installation

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 10


def free_port() -> int:
    """A port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_product(home: Path) -> Iterator[str]:
    """Serves the demo from ``home`` and gives its address; stopped, with all its processes, at the end.

    Raises RuntimeError, with what the program said, when it does not answer.
    """
    port = free_port()
    said = home / "product.log"
    command = [str(Path(sys.executable).with_name("hervat")), "demo", "--host", HOST, "--port", str(port)]
    with said.open("w") as log:
        process = subprocess.Popen(
            command,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=home,
            env={**os.environ, **own_installation(home).variables, "HERVAT_HOME": str(home / "var")},
            start_new_session=True,
        )
    try:
        address = f"http://{HOST}:{port}"
        if not _answers(process, address):
            raise RuntimeError(f"hervat demo gave no answer within {START_SECONDS} s. It said:\n{said.read_text()}")
        yield address
    finally:
        _stop(process)


def _answers(process: subprocess.Popen[bytes], address: str) -> bool:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 -- our own http address
                return True
        except OSError:  # not listening yet, or not healthy yet (URLError is an OSError)
            time.sleep(0.1)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    for signal_number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        os.killpg(process.pid, signal_number)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
