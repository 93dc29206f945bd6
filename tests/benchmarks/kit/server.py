"""The real server for a benchmark, and a small client that costs little, so that it measures the server and not itself."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import NamedTuple
from urllib.parse import urlencode
from urllib.request import urlopen

from tests.support.product import HOST, free_port

START_SECONDS = 60


class Answer(NamedTuple):
    """One answer: its status, its size in bytes as sent (without headers) and the seconds between asking and having it whole."""

    status: int
    size: int
    seconds: float


@contextmanager
def server(workers: int, **variables: str) -> Iterator[int]:
    """``hervat serve`` on a free port, which is given; with variables of its own, such as a HERVAT_HOME in which something stands already.

    Raises RuntimeError when it does not start.
    """
    port = free_port()
    with tempfile.TemporaryDirectory() as home, (Path(home) / "log").open("w") as log:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name("hervat")), "serve", "--host", HOST, "--port", str(port), "--workers", str(workers)],
            env={**os.environ, "HERVAT_HOME": home, "HERVAT_API_RATE": "1000000/s", **variables},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            wait_for(f"http://{HOST}:{port}/healthz", process)
            yield port
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(30)


def wait_for(address: str, process: subprocess.Popen[bytes], seconds: float = START_SECONDS) -> None:
    """Returns when the address answers. Raises RuntimeError when the process ends first or the time is up."""
    end = monotonic() + seconds
    while monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=5) as answer:  # noqa: S310 -- our own address
                answer.read()
                return
        except OSError:
            sleep(0.05)
    raise RuntimeError(f"no answer at {address}")


class Client:
    """One visitor with one connection that stays open."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def connect(self) -> None:
        """Opens the connection."""
        self._reader, self._writer = await asyncio.open_connection(HOST, self._port)

    async def close(self) -> None:
        """Closes it."""
        self._writer.close()
        await self._writer.wait_closed()

    async def get(self, address: str, *, packed: bool = True, cookie: str = "") -> Answer:
        """Asks for an address and reads the whole answer; ``packed`` as browsers do, compressed."""
        return await self._ask(f"GET {address} HTTP/1.1\r\nAccept-Encoding: {'gzip' if packed else 'identity'}\r\n", cookie)

    async def post(self, address: str, typed: Mapping[str, str], *, cookie: str = "") -> Answer:
        """Sends a form."""
        body = urlencode(typed)
        head = f"POST {address} HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        return await self._ask(head, cookie, body)

    async def _ask(self, head: str, cookie: str, body: str = "") -> Answer:
        start = perf_counter()
        cookies = f"Cookie: {cookie}\r\n" if cookie else ""
        self._writer.write(f"{head}Host: {HOST}\r\n{cookies}\r\n{body}".encode())
        await self._writer.drain()
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        size = int(head.partition("content-length:")[2].partition("\r\n")[0])
        await self._reader.readexactly(size)
        return Answer(int(head.split(" ", 2)[1]), size, perf_counter() - start)
