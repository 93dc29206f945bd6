"""Key rings: one file per purpose, in a folder that can stand apart from the data and its backups.

The newest key of a ring closes, all of them open. Keys are made in two places only: :func:`ensure_keys` at the first start, and
:func:`rotate`. Which purposes were ever given keys is remembered in a marker, which the product keeps with the data: keys that were made
once and are gone are an error, never a reason to make others.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from hervat.apps.sealing.errors import KeyUnavailable

SECRET_BYTES = 32
ID_BYTES = 4
MARKER = "keys-made"


class Purpose(StrEnum):
    """What a ring is for. Rings share no key."""

    CASE = "case"  # what is stored of a case: BSN, drafts, files
    VAULT = "vault"  # the health vault
    INDEX = "index"  # blind indexes
    AUDIT = "audit"  # the chain of the audit record


@dataclass(frozen=True)
class Key:
    """One key; ``id`` is eight hexadecimal characters and no secret."""

    id: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class KeyRing:
    """The keys for one purpose, the oldest first; never empty."""

    keys: tuple[Key, ...]

    @property
    def newest(self) -> Key:
        """The key that closes."""
        return self.keys[-1]

    def find(self, key_id: str) -> Key | None:
        """The key with this id, or None."""
        return next((key for key in reversed(self.keys) if key.id == key_id), None)


def ring(purpose: Purpose) -> KeyRing:
    """The keys for a purpose; a ring that another process rotated is seen at once. Raises KeyUnavailable."""
    return _ring_in(Path(settings.HERVAT_KEY_FOLDER), purpose)


def place_of(purpose: Purpose) -> Path:
    """The file of a ring."""
    return _file(Path(settings.HERVAT_KEY_FOLDER), purpose)


def ensure_keys(folder: Path, *, marker: Path | None = None) -> tuple[Purpose, ...]:
    """Makes a ring for each purpose that never had one; which ones it made. Safe when several processes start at once.

    ``marker`` is the file that remembers which purposes were given keys (left out: in the folder itself). Raises KeyUnavailable for keys
    that were made once and are missing or damaged now, OSError when the folder cannot be used.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    marker = marker or folder / MARKER
    known = set(marker.read_text("ascii").split()) if marker.exists() else set()
    made = tuple(purpose for purpose in Purpose if purpose not in known and _make(folder, purpose))
    for purpose in Purpose:
        _ring_in(folder, purpose)
    if not known.issuperset(Purpose):
        with marker.open("a", encoding="ascii") as lines:  # two processes may both add a purpose: that says the same twice
            lines.write("".join(f"{purpose}\n" for purpose in Purpose if purpose not in known))
    return made


def rotate(purpose: Purpose) -> str:
    """Adds a key, which closes from now on; gives its id. What older keys closed still opens until somebody removes them."""
    folder = Path(settings.HERVAT_KEY_FOLDER)
    with _alone_in(folder):
        old = ring(purpose)
        key = _new_key()
        with _draft(folder, KeyRing((*old.keys, key))) as draft:
            draft.replace(_file(folder, purpose))
        _flush_folder(folder)
    return key.id


def _file(folder: Path, purpose: Purpose) -> Path:
    return folder / f"{purpose}.json"


def _ring_in(folder: Path, purpose: Purpose) -> KeyRing:
    place = _file(folder, purpose)
    try:
        now = place.stat()
        return _read(place, now.st_ino, now.st_mtime_ns, now.st_size)
    except (OSError, ValueError, KeyError, TypeError):
        raise KeyUnavailable(purpose, place) from None


@lru_cache(maxsize=16)
def _read(place: Path, *_as_it_was: int) -> KeyRing:
    """A ring from its file, kept until the file is another. Raises OSError, ValueError, KeyError or TypeError."""
    listed = json.loads(place.read_text("ascii"))["keys"]
    keys = tuple(Key(str(entry["id"]), bytes.fromhex(entry["secret"])) for entry in listed)
    if not keys or any(len(key.secret) != SECRET_BYTES or len(bytes.fromhex(key.id)) != ID_BYTES for key in keys):
        raise ValueError("not a ring of keys")
    return KeyRing(keys)


def _new_key() -> Key:
    return Key(secrets.token_hex(ID_BYTES), secrets.token_bytes(SECRET_BYTES))


def _make(folder: Path, purpose: Purpose) -> bool:
    """Makes a ring of one key; False when there was one."""
    if _file(folder, purpose).exists():
        return False
    with _draft(folder, KeyRing((_new_key(),))) as draft:
        try:
            _file(folder, purpose).hardlink_to(draft)  # all or nothing, and never over another's
        except FileExistsError:
            return False
    _flush_folder(folder)
    return True


@contextmanager
def _draft(folder: Path, keys: KeyRing) -> Iterator[Path]:
    """A file with the ring, on the disk and readable by its owner alone, that is gone afterwards unless it was given another name."""
    content = {"keys": [{"id": key.id, "secret": key.secret.hex()} for key in keys.keys]}
    handle, name = tempfile.mkstemp(dir=folder, prefix=".draft-")  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as draft:
            json.dump(content, draft, indent=1)
            draft.flush()
            os.fsync(draft.fileno())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
