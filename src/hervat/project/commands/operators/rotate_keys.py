"""``hervat rotate-keys``: a new key, and everything that is stored closed with it again, while everyone works on."""

from __future__ import annotations

import argparse
import sqlite3

from hervat.apps.sealing import KeyUnavailable, Purpose, rotate
from hervat.domain.text import say
from hervat.project.commands.arguments import Parser, one_of
from hervat.project.commands.prepare import prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.working.in_use import in_use

PURPOSES = (Purpose.CASE, Purpose.VAULT)


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat rotate-keys``."""
    parser.add_option("--purpose", say("case of vault; anders allebei"), type=one_of("--purpose", PURPOSES), default=None)
    parser.add_switch("--resume", say("maak geen nieuwe sleutel, maar ga verder waar het vorige keer stopte"))


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Says what was closed again. Exit code 1 when something could not be opened: then it is as it was."""
    config = start_django(speaker)
    from django.db import DatabaseError

    from hervat.apps.audit.entries import Action
    from hervat.project.working.recording import record_command  # here: tables can be named only once Django is loaded

    failed = False
    purposes = PURPOSES if arguments.purpose is None else (Purpose(arguments.purpose),)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        try:
            for purpose in purposes:
                if not arguments.resume:
                    speaker.tell(speaker(say("Nieuwe sleutel voor {purpose}: {key}.", purpose=purpose, key=rotate(purpose))))
                failed |= not _reseal(purpose, speaker)
                record_command(Action.CHANGED, "keys", purpose.value)
        except KeyUnavailable as error:
            raise WrongInput(("HERVAT_KEYS", error.sentence)) from None
        except (DatabaseError, sqlite3.Error):
            raise Failure(say("De database {alias} antwoordt niet.", alias="default")) from None
        except OSError:
            raise Failure(say("Niet alles kon geschreven worden. Maak ruimte en ga verder met --resume.")) from None
    speaker.tell(
        speaker(
            say("Bewaar een nieuwe kopie van {folder}. Houd de oude sleutels: back-ups gaan er mee open.", folder=str(config.key_folder))
        )
    )
    return 1 if failed else 0


def _reseal(purpose: Purpose, speaker: Speaker) -> bool:
    """Whether everything could be opened."""
    from hervat.apps.sealing.columns import reseal_column  # here: tables can be named only once Django is loaded
    from hervat.project.wiring.sealed import reseal_files, sealed_columns

    values, whole = 0, True
    for column in sealed_columns(purpose):
        done, closed = reseal_column(column)
        values += done
        if closed:
            whole = False
            where = f"{column.model._meta.db_table}.{column.field}"
            speaker.warn(speaker(say("{where}: met geen sleutel open te krijgen: {count}.", where=where, count=closed)))
    files, lost = reseal_files(purpose)
    if lost:
        speaker.warn(speaker(say("Bestanden die met geen sleutel open gaan: {count}.", count=lost)))
    speaker.tell(
        speaker(say("Opnieuw gesloten ({purpose}): {values} gegevens en {files} bestanden.", purpose=purpose, values=values, files=files))
    )
    return whole and not lost
