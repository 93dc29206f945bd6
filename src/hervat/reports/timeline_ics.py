"""A timeline as a calendar file (RFC 5545): one all-day entry per step that is still to be done, on its last safe day.

That is what lies ahead, and what is known to be late and can still be done; a right stands in it only when it was used. Entries say what
step it is and who must act, no more: a calendar is read over shoulders. Reading the file in again replaces the entries of the time before,
because an entry keeps its UID as long as the case has the same first sick day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from hervat.domain.law.results import Obligation, State, Timeline
from hervat.domain.law.stretches import is_unused_right
from hervat.domain.law.unknown import is_late
from hervat.domain.text import Text, Translate, say, untranslated
from hervat.reports.words import Face, articles, calendar_name, face_text, strictness_word, who
from hervat.reports.writer import Writer

PRODUCT = "-//Hervat//Poortwachter-klok//NL"
NINE_O_CLOCK = timedelta(hours=9)
DAYS_BEFORE = (14, 3)


def timeline_ics(
    timeline: Timeline, language: str = "nl", translate: Translate = untranslated, face: Face = Face.PROFESSIONAL, case: str = ""
) -> bytes:
    """The calendar file in the words of who reads. The same timeline gives the same bytes.

    ``case``: the number of the dossier, by which its entries are told from those of others; it is shown nowhere but as the name of the
    calendar. Names of people are never in it.
    """
    writer = Writer(language, translate)
    calendar = new_calendar(case or writer.text(say("Poortwachter-klok")))
    for obligation in timeline.obligations:
        if obligation.due is not None and is_still_asked(obligation, timeline):
            uid = _uid(timeline, obligation, case)
            calendar.add_component(_event(timeline, obligation, obligation.due, writer, face, uid))
    return bytes(calendar.to_ical())


def new_calendar(name: str) -> Calendar:
    """An empty calendar that others can follow."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    return calendar


def is_still_asked(obligation: Obligation, timeline: Timeline) -> bool:
    """Whether somebody still has to act. A step that comes back and was passed over is made good by the next one, not by itself."""
    if is_unused_right(obligation):
        return False
    if obligation.state is State.MISSED:
        return is_late(obligation, timeline) and obligation.number is None
    return obligation.state.waits


def _event(timeline: Timeline, obligation: Obligation, due: date, writer: Writer, face: Face, uid: str) -> Event:
    """The entry on the last safe day."""
    summary = writer.text(say("{step} ({who})", step=calendar_name(obligation, face), who=who(obligation, face)))
    event = day_entry(timeline, due, summary, uid)
    event.add("description", writer.text(_description(obligation, due, face)))
    return event


def day_entry(timeline: Timeline, due: date, summary: str, uid: str) -> Event:
    """An entry for a whole day. It does not make anyone look busy (TRANSPARENT), and a later file wins (SEQUENCE)."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(timeline.on, time(), UTC))
    event.add("sequence", max(0, (timeline.on - timeline.wachttijd.first_day).days))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", summary)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for days in DAYS_BEFORE:
        event.add_component(_alarm(summary, days))
    return event


def _alarm(summary: str, days: int) -> Alarm:
    """A reminder at nine in the morning: an all-day entry starts at midnight, when nobody wants to be called."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", NINE_O_CLOCK - timedelta(days=days))
    return alarm


def _description(obligation: Obligation, due: date, face: Face) -> Text:
    """What to do, to professionals the ground with how hard it is, and the working day to aim for when the last day is none."""
    lines = face_text(obligation.rule, face).summary
    if face is Face.PROFESSIONAL:
        strictness, basis = strictness_word(obligation.rule.strictness), articles(obligation.rule.citations)
        ground = say("{strictness}: {articles}", strictness=strictness, articles=basis) if basis else strictness
        lines = say("{what}\n{ground}", what=lines, ground=ground)
    if obligation.workday is None or obligation.workday == due:
        return lines
    return say("{lines}\nDoe het uiterlijk op {workday}, de laatste werkdag.", lines=lines, workday=obligation.workday)


def _uid(timeline: Timeline, obligation: Obligation, case: str) -> str:
    """The same step of the same case gets the same UID, and the first sick day cannot be read from it at a glance."""
    about = case or timeline.wachttijd.first_day.isoformat()
    return f"{obligation.id}-{sha256(about.encode()).hexdigest()[:16]}@hervat"
