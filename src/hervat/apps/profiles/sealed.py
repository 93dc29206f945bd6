"""The sealed columns of the profiles."""

from __future__ import annotations

from hervat.apps.profiles.contents import profile_context
from hervat.apps.profiles.models import Profile
from hervat.apps.sealing import Purpose
from hervat.apps.sealing.columns import SealedColumn

SEALED = (SealedColumn(Profile, "content", Purpose.CASE, profile_context),)
