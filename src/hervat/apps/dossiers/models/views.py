"""What people keep for themselves: saved views of a list, drafts of forms, calendars they follow."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from hervat.apps.organisations.models import Organisation


class SavedView(models.Model):
    """A list of dossiers as somebody likes to see it: a name for a query string."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    role = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=500)
    is_start = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="view_name_once", fields=["user", "role", "name"]),
            models.UniqueConstraint(name="view_one_start", fields=["user", "role"], condition=models.Q(is_start=True)),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Draft(models.Model):
    """What somebody typed in a form and did not send yet; sealed, only for who typed it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=200)  # the address of the form, without language
    text = models.BinaryField()  # sealed JSON: field -> what was typed
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [models.UniqueConstraint(name="draft_once_a_form", fields=["user", "form"])]

    def __str__(self) -> str:
        return str(self.id)


class CalendarFeed(models.Model):
    """A calendar that a person follows, in one role. Its address is a secret of which only the hash is kept; it can be withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feeds")
    role = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.id)
