"""The whole document: its head, and the parts that the other modules of this package fill."""

from __future__ import annotations

from datetime import date

from hervat.domain.law.results import Flag, Severity, State, Timeline
from hervat.domain.law.stretches import recovered_for_good, weeks_total
from hervat.domain.text import Text, Translate, say
from hervat.reports import words
from hervat.reports.sheet.labels import LABELS
from hervat.reports.sheet.picture import picture
from hervat.reports.sheet.reasoning import calculations, sources
from hervat.reports.sheet.rows import Row, articles_unbroken, tables
from hervat.reports.writer import Writer


def document(timeline: Timeline, language: str, translate: Translate) -> Row:
    """Everything that the template reads, as plain data."""
    writer = Writer(language, translate)
    return {
        "language": language,
        "on": [timeline.on.year, timeline.on.month, timeline.on.day],
        "labels": {key: writer.text(text) for key, text in LABELS.items()},
        "first_day": writer.text(say("eerste ziektedag {day}", day=timeline.wachttijd.first_day)),
        "printed": writer.text(say("Berekend op {day}", day=timeline.on)),
        "week": writer.text(_week(timeline)),
        "rules": writer.text(say("Regels van: versie {version}", version=timeline.rules_version)),
        "key_dates": _key_dates(timeline, writer),
        "picture": picture(timeline, writer),
        "given": [writer.text(text) for text in _given(timeline)],
        "flags": [_flag(flag, writer) for flag in timeline.flags],
        "tables": tables(timeline, writer),
        "not_needed": _not_needed(timeline, writer),
        "calculations": calculations(timeline, writer),
        "sources": sources(timeline, writer),
    }


def _week(timeline: Timeline) -> Text:
    """Where the case stands: "week 63 van 104, laatste dag zondag 12 september 2027 (over 293 dagen)"."""
    last_day = timeline.wachttijd.last_day
    if recovered_for_good(timeline):
        return say("de telling is gestopt")
    if timeline.week is None:
        return say("de wachttijd liep tot en met {day}", day=last_day)
    weeks, when = weeks_total(timeline.wachttijd), words.days_from(last_day, timeline.on)
    return say("week {week} van {weeks}, laatste dag {day} ({when})", week=timeline.week, weeks=weeks, day=last_day, when=when)


def _key_dates(timeline: Timeline, writer: Writer) -> list[Row]:
    """The days that everybody asks for, as far as they apply: none after a recovery for good, no wachttijd for who gets no WIA."""
    wachttijd, sanctie = timeline.wachttijd, timeline.loonsanctie
    if recovered_for_good(timeline):
        return []
    days: list[tuple[Text, date | None]] = [
        (say("Loon loopt door tot en met"), timeline.loondoorbetaling.last_day),
        (say("Laatste dag van de wachttijd"), wachttijd.last_day if wachttijd.applies else None),
        (say("Eerste dag waarop WIA kan ingaan"), wachttijd.first_wia_day if wachttijd.applies else None),
        (say("Opzegverbod tot en met"), timeline.opzegverbod_last_day),
        (say("Loonsanctie loopt tot en met"), sanctie.last_day),
        (say("Loonsanctie kan duren tot en met"), sanctie.max_last_day if sanctie.last_day is None else None),
    ]
    return [{"label": writer.text(label), "day": writer.short_date(day)} for label, day in days if day is not None]


def _given(timeline: Timeline) -> list[Text]:
    """What the calculation starts from, as far as it is no step in the tables."""
    facts = timeline.facts
    given = [say("eerste ziektedag {day}", day=facts.eerste_ziektedag)]
    for recovery in facts.recovered:
        if recovery.last is None:
            given.append(say("hersteld vanaf {first}", first=recovery.first))
        else:
            given.append(say("hersteld van {first} tot en met {last}", first=recovery.first, last=recovery.last))
    given += [say("verlof van {first} tot en met {last}", first=leave.first, last=leave.last) for leave in facts.leave]
    if facts.aow_date is not None:
        given.append(say("AOW vanaf {day}", day=facts.aow_date))
    if facts.employment_ends is not None:
        given.append(say("laatste dag van het dienstverband {day}", day=facts.employment_ends))
    if not facts.events and not recovered_for_good(timeline):
        given.append(say("verder is nog niets vastgelegd; dit is de route als het verzuim doorgaat"))
    return given


def _flag(flag: Flag, writer: Writer) -> Row:
    readings = [say("{reading}: {what} {day}", reading=found.reading, what=found.what, day=found.day) for found in flag.alternatives]
    return {
        "loud": flag.severity is not Severity.INFO,
        "word": writer.text(words.flag_word(flag)),
        "text": writer.text(flag.text),
        "basis": articles_unbroken(flag.citations),
        "alternatives": [writer.text(reading) for reading in readings],
    }


def _not_needed(timeline: Timeline, writer: Writer) -> list[Row]:
    """The steps that this case does not ask, by reason: outside the tables, because they have no dates."""
    by_reason: dict[str | None, list[str]] = {}
    for obligation in timeline.obligations:
        if obligation.state is State.NOT_APPLICABLE:
            by_reason.setdefault(writer.optional(obligation.reason), []).append(writer.text(words.name(obligation)))
    return [{"names": ", ".join(names), "reason": reason} for reason, names in by_reason.items()]
