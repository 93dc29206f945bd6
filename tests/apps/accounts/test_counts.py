"""Counts of attempts keep no address, and do not stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from hervat.apps.accounts.counts import forget_counts
from hervat.apps.accounts.models import AttemptCount

pytestmark = pytest.mark.django_db


def test_no_address_is_kept(client: Client) -> None:
    client.post("/account/inloggen/", {"login": "iemand@voorbeeld.example", "password": "verkeerd-wachtwoord"}, REMOTE_ADDR="203.0.113.77")
    kept = str(list(AttemptCount.objects.values()))
    assert AttemptCount.objects.count() >= 2
    assert "203.0.113.77" not in kept
    assert "iemand" not in kept
    assert all(len(key) == 64 for key in AttemptCount.objects.values_list("cache_key", flat=True))


def test_two_processes_count_together() -> None:
    cache.set("tries", 3)
    assert AttemptCount.objects.count() == 1
    assert cache.get("tries") == 3
    assert not cache.add("tries", 1)


def test_what_is_over_is_forgotten() -> None:
    cache.set("old", 1, timeout=60)
    cache.set("new", 1, timeout=7200)
    forget_counts(now=timezone.now() + timedelta(hours=1))
    assert AttemptCount.objects.count() == 1
    assert cache.get("new") == 1
