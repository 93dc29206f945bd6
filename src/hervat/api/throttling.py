"""How many requests one address may send. Addresses are kept in memory only, for the length of one period, and never logged."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from hervat.throttling.rate import parse_rate


class AddressThrottle(BaseThrottle):
    """Counts per address in periods of fixed length; the rate is ``settings.API_RATE`` (``120/m``), counted by each server process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._period = -1
        self._counts: dict[str, int] = {}

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this request still fits in the rate of its address."""
        most, seconds = parse_rate(settings.API_RATE)
        address = self.get_ident(request) or ""
        period = int(self._clock() // seconds)
        with self._lock:
            if period != self._period:
                self._period = period
                self._counts.clear()
            self._counts[address] = count = self._counts.get(address, 0) + 1
        return count <= most

    def wait(self) -> float:
        """Seconds until the next period starts."""
        _most, seconds = parse_rate(settings.API_RATE)
        return math.ceil(seconds - self._clock() % seconds)
