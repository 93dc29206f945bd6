"""Importing file by file: each file is a data set of its own, read twice (once to see that all of it is sound, once to store it).

So a mistake is found before anything is written, memory does not grow with the size of a file, nobody waits for the database while a file
is being read, and a file that was not given this time stays as it was.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from hervat.domain.text import Text
from hervat.market.importing.material import Piece, chunks
from hervat.market.importing.results import ImportedSet, ImportResult, Progress
from hervat.market.provenance.models import DataSet, Sourced
from hervat.market.provenance.services import Origin, forget, record, stored, whole_or_nothing

PORTION = 2000
Stored = tuple[Sourced, ...]


@dataclass(frozen=True, kw_only=True)
class Part:
    """One data set that can be read from files.

    ``rows`` reads them, as often as it is called: for every row of the file what is to be stored of it, without its data set.
    It raises WrongFile. ``revision`` goes up when the same file is to be read differently than before.
    """

    origin: Origin
    pieces: tuple[Piece, ...]
    rows: Callable[[Progress], Iterator[Stored]]
    revision: int = 1


@dataclass
class _Sound:
    """A part that was read to its end and is new here."""

    part: Part
    sha256: str
    rows: int = field(default=0)


def import_parts(
    parts: Sequence[Part], progress: Progress, *, afterwards: Callable[[], None] = lambda: None, notes: Sequence[Text] = ()
) -> ImportResult:
    """Stores the parts that are new or changed, all of them or none; ``afterwards`` runs in the same transaction when there are any.

    Raises WrongFile.
    """
    hashes = [fingerprint(part.pieces, part.revision) for part in parts]
    here = [stored(part.origin, sha256) for part, sha256 in zip(parts, hashes, strict=True)]
    changed = [_Sound(part, sha256) for part, sha256, old in zip(parts, hashes, here, strict=True) if old is None]
    for sound in changed:
        sound.rows = sum(1 for _ in sound.part.rows(progress))
    if changed:
        with whole_or_nothing():
            for kind, name in {(sound.part.origin.kind, sound.part.origin.name) for sound in changed}:
                forget(kind, name)  # all of a name first: one import may bring several versions of it
            for sound in changed:
                _store(sound, progress)
            afterwards()
    new = {sound.part.origin: sound.rows for sound in changed}
    told = [_told(part.origin, old, new) for part, old in zip(parts, here, strict=True)]
    return ImportResult(tuple(told), tuple(notes))


def _store(sound: _Sound, progress: Progress) -> None:
    dataset = record(sound.part.origin, sound.sha256, sound.rows)
    store_all(_of(dataset, sound.part.rows(progress)))


def _of(dataset: DataSet, rows: Iterable[Stored]) -> Iterator[Sourced]:
    for row in rows:
        for instance in row:
            instance.dataset = dataset
            yield instance


def _told(origin: Origin, old: DataSet | None, new: Mapping[Origin, int]) -> ImportedSet:
    if old is not None:
        return ImportedSet(old.name, old.version, old.rows, changed=False, attribution=old.attribution)
    return ImportedSet(origin.name, origin.version, new[origin], changed=True, attribution=origin.attribution)


def store_all(instances: Iterable[Model]) -> None:
    """Inserts rows of any models, as many at a time as a database likes. Memory holds one portion of each model."""
    waiting: defaultdict[type[Model], list[Model]] = defaultdict(list)
    for instance in instances:
        portion = waiting[type(instance)]
        portion.append(instance)
        if len(portion) == PORTION:
            type(instance)._default_manager.bulk_create(portion)
            portion.clear()
    for model, portion in waiting.items():
        model._default_manager.bulk_create(portion)


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
