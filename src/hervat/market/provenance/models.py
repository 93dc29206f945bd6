"""The data sets that were imported. Every value elsewhere in the labour market names one of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Precedence(models.IntegerChoices):
    """Whom to believe when two data sets say the same thing of the same occupation: the lowest number."""

    OFFICIAL = 10, "official"  # as its own publisher publishes it, in the language of the product
    OFFICIAL_OTHER = 20, "official, in another language or by way of a crosswalk"
    IMPORTED = 30, "imported by who runs the installation"
    ESTIMATED = 40, "estimated from what was imported and measures it"
    STARTER = 90, "the starter catalogue: an orientation"
    ROUGHLY_ESTIMATED = 95, "estimated from what only points to it"


class DataSet(models.Model):
    """One data set as it was last imported. Importing it again replaces it: there is one of each (kind, name, version).

    ``kind``: with which importer it came (``esco``). ``name``: what it is called, also to people (``ESCO nl``). ``version`` and
    ``published`` as its publisher tells them; empty when it does not. ``attribution``: what must be shown where its values are shown.
    ``sha256``: of what was imported, so that the same again is recognised. ``rows``: how many rows were read from it.
    """

    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    version = models.CharField(max_length=60, blank=True)
    published = models.DateField(null=True, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    attribution = models.CharField(max_length=300, blank=True)
    is_official = models.BooleanField()
    precedence = models.PositiveSmallIntegerField(choices=Precedence.choices)
    imported_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="dataset_once", fields=["kind", "name", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()


class Sourced(models.Model):
    """A row of one data set: it goes when its data set is replaced."""

    dataset = models.ForeignKey(DataSet, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
