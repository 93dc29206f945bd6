"""What stands on the sheets for the werknemer: the steps in plain words, no picture, no articles, no amounts."""

from __future__ import annotations

from datetime import date

from hervat.domain.law.results import Actor, Flag, Obligation, State, Timeline
from hervat.domain.law.stretches import is_unused_right, recovered_for_good
from hervat.domain.law.unknown import NOT_FILLED_IN, is_unknown
from hervat.domain.text import Text, Translate, say
from hervat.reports import words
from hervat.reports.sheet.bands import shape
from hervat.reports.sheet.labels import PLAIN_LABELS
from hervat.reports.sheet.rows import Row
from hervat.reports.words import Face, Group
from hervat.reports.writer import Writer

EARLIER = say("Eerder: is dit gedaan?")
CHOICES = say("Kan, hoeft niet")
AHEAD = (Group.NOW, Group.NEXT_SIX_WEEKS, Group.LATER)


def plain_document(timeline: Timeline, language: str, translate: Translate) -> Row:
    """Everything that ``templates/werknemer.typ`` reads, as plain data."""
    writer = Writer(language, translate)
    return {
        "language": language,
        "on": [timeline.on.year, timeline.on.month, timeline.on.day],
        "labels": {key: writer.text(text) for key, text in PLAIN_LABELS.items()},
        "first_day": writer.text(say("eerste ziektedag {day}", day=timeline.wachttijd.first_day)),
        "printed": writer.text(say("Berekend op {day}", day=timeline.on)),
        "rules": writer.text(say("Regels van: versie {version}", version=timeline.rules_version)),
        "key_dates": _key_dates(timeline, writer),
        "flags": [flag for flag in (_flag(found, writer) for found in timeline.flags) if flag is not None],
        "groups": _groups(timeline, writer),
    }


def _key_dates(timeline: Timeline, writer: Writer) -> list[Row]:
    """Until when there is wage, and when the WIA may begin; only what applies."""
    wachttijd = timeline.wachttijd
    if recovered_for_good(timeline):
        return []
    days: list[tuple[Text, date | None]] = [
        (say("Uw werkgever betaalt loon tot en met"), timeline.loondoorbetaling.last_day),
        (say("De wachttijd duurt tot en met"), wachttijd.last_day if wachttijd.applies else None),
        (say("De WIA kan beginnen op"), wachttijd.first_wia_day if wachttijd.applies else None),
    ]
    return [{"label": writer.text(label), "day": writer.plain_date(day)} for label, day in days if day is not None]


def _flag(flag: Flag, writer: Writer) -> Row | None:
    """What the werknemer must know, in their words; None when it is not for them."""
    if flag.werknemer is None:
        return None
    return {"word": writer.text(words.flag_word(flag)), "text": writer.text(flag.werknemer)}


def _groups(timeline: Timeline, writer: Writer) -> list[Row]:
    """What is ahead by urgency, then what passed, what may be used, and what is done."""
    asked = [step for step in timeline.obligations if step.state is not State.NOT_APPLICABLE]
    choices = [step for step in asked if is_unused_right(step)]
    passed = [step for step in asked if step.state is State.MISSED and step not in choices]
    grouped = words.grouped((step for step in asked if step not in choices and step not in passed), timeline.on)
    parts: list[tuple[Text, list[Obligation]]] = [(words.group_word(group), grouped.get(group, [])) for group in AHEAD]
    parts += [(EARLIER, passed), (CHOICES, choices), (words.group_word(Group.DONE), grouped.get(Group.DONE, []))]
    told: set[str] = set()
    return [
        {"title": writer.text(title), "steps": [_step(step, timeline, writer, told) for step in steps]} for title, steps in parts if steps
    ]


def _step(step: Obligation, timeline: Timeline, writer: Writer, told: set[str]) -> Row:
    """One step: what it is, who does it, by when, and what if it is late. A step that comes back tells this once."""
    text, missed = words.face_text(step.rule, Face.WERKNEMER), step.state is State.MISSED
    brief = step.state.is_done or step.rule.id in told
    told.add(step.rule.id)
    return {
        "name": writer.text(words.name(step, Face.WERKNEMER)),
        "shape": "open" if is_unused_right(step) else shape(step, timeline),
        "when": writer.optional(_when(step)),
        "status": writer.optional(_status(step, timeline)),
        "summary": None if brief else writer.text(text.summary),
        "who": writer.sentence(words.who(step, Face.WERKNEMER)),
        "consequence": None if brief or is_unused_right(step) else writer.text(text.consequence),
        "help": writer.optional(text.missed_help) if missed and not brief else None,
    }


def _when(step: Obligation) -> Text | None:
    if step.done_on is not None:
        return say("gedaan op {day}", day=step.done_on)
    return None if step.due is None else say("uiterlijk {day}", day=step.due)


def _status(step: Obligation, timeline: Timeline) -> Text | None:
    """The word for the state where it tells the werknemer something: "Nu doen" only for what they do themselves."""
    if is_unknown(step, timeline):
        return NOT_FILLED_IN
    if step.state.is_done or step.state is State.MISSED or (step.state is State.DUE_SOON and step.involves(Actor.WERKNEMER)):
        return words.status(step, timeline.on, Face.WERKNEMER)
    return None
