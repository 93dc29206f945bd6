"""One process has the turn to write, until it gives it back or falls silent."""

from __future__ import annotations

import time

import pytest

from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.turn import Turn
from hervat.market.search.contract import Busy


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


def test_who_is_silent_for_long_loses_it_and_hears_so(client: Client) -> None:
    silent, other = Turn(client, seconds=0.3), Turn(client)
    silent.take()
    with pytest.raises(Busy):
        other.take()
    time.sleep(0.4)
    other.take()
    with pytest.raises(Busy):
        silent.take()
    silent.give()
    with pytest.raises(Busy):
        silent.take()


def test_who_goes_on_keeps_it(client: Client) -> None:
    busy, other = Turn(client, seconds=0.6), Turn(client)
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        busy.take()
        with pytest.raises(Busy):
            other.take()
        time.sleep(0.05)
