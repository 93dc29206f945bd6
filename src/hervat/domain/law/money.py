"""Money that follows from wages: pay during sickness (BW art. 7:629 lid 1), the WIA class and benefit (WIA arts. 59-62, Schattingsbesluit).

All amounts are in euro, rounded to cents; percentages to two decimals. A year-dependent amount that is not known gives no result, never a
guess. Amounts and shares stand in ``parameters/money.toml``, by the day from which they hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import NamedTuple

from hervat.domain.law.citations import Citation, cite
from hervat.domain.law.data import load
from hervat.domain.law.facts import CaseFacts, Loon, Schatting, Uitkering
from hervat.domain.law.results import Money

CENT = Decimal("0.01")
WEEKS_PER_MONTH = Decimal(52) / Decimal(12)
ADULT = 21  # from this age on the full minimum wage holds
# The classes of the WGA: from which loss of earning capacity on, in percent, up to which (WIA art. 61 lid 6). Under the first: no WIA.
CLASSES = ((80, 100), (65, 80), (55, 65), (45, 55), (35, 45))
FULL = 80  # able to earn at most 20%: IVA when duurzaam (WIA art. 4 lid 1)


@dataclass(frozen=True, slots=True)
class Amount:
    """One value in euro, percent or days, from a day on, with its ground. ``until``: the last day for which it is known."""

    from_day: date
    until: date
    value: Decimal
    citation: Citation
    confirmed: bool
    checked_on: date


class WiaClass(NamedTuple):
    """How much of the former wage per hour is lost, the class that follows, and the percentage of its vervolguitkering."""

    ao_percentage: Decimal
    name: str
    vervolguitkering_percentage: Decimal | None


class Pay(NamedTuple):
    """What must at least be paid per month in the first and in the second year; None where an amount is not known."""

    year_1_month: Decimal | None
    year_2_month: Decimal | None
    minimum_month: Decimal | None


@cache
def amounts() -> Mapping[str, tuple[Amount, ...]]:
    """All dated amounts, oldest version first."""
    return {
        name: tuple(
            Amount(
                from_day=version["from"],
                until=version.get("until", date.max),
                value=Decimal(version["value"]),
                citation=cite(version["source"]),
                confirmed=version["confirmed"],
                checked_on=version["checked_on"],
            )
            for version in sorted(entry["versions"], key=lambda version: version["from"])
        )
        for name, entry in load("parameters/money.toml").items()
    }


def amount(name: str, day: date) -> Decimal | None:
    """An amount on ``day``; None when it is not known for that day."""
    for version in reversed(amounts()[name]):
        if version.from_day <= day:
            return version.value if day <= version.until else None
    return None


def determine_money(facts: CaseFacts, first_day: date) -> Money | None:
    """All amounts whose facts are known; None when there are none. The versions are those of the first sick day."""
    if facts.loon is None and facts.schatting is None and facts.uitkering is None:
        return None
    pay = None if facts.loon is None else sick_pay(facts.loon, first_day)
    wia = None if facts.schatting is None else wia_class(facts.schatting, first_day)
    return Money(
        year_1_month=pay.year_1_month if pay else None,
        year_2_month=pay.year_2_month if pay else None,
        minimum_month=pay.minimum_month if pay else None,
        ao_percentage=wia.ao_percentage if wia else None,
        wia_class=wia.name if wia else None,
        vervolguitkering_percentage=wia.vervolguitkering_percentage if wia else None,
        lgu_month=None if facts.uitkering is None else lgu_month(facts.uitkering, first_day),
    )


def sick_pay(loon: Loon, day: date) -> Pay:
    """70% of the wage (up to the maximumdagloon), in the first 52 weeks at least the minimum wage for the hours worked.

    The minimum per month is hourly minimum x hours per week x 52/12. The amounts are those of ``day``.
    """
    wage, share = _capped_wage(loon, day), amount("loon_bij_ziekte", day)
    paid = None if wage is None or share is None else wage * share
    hourly = amount(f"minimumuurloon_{min(loon.age, ADULT)}", day)
    minimum = None if hourly is None else hourly * loon.hours_per_week * WEEKS_PER_MONTH
    year_1 = None if minimum is None or paid is None else min(loon.month, max(paid, minimum))
    return Pay(_cents(year_1), _cents(paid), _cents(minimum))


def _capped_wage(loon: Loon, day: date) -> Decimal | None:
    """The wage per month up to the maximumdagloon. None when that is not known for ``day`` and the wage may be above it."""
    days = amount("dagen_per_maand", day)
    if days is None:
        return None
    cap = amount("maximumdagloon", day)
    if cap is not None:
        return min(loon.month, cap * days)
    lowest_known = min(version.value for version in amounts()["maximumdagloon"])
    return loon.month if loon.month <= lowest_known * days else None


def wia_class(schatting: Schatting, day: date) -> WiaClass:
    """The loss of earning capacity in percent of the maatmanloon, and its class. 80% or more and duurzaam: IVA."""
    maatman, rvc = schatting.maatmanloon_per_hour, schatting.resterende_verdiencapaciteit_per_hour
    loss = max(Decimal(0), (maatman - rvc) / maatman * 100)
    shown = _round(loss)
    if loss >= FULL and schatting.duurzaam:
        return WiaClass(shown, "IVA", None)
    found = next(((least, most) for least, most in CLASSES if loss >= least), None)
    if found is None:
        return WiaClass(shown, "geen WIA", None)
    return WiaClass(shown, f"WGA {found[0]}-{found[1]}", amount(f"vervolguitkering_{found[0]}", day))


def lgu_month(uitkering: Uitkering, day: date) -> Decimal | None:
    """The loongerelateerde WGA benefit in one month: 75% (from the third month 70%) of maandloon minus income. No maximumdagloon effect."""
    first_months = amount("lgu_eerste_maanden", day)
    high, low = amount("lgu_hoog", day), amount("lgu_laag", day)
    if first_months is None or high is None or low is None:
        return None
    share = high if uitkering.month <= first_months else low
    return _round(max(Decimal(0), share * (uitkering.maandloon - uitkering.income)))


def _cents(value: Decimal | None) -> Decimal | None:
    return None if value is None else _round(value)


def _round(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)
