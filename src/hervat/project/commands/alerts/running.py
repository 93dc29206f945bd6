"""``hervat alerts run``: what is new is held against all kept searches, and the mails of the day are written. Twice sends nothing twice."""

from __future__ import annotations

import argparse

from django.db import DatabaseError
from django.utils import timezone

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser, one_of
from hervat.project.commands.prepare import prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker
from hervat.project.working.in_use import in_use


def add_arguments(parser: Parser, _speaker: Speaker) -> None:
    """The words after ``hervat alerts run``."""
    parser.add_option(
        "--format", say("table (leesbaar) of json"), type=one_of("--format", ("table", "json")), default="table", metavar="table|json"
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Does it once, and says how much there was."""
    config = start_django(speaker)
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        from hervat.project.wiring.alerts import run_alerts  # here: tables can be named only once Django is loaded

        try:
            told = run_alerts(timezone.localdate(), timezone.now())
        except DatabaseError:
            raise Failure(say("De database antwoordt niet. Er is niets half gedaan: probeer het later opnieuw.")) from None
    if arguments.format == "json":
        speaker.write_json({"vacancies": told.vacancies, "found": told.found, "mails": told.mails})
        return 0
    speaker.tell(speaker(say("Nieuwe vacatures: {count}.", count=told.vacancies)))
    speaker.tell(speaker(say("Gevonden bij zoekopdrachten: {count}.", count=told.found)))
    speaker.tell(speaker(say("Aantal mails klaargezet: {count}.", count=told.mails)))
    return 0
