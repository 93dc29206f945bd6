"""Where postcode areas are."""

from __future__ import annotations

from collections.abc import Collection

from hervat.domain.matching.travel import Point
from hervat.market.geo.models import Place


def points(postcodes: Collection[str]) -> dict[str, Point]:
    """The middles of those (four figures) that are known. One query."""
    rows = Place.objects.filter(pk__in=list(postcodes)).values_list("postcode4", "latitude", "longitude")
    return {postcode: Point(latitude, longitude) for postcode, latitude, longitude in rows}
