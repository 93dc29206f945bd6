"""The wage as told, and as euros gross in a month of full time, so that ads can be compared.

Full time is the week that the ad names ("op basis van 36 uur"), else the highest hours it offers when those are 36 to 40, else 38.
An hour's wage counts that week times 52 / 12. A wage of four weeks counts 13 / 12, one of a year 1 / 12, less 8% holiday pay when the ad
says that it is in there. A month's wage is taken to be of full time, unless it is said to be for fewer hours. What a freelancer charges has
no month: it is no wage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from hervat.market.vacancies.ads import Contract, Hours, Wage
from hervat.market.vacancies.postings import Per, Salary
from hervat.market.vacancies.reading.fields.amounts import number
from hervat.market.vacancies.reading.lists import read_data
from hervat.market.vacancies.reading.rules import Hit

USUAL_WEEK, FULL_FROM, FULL_TO = 38.0, 36.0, 40.0
HOLIDAY_PAY = 1.08
BOUNDS = {Per.HOUR: (4.0, 200.0), Per.MONTH: (250.0, 25_000.0), Per.FOUR_WEEKS: (250.0, 23_000.0), Per.YEAR: (5_000.0, 300_000.0)}
# Without a word for the time, the size of an amount tells it; what lies between is not known.
BY_SIZE = ((Per.HOUR, 10.0, 100.0), (Per.MONTH, 1_200.0, 9_500.0), (Per.YEAR, 18_000.0, 200_000.0))
THOUSAND = 1000
SHORTEST_BARE = 4  # characters: a number alone that can be a wage without a word that says so
NEAR = 45  # characters between an amount and its time
_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?"
_SIGN = r"(?:€|eur(?:o(?:'?s)?)?\b)"
_END = r"(?:,-+|\.-|,=)?"
_TO = (
    r"(?:\s*\([^)€\d]{0,12}\d{0,2}[^)€\d]{0,15}\))?\s*(?:in (?:the first|het eerste) (?:year|jaar),? )?"
    r"(?:-|tot en met|tot|t/m|en|to|and|bis|/|,? ?max\b\.?|(?:rising|oplopend|increasing|stijgend) (?:to|tot|naar))\s*"
    r"(?:maximaal |max\.? ?|wel )?"
)
_AMOUNT = re.compile(
    rf"(?P<low>\d(?<![\d.,]\d)(?:\d{{0,2}}(?:[.,]\d{{3}})+(?:[.,]\d{{1,2}})?|\d{{0,5}}(?:[.,]\d{{1,2}})?))(?P<k1>k\b)?{_END}\s*(?P<sign2>{_SIGN})?(?:\s*bruto)?"
    rf"(?:{_TO}(?P<sign3>{_SIGN})?\s*(?P<high>{_NUMBER})(?P<k2>k\b)?{_END}(?:\s*(?P<sign4>{_SIGN}))?)?"
)
_SIGNS = ("€", "eur", "euro", "euros", "euro's")
_ANOTHER = re.compile(r"€|\d[\d.,]{2,}")  # what is told behind another amount is told of that one
_YEAR = re.compile(r"(?:19|20)\d\d")
_AT_MOST = re.compile(r"\b(?:tot|max\w*\.?|up to|bis)(?: wel)?\s*$")


class _Told(NamedTuple):
    low: float | None
    high: float | None
    per: Per
    sure: bool  # the ad names the time
    sentence: str


class _Words(NamedTuple):
    per: re.Pattern[str]
    before: re.Pattern[str]
    counted: frozenset[str]
    behind: re.Pattern[str]
    wage: re.Pattern[str]
    internship: re.Pattern[str]
    no_money: re.Pattern[str]
    holiday_pay: re.Pattern[str]


@cache
def _words() -> _Words:
    data = read_data("wage.toml")
    other, words = data["other"], data["words"]
    per = re.compile("|".join(f"(?P<{Per(name).name}>{pattern})" for name, pattern in data["per"].items()))
    patterns = (words["wage"], words["internship"], words["no_money"], words["with_holiday_pay"])
    return _Words(per, re.compile(other["before"]), frozenset(other["counted"]), re.compile(other["behind"]), *map(re.compile, patterns))


class Base(NamedTuple):
    """What is known of the hours that a wage is for. ``full_time``: the week the ad names as full, or as the one its wage is for."""

    hours: Hours | None
    full_time: float | None

    @property
    def week(self) -> float:
        """The hours of full time."""
        if self.full_time is not None and self.full_time >= 32:
            return self.full_time
        if self.hours is not None and FULL_FROM <= self.hours.high <= FULL_TO:
            return self.hours.high
        return USUAL_WEEK

    @property
    def share(self) -> float:
        """Which part of full time a month's wage is for, as far as the ad says."""
        return self.full_time / USUAL_WEEK if self.full_time is not None and self.full_time < 32 else 1.0


