"""One item: what a person can still do beside what work asks of it. The one definition of every verdict; ``grid`` says the same at once for
all occupations.

The rules follow the comparison of CBBS (fml_and_matching 2.3) with thresholds of our own:

* nothing known of the person or of the work is GEEN_DATA, never OK;
* a number at or under what is allowed is OK, above it by at most a fifth SIGNAAL, above that OVERSCHRIJDING;
* of a distribution, OK when at most a tenth of the jobs asks more; OVERSCHRIJDING when at least three fifths ask clearly more;
* a number above the normaalwaarde of an item without limitation is SIGNAAL: the list says no more than that daily life goes well;
* a toelichting makes it at least SIGNAAL: what it says only a person can weigh;
* a load that is not kenmerkend, or an estimate that is not sure enough, is at most SIGNAAL;
* hours (6.2, 6.3) are "about": within a tenth is OK.
"""

from __future__ import annotations

from enum import IntEnum

from hervat.domain.fml.catalogue import Cap, Code, Item, Kind
from hervat.domain.fml.record import Answer, cap_of
from hervat.domain.matching.loads import Band, Load, Period

CLEARLY = 1.2  # above the cap by more than a fifth
HARDLY_ANY, MOST = 0.10, 0.60  # shares of the jobs
ABOUT = 1.1  # hours on the list are about
HOURS = ("6.2", "6.3")
PERIOD_CODES = {1: Period.EVENING, 2: Period.NIGHT}  # of item 6.1
ROUNDING = 1e-9


class Verdict(IntEnum):
    """From light to heavy; GEEN_DATA stands beside them: it is a question too."""

    OK = 0
    GEEN_DATA = 1
    SIGNAAL = 2
    OVERSCHRIJDING = 3


def judge(item: Item, answer: Answer | None, loads: dict[str, Load]) -> Verdict:
    """The verdict on one item of version B. ``answer`` None: not assessed. ``loads``: all of the work, by number of item or part."""
    if answer is None:
        return Verdict.GEEN_DATA
    verdict = _of_codes(item, answer, loads)
    if answer.toelichting and verdict is Verdict.OK:
        return Verdict.SIGNAAL
    return verdict


def _of_codes(item: Item, answer: Answer, loads: dict[str, Load]) -> Verdict:
    """The heaviest verdict over the codes that hold."""
    codes = [item.codes[code] for code in sorted(answer.limits)]
    if not codes:
        codes = [item.codes[0]]
    return max(_of_code(item, answer, code, loads) for code in codes)


def _of_code(item: Item, answer: Answer, code: Code, loads: dict[str, Load]) -> Verdict:
    load = load_for(item, code, loads)
    if load is None:
        return Verdict.GEEN_DATA
    whole = item.has_parts and load.item == item.number  # known of the item, not of which part of it
    verdict = of_load(item, code, cap_of(answer, code), load)
    return min(verdict, Verdict.SIGNAAL) if whole else verdict


def load_for(item: Item, code: Code, loads: dict[str, Load]) -> Load | None:
    """The load that a code is about: that of its part (``1.8.4``) where there is one, otherwise that of the item."""
    return loads.get(item.called(code.number), loads.get(item.number)) if item.has_parts else loads.get(item.number)


def of_load(item: Item, code: Code, cap: Cap | None, load: Load) -> Verdict:
    """The verdict on one load beside one code."""
    if load.periods is not None:
        verdict = _of_periods(code, load.periods)
    elif load.bands:
        verdict = _of_bands(item, code, cap, load)
    else:
        verdict = _of_presence(code, cap, load.present or 0.0)
    if verdict is Verdict.OVERSCHRIJDING and not (load.kenmerkend and load.confident and code.number):
        return Verdict.SIGNAAL
    return verdict


def _of_periods(code: Code, periods: frozenset[Period]) -> Verdict:
    if PERIOD_CODES.get(code.number) not in periods:
        return Verdict.OK
    return Verdict.OVERSCHRIJDING if code.exceeds else Verdict.SIGNAAL


def _of_presence(code: Code, cap: Cap | None, present: float) -> Verdict:
    """A load that is there or not. A number that is allowed cannot be compared with "there is", unless next to nothing is allowed."""
    if code.number == 0 or present <= HARDLY_ANY:
        return Verdict.OK
    nothing_allowed = cap is not None and (cap.value == 0 or cap.below)
    return Verdict.OVERSCHRIJDING if present >= MOST and (code.exceeds or nothing_allowed) else Verdict.SIGNAAL


def _of_bands(item: Item, code: Code, cap: Cap | None, load: Load) -> Verdict:
    if cap is None:
        asked = sum(band.share for band in load.bands if band.high > 0)
        return Verdict.OK if code.number == 0 or item.kind is Kind.SIDE else _of_presence(code, None, asked)
    more = sum(band.share for band in load.bands if is_above(item.number, cap, band))
    clearly = sum(band.share for band in load.bands if band.typical > clear_bound(cap) + ROUNDING)
    if clearly >= MOST - ROUNDING:
        return Verdict.OVERSCHRIJDING
    if more > HARDLY_ANY + ROUNDING or _too_often_or_long(cap, load):
        return Verdict.SIGNAAL
    return Verdict.OK


def is_above(number: str, cap: Cap, band: Band) -> bool:
    """Whether jobs in a band may ask more than is allowed."""
    bound = allowed_bound(number, cap)
    if cap.below:
        return band.high > 0
    return band.high > bound + ROUNDING or (cap.exclusive and band.low >= bound)


def allowed_bound(number: str, cap: Cap) -> float:
    """The highest number that is OK."""
    return cap.value * (ABOUT if number in HOURS else 1)


def clear_bound(cap: Cap) -> float:
    """Above this number it is clearly too much."""
    return cap.value * CLEARLY


def _too_often_or_long(cap: Cap, load: Load) -> bool:
    often = cap.per_hour is not None and load.per_hour is not None and load.per_hour > cap.per_hour
    long = cap.minutes is not None and load.minutes is not None and load.minutes > cap.minutes
    return (often or long) and any(band.high > 0 for band in load.bands)
