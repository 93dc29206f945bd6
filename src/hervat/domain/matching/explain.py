"""One point told to a person: what is allowed, what work asks, what follows, where it comes from and what to ask at the workplace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hervat.domain.fml.catalogue import Cap, Code, Item
from hervat.domain.matching.aspects import Aspect
from hervat.domain.matching.judge import HARDLY_ANY, MANY, MOST, Verdict, judge
from hervat.domain.matching.loads import Band, Load, Period, Source
from hervat.domain.matching.questions import question
from hervat.domain.text import Text, say

NOT_ASSESSED = say("niet beoordeeld")
UNKNOWN = say("niet bekend")
THERE, NOT_THERE, HARDLY_THERE = say("komt voor"), say("komt niet voor"), say("komt bijna niet voor")
OFTEN_THERE, PART_OF_WORK = say("komt vaak voor"), say("hoort bij dit werk")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A point with its verdict, and all that a person needs to check it."""

    aspect: Aspect
    verdict: Verdict
    limit: Text
    demand: Text
    kenmerkend: bool
    source: Source | None
    question: Text | None  # None: nothing to ask

    @property
    def name(self) -> Text:
        """What the point is called: ``Tillen``."""
        return self.aspect.item.name


def weigh(aspect: Aspect, loads: Mapping[str, Load]) -> Weighed:
    """A point beside the loads of work."""
    verdict, load = judge(aspect, loads), aspect.load_in(loads)
    return Weighed(
        aspect=aspect,
        verdict=verdict,
        limit=_limit(aspect),
        demand=UNKNOWN if load is None else demand_of(aspect.item, load),
        kenmerkend=load is None or load.kenmerkend,
        source=None if load is None else load.source,
        question=None if verdict is Verdict.OK else _question(aspect),
    )


def _limit(aspect: Aspect) -> Text:
    if not aspect.is_assessed:
        return NOT_ASSESSED
    return _listed([_allowed(aspect.item, code, cap) for code, cap in zip(aspect.codes, aspect.caps, strict=True)])


def _allowed(item: Item, code: Code, cap: Cap | None) -> Text:
    if cap is None or cap == code.cap:
        return code.text
    unit = UNITS[item.unit or ""]  # on the list of 2002 the code allowed something else than the words of this list say
    if cap.below:
        return say("minder dan {value} {unit}", value=cap.value, unit=unit)
    return say("ongeveer {value} {unit}", value=cap.value, unit=unit)


def demand_of(item: Item, load: Load) -> Text:
    """What one load asks, in words."""
    if load.periods is not None:
        return _listed([PERIODS[period] for period in sorted(load.periods)]) if load.periods else NOT_THERE
    if load.bands:
        heavy = sorted(load.bands, key=lambda band: band.low, reverse=True)
        return _listed([_band(item, band) for band in heavy[:SHOWN_BANDS]])
    present = load.present or 0.0
    if load.graded and present > 0:
        return graded_words(present)
    if present >= 1 or present <= 0:
        return THERE if present else NOT_THERE
    if present <= HARDLY_ANY:
        return HARDLY_THERE
    return say("komt voor bij {share}% van de banen", share=round(present * 100))


def graded_words(present: float) -> Text:
    """How strongly a load belongs to the work, of a rating. A number would look like a count of jobs."""
    if present <= HARDLY_ANY:
        return HARDLY_THERE
    if present >= MOST:
        return PART_OF_WORK
    return OFTEN_THERE if present >= MANY else THERE


def _band(item: Item, band: Band) -> Text:
    unit = UNITS[item.unit or ""]
    amount = say("{low} {unit}", low=band.low, unit=unit)
    if band.high == float("inf"):
        amount = say("meer dan {low} {unit}", low=band.low, unit=unit)
    elif band.high != band.low:
        amount = say("{low} tot {high} {unit}", low=band.low, high=band.high, unit=unit)
    return amount if band.share >= 1 else say("{amount} bij {share}% van de banen", amount=amount, share=round(band.share * 100))


def _question(aspect: Aspect) -> Text:
    if not aspect.is_assessed:
        return say("Vraag aan de bedrijfsarts: wat kan deze werknemer bij {name}?", name=aspect.item.name)
    return question(aspect.number)


def _listed(texts: list[Text]) -> Text:
    """Several pieces in one line."""
    line = texts[0]
    for text in texts[1:]:
        line = say("{first}; {second}", first=line, second=text)
    return line