def read_wage(hits: Sequence[Hit], salary: Salary | None, base: Base, contract: Contract | None) -> Wage | None:
    """The wage of the text when it names the time, else that of the source's own field, else what the text probably means."""
    if contract in (Contract.INTERNSHIP, Contract.VOLUNTARY):
        return None
    of_sentence = {hit.place: hit for hit in hits}
    told = [found for hit in of_sentence.values() for found in _told(hit.sentence.plain, other=hit.other_money)]
    best = next((one for one in told if one.sure), None) or _structured(salary) or next(iter(told), None)
    if best is None:
        return None
    low, high = (_month(value, best, base) for value in (best.low, best.high))
    if contract is Contract.FREELANCE:
        low = high = None
    return Wage(best.low, best.high, best.per, low, high)


def _structured(salary: Salary | None) -> _Told | None:
    """A field of the source; 0 and what no job pays are passed over."""
    if salary is None:
        return None
    low, high = (value if value else None for value in (salary.low, salary.high))
    some = high if low is None else low
    per = salary.per or (_by_size(some) if some is not None else None)
    return _sound(low, high, per, sure=salary.per is not None, sentence="") if per else None


def _told(text: str, *, other: bool) -> list[_Told]:
    """The amounts of a sentence that are wages, in their order. One that names its time names it for the others too.

    ``other``: the sentence names money that is no wage as well.
    """
    words = _words()
    has_wage_word = words.wage.search(text) is not None
    if other and words.internship.search(text):
        return []
    found = [one for match in _AMOUNT.finditer(text) if (one := _amount(match, text, has_wage_word=has_wage_word, other=other)) is not None]
    named = {one.per for one in found if one.sure}
    return [one._replace(sure=True) if one.per in named else one for one in found]


def _amount(found: re.Match[str], text: str, *, has_wage_word: bool, other: bool) -> _Told | None:
    """One amount with its time; None when it is an amount of something else."""
    before, behind = text[max(0, found.start() - 70) : found.start()].rstrip(), text[found.end() : found.end() + 70]
    has_sign = before.endswith(_SIGNS) or any(found[name] for name in ("sign2", "sign3", "sign4"))
    if not has_sign and not has_wage_word and found["high"] is None and len(found["low"]) < SHORTEST_BARE:
        return None
    words = _words()
    if (other and words.before.search(before)) or words.behind.match(behind) or before[before.rfind(" ") + 1 :] in words.counted:
        return None
    another = _ANOTHER.search(behind)
    per = _time(before, behind[: another.start()] if another else behind)
    if not has_sign and not _is_bare_wage(found, behind, per, has_wage_word=has_wage_word):
        return None
    return _between(found, per, text, at_most=_AT_MOST.search(before.rstrip(" €")) is not None)


def _is_bare_wage(found: re.Match[str], behind: str, per: Per | None, *, has_wage_word: bool) -> bool:
    """Whether an amount without a sign is one of money: a word for wages stands with it, or its time directly behind it."""
    if _words().no_money.match(behind) or (_YEAR.fullmatch(found["low"]) and not found["high"]):
        return False
    near = _words().per.match(behind.lstrip(" ()"))
    directly = per is not None and near is not None and near.lastgroup == per.name
    is_small = len(found["low"]) < SHORTEST_BARE
    return not is_small and (has_wage_word or directly)


def _between(found: re.Match[str], per: Per | None, text: str, *, at_most: bool) -> _Told | None:
    low, high = number(found["low"]), number(found["high"])
    if low is None:
        return None
    if found["k1"] or (found["k2"] and low < THOUSAND):
        low *= THOUSAND
    if high is not None and found["k2"]:
        high *= THOUSAND
    sure = per is not None
    per = per or _by_size(low)
    if per is None:
        return None
    if high is not None and high >= THOUSAND > low * 10:  # "schaal 3, max. € 2.560"
        low, high, at_most = high, None, True
    if high is None:
        return _sound(None if at_most else low, low, per, sure=sure, sentence=text)
    return _sound(low, high, per, sure=sure, sentence=text)


def _time(before: str, behind: str) -> Per | None:
    """The time told nearest behind the amount, or else before it."""
    pattern = _words().per
    found = pattern.search(behind[:NEAR])
    if found is None:
        found = next(reversed(list(pattern.finditer(before))), None)
    return Per[found.lastgroup] if found is not None and found.lastgroup else None


def _by_size(value: float) -> Per | None:
    return next((per for per, low, high in BY_SIZE if low <= value <= high), None)


def _sound(low: float | None, high: float | None, per: Per, *, sure: bool, sentence: str) -> _Told | None:
    """None when it is no wage that a job has: 0, ten million, or a highest under the lowest."""
    least, most = BOUNDS[per]
    known = [value for value in (low, high) if value is not None]
    if not known or not all(least <= value <= most for value in known):
        return None
    if low is not None and high is not None and (high < low or high > 5 * low):
        return None
    return _Told(low, high, per, sure, sentence)


def _month(value: float | None, told: _Told, base: Base) -> float | None:
    if value is None:
        return None
    if told.per is Per.HOUR:
        month = value * base.week * 52 / 12
    elif told.per is Per.FOUR_WEEKS:
        month = value * 13 / 12 / base.share
    elif told.per is Per.YEAR:
        month = value / 12 / base.share
    else:
        month = value / base.share
    if told.per is not Per.HOUR and told.sentence and _words().holiday_pay.search(told.sentence):
        month /= HOLIDAY_PAY
    return round(month, 2)
