"""O*NET's own occupations, and the ways from there to ours."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hervat.market.occupations.models.concepts import LABEL_LENGTH, Occupation
from hervat.market.provenance.models import Sourced

CODE_LENGTH = 10  # 11-1011.00


class Match(models.TextChoices):
    """How well two occupations of two classifications match, in the words of SKOS.

    The last two nobody laid: ``inherited`` from the broader occupation, or only of the same group of occupations.
    """

    EXACT = "exact"
    CLOSE = "close"
    BROAD = "broad"
    NARROW = "narrow"
    INHERITED = "inherited"
    GROUP = "group"


class OnetOccupation(Sourced):
    """An occupation of O*NET, in its own English."""

    code = models.CharField(max_length=CODE_LENGTH)
    title = models.CharField(max_length=LABEL_LENGTH)
    description = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="onet_occupation_once", fields=["dataset", "code"]),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class OnetTitle(Sourced):
    """Another English title of an occupation of O*NET."""

    code = models.CharField(max_length=CODE_LENGTH)
    text = models.CharField(max_length=LABEL_LENGTH)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="onet_title_once", fields=["dataset", "code", "text"]),
        ]

    def __str__(self) -> str:
        return self.text


class OnetRelated(Sourced):
    """Two occupations of O*NET that are near. ``rank``: 1 is the nearest."""

    code = models.CharField(max_length=CODE_LENGTH)
    other = models.CharField(max_length=CODE_LENGTH)
    tier = models.CharField(max_length=30, blank=True)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="onet_related_once", fields=["dataset", "code", "other"]),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.other}"


class OnetLink(Sourced):
    """That an occupation is, about, one of O*NET. ``confidence``: 0-1, as whoever laid the link tells it."""

    occupation = models.ForeignKey(Occupation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="onet_links")
    onet_code = models.CharField(max_length=CODE_LENGTH)
    match = models.CharField(max_length=9, choices=Match.choices)
    confidence = models.FloatField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["onet_code"], name="onet_link_code")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="onet_link_once", fields=["dataset", "occupation", "onet_code"]),
            models.CheckConstraint(name="onet_link_confidence", condition=Q(confidence__range=(0, 1))),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.onet_code}"


class IscoSoc(Sourced):
    """That a group of ISCO-08 (four digits) and one of the American SOC (``11-1011``) overlap."""

    isco = models.CharField(max_length=4)
    soc = models.CharField(max_length=7)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["soc"], name="isco_soc_soc")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="isco_soc_once", fields=["dataset", "isco", "soc"]),
        ]

    def __str__(self) -> str:
        return f"{self.isco} {self.soc}"
