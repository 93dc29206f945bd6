"""What was given to import: one file, a folder, or the zip file as it was downloaded. All three are a list of files by name.

What is read was perhaps made to do harm: names that lead elsewhere are refused, and nothing is unpacked that becomes far larger than it is.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from hervat.domain.text import say
from hervat.market.importing.wrong import WrongFile
from hervat.market.importing.zips import checked_zip

MOST_FILES = 2000
CHUNK = 1024 * 1024
VERSION = re.compile(r"(?<![\d.])[vV]?(\d{1,3}[._]\d{1,3}(?:[._]\d{1,3})?)(?![\d._]*\d)")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
NO_SUCH = say("Dit bestand of deze map is er niet.")
NOT_ALLOWED = say("Dit mag u niet lezen.")
UNREADABLE = say("Dit is niet te lezen.")


@dataclass(frozen=True)
class Piece:
    """One file. ``name``: without its folder. ``place``: how a message names it. ``size``: in bytes, unpacked."""

    name: str
    place: str
    size: int
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True)
class Material:
    """All files of what was given. ``name``: of the file or folder itself; a version often stands there."""

    place: str
    name: str
    pieces: tuple[Piece, ...]

    def all(self, pattern: str) -> tuple[Piece, ...]:
        """The files whose whole name matches a regular expression, large and small letters alike."""
        wanted = re.compile(pattern, re.IGNORECASE)
        return tuple(piece for piece in self.pieces if wanted.fullmatch(piece.name))

    def find(self, pattern: str) -> Piece | None:
        """The one file whose name matches, when there is one. Raises WrongFile when there are two."""
        found = self.all(pattern)
        if len(found) > 1:
            raise WrongFile(self.place, say("Twee bestanden zijn hetzelfde: {names}.", names=", ".join(piece.place for piece in found)))
        return found[0] if found else None

    def version(self, piece: Piece) -> str:
        """The version in the name of the file, of its folder, or of what was given (``29.2``, ``1.2.0``); empty when there is none."""
        return self._named(piece, VERSION).replace("_", ".")

    def year(self, piece: Piece) -> str:
        """The year in one of those names; empty when there is none."""
        return self._named(piece, YEAR)

    def _named(self, piece: Piece, pattern: re.Pattern[str]) -> str:
        names = (*reversed(piece.place.split("/")), self.name, Path(self.place).absolute().parent.name)
        return next((match[1] for name in names if (match := pattern.search(name))), "")

    def nothing_known(self, expected: str) -> WrongFile:
        """What to raise when none of the files is one that is read."""
        if not self.pieces:
            return WrongFile(self.place, say("Hier staat geen enkel bestand. Verwacht: {expected}.", expected=expected))
        return WrongFile(self.place, say("Hier staat geen bestand dat Hervat kent. Verwacht: {expected}.", expected=expected))


@contextmanager
def open_material(path: Path) -> Iterator[Material]:
    """Opens what stands at ``path``. A folder: the files in it and in the folders directly in it. Raises WrongFile."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield Material(str(path), path.resolve().name, tuple(_of_folder(path)))
        elif not stat.S_ISREG(mode):
            raise WrongFile(str(path), say("Dit is geen gewoon bestand. Geef een bestand, een map of een zip-bestand."))
        elif path.suffix.lower() == ".zip":
            with path.open("rb") as file, checked_zip(file, str(path)) as opened:
                yield Material(str(path), path.stem, tuple(_of_zip(opened, path.name)))
        else:
            yield Material(str(path), path.stem, (_of_file(path, path.name),))
    except FileNotFoundError:
        raise WrongFile(str(path), NO_SUCH) from None
    except PermissionError:
        raise WrongFile(str(path), NOT_ALLOWED) from None
    except (OSError, ValueError):  # a name that cannot exist, a way that leads nowhere, a disk that fails
        raise WrongFile(str(path), UNREADABLE) from None


def _of_folder(folder: Path) -> Iterator[Piece]:
    found = [place for place in sorted(folder.iterdir()) if not place.name.startswith(".")]
    inner = [place for sub in found if sub.is_dir() for place in sorted(sub.iterdir()) if not place.name.startswith(".")]
    files = [place for place in (*found, *inner) if place.is_file()]
    if len(files) > MOST_FILES:
        raise WrongFile(str(folder), say("Hier staan te veel bestanden. Geef de map waarin alleen de gegevens staan."))
    for place in files:
        yield _of_file(place, place.relative_to(folder).as_posix())


def _of_file(path: Path, place: str) -> Piece:
    return Piece(path.name, place, path.stat().st_size, partial(_open_file, path))


def _open_file(path: Path) -> IO[bytes]:
    return path.open("rb")


def _of_zip(opened: zipfile.ZipFile, name: str) -> Iterator[Piece]:
    for entry in opened.infolist():
        inside = entry.filename.rpartition("/")[2]
        if not entry.is_dir() and not inside.startswith(".") and not entry.filename.startswith("__MACOSX/"):
            yield Piece(inside, f"{name}/{entry.filename}", entry.file_size, partial(_open_entry, opened, entry))


def _open_entry(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    return opened.open(entry)


def chunks(piece: Piece) -> Iterator[bytes]:
    """The bytes of a file. Raises WrongFile when it stops being readable: a disk that fails, a zip file that is damaged inside."""
    with piece.open() as file:
        while chunk := guarded(piece, lambda: file.read(CHUNK)):
            yield chunk


def guarded(piece: Piece, read: Callable[[], bytes]) -> bytes:
    """What ``read`` gives. Raises WrongFile when the file is damaged."""
    try:
        return read()
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error):
        raise WrongFile(piece.place, say("Dit bestand is beschadigd: het is niet tot het einde te lezen.")) from None
