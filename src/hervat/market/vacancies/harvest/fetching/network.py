"""The network, in a thread of its own: many requests at once, one at a time to a host, and nothing of it waits for a database.

Whoever harvests hands in requests and takes out answers; the two threads share nothing but those. Redirects are not followed here: whoever
visits looks at each first.
"""

from __future__ import annotations

import asyncio
import queue
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from threading import Thread
from types import TracebackType

import aiohttp
from aiohttp.abc import AbstractResolver

from hervat.market.vacancies.harvest.fetching.addresses import Guard, host_of
from hervat.market.vacancies.harvest.fetching.asking import Answer, Fetch
from hervat.market.vacancies.harvest.fetching.bodies import Body, Unusable, too_large
from hervat.market.vacancies.harvest.fetching.explaining import explain

CONNECT_SECONDS, READ_SECONDS = 10.0, 30.0
CHUNK = 64 * 1024
LARGE, LARGE_AT_ONCE = 8 * 1024 * 1024, 4  # of answers larger than this there are only so many at once: they stand on disk
KEPT = ("etag", "last-modified", "content-type", "location", "retry-after")
ACCEPT = "application/xml, application/rss+xml, application/atom+xml, application/json, text/csv, text/html;q=0.9, */*;q=0.5"
STOP_SECONDS = 10.0
Ticket = int


class Gate:
    """One host: one request at a time, and a pause between two."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.free_at = 0.0


class Network:
    """Fetches. Use it as a context. ``agent``: how it makes itself known. ``resolver``: of names; absent: that of the system."""

    def __init__(self, guard: Guard, agent: str, resolver: AbstractResolver | None = None) -> None:
        self._guard = guard
        self._agent = agent
        self._resolver = resolver
        self._answers: queue.SimpleQueue[tuple[Ticket, Answer]] = queue.SimpleQueue()
        self._gates: dict[str, Gate] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="harvest-network", daemon=True)
        self._large = asyncio.Semaphore(LARGE_AT_ONCE)
        self._session: aiohttp.ClientSession | None = None

    def __enter__(self) -> Network:
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(STOP_SECONDS)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(STOP_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(STOP_SECONDS)
        self._loop.close()
        while (waiting := self.next(0)) is not None:
            waiting[1].close()

    def ask(self, ticket: Ticket, fetch: Fetch) -> None:
        """Hands in a request; its answer will come with the same ticket."""
        asyncio.run_coroutine_threadsafe(self._answer(ticket, fetch), self._loop)

    def next(self, seconds: float) -> tuple[Ticket, Answer] | None:
        """The next answer that came, waiting at most so long for it."""
        try:
            return self._answers.get(timeout=seconds) if seconds > 0 else self._answers.get_nowait()
        except queue.Empty:
            return None

    async def _open(self) -> None:
        connector = aiohttp.TCPConnector(
            limit=0,  # there are never more at once than visits
            ttl_dns_cache=60,
            keepalive_timeout=10,
            socket_factory=self._guard.socket,
            happy_eyeballs_delay=None,
            resolver=self._resolver,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            headers={"User-Agent": self._agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,  # unpacked here, within bounds
            trust_env=False,  # a proxy would connect where we may not
        )

    async def _close(self) -> None:
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _answer(self, ticket: Ticket, fetch: Fetch) -> None:
        try:
            async with self._turn(fetch):
                answer = await self._fetch(fetch)
        except Exception as error:  # whatever a host does wrong, whoever waits for it must hear
            answer = Answer(problem=explain(error))
        self._answers.put((ticket, answer))

    @asynccontextmanager
    async def _turn(self, fetch: Fetch) -> AsyncIterator[None]:
        gate = self._gates.setdefault(host_of(fetch.url), Gate())
        async with gate.lock:
            await asyncio.sleep(max(0.0, gate.free_at - self._loop.time()))
            try:
                yield
            finally:
                gate.free_at = self._loop.time() + fetch.pause

    async def _fetch(self, fetch: Fetch) -> Answer:
        assert self._session is not None  # noqa: S101 -- for the types: it is open between __enter__ and __exit__
        headers = {"If-None-Match": fetch.etag, "If-Modified-Since": fetch.last_modified}
        timeout = aiohttp.ClientTimeout(total=fetch.seconds, sock_connect=CONNECT_SECONDS, sock_read=READ_SECONDS)
        async with self._session.get(
            fetch.url, headers={name: value for name, value in headers.items() if value}, timeout=timeout, allow_redirects=False
        ) as response:
            answer = Answer(status=response.status, headers={name: response.headers[name] for name in KEPT if name in response.headers})
            if response.status == HTTPStatus.OK:
                await self._take(response, fetch.most, answer)
            return answer

    async def _take(self, response: aiohttp.ClientResponse, most: int, answer: Answer) -> None:
        """Puts the body into the answer. Raises Unusable, and what aiohttp raises for an answer that breaks off."""
        if (response.content_length or 0) > most:
            raise Unusable(too_large(most))
        body = Body(response.headers.get("Content-Encoding", ""), most)
        try:
            async for chunk in response.content.iter_chunked(CHUNK):
                body.add(chunk)
                if body.size > LARGE and answer.let_go is None:
                    await self._large.acquire()
                    answer.let_go = self._large_is_gone
            answer.body, answer.digest = body.done()
        except BaseException:
            body.close()
            answer.close()
            raise

    def _large_is_gone(self) -> None:
        """A large body was closed, in either thread: another may come."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._large.release)
