"""One address may send so much; then it waits. Nobody else notices."""

from __future__ import annotations

from typing import Any

from django.test import Client
from pytest_django import Settings

from tests.api.conftest import ADDRESS


def send(address: str, forwarded: str | None = None) -> Any:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return Client(REMOTE_ADDR=address).post(
        ADDRESS, data=b'{"eerste_ziektedag": "2025-03-03"}', content_type="application/json", headers=headers
    )


def test_too_many_requests_are_told_when_to_come_back(settings: Settings) -> None:
    settings.API_RATE = "3/d"
    assert [send("192.0.2.1").status_code for _ in range(3)] == [200, 200, 200]
    refused = send("192.0.2.1")
    assert refused.status_code == 429
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert 1 <= int(refused.headers["Retry-After"]) <= 86_400
    assert refused.headers["Retry-After"] in refused.json()["detail"]


def test_another_address_is_not_held_up(settings: Settings) -> None:
    settings.API_RATE = "1/d"
    assert [send("192.0.2.2").status_code, send("192.0.2.2").status_code, send("192.0.2.3").status_code] == [200, 429, 200]


def test_an_address_cannot_pretend_to_be_others(settings: Settings) -> None:
    """Without a trusted proxy in front, X-Forwarded-For is only something the sender wrote."""
    settings.API_RATE = "1/d"
    assert [send("192.0.2.4", "10.0.0.1").status_code, send("192.0.2.4", "10.0.0.2").status_code] == [200, 429]
