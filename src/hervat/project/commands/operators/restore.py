"""``hervat restore PATH``: puts a backup back. Nothing is changed until all of it was found to be whole and to fit."""

from __future__ import annotations

import argparse
import errno
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hervat.apps.sealing import KeyUnavailable
from hervat.domain.text import say
from hervat.project.backups.archive import BadArchive, Manifest, unpack
from hervat.project.commands.arguments import Parser
from hervat.project.commands.operators.backup import cannot_write
from hervat.project.commands.prepare import load_config, prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.config import Config
from hervat.project.working.in_use import alone

ROOM = 1.1  # of its size, at least, for what is unpacked


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat restore``."""
    parser.options.add_argument("path", nargs="?", metavar="PATH", help=speaker(say("een bestand dat hervat backup maakte")))
    parser.add_switch("--replace", say("ook als hier al gegevens staan; die gaan naar een map ernaast"))
    parser.add_switch("--without-keys", say("ook als sleutels ontbreken; wat daarmee gesloten is, blijft gesloten"))


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Puts the data back and says how much it was. Exit code 1 when the audit record turns out not to be whole."""
    archive = _archive(arguments.path)
    config = load_config()
    try:
        with _staging(config.home, archive) as folder:
            manifest = unpack(archive, folder)
            return _restore(arguments, speaker, config, manifest, folder)
    except BadArchive as error:
        raise WrongInput((str(archive), error.sentence)) from None
    except KeyUnavailable as error:
        raise WrongInput(("HERVAT_KEYS", error.sentence)) from None
    except OSError as error:
        if error.errno in (errno.EIO, errno.EISDIR, errno.EACCES) and error.filename == str(archive):
            raise WrongInput((str(archive), say("Dit is niet te lezen. Geef een bestand dat hervat backup maakte."))) from None
        raise Failure(cannot_write(config.home / "x", error)) from None


def _restore(arguments: argparse.Namespace, speaker: Speaker, config: Config, manifest: Manifest, folder: Path) -> int:
    with alone(config.home), _keys(config, folder, speaker, without=arguments.without_keys):
        from django.db import DatabaseError
        from django.utils import timezone

        from hervat.project.backups import restore  # here: tables can be named only once Django is loaded

        restore.check_unused()
        restore.check_fits(manifest, folder, without_keys=arguments.without_keys)
        try:
            if not arguments.replace and not restore.is_empty():
                raise WrongInput(("--replace", say("Hier staan al gegevens. Met --replace komen die van de back-up ervoor in de plaats.")))
        except DatabaseError:
            if not arguments.replace:
                raise Failure(say("Wat hier staat, is niet te lezen. Met --replace komt de back-up ervoor in de plaats.")) from None
        done = restore.put_back(config, manifest, folder, timezone.localtime())
        prepare_databases(config.home, speaker)
        acts, problems = restore.record_problems()
    speaker.tell(speaker(say("Teruggezet. Rijen: {rows}. Bestanden: {files}.", rows=done.rows, files=done.files)))
    if done.before is not None:
        told = say("Wat hier stond, staat nu in {folder}. Gooi die map weg als alles klopt.", folder=str(done.before))
        speaker.tell(speaker(told))
    if problems:
        speaker.warn(speaker(say("Het register van wie wat zag klopt niet. Zie hervat check. Aantal fouten: {count}.", count=problems)))
        return 1
    speaker.tell(speaker(say("Het register van wie wat zag is heel. Aantal regels: {count}.", count=acts)))
    return 0


@contextmanager
def _keys(config: Config, folder: Path, speaker: Speaker, *, without: bool) -> Iterator[None]:
    """Inside, Django is loaded with the keys of the backup, when it came with them, and made no others. Undone when it goes wrong."""
    from hervat.project.backups.keys import place_keys

    placed = [] if without else place_keys(config, folder)
    try:
        start_django(speaker)
        yield
    except BaseException:
        for place in placed:
            place.unlink(missing_ok=True)
        raise


@contextmanager
def _staging(home: Path, archive: Path) -> Iterator[Path]:
    """A folder beside the data, so that what is in it can take their place at once. Gone at the end."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if shutil.disk_usage(home).free < archive.stat().st_size * ROOM:
        raise OSError(errno.ENOSPC, "no room to unpack")
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        yield Path(folder)


def _archive(path: str | None) -> Path:
    if path is None:
        raise WrongInput(("PATH", say("Geef een bestand dat hervat backup maakte.")))
    archive = Path(path).absolute()
    try:
        if not stat.S_ISREG(archive.stat().st_mode):
            raise WrongInput((path, say("Dit is geen bestand. Geef een bestand dat hervat backup maakte.")))
        archive.open("rb").close()
    except FileNotFoundError:
        raise WrongInput((path, say("Dit bestand is er niet."))) from None
    except PermissionError:
        raise WrongInput((path, say("Dit bestand mag u niet lezen."))) from None
    except (OSError, ValueError):
        raise WrongInput((path, say("Dit is niet te lezen. Geef een bestand dat hervat backup maakte."))) from None
    return archive
