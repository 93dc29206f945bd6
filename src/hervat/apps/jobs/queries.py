"""What the beheerder should see of the work in the background: never an address, never what a mail says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q

from hervat.apps.jobs.models import HELD, MailState, OutgoingMail, RoundRun

LATE = timedelta(hours=1)


@dataclass(frozen=True)
class OpenMail:
    """A mail about which somebody must decide: ``resend`` or ``settle``."""

    id: UUID
    state: str
    created_at: datetime
    attempts: int
    error: str


@dataclass(frozen=True)
class FailedRound:
    """A round that did not come to its end, and why (the name of an error)."""

    name: str
    day: date
    error: str


def open_mails() -> tuple[OpenMail, ...]:
    """The failed and uncertain mails, oldest first."""
    found = OutgoingMail.objects.filter(state__in=(MailState.FAILED, MailState.UNCERTAIN)).order_by("created_at")
    return tuple(
        OpenMail(mail.id, mail.state, mail.created_at, mail.attempts, mail.last_error) for mail in found.defer("to", "subject", "body")
    )


def late_mails(now: datetime) -> int:
    """How many mails should have gone out an hour ago and are not even being tried: most often no worker is running."""
    return OutgoingMail.objects.filter(state=MailState.QUEUED, next_attempt_at__lt=now - LATE).count()


def has_mail() -> bool:
    """Whether this installation ever had mail to send."""
    return OutgoingMail.objects.exists()


def failed_rounds() -> tuple[FailedRound, ...]:
    """Of each round its newest run, when that failed."""
    newest: dict[str, RoundRun] = {run.name: run for run in RoundRun.objects.order_by("day")}
    return tuple(FailedRound(run.name, run.day, run.error) for run in newest.values() if run.error)


def already_written(keys: Collection[str]) -> frozenset[str]:
    """Of these keys of mails those for which there is one already, sent or not."""
    return frozenset(OutgoingMail.objects.filter(key__in=keys).values_list("key", flat=True))


@dataclass(frozen=True)
class RoundLine:
    """The newest run of a daily round. Without ``finished_at`` and ``error`` it is being made, or nobody finished it."""

    name: str
    day: date
    finished_at: datetime | None
    error: str


def newest_rounds() -> tuple[RoundLine, ...]:
    """Of each round its newest run, by name."""
    newest = {run.name: run for run in RoundRun.objects.order_by("day")}
    return tuple(RoundLine(name, run.day, run.finished_at, run.error) for name, run in sorted(newest.items()))


def mails_on_their_way(now: datetime) -> tuple[int, int]:
    """How many mails are on their way out, and how many of them are late (:func:`late_mails`). One query."""
    late = Q(state=MailState.QUEUED, next_attempt_at__lt=now - LATE)
    counted = OutgoingMail.objects.filter(state__in=(MailState.QUEUED, *HELD)).aggregate(all=Count("pk"), late=Count("pk", filter=late))
    return counted["all"], counted["late"]
