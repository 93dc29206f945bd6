"""The profile as it stands, and its earlier versions, for who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hervat.apps.dossiers.door import Entered
from hervat.apps.profiles.contents import ProfileContent, open_profile
from hervat.apps.profiles.models import Profile
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role


@dataclass(frozen=True, slots=True)
class ProfileVersion:
    """A version of the profile: what stands in it, who recorded it, and when."""

    id: UUID
    content: ProfileContent
    by: str
    role: Role
    at: datetime


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """A version in the list of versions: nothing of what stands in it."""

    id: UUID
    by: str
    role: Role
    at: datetime


def profile_of(entered: Entered) -> ProfileVersion | None:
    """The newest version; None when nobody recorded one. One query. Raises :class:`Refused`."""
    entered.require(Action.SEE_PROFILE)
    row = newest(entered)
    if row is None:
        return None
    return ProfileVersion(row.id, open_profile(row), row.recorded_by.name, Role(row.recorded_as), row.recorded_at)


def profile_versions(entered: Entered) -> tuple[ProfileLine, ...]:
    """All versions, the newest first. One query. Raises :class:`Refused`."""
    entered.require(Action.SEE_PROFILE)
    rows = Profile.objects.filter(dossier=entered.dossier).select_related("recorded_by").defer("content").order_by("-recorded_at", "-id")
    return tuple(ProfileLine(row.id, row.recorded_by.name, Role(row.recorded_as), row.recorded_at) for row in rows)


def newest(entered: Entered) -> Profile | None:
    """The row that nothing took the place of."""
    return Profile.objects.filter(dossier=entered.dossier, successor__isnull=True).select_related("recorded_by").first()
