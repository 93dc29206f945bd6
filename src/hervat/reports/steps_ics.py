"""The calendar that somebody follows: the steps of many dossiers, so neutral that it may be read over a shoulder.

An entry says that there is a step in a dossier, and which: no name, no number, nothing about illness. The rest stands behind the login.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from hervat.domain.law.results import Obligation, Timeline
from hervat.domain.text import Translate, say, untranslated
from hervat.reports.timeline_ics import day_entry, is_still_asked, new_calendar
from hervat.reports.words import Face, calendar_name
from hervat.reports.writer import Writer


@dataclass(frozen=True, slots=True)
class StepOfCase:
    """A step of one of many cases. ``case`` tells equal steps apart; it is not shown, and cannot be read from the file."""

    case: str
    obligation: Obligation
    timeline: Timeline


def steps_ics(
    steps: Iterable[StepOfCase], language: str = "nl", translate: Translate = untranslated, face: Face = Face.PROFESSIONAL
) -> bytes:
    """The calendar of all ``steps`` that are still to be done."""
    writer = Writer(language, translate)
    calendar = new_calendar(writer.text(say("Hervat")))
    for step in steps:
        due = step.obligation.due
        if due is None or not is_still_asked(step.obligation, step.timeline):
            continue
        summary = writer.text(say("Stap in een dossier: {step}", step=calendar_name(step.obligation, face)))
        uid = f"{sha256(f'{step.case}:{step.obligation.id}'.encode()).hexdigest()[:24]}@hervat"
        calendar.add_component(day_entry(step.timeline, due, summary, uid))
    return bytes(calendar.to_ical())
