"""Which data sets there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max

from hervat.market.provenance.models import DataSet


@dataclass(frozen=True)
class Provenance:
    """A data set, as :class:`DataSet` keeps it."""

    id: int
    kind: str
    name: str
    version: str
    published: date | None
    licence: str
    attribution: str
    is_official: bool
    precedence: int
    imported_at: datetime
    rows: int


FIELDS = ("id", "kind", "name", "version", "published", "licence", "attribution", "is_official", "precedence", "imported_at", "rows")


def datasets() -> tuple[Provenance, ...]:
    """All of them, by kind and name."""
    return tuple(Provenance(*row) for row in DataSet.objects.order_by("kind", "name", "version").values_list(*FIELDS))


def attributions() -> tuple[str, ...]:
    """What must be shown where values of the labour market are shown; each sentence once."""
    found = DataSet.objects.exclude(attribution="").order_by("precedence", "kind", "attribution").values_list("attribution", flat=True)
    return tuple(dict.fromkeys(found))


def data_versions() -> dict[str, str]:
    """The version of each data set by its name: what an answer was based on."""
    return dict(DataSet.objects.order_by("name", "id").values_list("name", "version"))


def stamp() -> str:
    """Another text after every import: what was computed from the labour market holds as long as it stays the same.

    The moment of the last import tells a store from another that came as far, as after putting back a backup.
    """
    newest = DataSet.objects.aggregate(newest=Max("pk"), count=Count("pk"), at=Max("imported_at"))
    return f"{newest['newest']}/{newest['count']}/{newest['at']}"
