"""Putting the sources of a file in the place of those with the same keys. Sources that the file does not name stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import router, transaction

from hervat.market.vacancies.harvest.definitions import Definition
from hervat.market.vacancies.harvest.fetching.addresses import host_of
from hervat.market.vacancies.harvest.kinds.all import FOLDER
from hervat.market.vacancies.harvest.models import Page, Source, State

FIELDS = ("name", "kind", "address", "host", "minutes", "pause", "robots", "licence", "holds", "pages", "mapping", "is_active")
READ_ANEW = ("kind", "address", "holds", "pages", "mapping", "is_active")  # one of these changed: what is remembered says nothing any more
PORTION = 500


class Changes(NamedTuple):
    """How many sources."""

    new: int
    changed: int
    unchanged: int


def store_sources(definitions: Sequence[Definition], now: datetime) -> Changes:
    """All of them, or none. The same again changes nothing; a new or changed source is due at once."""
    with transaction.atomic(using=router.db_for_write(Source)):
        known = {source.key: source for source in Source.objects.all()}
        wanted = [_row(definition) for definition in definitions]
        new = [row for row in wanted if row.key not in known]
        changed = [row for row in wanted if row.key in known and _differs(row, known[row.key], FIELDS)]
        anew = [row.key for row in changed if _differs(row, known[row.key], READ_ANEW)]
        Source.objects.bulk_create(new, batch_size=PORTION)
        State.objects.bulk_create([State(source=row, due_at=now) for row in new], batch_size=PORTION)
        Source.objects.bulk_update(changed, FIELDS, batch_size=PORTION)
        for first in range(0, len(anew), PORTION):
            _forget(anew[first : first + PORTION], now)
    return Changes(len(new), len(changed), len(wanted) - len(new) - len(changed))


def _row(definition: Definition) -> Source:
    host = "" if definition.kind == FOLDER else host_of(definition.address)
    fields = {name: getattr(definition, name) for name in FIELDS if name not in ("host", "mapping", "holds")}
    return Source(key=definition.key, host=host, mapping=dict(definition.mapping), holds=definition.holds.value, **fields)


def _differs(one: Source, other: Source, names: Sequence[str]) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in names)


def _forget(keys: list[str], now: datetime) -> None:
    State.objects.filter(pk__in=keys).update(
        etag="", last_modified="", digest="", started_at=None, due_at=now, failures=0, empty=0, is_cleared=False
    )
    Page.objects.filter(source__in=keys).delete()
