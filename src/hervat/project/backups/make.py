"""Making a backup while everyone works on.

The order makes the parts fit: first the anchors of the audit record, so that none points past the end of the chain in the copy; then a hold
on every file, so that none can be deleted from under us; then the databases, each at one moment; then a hold on the files that were added
meanwhile. A file never changes what it holds, so the files that the copy of the database names are all there. Files that it does not name
do no harm: they are found as orphans later.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections
from django.utils import timezone

from hervat.apps.sealing import Purpose
from hervat.apps.sealing.keys import ring
from hervat.domain.text import say
from hervat.project.backups import embedded, postgres
from hervat.project.backups.archive import DatabaseFacts, Manifest, write_archive
from hervat.project.commands.prepare import KEYS_MADE
from hervat.project.commands.speaker import Failure
from hervat.project.config import Config
from hervat.project.keys import key_file

ANCHORS = "audit-anchors.jsonl"


def make_backup(config: Config, target: Path, *, with_keys: bool) -> Manifest:
    """Writes everything to ``target``: the whole file, or nothing. Raises FileExistsError, OSError, Failure."""
    with _staging(config.home) as folder, _all_or_nothing(target) as draft:
        _copy_if_there(Path(settings.HERVAT_AUDIT_ANCHORS), folder / ANCHORS)
        _hold_files(Path(settings.FILES_ROOT), folder / "files")
        databases = {alias: _take(alias, folder / "databases") for alias in settings.DATABASES}
        _hold_files(Path(settings.FILES_ROOT), folder / "files")
        _copy_if_there(config.home / KEYS_MADE, folder / KEYS_MADE)
        if with_keys:
            _copy_if_there(key_file(config.home), folder / "secret-key")
            for place in sorted(config.key_folder.glob("[a-z]*.json")):
                _copy_if_there(place, folder / "keys" / place.name)
        keys = {str(purpose): [key.id for key in ring(purpose).keys] for purpose in Purpose}
        about = Manifest(version("hervat"), timezone.now().isoformat(timespec="seconds"), databases, keys, {})
        parts = sorted((place.relative_to(folder).as_posix(), place) for place in folder.rglob("*") if place.is_file())
        with draft.open("wb") as file:
            made = write_archive(file, parts, about)
            file.flush()
            os.fsync(file.fileno())
    return made


def _take(alias: str, folder: Path) -> DatabaseFacts:
    connection = connections[alias]
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        if connection.vendor == "sqlite":
            return embedded.take(Path(connection.settings_dict["NAME"]), folder / f"{alias}.sqlite3")
        return postgres.take(connection.settings_dict, folder / f"{alias}.dump")
    except (sqlite3.Error, psycopg.Error) as error:
        if "disk is full" in str(error):
            raise Failure(say("De schijf is vol: {folder}.", folder=str(folder.parent.parent))) from None
        raise Failure(say("De database {alias} antwoordt niet.", alias=alias)) from None


def _hold_files(root: Path, folder: Path) -> None:
    """A second name for every file, which keeps it when the first is taken away; a copy where a file system has no such names."""
    for place in sorted(root.rglob("*")):
        held = folder / place.relative_to(root)
        if place.name.startswith(".") or held.exists() or not place.is_file():
            continue  # a name with a dot is being written
        held.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # taken away since it was listed
            try:
                os.link(place, held)
            except FileNotFoundError:
                raise
            except OSError:
                shutil.copyfile(place, held)


def _copy_if_there(place: Path, copy: Path) -> None:
    if place.exists():
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(place, copy)


@contextmanager
def _staging(home: Path) -> Iterator[Path]:
    """A folder beside the data, so that a file can have a second name there, gone at the end."""
    with tempfile.TemporaryDirectory(dir=home, prefix=".backup-") as folder:
        yield Path(folder)


@contextmanager
def _all_or_nothing(target: Path) -> Iterator[Path]:
    """A draft that gets its name at the end, and never over another file. Raises FileExistsError."""
    if os.path.lexists(target):
        raise FileExistsError(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")  # made with mode 0600
    os.close(handle)
    try:
        yield Path(name)
        _give_name(Path(name), target)
    finally:
        Path(name).unlink(missing_ok=True)


def _give_name(draft: Path, target: Path) -> None:
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second name
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        draft.rename(target)
