"""The sealed values of the accounts: the secrets of second factors."""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from hervat.apps.accounts.adapter import SEAL_CONTEXT
from hervat.apps.sealing import Purpose
from hervat.apps.sealing.columns import SealedInJson

SEALED = (SealedInJson(Authenticator, "data", Purpose.CASE, SEAL_CONTEXT, ("secret", "seed")),)
