"""Searches that were kept, and what was found for each. Nothing here says whose they are."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class KeptSearch(models.Model):
    """One search that somebody keeps, under a name that says nothing (``name``).

    ``request``: what is asked, as data (see :mod:`.requests`). ``after``: only vacancies with a higher number are news for it. ``version``:
    counts up over all searches with every change, so that a run sees which are new to it.
    """

    name = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    request = models.TextField()
    after = models.PositiveBigIntegerField()
    is_active = models.BooleanField(default=True)
    version = models.PositiveBigIntegerField(unique=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [models.CheckConstraint(name="kept_search_asks", condition=~Q(request=""))]

    def __str__(self) -> str:
        return str(self.name)


class Found(models.Model):
    """Vacancies that were found for a search in one go: their numbers, and up to which number was looked. What is found is stored once."""

    search = models.ForeignKey(KeptSearch, on_delete=models.CASCADE, related_name="found", db_index=False)  # the constraint has an index
    upto = models.PositiveBigIntegerField()
    numbers = models.JSONField()  # list of int, rising
    found_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [models.UniqueConstraint(name="found_once", fields=["search", "upto"])]

    def __str__(self) -> str:
        return f"{self.search_id} {self.upto}"


class Progress(models.Model):
    """One row: up to which number vacancies were matched, and the last version of a kept search.

    Who changes either holds the row until the end of the transaction.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    version = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [models.CheckConstraint(name="progress_once", condition=Q(id=1))]

    def __str__(self) -> str:
        return str(self.number)
