"""Where the index stands: one folder for each time that it was filled from the beginning, and a file that names the one that counts.

::

    current        the name of the folder in which is searched
    writing.lock   held by the one process that writes
    <name>/        an index of tantivy, with in ``come-to.json`` how far it has come

What another process left unfinished is a folder that is not named, and goes when somebody writes. How far an index has come is written
after its commit: when a crash comes between, the changes of that commit are taken in once more, which changes nothing.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hervat.market.search.contract import Busy
from hervat.market.search.embedded.fields import LAYOUT
from hervat.market.text.analysis import VERSION

CURRENT, LOCK, COME_TO, META = "current", "writing.lock", "come-to.json", "meta.json"
Stamp = tuple[int, int]
WRITTEN_AS = f"{LAYOUT}.{VERSION}"


class Folder:
    """The folder of the index. Made at the first writing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def current(self) -> Path | None:
        """The index in which is searched; None when there is none that we can read."""
        try:
            name = (self._path / CURRENT).read_text("ascii")
        except FileNotFoundError:
            return None
        index = self._path / name
        return index if name and _about(index).get("written_as") == WRITTEN_AS else None

    def revision(self) -> int:
        """How far that index has come."""
        index = self.current()
        return 0 if index is None else int(str(_about(index)["revision"]))

    def stamp(self) -> Stamp | None:
        """Changes whenever another index is searched; None without one. Quicker than reading which."""
        try:
            return _stamp(self._path / CURRENT)
        except FileNotFoundError:
            return None

    def state(self, index: Path) -> Stamp:
        """Changes whenever the index shows something else. Raises FileNotFoundError for one that was thrown away."""
        return _stamp(index / META)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else writes. Raises Busy."""
        self._path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._path / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy from None
            yield

    def make(self) -> Path:
        """A new and empty folder for an index that nobody searches yet."""
        index = self._path / uuid.uuid4().hex
        index.mkdir(mode=0o700)
        return index

    def note(self, index: Path, revision: int) -> None:
        """How far an index has come."""
        _write(index / COME_TO, json.dumps({"written_as": WRITTEN_AS, "revision": revision}))

    def take_over(self, index: Path) -> None:
        """From here on is searched in this index."""
        _write(self._path / CURRENT, index.name)
        self.tidy(index)

    def tidy(self, kept: Path | None) -> None:
        """Throws away every index but one. Who has one open reads on."""
        for other in self._path.iterdir():
            if other.is_dir() and other != kept:
                shutil.rmtree(other, ignore_errors=True)


def _stamp(file: Path) -> Stamp:
    status = file.stat()
    return status.st_mtime_ns, status.st_ino


def _about(index: Path) -> dict[str, object]:
    try:
        found = json.loads((index / COME_TO).read_text("ascii"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(file: Path, text: str) -> None:
    """The whole text, or what was there before."""
    new = file.with_suffix(".new")
    with new.open("w", encoding="ascii") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    new.replace(file)
    _sync(file.parent)


def _sync(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some file systems cannot, for a folder
            raise
    finally:
        os.close(number)
