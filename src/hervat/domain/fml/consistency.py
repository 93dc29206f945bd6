"""Where a list seems to contradict itself, or leaves open what a match needs: questions for the bedrijfsarts, never answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hervat.domain.fml.catalogue import Item, Kind, VersionId, version
from hervat.domain.fml.crosswalk import to_version_b
from hervat.domain.fml.record import Answer, Fml, cap_of
from hervat.domain.text import Text, say

WORKDAY = 8.0  # hours; the list is about a whole working day
POSTURES = ("5.2", "5.4", "4.17")  # sitting, standing, walking during the work, in hours a day
IN_ONE_GO = {"5.1": "5.2", "5.3": "5.4", "4.16": "4.17"}  # minutes in one go -> hours a day
MINUTES = 60
ONE_SIDED = ("4.3", "4.5", "4.6", "4.7", "4.8")  # hand and arm: which side matters


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to ask. ``items`` are numbers of version B."""

    id: str
    items: tuple[str, ...]
    text: Text


def check(fml: Fml) -> tuple[Finding, ...]:
    """Everything that is found in a list; one of version A is converted first."""
    listed = to_version_b(fml).fml
    if not listed.has_possibilities:
        return ()
    return (*_hours_of_a_day(listed), *_longer_than_the_day(listed), *_hours_of_a_week(listed), *_left_open(listed))


def _cap(fml: Fml, number: str) -> float | None:
    """What the item allows at most; None: no limit in numbers, or not assessed."""
    answer = fml.answer(number)
    if answer is None or not answer.limits:
        return None
    caps = [cap_of(answer, fml.list.items[number].codes[code]) for code in answer.limits]
    return min((cap.value for cap in caps if cap is not None), default=None)


def _hours_of_a_day(fml: Fml) -> Iterator[Finding]:
    """Sitting, standing and walking must together fill the working day (LJN BB6347)."""
    allowed = [_cap(fml, number) for number in POSTURES]
    day = min(_cap(fml, "6.2") or WORKDAY, WORKDAY)
    if None in allowed:
        return
    total = sum(hours for hours in allowed if hours is not None)
    if total < day:
        text = say(
            "Zitten, staan en lopen zijn samen {total} uur. Dat is minder dan de werkdag van {day} uur. Klopt dat?",
            total=total,
            day=day,
        )
        yield Finding("houdingen_vullen_de_dag_niet", POSTURES, text)


def _longer_than_the_day(fml: Fml) -> Iterator[Finding]:
    """Longer in one go than in a whole day."""
    for in_one_go, in_a_day in IN_ONE_GO.items():
        hours, minutes = _cap(fml, in_a_day), _cap(fml, in_one_go)
        if hours is None or fml.answer(in_one_go) is None:
            continue
        if minutes is None:
            norm = fml.list.items[in_one_go].codes[0].cap
            minutes = norm.value if norm is not None else 0
        if minutes > hours * MINUTES:
            text = say(
                "{one}: {minutes} minuten. {day}: {hours} uur. Achter elkaar kan dus langer dan op een dag. Klopt dat?",
                one=fml.list.items[in_one_go].name,
                minutes=minutes,
                day=fml.list.items[in_a_day].name,
                hours=hours,
            )
            yield Finding("langer_achter_elkaar_dan_op_een_dag", (in_one_go, in_a_day), text)


def _hours_of_a_week(fml: Fml) -> Iterator[Finding]:
    day, week = _cap(fml, "6.2"), fml.answer("6.3")
    if day is not None and day < WORKDAY and week is not None and not week.limits:
        text = say("Per dag {day} uur, en per week geen beperking. Geldt dat zo?", day=day)
        yield Finding("uren_per_week_niet_beperkt", ("6.2", "6.3"), text)


def _left_open(fml: Fml) -> Iterator[Finding]:
    """Codes that say "namelijk" without saying what, and hands without a side."""
    for answer in fml.answers.values():
        item = version(VersionId.B).items[answer.item]
        if item.kind is not Kind.SIDE and _needs_words(item, answer):
            text = say("Bij {item} {name} staat ‘namelijk’, maar niet wat. Vul de toelichting in.", item=item.number, name=item.name)
            yield Finding("toelichting_ontbreekt", (item.number,), text)
    hands = (fml.answers.get(number) for number in ONE_SIDED)
    limited = [hand.item for hand in hands if hand is not None and hand.limits and hand.side is None]
    side = fml.answers.get("4.2")
    if limited and (side is None or not side.limits):
        text = say("Er zijn beperkingen aan hand of arm, maar niet aan welke kant. Vul 4.2 in.")
        yield Finding("kant_ontbreekt", (*limited, "4.2"), text)


def _needs_words(item: Item, answer: Answer) -> bool:
    return not answer.toelichting and any(item.codes[code].free for code in answer.limits if code < len(item.codes))
