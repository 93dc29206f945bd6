"""The lists that somebody saved for themselves, in the role they act in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from hervat.apps.dossiers.models import SavedView
from hervat.apps.organisations.acting import Acting


@dataclass(frozen=True, slots=True)
class SavedList:
    """A list with a name. ``query`` is what stands in its address."""

    id: UUID
    name: str
    query: str
    is_start: bool


def saved_lists(acting: Acting) -> tuple[SavedList, ...]:
    """All of them, by name. One query; nobody sees those of another."""
    found = SavedView.objects.filter(user=acting.user, role=acting.role).order_by("name")
    return tuple(SavedList(view.id, view.name, view.query, view.is_start) for view in found)
