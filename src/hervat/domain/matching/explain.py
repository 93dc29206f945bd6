"""One item told to a person: what is allowed, what work asks, what follows, where it comes from and what to ask at the workplace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hervat.domain.fml.catalogue import Code, Item, Kind
from hervat.domain.fml.record import Answer
from hervat.domain.matching.judge import HARDLY_ANY, Verdict, judge, load_for
from hervat.domain.matching.loads import Band, Load, Period, Source
from hervat.domain.text import Text, say

NOT_ASSESSED = say("niet beoordeeld")
UNKNOWN = say("niet bekend")
THERE, NOT_THERE = say("komt voor"), say("komt niet voor")
PERIODS = {Period.EVENING: say("’s avonds"), Period.NIGHT: say("’s nachts")}
UNITS = {
    "kg": say("kg"),
    "N": say("newton"),
    "cm": say("cm"),
    "m": say("meter"),
    "deg": say("graden"),
    "treden": say("treden"),
    "min": say("minuten achter elkaar"),
    "h/day": say("uur per dag"),
    "h/week": say("uur per week"),
    "x/h": say("keer per uur"),
}
SHOWN_BANDS = 2  # the heaviest ones; more numbers in one sentence are not read
Question = Callable[[str], Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An item with its verdict. ``limits``: it was limited, explained or not assessed, so a match must settle it."""

    item: Item
    parts: tuple[str, ...]  # the codes it is about, as they are written (``1.8.4``)
    verdict: Verdict
    limits: bool
    limit: Text
    demand: Text
    toelichting: str
    kenmerkend: bool
    source: Source | None
    question: Text | None


def weigh(item: Item, answer: Answer | None, loads: Mapping[str, Load], question: Question) -> Weighed:
    """An item with all that a person needs to check it. ``question``: what to ask at the workplace, by number of item or part."""
    verdict = judge(item, answer, dict(loads))
    codes = _codes(item, answer)
    found = [load for code in codes if (load := load_for(item, code, dict(loads))) is not None]
    return Weighed(
        item=item,
        parts=tuple(item.called(code.number) for code in codes if code.number),
        verdict=verdict,
        limits=answer is None or answer.says_something,
        limit=_limit(codes, answer),
        demand=_demand(item, found),
        toelichting=answer.toelichting if answer is not None else "",
        kenmerkend=all(load.kenmerkend for load in found),
        source=found[0].source if found else None,
        question=_question(item, codes, answer, question) if verdict is not Verdict.OK else None,
    )


def _codes(item: Item, answer: Answer | None) -> list[Code]:
    if answer is None:
        return [item.codes[0]]
    return [item.codes[code] for code in sorted(answer.limits)] or [item.codes[0]]


def _limit(codes: list[Code], answer: Answer | None) -> Text:
    if answer is None:
        return NOT_ASSESSED
    caps = [answer.caps.get(code.number) for code in codes]
    if caps[0] is not None:  # it meant something else on the list of 2002, which the text of this list does not say
        less = say("minder dan {value}", value=written(caps[0].value))
        return less if caps[0].below else say("ongeveer {value}", value=written(caps[0].value))
    return _listed([code.text for code in codes])


def _demand(item: Item, loads: list[Load]) -> Text:
    if not loads:
        return UNKNOWN
    return _listed([demand_of(item, load) for load in loads])


def demand_of(item: Item, load: Load) -> Text:
    """What one load asks, in words."""
    if load.periods is not None:
        return _listed([PERIODS[period] for period in sorted(load.periods)]) if load.periods else NOT_THERE
    if load.bands:
        heavy = sorted(load.bands, key=lambda band: band.low, reverse=True)
        return _listed([_band(item, band) for band in heavy[:SHOWN_BANDS]])
    present = load.present or 0.0
    if present >= 1 or present <= 0:
        return THERE if present else NOT_THERE
    if present <= HARDLY_ANY:
        return say("komt bijna niet voor")
    return say("komt voor bij {share}% van de banen", share=round(present * 100))


def _band(item: Item, band: Band) -> Text:
    unit = UNITS.get(item.unit or "", say(""))
    amount = say("{low} {unit}", low=written(band.low), unit=unit)
    if band.high == float("inf"):
        amount = say("meer dan {low} {unit}", low=written(band.low), unit=unit)
    elif band.high != band.low:
        amount = say("{low} tot {high} {unit}", low=written(band.low), high=written(band.high), unit=unit)
    return amount if band.share >= 1 else say("{amount} bij {share}% van de banen", amount=amount, share=round(band.share * 100))


def _question(item: Item, codes: list[Code], answer: Answer | None, question: Question) -> Text | None:
    if item.kind is Kind.SIDE:
        return None
    if answer is None:
        return say("Vraag aan de bedrijfsarts: wat kan deze werknemer bij {name}?", name=item.name)
    return question(item.called(codes[0].number) if item.has_parts and codes[0].number else item.number)


def _listed(texts: list[Text]) -> Text:
    """Several pieces in one line."""
    line = texts[0]
    for text in texts[1:]:
        line = say("{first}; {second}", first=line, second=text)
    return line


def written(number: float) -> str:
    """``4`` or ``0,5``: at most one figure after the comma, two under one."""
    rounded = round(number, 2 if abs(number) < 1 else 1)
    return f"{rounded:g}".replace(".", ",")
