"""The archive of a backup: a tar of known parts, with at its end a manifest of their sizes and hashes.

What is read back was perhaps written by somebody else, or cut off: nothing of it is used before every part was held against the manifest,
and a part has a name of ours or is refused.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from hervat.domain.text import Text, say

FORMAT = 1
MANIFEST = "manifest.json"
MOST_MANIFEST_BYTES = 256 * 1024 * 1024
CHUNK = 1024 * 1024
STRANGE = say("Dit is geen back-up van Hervat: er zit iets in dat er niet in hoort.")
PART = re.compile(
    r"databases/(default|market)\.(sqlite3|dump)|audit-anchors\.jsonl|keys-made|secret-key|keys/[a-z]+\.json"
    r"|files/[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*"
)


class BadArchive(Exception):
    """This cannot be used as a backup. ``sentence`` says why."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence.render())


@dataclass(frozen=True)
class DatabaseFacts:
    """A database as it was: its engine, the migrations it had (by app) and the number of rows of each table."""

    engine: str
    migrations: dict[str, list[str]]
    rows: dict[str, int]


@dataclass(frozen=True)
class Manifest:
    """What stands in an archive. ``parts`` has for each name its size in bytes and its SHA-256; ``keys`` the ids of the keys in use."""

    version: str
    made_at: str
    databases: dict[str, DatabaseFacts]
    keys: dict[str, list[str]]
    parts: dict[str, tuple[int, str]]


def write_archive(target: IO[bytes], parts: Iterable[tuple[str, Path]], manifest: Manifest) -> Manifest:
    """Writes the parts (name and file) and the manifest, with the hash of each part filled in. Raises OSError."""
    hashes: dict[str, tuple[int, str]] = {}
    with tarfile.open(fileobj=target, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, place in parts:
            with place.open("rb") as file:
                counted = _Counted(file)
                info = _head(name, place.stat().st_size)
                tar.addfile(info, counted)
                hashes[name] = (info.size, counted.hash.hexdigest())
        whole = Manifest(manifest.version, manifest.made_at, manifest.databases, manifest.keys, hashes)
        text = json.dumps({"format": FORMAT, **asdict(whole)}, indent=1).encode()
        tar.addfile(_head(MANIFEST, len(text)), io.BytesIO(text))
    return whole


def unpack(archive: Path, folder: Path) -> Manifest:
    """Takes everything out, into ``folder``, and holds it against the manifest. Raises BadArchive, OSError."""
    found: dict[str, tuple[int, str]] = {}
    text = b""
    try:
        with tarfile.open(archive, "r:") as tar:
            for name, source in _members(tar):
                if text:  # the manifest is the last
                    raise BadArchive(STRANGE)
                if name == MANIFEST:
                    text = source.read(MOST_MANIFEST_BYTES)
                else:
                    found[name] = _take_out(name, source, folder, found)
    except (tarfile.TarError, EOFError, ValueError):
        raise BadArchive(say("Dit is geen back-up van Hervat, of hij is afgebroken.")) from None
    if not text:
        raise BadArchive(say("Deze back-up is afgebroken: het einde ontbreekt."))
    manifest = _read_manifest(text)
    for name in sorted(manifest.parts.keys() | found.keys()):
        if manifest.parts.get(name) != found.get(name):
            raise BadArchive(say("Deze back-up is beschadigd of veranderd: {part}.", part=name))
    return manifest


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for member in tar:
        source = tar.extractfile(member) if member.isreg() else None  # no folder, link or device
        if source is None:
            raise BadArchive(STRANGE)
        yield member.name, source


def _take_out(name: str, source: IO[bytes], folder: Path, found: dict[str, tuple[int, str]]) -> tuple[int, str]:
    if not PART.fullmatch(name) or ".." in name or name in found:
        raise BadArchive(STRANGE)
    place = folder / name
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    hashed, size = hashlib.sha256(), 0
    with place.open("xb") as file:
        place.chmod(0o600)
        for chunk in _chunks(source):
            hashed.update(chunk)
            size += file.write(chunk)
    return size, hashed.hexdigest()


def _read_manifest(text: bytes) -> Manifest:
    try:
        read: dict[str, Any] = json.loads(text)
        if read["format"] != FORMAT:
            raise BadArchive(say("Deze back-up is gemaakt met een nieuwere versie van Hervat. Zet eerst die versie neer."))
        return Manifest(
            str(read["version"]),
            str(read["made_at"]),
            {alias: DatabaseFacts(**facts) for alias, facts in read["databases"].items()},
            {str(purpose): [str(key) for key in ids] for purpose, ids in read["keys"].items()},
            {str(name): (int(size), str(digest)) for name, (size, digest) in read["parts"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadArchive(say("Deze back-up is beschadigd of veranderd: {part}.", part=MANIFEST)) from None


def _head(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info


def _chunks(source: IO[bytes]) -> Iterator[bytes]:
    while chunk := source.read(CHUNK):
        yield chunk


class _Counted:
    """A file that hashes what is read from it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        read = self._file.read(size)
        self.hash.update(read)
        return read
