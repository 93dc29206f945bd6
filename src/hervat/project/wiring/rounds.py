"""The rounds that are made every day, in this order where two are due at once. Times are on the Dutch clock."""

from __future__ import annotations

from datetime import date, time
from importlib import import_module

from django.conf import settings
from django.utils import timezone

from hervat.apps.jobs import outbox, schedule
from hervat.apps.jobs.schedule import Round


def rounds() -> tuple[Round, ...]:
    """Every round of this installation."""
    return (Round("tidy", time(3, 15), tidy),)


def tidy(_day: date) -> None:
    """Removes what has had its time: sessions that ended, and the memory of mails and rounds of over a year ago."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    outbox.forget_done(now=timezone.now())
    schedule.forget_old_runs(now=timezone.now())
