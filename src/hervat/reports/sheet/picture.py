"""The picture of the weeks: what stands in each band, the legend, and its words for who does not see it."""

from __future__ import annotations

from hervat.domain.law.results import Timeline
from hervat.domain.law.stretches import recovered_for_good
from hervat.domain.text import SHORT_MONTHS, say
from hervat.reports import words
from hervat.reports.sheet.bands import Band, Mark, Stretch, Tick, bands
from hervat.reports.sheet.labels import SHAPES, STYLES, shape_word
from hervat.reports.sheet.rows import STILL_TO_DO, Row
from hervat.reports.writer import Writer

STEPS_IN_ALT = 3


def picture(timeline: Timeline, writer: Writer) -> Row:
    drawn = bands(timeline)
    shapes = {mark.shape for band in drawn for mark in (*band.marks, *band.repeated)}
    styles = {stretch.style for band in drawn for stretch in (*band.count, *band.pay, *band.spoor_1, *band.spoor_2, *band.loonsanctie)}
    return {
        "alt": _alt(timeline, writer),
        "bands": [_band(band, timeline, writer) for band in drawn],
        "shapes": [{"shape": key, "label": writer.text(shape_word(key)).lower()} for key in SHAPES if key in shapes],
        "styles": [{"style": key, "label": writer.text(label)} for key, label in STYLES.items() if key in styles],
    }


def _alt(timeline: Timeline, writer: Writer) -> str:
    """What the picture shows. All of it also stands in the tables."""
    first, last = timeline.wachttijd.first_day, timeline.wachttijd.last_day
    parts = [say("Tijdlijn van {first} tot en met {last}.", first=first, last=last)]
    if timeline.week is not None and not recovered_for_good(timeline):
        parts.append(say("Nu is het week {week}.", week=timeline.week))
    coming = [
        (obligation.due, obligation)
        for obligation in timeline.obligations
        if obligation.state in STILL_TO_DO and obligation.due is not None and obligation.due >= timeline.on
    ]
    for due, obligation in sorted(coming, key=lambda pair: pair[0])[:STEPS_IN_ALT]:
        parts.append(say("Komt nog: {step}, uiterlijk {day}.", step=words.name(obligation), day=due))
    parts.append(say("Alle stappen staan in de tabellen hierna."))
    return " ".join(writer.text(part) for part in parts)


def _band(band: Band, timeline: Timeline, writer: Writer) -> Row:
    return {
        "days": band.days,
        "today": band.today,
        "count": _stretches(band.count),
        "pay": _stretches(band.pay),
        "spoor_1": _stretches(band.spoor_1),
        "spoor_2": _stretches(band.spoor_2),
        "loonsanctie": _stretches(band.loonsanctie),
        "weeks": [{"at": tick.at, "label": str(tick.week) if tick.labelled else ""} for tick in band.weeks],
        "months": [_month(tick, writer) for tick in band.months],
        "marks": [_mark(mark, timeline, writer) for mark in band.marks],
        "repeated": [_mark(mark, timeline, writer) for mark in band.repeated],
    }


def _stretches(stretches: tuple[Stretch, ...]) -> list[Row]:
    return [{"start": stretch.start, "end": stretch.end, "style": stretch.style} for stretch in stretches]


def _month(tick: Tick, writer: Writer) -> Row:
    """January carries the year."""
    name = SHORT_MONTHS[writer.language][tick.day.month - 1]
    january = tick.day.month == 1
    return {"at": tick.at, "label": f"{name} {tick.day.year}" if january else name, "year": january}


def _mark(mark: Mark, timeline: Timeline, writer: Writer) -> Row:
    label = mark.label
    if mark.shape == "today" and timeline.week is not None and not recovered_for_good(timeline):
        label = say("vandaag, week {week}", week=timeline.week)
    return {"at": mark.at, "shape": mark.shape, "label": writer.optional(label), "day": writer.short_date(mark.day)}
