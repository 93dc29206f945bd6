"""Taking a data set in: recognising the same again, and putting the new in the place of the old.

A data set is replaced as a whole: what its publisher took out is gone afterwards, and nothing of any other data set is touched. All of an
import stands in one transaction (:func:`whole_or_nothing`), so that a mistake in the last row leaves everything as it was.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from django.db import router, transaction
from django.utils import timezone

from hervat.market.provenance.models import DataSet, Precedence


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What is known of a data set before its rows are stored; the fields of :class:`DataSet`."""

    kind: str
    name: str
    version: str = ""
    published: date | None = None
    licence: str = ""
    attribution: str = ""
    is_official: bool = False  # as its own publisher publishes it
    precedence: Precedence = Precedence.IMPORTED


def whole_or_nothing() -> AbstractContextManager[None]:
    """One transaction on the database of the labour market."""
    return transaction.atomic(using=router.db_for_write(DataSet))


def stored(origin: Origin, sha256: str) -> DataSet | None:
    """The data set that exactly this made when it was imported before; None when it was not, or something came in its place since.

    Files that do not tell their version are the same as those that did, when what is in them is the same.
    """
    same = DataSet.objects.filter(kind=origin.kind, name=origin.name, sha256=sha256)
    return same.filter(version=origin.version).first() or (None if origin.version else same.first())


def forget(kind: str, name: str) -> int:
    """Removes every version of a data set with all its rows; how many rows it had."""
    found = list(DataSet.objects.filter(kind=kind, name=name))
    for dataset in found:
        dataset.delete()
    return sum(dataset.rows for dataset in found)


def record(origin: Origin, sha256: str, rows: int) -> DataSet:
    """A new data set, to which rows can be added. :func:`forget` what it replaces first."""
    return DataSet.objects.create(
        kind=origin.kind,
        name=origin.name,
        version=origin.version,
        published=origin.published,
        licence=origin.licence,
        attribution=origin.attribution,
        is_official=origin.is_official,
        precedence=origin.precedence,
        imported_at=timezone.now(),
        sha256=sha256,
        rows=rows,
    )
