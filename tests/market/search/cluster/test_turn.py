"""One process has the turn to write, until it gives it back or falls silent."""

from __future__ import annotations

import time

import pytest

from hervat.market.search.cluster import turn
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.turn import SECONDS, Turn
from hervat.market.search.contract import Busy


class Clock:
    """The clock of whoever asks for a turn, so many seconds ahead of the real one."""

    ahead = 0.0

    def time(self) -> float:
        return time.time() + self.ahead

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    put_ahead = Clock()
    monkeypatch.setattr(turn, "time", put_ahead)
    return put_ahead


def test_another_has_the_turn_when_it_is_given(client: Client) -> None:
    one, other = Turn(client), Turn(client)
    one.take()
    one.take()
    with pytest.raises(Busy):
        other.take()
    one.give()
    one.give()
    other.take()
    with pytest.raises(Busy):
        one.take()
    one.give()  # it has none to give
    with pytest.raises(Busy):
        one.take()


def test_who_is_silent_for_long_loses_it_and_hears_so(client: Client, clock: Clock) -> None:
    silent, other = Turn(client), Turn(client)
    silent.take()
    clock.ahead = SECONDS - 30
    with pytest.raises(Busy):
        other.take()
    clock.ahead = SECONDS + 1
    other.take()
    with pytest.raises(Busy):
        silent.take()
    silent.give()
    with pytest.raises(Busy):
        silent.take()


def test_who_goes_on_keeps_it(client: Client, clock: Clock) -> None:
    busy, other = Turn(client), Turn(client)
    for step in range(6):
        clock.ahead = step * SECONDS / 2
        busy.take()
        with pytest.raises(Busy):
            other.take()
