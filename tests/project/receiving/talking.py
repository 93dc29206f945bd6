"""Speaking with the gateway as the server does (ASGI), with an application behind it that remembers what it was told (WSGI)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from hervat.project.gateway import Limits, gateway
from hervat.project.receiving.places import Places

FACTS = b'{"eerste_ziektedag": "2025-03-03"}'
SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/api/v1/timeline",
    "query_string": b"on=2026-11-22",
    "http_version": "1.1",
    "scheme": "http",
    "headers": [(b"host", b"localhost"), (b"content-type", b"application/json")],
    "server": ("localhost", 8000),
    "client": ("192.0.2.1", 1234),
}
SHORT = Limits(body_seconds=0.01)


def run(serving: Awaitable[None]) -> None:
    """In a thread of its own: the browser of other tests keeps an event loop in this one."""

    async def wait() -> None:
        await serving

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, wait()).result()


class Application:
    """A WSGI application that remembers what it was told, and what it could read."""

    def __init__(self) -> None:
        self.told: dict[str, Any] = {}
        self.read: bytes | None = None

    def __call__(self, told: dict[str, Any], start_response: Any) -> Iterator[bytes]:
        self.told = told
        try:
            self.read = told["wsgi.input"].read(int(told["CONTENT_LENGTH"]))
        except TimeoutError:
            self.read = None
        start_response("201 Created", [("Content-Type", "text/plain")])
        yield b"one "
        yield b"two"


def send(
    application: Application, *pieces: bytes | None, limits: Limits = SHORT, places: Places | None = None, **scope: object
) -> list[dict[str, Any]]:
    """What is answered to a request whose body comes in these pieces; None is someone who sends nothing more."""
    waiting = list(pieces)
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        piece = waiting.pop(0)
        if piece is None:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": piece, "more_body": bool(waiting)}

    async def answer(message: Any) -> None:
        sent.append(message)

    run(gateway(application, threads=1, limits=limits, places=places)(SCOPE | scope, receive, answer))
    return sent
