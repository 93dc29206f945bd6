"""What the tests of the API share: a way to send facts, and a rate that stays out of the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from pytest_django import Settings

ADDRESS = "/api/v1/timeline"
Post = Callable[..., Any]


@pytest.fixture(autouse=True)
def generous_rate(settings: Settings) -> None:
    """Tests send more than a person would."""
    settings.API_RATE = "1000000/s"


@pytest.fixture
def post() -> Post:
    """Posts facts (as data, or as the raw bytes given) and gives the answer."""

    def send(facts: object, query: str = "", **headers: str) -> Any:
        raw = facts if isinstance(facts, bytes) else json.dumps(facts).encode()
        content_type = headers.pop("content_type", "application/json")
        return Client().generic("POST", f"{ADDRESS}{query}", raw, content_type, headers=headers, CONTENT_TYPE=content_type)

    return send


@pytest.fixture
def no_databases() -> Iterator[None]:
    """A whole request looks after the connections of other tests; this one has nothing to do with them."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)
