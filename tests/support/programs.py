"""Programs that act for the people of the small world."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from hervat.apps.organisations.queries import Capacity
from hervat.apps.organisations.tokens import make
from hervat.domain.access.roles import Role
from tests.support.world import OF_ORGANISATION, Side

Ask = Callable[..., Any]


def token_for(side: Side, role: Role, *, may_write: bool = True) -> str:
    """A token of the person in this role."""
    today = timezone.localdate()
    organisation = side.organisations[OF_ORGANISATION[role]]
    capacity = Capacity(role, organisation.id, organisation.name)
    _token, text = make(
        user=side.people[role], name="test", capacity=capacity, may_write=may_write, last_day=today + timedelta(days=9), on=today
    )
    return text


def asking(token: str) -> Ask:
    """A program with this token: ``ask("GET", "cases")``, ``ask("POST", "cases", {...})``."""

    def ask(method: str, path: str, body: object = None, **headers: str) -> Any:
        raw = b"" if body is None else json.dumps(body).encode()
        sent = {"Authorization": f"Bearer {token}", **headers}
        return Client().generic(method, f"/api/v1/{path}", raw, "application/json", headers=sent)

    return ask
