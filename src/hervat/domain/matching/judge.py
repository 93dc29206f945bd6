"""One point of a list beside what work asks there. The one definition of every verdict; ``grid`` says the same for all occupations at once.

The rules follow the comparison of CBBS, with thresholds of our own:

* nothing known of the person or of the work is GEEN_DATA, never OK;
* a number at or under what is allowed is OK, above it by at most a fifth SIGNAAL, above that OVERSCHRIJDING;
* of a distribution, OK when at most a tenth of the jobs asks more; OVERSCHRIJDING when at least three fifths ask clearly more;
* a number above the normaalwaarde of an item without limitation is SIGNAAL: the list says no more than that daily life goes well; of an
  estimate only when it is sure, and at least three fifths of the jobs ask more;
* a category that is limited goes beyond what is allowed when the load is there, unless only the toelichting says what is meant: SIGNAAL;
* a toelichting makes it at least SIGNAAL: what it says only a person can weigh;
* a load that is not kenmerkend, or an estimate that is not sure enough, is at most SIGNAAL;
* hours (6.2, 6.3) are "about": within a tenth is OK.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from hervat.domain.fml.catalogue import Cap, Code
from hervat.domain.matching.aspects import Aspect
from hervat.domain.matching.loads import Band, Load, Period

CLEARLY = 1.2  # above the cap by more than a fifth
HARDLY_ANY, MANY, MOST = 0.10, 1 / 3, 0.60  # shares of the jobs
ABOUT = 1.1  # hours on the list are about
HOURS = ("6.2", "6.3")
PERIOD_CODES = {1: Period.EVENING, 2: Period.NIGHT}  # of item 6.1
ROUNDING = 1e-9


class Verdict(IntEnum):
    """From light to heavy."""

    OK = 0
    GEEN_DATA = 1
    SIGNAAL = 2
    OVERSCHRIJDING = 3


def judge(aspect: Aspect, loads: Mapping[str, Load]) -> Verdict:
    """The verdict on one point; ``loads`` are all of the work, by number of item or part (version B)."""
    load = aspect.load_in(loads)
    if not aspect.is_assessed or load is None:
        return Verdict.GEEN_DATA
    verdict = _at_first_sight(aspect, load)
    if verdict is Verdict.OVERSCHRIJDING and not may_exclude(aspect, load):
        return Verdict.SIGNAAL
    return max(verdict, Verdict.SIGNAAL) if aspect.toelichting else verdict


def is_suspect(aspect: Aspect, loads: Mapping[str, Load]) -> bool:
    """Whether a SIGNAAL is a heavy one, so that such work is looked at later.

    It looks like an OVERSCHRIJDING and only too little is sure; or in a third of the jobs it would be one.
    """
    load = aspect.load_in(loads)
    if load is None or not aspect.is_limited:
        return False
    if _at_first_sight(aspect, load) is Verdict.OVERSCHRIJDING:
        return not may_exclude(aspect, load)
    return load.kenmerkend and any(_in_many(code, cap, load) for code, cap in zip(aspect.codes, aspect.caps, strict=True))


def _in_many(code: Code, cap: Cap | None, load: Load) -> bool:
    """Whether many jobs ask more than one code that is limited allows."""
    if load.periods is not None or code.number == 0:
        return False
    if load.bands and cap is not None:
        return _clearly_above(cap, load.bands) >= MANY - ROUNDING
    return excludes(code, cap) and _share_there(load) >= MANY - ROUNDING


def _at_first_sight(aspect: Aspect, load: Load) -> Verdict:
    """The heaviest verdict over the codes that hold, before it is asked whether it may rule work out."""
    return max(of_code(aspect.item.number, code, cap, load) for code, cap in zip(aspect.codes, aspect.caps, strict=True))


def may_exclude(aspect: Aspect, load: Load) -> bool:
    """Whether work may be ruled out at this point: only by a sure exceedance of a kenmerkende load, of exactly what is limited."""
    about_this = load.item == aspect.number and (load.periods is not None or not aspect.is_one_of_several)
    return about_this and aspect.is_limited and load.kenmerkend and load.confident


def of_code(number: str, code: Code, cap: Cap | None, load: Load) -> Verdict:
    """The verdict on one load beside one code of an item, before it is asked whether it may rule work out."""
    if load.periods is not None:
        return _of_periods(code, load.periods)
    if load.bands and code.number == 0:
        return _above_norm(number, cap, load)
    if load.bands and cap is not None:
        return _of_bands(number, cap, load)
    return _of_presence(code, cap, _share_there(load))


def _of_periods(code: Code, periods: frozenset[Period]) -> Verdict:
    if PERIOD_CODES.get(code.number) not in periods:
        return Verdict.OK
    return Verdict.OVERSCHRIJDING if code.exceeds else Verdict.SIGNAAL


def _of_presence(code: Code, cap: Cap | None, present: float) -> Verdict:
    """A load that is there or not. A number that is allowed cannot be compared with "there is", unless next to nothing is allowed."""
    if code.number == 0 or present <= HARDLY_ANY + ROUNDING:
        return Verdict.OK
    return Verdict.OVERSCHRIJDING if present >= MOST - ROUNDING and excludes(code, cap) else Verdict.SIGNAAL


def excludes(code: Code, cap: Cap | None) -> bool:
    """Whether it is too much that the load is there at all."""
    return code.exceeds or (cap is not None and (cap.value == 0 or cap.below))


def _share_there(load: Load) -> float:
    return load.present if load.present is not None else sum(band.share for band in load.bands if band.high > 0)


def _above_norm(number: str, cap: Cap | None, load: Load) -> Verdict:
    """Nothing is limited: only what is surely and mostly asked above daily life is worth a question."""
    if cap is None or not load.confident:
        return Verdict.OK
    more = sum(band.share for band in load.bands if is_above(number, cap, band))
    return Verdict.SIGNAAL if more >= MOST - ROUNDING else Verdict.OK


def _of_bands(number: str, cap: Cap, load: Load) -> Verdict:
    more = sum(band.share for band in load.bands if is_above(number, cap, band))
    if _clearly_above(cap, load.bands) >= MOST - ROUNDING:
        return Verdict.OVERSCHRIJDING
    return Verdict.SIGNAAL if more > HARDLY_ANY + ROUNDING or _too_often_or_long(cap, load) else Verdict.OK


def _clearly_above(cap: Cap, bands: Iterable[Band]) -> float:
    """The share of the jobs that asks clearly more than is allowed."""
    return sum(band.share for band in bands if band.typical > cap.value * CLEARLY + ROUNDING)


def is_above(number: str, cap: Cap, band: Band) -> bool:
    """Whether jobs in a band may ask more than is allowed."""
    if cap.below:  # all that is known is that less is allowed
        return band.high > 0
    return band.high > allowed(number, cap) + ROUNDING or (cap.exclusive and band.low >= cap.value)


def allowed(number: str, cap: Cap) -> float:
    """The highest number that is OK."""
    return cap.value * (ABOUT if number in HOURS else 1)


def _too_often_or_long(cap: Cap, load: Load) -> bool:
    often = cap.per_hour is not None and load.per_hour is not None and load.per_hour > cap.per_hour
    long = cap.minutes is not None and load.minutes is not None and load.minutes > cap.minutes
    return often or long
