"""A timeline as a table for a terminal: what a person must decide first, then the wachttijd, then every step by its day."""

from __future__ import annotations

import textwrap
from datetime import date

from hervat.domain.law.results import Obligation, Timeline
from hervat.domain.text import say, short_date
from hervat.project.commands.speaker import Speaker
from hervat.reports import words

WIDTH = 110


def print_table(timeline: Timeline, speaker: Speaker) -> None:
    """Prints the whole timeline."""
    speaker.tell(speaker(say("De zaak op {on}. Regels van {version}.", on=timeline.on, version=timeline.rules_version)))
    speaker.tell()
    _print_flags(timeline, speaker)
    _print_wachttijd(timeline, speaker)
    _print_obligations(timeline, speaker)


def _print_flags(timeline: Timeline, speaker: Speaker) -> None:
    if not timeline.flags:
        return
    speaker.tell(speaker(say("Let op:")))
    for flag in timeline.flags:
        for line in textwrap.wrap(speaker(flag.text), WIDTH, initial_indent="  * ", subsequent_indent="    "):
            speaker.tell(line)
    speaker.tell()


def _print_wachttijd(timeline: Timeline, speaker: Speaker) -> None:
    wachttijd = timeline.wachttijd
    rows = [
        (say("Eerste ziektedag"), _day(wachttijd.first_day, speaker)),
        (say("Laatste dag van de wachttijd"), _day(wachttijd.last_day, speaker)),
        (say("Eerste WIA-dag"), _day(wachttijd.first_wia_day, speaker)),
        (say("Dagen die niet tellen"), str(wachttijd.days_not_counted)),
        (say("Loon doorbetalen tot en met"), _day(timeline.loondoorbetaling.last_day, speaker)),
        (say("Loonsanctie kan tot en met"), _day(timeline.loonsanctie.latest_decision, speaker)),
    ]
    if not wachttijd.applies:
        speaker.tell(speaker(say("Er is geen recht op WIA; de wachttijd toont alleen de telling.")))
    for label, value in rows:
        speaker.tell(f"{speaker(label):<32} {value}")
    speaker.tell()


def _print_obligations(timeline: Timeline, speaker: Speaker) -> None:
    groups = words.grouped(timeline.obligations, timeline.on)
    rows = {group: [_row(obligation, timeline.on, speaker) for obligation in obligations] for group, obligations in groups.items()}
    head = [speaker(say("uiterlijk")), speaker(say("stand")), speaker(say("wie")), speaker(say("stap"))]
    widths = [max(len(row[column]) for row in [head, *(row for group in rows.values() for row in group)]) for column in range(len(head))]
    speaker.tell(_line(head, widths))
    for group, lines in rows.items():
        speaker.tell()
        speaker.tell(speaker(words.group_word(group)))
        for row in lines:
            speaker.tell(_line(row, widths))


def _row(obligation: Obligation, on: date, speaker: Speaker) -> list[str]:
    return [
        _day(obligation.due, speaker),
        speaker(words.status(obligation, on)),
        speaker(words.who(obligation)),
        speaker(words.name(obligation)),
    ]


def _line(cells: list[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _day(day: date | None, speaker: Speaker) -> str:
    return "-" if day is None else short_date(day, speaker.language)
