"""Files on disk: closed with the keys of this installation, under a name of our own, and whole or not there at all.

A file stands at ``<root>/ab/<uuid>``, the folder being the first two characters of the name. What people called it, whose it is and which
key purpose closed it stands in the database. A file is written before its row is; so a file without a row is a file that was never taken
in, or was taken away, and :meth:`FileStore.orphans` finds it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from hervat.apps.sealing import Purpose, Unsealable, is_newest, reseal, seal, unseal
from hervat.domain.text import Text, say

SECONDS_WRITING = 60 * 60  # nobody writes one file for longer
DAYS_ORPHAN = timedelta(days=1)
HEAD_BYTES = 32  # more than the head of a sealed value
_PART = ".part"


class FileLost(Exception):
    """A file that has a row cannot be given back. ``sentence`` may be shown."""

    def __init__(self, key: UUID, sentence: Text) -> None:
        self.key = key
        self.sentence = sentence
        super().__init__(sentence.render())


@dataclass(frozen=True)
class Stored:
    """What the database must remember to get a file back. ``size`` is in bytes and ``sha256`` in hexadecimal, both of what was given."""

    key: UUID
    size: int
    sha256: str


@dataclass(frozen=True)
class FileStore:
    """The files under one folder. Any number of processes may use it at once."""

    root: Path

    def put(self, content: bytes, *, purpose: Purpose) -> Stored:
        """Keeps ``content``; when this returns it is on the disk. Raises OSError when it cannot, with nothing left behind."""
        key = uuid4()
        place = self._place(key)
        self._make_folder(place.parent)
        _write(place, seal(purpose, content, context=_context(key)))
        return Stored(key, len(content), hashlib.sha256(content).hexdigest())

    def read(self, key: UUID, *, purpose: Purpose, sha256: str) -> bytes:
        """What was put, exactly. Raises FileLost when it is not there, or not the same any more."""
        try:
            content = unseal(purpose, self._place(key).read_bytes(), context=_context(key))
        except FileNotFoundError:
            raise FileLost(key, say("Dit bestand is er niet meer. Vraag de beheerder om het terug te zetten.")) from None
        except Unsealable:
            raise _damaged(key) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise _damaged(key)
        return content

    def holds(self, key: UUID) -> bool:
        """Whether there is a file with this name."""
        return self._place(key).is_file()

    def delete(self, key: UUID) -> bool:
        """Whether there was something to take away."""
        place = self._place(key)
        try:
            with _alone_in(place.parent):
                place.unlink()
                _flush_folder(place.parent)
        except FileNotFoundError:
            return False
        return True

    def reseal(self, key: UUID, *, purpose: Purpose) -> bool:
        """Closes a file again after its keys were rotated; False when that was done already. Raises FileLost.

        What is deleted meanwhile stays deleted.
        """
        place = self._place(key)
        try:
            with place.open("rb") as file:
                if is_newest(purpose, file.read(HEAD_BYTES)):
                    return False
            with _alone_in(place.parent):
                _write(place, reseal(purpose, place.read_bytes(), context=_context(key)))
        except FileNotFoundError:
            raise FileLost(key, say("Dit bestand is er niet meer. Vraag de beheerder om het terug te zetten.")) from None
        except Unsealable:
            raise _damaged(key) from None
        return True

    def orphans(self, known: Container[UUID], *, now: datetime) -> list[UUID]:
        """Files older than a day that are not among the ``known`` keys of the database. Ask the database after this moment, not before."""
        before = (now.astimezone(UTC) - DAYS_ORPHAN).timestamp()
        return [key for key, place in self._files() if key not in known and _written(place) < before]

    def sweep(self, *, now: datetime) -> int:
        """Takes away what writers left behind who were stopped halfway, and says how many that were."""
        before = now.timestamp() - SECONDS_WRITING
        left = [place for place in self.root.glob(f"??/.*{_PART}") if _written(place) < before]
        for place in left:
            place.unlink(missing_ok=True)
        return len(left)

    def _files(self) -> Iterator[tuple[UUID, Path]]:
        for place in sorted(self.root.glob("??/*")):
            with suppress(ValueError):
                key = UUID(place.name)
                if self._place(key) == place:
                    yield key, place

    def _place(self, key: UUID) -> Path:
        return self.root / key.hex[:2] / str(key)

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            _flush_folder(self.root)


def file_store() -> FileStore:
    """The store of this installation."""
    return FileStore(Path(settings.FILES_ROOT))


def _context(key: UUID) -> str:
    return f"documents.file:{key}"


def _damaged(key: UUID) -> FileLost:
    return FileLost(key, say("Dit bestand is beschadigd. Vraag de beheerder om het terug te zetten."))


def _written(place: Path) -> float:
    """When ``place`` was last written, in seconds; for what is gone meanwhile: never long ago."""
    try:
        return place.stat().st_mtime
    except FileNotFoundError:
        return float("inf")


def _write(place: Path, sealed: bytes) -> None:
    """Puts all of it in ``place`` or, whatever happens, nothing: the name appears when the bytes are on the disk."""
    part = place.with_name(f".{place.name}.{secrets.token_hex(8)}{_PART}")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600), "wb") as file:  # noqa: PTH123 -- private from its first moment
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _flush_folder(place.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Nobody else deletes or reseals in this folder meanwhile. Raises FileNotFoundError when there is no such folder."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
