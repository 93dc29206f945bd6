"""Where somebody arrives after logging in, by role. Each face registers its own first page when it starts."""

from __future__ import annotations

from django.urls import reverse

from hervat.domain.access.roles import Role

WITHOUT_ONE = "account_pages:settings"
_homes: dict[Role, str] = {}


def register_home(role: Role, url_name: str) -> None:
    """The first page of a role. Called from ``AppConfig.ready`` of its face."""
    _homes[role] = url_name


def home_of(role: Role | None) -> str:
    """The address of the first page of a role; one's own settings for a role without pages."""
    return reverse(_homes.get(role, WITHOUT_ONE) if role else WITHOUT_ONE)
