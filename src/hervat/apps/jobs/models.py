"""The mail that must go out, and the rounds that were made."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class MailState(models.TextChoices):
    """Where a mail is on its way. From ``HANDING_OVER`` on it may be out."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    HANDING_OVER = "handing_over"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    SETTLED = "settled"  # somebody looked at a failed or uncertain mail and let it rest


DONE = (MailState.SENT, MailState.SETTLED)
HELD = (MailState.CLAIMED, MailState.HANDING_OVER)


class OutgoingMail(models.Model):
    """One mail to one address. What it says, and to whom, is kept only until it is sent.

    ``key`` says which mail this is (``digest:<user>:<date>``): there is never a second with the same key. ``claim`` is new at every claim,
    so that a worker that was thought dead cannot act on what another has taken since. ``stop``: as in :class:`.mailer.Letter`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    to = models.EmailField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    stop = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=MailState.choices, default=MailState.QUEUED)
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "next_attempt_at"], name="mail_due")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="mail_state_known", condition=Q(state__in=MailState.values)),
            models.CheckConstraint(name="mail_emptied_when_done", condition=~Q(state__in=DONE) | Q(to="", subject="", body="", stop="")),
            models.CheckConstraint(name="mail_whole_until_done", condition=Q(state__in=DONE) | ~(Q(to="") | Q(subject="") | Q(body=""))),
            models.CheckConstraint(
                name="mail_held_by_a_claim", condition=~Q(state__in=HELD) | Q(claim__isnull=False, claimed_at__isnull=False)
            ),
            models.CheckConstraint(name="mail_done_at_a_time", condition=~Q(state__in=DONE) | Q(finished_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return str(self.id)


class RoundRun(models.Model):
    """A daily round on one day. Without ``finished_at`` it is being made, or whoever made it died or failed (``error``: which error).

    ``beat_at`` is the last sign of life of who makes it.
    """

    name = models.CharField(max_length=60)
    day = models.DateField()
    worker = models.UUIDField()
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="round_once_a_day", fields=["name", "day"]),
            models.CheckConstraint(name="round_finished_without_error", condition=Q(finished_at__isnull=True) | Q(error="")),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.day.isoformat()}"
