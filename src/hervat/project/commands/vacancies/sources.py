"""``hervat vacancies sources [import PATH]``: the sources of vacancies and how it goes with them; or a file with sources, read in."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils import timezone

from hervat.domain.text import say, short_date
from hervat.market.vacancies.harvest.definitions import Definition
from hervat.market.vacancies.harvest.managing.source_file import WrongSources, read_sources
from hervat.project.commands.arguments import Parser, one_of
from hervat.project.commands.prepare import asking, prepare_databases, start_django
from hervat.project.commands.speaker import Speaker, WrongInput
from hervat.project.databases import MARKET
from hervat.project.working.in_use import in_use

if TYPE_CHECKING:
    from datetime import datetime

    from hervat.market.vacancies.harvest.queries import Health, Totals

IMPORT = "import"
LOOKS = ("all", "good", "wrong", "never", "off")


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat vacancies sources``."""
    parser.options.add_argument(
        "words", nargs="*", metavar="[import PATH]", help=speaker(say("import: lees een bestand met bronnen in (TOML of CSV)"))
    )
    parser.add_option(
        "--only",
        say("welke bronnen: all (alle), good (in orde), wrong (met een fout), never (nog niet bezocht) of off (uitgezet)"),
        type=one_of("--only", LOOKS),
        default="all",
        metavar="|".join(LOOKS),
    )
    parser.add_option(
        "--format", say("table (leesbaar) of json"), type=one_of("--format", ("table", "json")), default="table", metavar="table|json"
    )


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the sources, or reads a file and says what it changed. Raises WrongInput that names every mistake in it."""
    words: list[str] = arguments.words
    if words and (words[0] != IMPORT or len(words) != 2):
        raise WrongInput(
            ("sources", say("Geef één bestand: hervat vacancies sources import PATH. Zonder woorden erachter ziet u de bronnen."))
        )
    config = start_django(speaker)
    definitions = _read(words[1]) if words else None
    with in_use(config.home):
        prepare_databases(config.home, speaker)
        with asking(MARKET):
            if definitions is None:
                _show(arguments, speaker)
                return 0
            from hervat.market.vacancies.harvest.managing.storing import store_sources  # here: once Django is loaded

            changes = store_sources(definitions, timezone.now())
    speaker.tell(
        speaker(
            say(
                "Bronnen: {new} nieuw, {changed} gewijzigd, {unchanged} ongewijzigd.",
                new=changes.new,
                changed=changes.changed,
                unchanged=changes.unchanged,
            )
        )
    )
    return 0


def _read(path: str) -> list[Definition]:
    try:
        return read_sources(Path(path))
    except WrongSources as error:
        raise WrongInput(*error.mistakes) from None


def _show(arguments: argparse.Namespace, speaker: Speaker) -> None:
    from hervat.market.vacancies.harvest.queries import Look, health, totals  # here: tables can be named only once Django is loaded

    look = None if arguments.only == "all" else Look(arguments.only)
    found, all_of_them = health(look), totals()
    if arguments.format == "json":
        speaker.write_json({"sources": [_shape(one, speaker) for one in found], "totals": _totals_shape(all_of_them)})
    elif not found and look is None:
        speaker.tell(speaker(say("Er zijn nog geen bronnen. Zie hervat vacancies sources --help.")))
    else:
        _print(found, all_of_them, speaker)


def _shape(one: Health, speaker: Speaker) -> dict[str, object]:
    return {
        "key": one.key,
        "name": one.name,
        "kind": one.kind,
        "address": one.address,
        "licence": one.licence,
        "look": one.look.value,
        "tried_at": _iso(one.tried_at),
        "good_at": _iso(one.good_at),
        "due_at": _iso(one.due_at),
        "failures": one.failures,
        "error": one.error and speaker(one.error),
        "ads": one.ads,
        "new": one.new,
        "changed": one.changed,
        "unchanged": one.unchanged,
        "gone": one.gone,
        "back": one.back,
        "rejected": one.rejected,
        "unreadable": one.unreadable,
    }


def _totals_shape(totals: Totals) -> dict[str, object]:
    return {**{look.value: number for look, number in totals.by_look.items()}, "ads": totals.ads, "newest": _iso(totals.newest)}


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def _print(found: Sequence[Health], totals: Totals, speaker: Speaker) -> None:
    heads = (say("bron"), say("soort"), say("advertenties"), say("nieuw"), say("weg"), say("laatst goed"), say("fout"))
    rows = [[speaker(head) for head in heads], *(_cells(one, speaker) for one in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        speaker.tell("  ".join([*cells, row[-1]]).rstrip())
    speaker.tell()
    by_look = {look.value: number for look, number in totals.by_look.items()}
    speaker.tell(
        speaker(
            say(
                "In orde: {good}. Met een fout: {wrong}. Nog niet bezocht: {never}. Uitgezet: {off}. Advertenties: {ads}.",
                ads=totals.ads,
                **by_look,
            )
        )
    )


def _cells(one: Health, speaker: Speaker) -> list[str]:
    day = "-" if one.good_at is None else short_date(timezone.localdate(one.good_at), speaker.language)
    return [one.key, one.kind, str(one.ads), str(one.new), str(one.gone), day, speaker(one.error) if one.error else ""]
