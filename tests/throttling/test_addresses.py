"""One address may ask so often; then it waits. Nobody else notices."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from hervat.throttling.addresses import AddressThrottle, limited


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def throttle(settings: Settings, clock: Clock) -> AddressThrottle:
    """One request a minute."""
    settings.PDF_RATE = "1/m"
    return AddressThrottle("PDF_RATE", clock)


def test_in_the_next_period_it_starts_again(throttle: AddressThrottle, clock: Clock, rf: RequestFactory) -> None:
    assert [throttle.allow_request(rf.get("/")), throttle.allow_request(rf.get("/"))] == [True, False]
    clock.now += throttle.wait()
    assert throttle.allow_request(rf.get("/"))


def test_addresses_of_a_past_period_are_forgotten(throttle: AddressThrottle, clock: Clock, rf: RequestFactory) -> None:
    throttle.allow_request(rf.get("/", REMOTE_ADDR="192.0.2.1"))
    clock.now += throttle.wait()
    throttle.allow_request(rf.get("/", REMOTE_ADDR="192.0.2.2"))
    assert "192.0.2.1" not in str(vars(throttle))


def test_a_view_is_limited_by_address(throttle: AddressThrottle, rf: RequestFactory) -> None:
    made: list[str] = []

    def refused(_request: HttpRequest, seconds: int) -> HttpResponse:
        return HttpResponse(f"over {seconds} s", status=429)

    @limited(throttle, refused)
    def paper(_request: HttpRequest, title: str) -> HttpResponse:
        made.append(title)
        return HttpResponse(title)

    first, second = paper(rf.get("/"), "one"), paper(rf.get("/"), title="two")
    other = paper(rf.get("/", REMOTE_ADDR="192.0.2.3"), "three")
    assert [answer.status_code for answer in (first, second, other)] == [200, 429, 200]
    assert made == ["one", "three"]
    assert second.headers["Retry-After"] == "20"  # the clock stands at 1000 s, the next minute begins at 1020 s
    assert second.content == b"over 20 s"
    assert "Retry-After" not in first.headers
