"""Organisations, the people who work for them, and who stands in for whom."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.domain.access.roles import PROFESSIONAL_ROLES, Role

ROLE_CHOICES = [(role.value, role.value) for role in Role]
PROFESSIONAL_CHOICES = [(role.value, role.value) for role in Role if role in PROFESSIONAL_ROLES]


class Organisation(models.Model):
    """A body. It may be werkgever, arbodienst, bureau and insurer at once: many are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    kvk_number = models.CharField(max_length=8, blank=True)
    is_werkgever = models.BooleanField(default=False)
    is_arbodienst = models.BooleanField(default=False)
    is_bureau = models.BooleanField(default=False)
    is_insurer = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody works for an organisation in a role, from a day until a day (the last day included; empty: still)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40, choices=PROFESSIONAL_CHOICES)
    is_admin = models.BooleanField(default=False)  # may invite people and end memberships of this organisation
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="membership_runs_forward",
                condition=models.Q(last_day__isnull=True) | models.Q(last_day__gte=models.F("first_day")),
            ),
            models.UniqueConstraint(
                name="membership_once_at_a_time",
                fields=["user", "organisation", "role"],
                condition=models.Q(last_day__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Deputation(models.Model):
    """Somebody stands in for an absent colleague: sees the cases of the other, in the other's role, from a day until a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="deputations")
    role = models.CharField(max_length=40, choices=PROFESSIONAL_CHOICES)
    absent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputations_for_me")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputations_by_me")
    first_day = models.DateField()
    last_day = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="deputation_runs_forward", condition=models.Q(last_day__gte=models.F("first_day"))),
            models.CheckConstraint(name="deputation_is_by_another", condition=~models.Q(deputy=models.F("absent"))),
        ]

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.absent_id}"
