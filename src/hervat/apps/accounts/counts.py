"""Counting attempts: under what name a count is kept, and when it is thrown away."""

from __future__ import annotations

from datetime import datetime

from django.utils.crypto import salted_hmac

from hervat.apps.accounts.models import AttemptCount


def hidden_key(key: str, key_prefix: str, version: int) -> str:
    """Django's ``KEY_FUNCTION``: a count of an address on the internet must not keep that address, nor one that can be tried out."""
    return salted_hmac("hervat.accounts.counts", f"{key_prefix}:{version}:{key}", algorithm="sha256").hexdigest()


def forget_counts(*, now: datetime) -> None:
    """Removes counts of which the time is over."""
    AttemptCount.objects.filter(expires__lt=now).delete()
