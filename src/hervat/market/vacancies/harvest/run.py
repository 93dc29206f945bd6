"""Harvesting: visits to many sources at once, on one thread that reads and stores, beside the one of the network.

Each visit is a generator that waits for what it asked the network. So a slow source holds up nobody, and reading and storing need no locks.
Of one host at most :data:`OF_A_HOST` sources are visited at once: they would only wait for each other, in the place of others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass

import structlog

from hervat.market.vacancies.harvest.fetching.asking import Answer, Fetch
from hervat.market.vacancies.harvest.fetching.network import Network
from hervat.market.vacancies.harvest.models import Source
from hervat.market.vacancies.harvest.visits.visiting import visit
from hervat.market.vacancies.harvest.visits.work import Outcome, Work

AT_ONCE = 100
OF_A_HOST = 2
WAIT_SECONDS = 0.5
Visiting = Generator["Fetch | None", "Answer | None", Outcome | None]

log = structlog.get_logger("hervat.harvest")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A source to be visited."""

    key: str
    host: str


class Queue:
    """Sources in the order in which they wait, host by host."""

    def __init__(self, waiting: Iterable[Waiting]) -> None:
        self._hosts: dict[str, deque[str]] = {}
        for one in waiting:
            self._hosts.setdefault(one.host or f"/{one.key}", deque()).append(one.key)
        self._free = deque(self._hosts)
        self._busy: dict[str, int] = {}

    def next(self) -> tuple[str, str] | None:
        """Key and host of the next source whose host is not busy; None when there is none now."""
        if not self._free:
            return None
        host = self._free.popleft()
        key = self._hosts[host].popleft()
        self._busy[host] = self._busy.get(host, 0) + 1
        if self._hosts[host] and self._busy[host] < OF_A_HOST:
            self._free.append(host)
        return key, host

    def done(self, host: str) -> None:
        """A visit at this host ended."""
        was_full = self._busy[host] >= OF_A_HOST
        self._busy[host] -= 1
        if was_full and self._hosts[host]:
            self._free.append(host)


@dataclass
class Tally:
    """What a run did: how many visits ended, how many of them not well, and what became of ads."""

    visited: int = 0
    wrong: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0

    def add(self, outcome: Outcome | None) -> None:
        """One visit that ended; None: it could not be made."""
        self.visited += 1
        if outcome is None or outcome.problem is not None:
            self.wrong += 1
        if outcome is not None:
            self.new += outcome.counts.new
            self.changed += outcome.counts.changed
            self.gone += outcome.counts.gone


@dataclass
class _Flight:
    host: str
    steps: Visiting


class Harvest:
    """One run over the sources that wait."""

    def __init__(self, waiting: Iterable[Waiting], network: Network, work: Work, *, at_once: int = AT_ONCE) -> None:
        self._queue = Queue(waiting)
        self._network = network
        self._work = work
        self._at_once = at_once
        self._flights: dict[int, _Flight] = {}
        self._ready: deque[tuple[int, Answer | None]] = deque()
        self._last = 0
        self._tally = Tally()

    def run(self, stop: Callable[[], bool] = lambda: False) -> Tally:
        """Visits all of them, or until it is asked to stop. What is under way then goes on at the next run."""
        try:
            while not stop():
                self._begin()
                if not self._flights:
                    break
                self._collect()
                if self._ready:
                    self._step(*self._ready.popleft())
            return self._tally
        finally:
            self._land()

    def _begin(self) -> None:
        while len(self._flights) < self._at_once and (found := self._queue.next()) is not None:
            key, host = found
            source = Source.objects.select_related("state").filter(pk=key).first()
            if source is None:  # taken away since
                self._queue.done(host)
                continue
            self._last += 1
            self._flights[self._last] = _Flight(host, visit(source, self._work))
            self._ready.append((self._last, None))

    def _collect(self) -> None:
        """What came from the network; waits for it only when there is nothing else to do."""
        arrived = self._network.next(0 if self._ready else WAIT_SECONDS)
        while arrived is not None:
            self._ready.append(arrived)
            arrived = self._network.next(0)

    def _step(self, ticket: int, answer: Answer | None) -> None:
        flight = self._flights[ticket]
        try:
            asked = flight.steps.send(answer)
        except StopIteration as ended:
            del self._flights[ticket]
            self._queue.done(flight.host)
            self._tally.add(ended.value)
            return
        if asked is None:
            self._ready.append((ticket, None))
        else:
            self._network.ask(ticket, asked)

    def _land(self) -> None:
        for flight in self._flights.values():
            flight.steps.close()
        for _ticket, answer in self._ready:
            if answer is not None:
                answer.close()
        self._flights.clear()
        self._ready.clear()
