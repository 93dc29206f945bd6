"""What the tests of the API share: a way to send facts, and a rate that stays out of the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
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
