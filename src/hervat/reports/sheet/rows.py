"""The tables of all steps: grouped by when they ask attention, one row per step."""

from __future__ import annotations

from collections.abc import Iterable

from hervat.domain.law.citations import Citation
from hervat.domain.law.results import Obligation, State, Timeline
from hervat.domain.law.unknown import NOT_FILLED_IN, is_unknown
from hervat.domain.text import Text, say
from hervat.reports import words
from hervat.reports.sheet.bands import shape
from hervat.reports.writer import NO_DATE, Writer

Row = dict[str, object]
GROUNDS_IN_TABLE = 2  # the first is the ground of the term itself; the appendix names all of them
NO_CONSEQUENCE = frozenset({State.DONE, State.DONE_LATE_JUSTIFIED})
STILL_TO_DO = frozenset({State.MISSED, State.DUE_SOON, State.OPEN, State.TO_COME})


def tables(timeline: Timeline, writer: Writer) -> list[Row]:
    """One table per group, with the rows in order of their day."""
    return [
        {"title": writer.text(words.group_word(group)), "rows": _rows(rows, timeline, writer)} for group, rows in grouped(timeline).items()
    ]


def grouped(timeline: Timeline) -> dict[words.Group, list[Obligation]]:
    """The steps that this case asks, under their headings."""
    needed = [obligation for obligation in timeline.obligations if obligation.state is not State.NOT_APPLICABLE]
    return words.grouped(needed, timeline.on)


def articles_unbroken(citations: Iterable[Citation]) -> str:
    """The articles on one line, each number kept with the word before it."""
    line = words.articles(citations)
    for word in ("art.", "lid", "par."):
        line = line.replace(f"{word} ", f"{word}\N{NO-BREAK SPACE}")
    return line


def _rows(obligations: list[Obligation], timeline: Timeline, writer: Writer) -> list[Row]:
    """The rows of one table. A step that comes back tells its consequence once and then refers to it."""
    told: dict[str, Text] = {}
    rows = []
    for obligation in obligations:
        row = _row(obligation, timeline, writer)
        if obligation.state not in NO_CONSEQUENCE:
            first = told.setdefault(obligation.rule.id, words.name(obligation))
            if first != words.name(obligation):
                row |= {"consequence": writer.text(say("Zie {step}.", step=first)), "help": None}
        rows.append(row)
    return rows


def _row(obligation: Obligation, timeline: Timeline, writer: Writer) -> Row:
    text = words.face_text(obligation.rule)
    unknown = is_unknown(obligation, timeline)
    return {
        "name": writer.text(words.name(obligation)),
        "who": writer.sentence(words.who(obligation)),
        "opens": writer.short_date(obligation.opens),
        "due": writer.short_date(obligation.due),
        "due_notes": [writer.text(note) for note in _due_notes(obligation, writer)],
        "done_on": writer.short_date(obligation.done_on),
        "shape": shape(obligation, timeline),
        "color": shape(obligation, timeline),
        "status": writer.text(NOT_FILLED_IN if unknown else words.status(obligation, timeline.on)),
        "reason": writer.optional(obligation.reason),
        "consequence": NO_DATE if obligation.state in NO_CONSEQUENCE else writer.text(text.consequence),
        "help": writer.optional(text.missed_help) if obligation.state is State.MISSED else None,
        "strictness": writer.text(words.strictness_word(obligation.rule.strictness)),
        "basis": articles_unbroken(obligation.rule.citations[:GROUNDS_IN_TABLE]),
    }


def _due_notes(obligation: Obligation, writer: Writer) -> list[Text]:
    """What belongs to the last day: the working day to aim for, and until when late is still in time."""
    notes: list[Text] = []
    if obligation.state not in STILL_TO_DO:
        return notes
    if obligation.workday is not None and obligation.workday != obligation.due:
        notes.append(say("werkdag {day}", day=writer.short_date(obligation.workday)))
    if obligation.due_extended is not None:
        notes.append(say("geldt als op tijd tot en met {day}", day=writer.short_date(obligation.due_extended)))
    return notes
