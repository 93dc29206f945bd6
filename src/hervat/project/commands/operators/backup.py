"""``hervat backup PATH``: everything that is stored in one file, while everyone works on. Without the keys that open it."""

from __future__ import annotations

import argparse
import errno
from pathlib import Path

from django.db import transaction

from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.sealing import KeyUnavailable
from hervat.domain.text import Text, say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.working.in_use import in_use


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat backup``."""
    parser.options.add_argument("path", nargs="?", metavar="PATH", help=speaker(say("het bestand om te maken; het mag er nog niet zijn")))
    parser.add_switch("--with-keys", say("neem de sleutels mee: wie het bestand heeft, kan dan alles lezen"))


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Makes the archive and says what is in it, and what is not."""
    target = _target(arguments.path)
    config = start_django(speaker)
    from hervat.apps.audit.entries import Action
    from hervat.project.backups.make import make_backup  # here: tables can be named only once Django is loaded
    from hervat.project.working.recording import record_command

    with in_use(config.home):
        prepare_databases(config.home, speaker)
        try:
            made = make_backup(config, target, with_keys=arguments.with_keys)
            record_command(Action.EXPORTED, "backup", "with_keys" if arguments.with_keys else "")
        except FileExistsError:
            raise _exists(target) from None
        except KeyUnavailable as error:
            raise WrongInput(("HERVAT_KEYS", error.sentence)) from None
        except OSError as error:
            raise Failure(cannot_write(target, error)) from None
    note_backup(with_keys=arguments.with_keys)
    rows = sum(count for facts in made.databases.values() for count in facts.rows.values())
    files = sum(name.startswith("files/") for name in made.parts)
    speaker.tell(speaker(say("Back-up gemaakt: {file}. Rijen: {rows}. Bestanden: {files}.", file=str(target), rows=rows, files=files)))
    if arguments.with_keys:
        speaker.warn(speaker(say("Let op: de sleutels zitten erin. Wie dit bestand heeft, kan alles lezen. Bewaar het achter slot.")))
    else:
        told = say("De sleutels zitten er niet in. Bewaar een kopie van {folder} op een andere plaats.", folder=str(config.key_folder))
        speaker.tell(speaker(told))
    return 0


def note_backup(*, with_keys: bool) -> None:
    """Tells the audit record that everything was copied; the page of the systeembeheerder reads there when it last was."""
    from hervat.apps.audit.services import append  # tables can be named only once Django is loaded

    with transaction.atomic():
        append(Entry(channel=Channel.COMMAND, action=Action.EXPORTED, kind="backup", what="with_keys" if with_keys else "without_keys"))


def cannot_write(place: Path, error: OSError) -> Text:
    """Why something could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return say("De schijf is vol: {folder}.", folder=str(place.parent))
    return say("Hier kan Hervat niet schrijven: {folder}.", folder=str(place.parent))


def _target(path: str | None) -> Path:
    if path is None:
        raise WrongInput(("PATH", say("Geef het bestand om te maken, bijvoorbeeld hervat-backup.tar.")))
    target = Path(path).absolute()
    try:
        if target.exists() or target.is_symlink():
            raise _exists(target)
        if not target.parent.is_dir():
            raise WrongInput((path, say("Deze map is er niet: {folder}.", folder=str(target.parent))))
    except (OSError, ValueError):  # a name that cannot be
        raise WrongInput((path, say("Zo kan een bestand niet heten."))) from None
    return target


def _exists(target: Path) -> WrongInput:
    return WrongInput((str(target), say("Dit bestand is er al. Een back-up gaat nooit over een ander bestand heen.")))
