"""The own dossiers of a werknemer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.door import scope
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.models import Dossier, Involvement
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.queries import Capacity
from hervat.domain.access.roles import Role


def own_dossier(acting: Acting, number: str | None = None) -> Dossier:
    """The dossier with this number if it is the own one; without a number the one that was opened last, an open one first.

    Raises :class:`Hidden` when there is none.
    """
    if acting.actor.role is not Role.WERKNEMER:
        raise Hidden
    own = scope(acting).select_related("werkgever").order_by("closed_on", "-opened_on", "-number")
    found = list(own.filter(number=number)) if number else []
    found = found or sorted(own, key=lambda dossier: dossier.closed_on is not None)
    if not found or (number and found[0].number != number):
        raise Hidden
    return found[0]


def own_dossiers(acting: Acting) -> tuple[Dossier, ...]:
    """All own dossiers, the newest first."""
    return tuple(scope(acting).order_by("-opened_on", "-number")) if acting.actor.role is Role.WERKNEMER else ()


def as_werknemer(user: User, _on: date) -> Iterable[Capacity]:
    """Who has a dossier of their own can act as werknemer in it."""
    if Involvement.objects.filter(user=user, role=Role.WERKNEMER).exists():
        yield Capacity(Role.WERKNEMER)
