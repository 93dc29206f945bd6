"""Counting what each address asks. Addresses are kept in memory only, for the length of one period, and never logged."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja.throttling import BaseThrottle

from hervat.throttling.rate import parse_rate

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


class AddressThrottle(BaseThrottle):
    """Counts per address in periods of fixed length, in each server process by itself. The rate is the setting named (``API_RATE``)."""

    def __init__(self, rate_setting: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate_setting = rate_setting
        self._clock = clock
        self._lock = Lock()
        self._period = -1
        self._counts: dict[str, int] = {}

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this request still fits in the rate of its address."""
        most, seconds = self._rate()
        address = self.get_ident(request) or ""
        period = int(self._clock() // seconds)
        with self._lock:
            if period != self._period:
                self._period = period
                self._counts.clear()
            self._counts[address] = count = self._counts.get(address, 0) + 1
        return count <= most

    def wait(self) -> int:
        """Seconds until the next period starts."""
        _most, seconds = self._rate()
        return math.ceil(seconds - self._clock() % seconds)

    def _rate(self) -> tuple[int, int]:
        return parse_rate(getattr(settings, self._rate_setting))


def limited(throttle: AddressThrottle, refused: Callable[[HttpRequest, int], HttpResponse]) -> Callable[[View[Rest]], View[Rest]]:
    """A view that each address may ask so often. Above that ``refused(request, seconds)`` answers instead, and tells when to come back."""

    def limit(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def limited_view(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            if throttle.allow_request(request):
                return view(request, *args, **kwargs)
            seconds = throttle.wait()
            response = refused(request, seconds)
            response.headers["Retry-After"] = str(seconds)
            return response

        return limited_view

    return limit
