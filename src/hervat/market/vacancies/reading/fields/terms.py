"""What is offered besides hours and wage: the contract, shifts, home work, and when it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hervat.market.vacancies.ads import Contract, HomeWork, Shift
from hervat.market.vacancies.reading.rules import Hit

# Which contract counts when more are named: what somebody starts with. "Uitzend, daarna vast" is uitzend.
ORDER = (Contract.INTERNSHIP, Contract.VOLUNTARY, Contract.FREELANCE, Contract.AGENCY, Contract.TEMPORARY, Contract.PERMANENT)
TYPES = {
    "CONTRACTOR": Contract.FREELANCE, "FREELANCE": Contract.FREELANCE, "TEMPORARY": Contract.TEMPORARY, "INTERN": Contract.INTERNSHIP,
    "INTERNSHIP": Contract.INTERNSHIP, "VOLUNTEER": Contract.VOLUNTARY, "PERMANENT": Contract.PERMANENT, "VAST": Contract.PERMANENT,
    "TIJDELIJK": Contract.TEMPORARY, "UITZEND": Contract.AGENCY, "STAGE": Contract.INTERNSHIP, "ZZP": Contract.FREELANCE,
}  # fmt: skip
PER_DIEM = "PER_DIEM"
IN_A_TEXT = 2  # a contract that is named only far down, in what an agency says of itself, is still named
MONTHS = {
    "jan": 1, "feb": 2, "maa": 3, "mar": 3, "mrt": 3, "apr": 4, "mei": 5, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "oct": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
DIRECT = "per direct"
EVENING, LATE, NIGHT, EARLY = 20.5, 18.0, 1.0, 4.5  # o'clock
FORWARD, BACK = timedelta(days=550), timedelta(days=120)  # a start further off than this is none


def read_contract(hits: Sequence[Hit], employment_type: Sequence[str], *, employed: bool) -> Contract | None:
    """The contract of the text; without one that of the source's own field.

    ``employed``: the ad offers employment, perhaps beside freelance work.
    """
    told = {Contract(hit.rule.told["value"]) for hit in hits if not hit.denied and (hit.place == 0 or "where" not in hit.rule.told)}
    if employed:
        told.discard(Contract.FREELANCE)
    for contract in ORDER:
        if contract in told:
            return contract
    types = [TYPES[kind] for entry in employment_type if (kind := entry.upper().replace("-", "_")) in TYPES]
    return types[0] if len(set(types)) == 1 else None


def read_shifts(hits: Sequence[Hit], times: Sequence[Hit], employment_type: Sequence[str]) -> tuple[Shift, ...]:
    """Every shift that is named and not denied, and that working times reach into, in the order of :class:`Shift`."""
    told = {Shift(hit.rule.told["value"]) for hit in hits if not hit.denied}
    told |= {shift for hit in times for match in hit.rule.pattern.finditer(hit.sentence.plain) for shift in _shifts_of(match)}
    if PER_DIEM in employment_type:
        told.add(Shift.ON_CALL)
    return tuple(shift for shift in Shift if shift in told)


def _shifts_of(match: re.Match[str]) -> Iterator[Shift]:
    """Evening: until half past eight or later. Night: from ten, or until one or later."""
    begin, end = int(match["from"]) + int(match["from2"] or 0) / 60, int(match["to"]) + int(match["to2"]) / 60
    if begin > 24 or end > 24:
        return
    overnight = end < begin
    if (overnight and begin < LATE) or (not overnight and end >= EVENING):
        yield Shift.EVENING
    if (overnight and end >= NIGHT) or begin <= EARLY:
        yield Shift.NIGHT


def read_home_work(hits: Sequence[Hit], *, remote: bool) -> HomeWork | None:
    """``nee`` only when the ad says so."""
    told = {HomeWork(hit.rule.told["value"]) for hit in hits if not hit.denied}
    if HomeWork.NO in told:
        return HomeWork.NO
    if HomeWork.WHOLLY in told or (remote and HomeWork.PARTLY not in told):
        return HomeWork.WHOLLY
    return HomeWork.PARTLY if told else None


def read_start(hits: Sequence[Hit], today: date) -> date | str | None:
    """A day that is named, else ``per direct`` when the ad says so. A day without a year is the next one."""
    days = [day for hit in hits if "value" not in hit.rule.told and (day := _day(hit, today)) is not None]
    if days:
        return days[0]
    return DIRECT if any("value" in hit.rule.told for hit in hits) else None


def _day(hit: Hit, today: date) -> date | None:
    told = hit.match.groupdict()
    month = MONTHS[told["month"]] if told.get("month") else int(told["number"])
    year = int(told["year"]) if told.get("year") else today.year
    try:
        day = date(year, month, int(told["day"]))
        if not told.get("year") and day < today - BACK:
            day = day.replace(year=year + 1)
    except ValueError:
        return None
    return day if today - BACK <= day <= today + FORWARD else None
