"""What was computed from the labour market is kept by a stamp: it must differ wherever the market does."""

from __future__ import annotations

import pytest

from hervat.market.provenance.queries import stamp
from hervat.market.provenance.services import Origin, record

pytestmark = pytest.mark.django_db(databases=["default", "market"])
GEO = Origin(kind="geo", name="Postcodes", version="1")


def test_another_import_is_another_stamp() -> None:
    empty = stamp()
    dataset = record(GEO, "0" * 64, 3)
    first = stamp()
    assert first not in (empty, "")
    assert stamp() == first
    dataset.delete()
    record(GEO, "0" * 64, 3)
    assert stamp() != first


def test_another_store_that_came_as_far_is_told_apart() -> None:
    dataset = record(GEO, "0" * 64, 3)
    first = stamp()
    number = dataset.pk
    dataset.delete()
    other = record(GEO, "0" * 64, 3)
    type(other).objects.update(id=number)
    assert stamp() != first
