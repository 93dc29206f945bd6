"""Storing many rows in few steps, and knowing the same files again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from django.db.models import Model

from hervat.market.importing.material import Piece, chunks

PORTION = 2000
Row = TypeVar("Row", bound=Model)


def store_all(model: type[Row], rows: Iterable[Row]) -> int:
    """Inserts rows, as many at a time as a database likes; how many there were. Memory holds one portion."""
    waiting = iter(rows)
    count = 0
    while portion := list(islice(waiting, PORTION)):
        model._default_manager.bulk_create(portion)
        count += len(portion)
    return count


def fingerprint(pieces: Iterable[Piece], revision: int) -> str:
    """SHA-256 over the names and the content of files. ``revision``: of the importer; another one makes the same files new again.

    Raises WrongFile when one cannot be read.
    """
    hashed = hashlib.sha256(str(revision).encode())
    for piece in sorted(pieces, key=lambda piece: piece.name):
        hashed.update(f"\0{piece.name}\0".encode())
        for chunk in chunks(piece):
            hashed.update(chunk)
    return hashed.hexdigest()
