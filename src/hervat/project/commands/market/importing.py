"""``hervat market import KIND PATH``: takes data in as they are published; all of it, or nothing. The same again changes nothing."""

from __future__ import annotations

import argparse
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from hervat.domain.text import Text, say
from hervat.market.importing.kinds import KINDS, SHIPPED, find_kind
from hervat.market.importing.results import ImportedSet, ImportResult
from hervat.market.importing.wrong import WrongFile
from hervat.project.commands.arguments import Parser, one_of
from hervat.project.commands.market.progress import progress_bar
from hervat.project.commands.prepare import asking, prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use

LOCK, NUMBER = "importing.lock", 0x4E2CA8  # a file here, and a number that every Hervat on one PostgreSQL knows
BUSY = say("Er worden al gegevens ingelezen. Probeer het daarna opnieuw.")


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat market import``."""
    parser.options.add_argument(
        "kind",
        nargs="?",
        metavar="KIND",
        type=one_of("KIND", KINDS),
        help=speaker(say("soort gegevens: {kinds}", kinds=", ".join(KINDS))),
    )
    parser.options.add_argument(
        "path", nargs="?", metavar="PATH", help=speaker(say("het bestand, de map of het zip-bestand zoals u het hebt opgehaald"))
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Imports, and says what was taken in. Raises WrongInput that names the file, the line and the column."""
    if arguments.kind is None:
        raise WrongInput(("KIND", say("Geef een soort gegevens: {kinds}.", kinds=", ".join(KINDS))))
    if arguments.path is None and arguments.kind not in SHIPPED:
        raise WrongInput(("PATH", say("Geef het bestand, de map of het zip-bestand met de gegevens.")))
    config = start_django(speaker)
    kind = find_kind(arguments.kind)
    path = SHIPPED[arguments.kind] if arguments.path is None else Path(arguments.path)
    with in_use(config.home), _one_at_a_time(config.home):
        prepare_databases(config.home, speaker)
        try:
            with asking(MARKET), progress_bar() as progress:
                _take_turn()
                result = kind.read(path, progress)
        except WrongFile as error:
            raise WrongInput((error.place, error.sentence)) from None
    _tell(result, speaker)
    return 0


@contextmanager
def _one_at_a_time(home: Path) -> Iterator[None]:
    """Raises Failure while another import runs from this home folder."""
    with (home / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failure(BUSY) from None
        yield


def _take_turn() -> None:
    """Raises Failure while another machine imports into the same PostgreSQL. The turn ends with the connection, and so with the process."""
    connection = connections[MARKET]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [NUMBER])
            if not cursor.fetchone()[0]:
                raise Failure(BUSY)


def _tell(result: ImportResult, speaker: Speaker) -> None:
    for imported in result.sets:
        speaker.tell(speaker(_sentence(imported)))
    for note in result.notes:
        speaker.tell(speaker(note))
    for attribution in dict.fromkeys(imported.attribution for imported in result.sets if imported.attribution):
        speaker.tell(speaker(say("Vermeld bij deze gegevens: {attribution}", attribution=attribution)))


def _sentence(imported: ImportedSet) -> Text:
    name = f"{imported.name} {imported.version}".strip()
    if imported.changed:
        return say("{name}: {rows} regels ingelezen.", name=name, rows=imported.rows)
    return say("{name}: niets veranderd, {rows} regels waren er al.", name=name, rows=imported.rows)
