"""A web server on loopback that plays any number of hosts; every name is led to it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from threading import Thread
from typing import Any

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ToLoopback(AbstractResolver):
    """Leads every name to one address; or where ``elsewhere`` says."""

    def __init__(self, elsewhere: dict[str, str] | None = None) -> None:
        self._elsewhere = elsewhere or {}

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:  # noqa: ARG002
        address = self._elsewhere.get(host, "127.0.0.1")
        return [
            ResolveResult(hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=socket.AI_NUMERICHOST),
        ]

    async def close(self) -> None:
        """Nothing is held."""


class LocalServer:
    """Serves in a thread of its own. ``handler`` answers everything; ``asked``: host and path of each request, in order."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="local-server", daemon=True)
        self._runner: web.ServerRunner | None = None
        self.asked: list[str] = []
        self.port = 0

    def url(self, host: str, path: str = "/") -> str:
        """The address of a page of one of the hosts."""
        return f"http://{host}:{self.port}{path}"

    def __enter__(self) -> LocalServer:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    async def _start(self) -> None:
        self._runner = web.ServerRunner(web.Server(self._answer), shutdown_timeout=0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]

    async def _stop(self) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def _answer(self, request: Any) -> web.StreamResponse:
        self.asked.append(f"{request.host.partition(':')[0]}{request.path_qs}")
        return await self._handler(request)
