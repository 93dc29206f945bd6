"""The four digits of each Dutch postcode, as a point on the map."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from hervat.market.provenance.models import Sourced


class Place(Sourced):
    """The middle of a postcode area, in degrees (WGS 84)."""

    postcode4 = models.CharField(max_length=4, primary_key=True)
    place = models.CharField(max_length=100)
    municipality = models.CharField(max_length=100, blank=True)
    province = models.CharField(max_length=60, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="place_on_earth", condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180))),
        ]

    def __str__(self) -> str:
        return f"{self.postcode4} {self.place}"
