"""Files that no row asks for any more, or never did: what was stopped halfway, and what could not be deleted at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

import structlog

from hervat.apps.documents.models import Document
from hervat.apps.documents.store import file_store

log = structlog.get_logger("hervat.documents")


def document_keys() -> set[UUID]:
    """The files that the documents of dossiers ask for; not those of documents that were removed."""
    return _keys(removed=False)


def remove_orphans(*sources: Callable[[], Iterable[UUID]], now: datetime) -> int:
    """Destroys files of over a day old that none of ``sources`` asks for, and says how many.

    The rows are asked for after the files were listed, and nobody takes a day between a file and its row: so the file of a row that is
    being stored is never taken away. Files of which the database never heard stay where they are while it has no file that is there: then
    it is more likely that this is not the database of these files.
    """
    store = file_store()
    old = set(store.orphans(frozenset(), now=now))
    if not old:
        return 0
    known = {key for source in sources for key in source()}
    removed = old & _keys(removed=True)
    strangers = old - known - removed
    if strangers and not any(map(store.holds, known)) and not removed:
        log.error("files without rows in a database without files")
        strangers = set()
    return sum(map(store.delete, strangers | (removed - known)))


def _keys(*, removed: bool) -> set[UUID]:
    return set(Document.objects.filter(removed_at__isnull=not removed).values_list("key", flat=True))
