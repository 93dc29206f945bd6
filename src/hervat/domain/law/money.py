"""Money that follows from wages: pay during sickness (BW art. 7:629 lid 1), the WIA class and benefit (WIA arts. 59-62, Schattingsbesluit).

All amounts are in euro, rounded to cents; percentages to two decimals. A year-dependent amount that is not known gives no result, never a
guess.
"""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from hervat.domain.law.facts import CaseFacts, Loon, Schatting, Uitkering
from hervat.domain.law.results import Money

CENT = Decimal("0.01")
WAGE_SHARE = Decimal("0.70")
WEEKS_PER_MONTH = Decimal(52) / Decimal(12)
DAYS_PER_MONTH = Decimal("21.75")  # dagloon to maandloon, WIA art. 13
LGU_SHARE_FIRST_MONTHS = Decimal("0.75")  # the first two months of the loongerelateerde uitkering, WIA art. 61 lid 1
LGU_SHARE = Decimal("0.70")
WIA_THRESHOLD = Decimal(35)
FULL_THRESHOLD = Decimal(80)
# Class and the percentage of the vervolguitkering, WIA art. 61 lid 6 and 62
CLASSES = (
    (Decimal(80), "WGA 80-100", Decimal(70)),
    (Decimal(65), "WGA 65-80", Decimal("50.75")),
    (Decimal(55), "WGA 55-65", Decimal(42)),
    (Decimal(45), "WGA 45-55", Decimal(35)),
    (Decimal(35), "WGA 35-45", Decimal(28)),
)


class WiaClass(NamedTuple):
    """How much of the former wage per hour is lost, the class that follows, and the percentage of its vervolguitkering."""

    ao_percentage: Decimal
    name: str
    vervolguitkering_percentage: Decimal | None


class Pay(NamedTuple):
    """What must at least be paid per month in the first and the second year; None where the minimum wage is not known."""

    year_1_month: Decimal | None
    year_2_month: Decimal | None
    minimum_month: Decimal | None


def determine_money(facts: CaseFacts, first_day: date) -> Money | None:
    """All amounts whose facts are known; None when there are none."""
    if facts.loon is None and facts.schatting is None and facts.uitkering is None:
        return None
    pay = None if facts.loon is None else sick_pay(facts.loon, first_day)
    wia = None if facts.schatting is None else wia_class(facts.schatting)
    return Money(
        year_1_month=pay.year_1_month if pay else None,
        year_2_month=pay.year_2_month if pay else None,
        minimum_month=pay.minimum_month if pay else None,
        ao_percentage=wia.ao_percentage if wia else None,
        wia_class=wia.name if wia else None,
        vervolguitkering_percentage=wia.vervolguitkering_percentage if wia else None,
        lgu_month=None if facts.uitkering is None else lgu_month(facts.uitkering),
    )


def sick_pay(loon: Loon, day: date) -> Pay:
    """70% of the wage (up to the maximumdagloon), in the first 52 weeks at least the minimum wage for the hours worked.

    The minimum per month is hourly minimum x hours per week x 52/12. The amounts are those of ``day``.
    """
    wage = _capped_wage(loon, day)
    share = None if wage is None else wage * WAGE_SHARE
    hourly = amount(f"minimumuurloon_{min(loon.age, 21)}", day)
    minimum = None if hourly is None else hourly * loon.hours_per_week * WEEKS_PER_MONTH
    year_1 = None if minimum is None or share is None else min(loon.month, max(share, minimum))
    return Pay(_cents(year_1), _cents(share), _cents(minimum))


def _capped_wage(loon: Loon, day: date) -> Decimal | None:
    """The wage per month up to the maximumdagloon. None when that is not known for ``day`` and the wage may be above it."""
    cap = amount("maximumdagloon", day)
    if cap is not None:
        return min(loon.month, cap * DAYS_PER_MONTH)
    lowest = min(Decimal(str(version["value"])) for version in _amounts()["maximumdagloon"])
    return loon.month if loon.month <= lowest * DAYS_PER_MONTH else None


def wia_class(schatting: Schatting) -> WiaClass:
    """The loss of earning capacity in percent of the maatmanloon, and its class. 80% or more and duurzaam: IVA."""
    maatman, rvc = schatting.maatmanloon_per_hour, schatting.resterende_verdiencapaciteit_per_hour
    loss = max(Decimal(0), (maatman - rvc) / maatman * 100)
    shown = _round(loss)
    if loss < WIA_THRESHOLD:
        return WiaClass(shown, "geen WIA", None)
    if loss >= FULL_THRESHOLD and schatting.duurzaam:
        return WiaClass(shown, "IVA", None)
    name, percentage = next((name, percentage) for least, name, percentage in CLASSES if loss >= least)
    return WiaClass(shown, name, percentage)


def lgu_month(uitkering: Uitkering) -> Decimal:
    """The loongerelateerde WGA benefit in one month: 75% (from the third month 70%) of maandloon minus income. No maximumdagloon effect."""
    share = LGU_SHARE_FIRST_MONTHS if uitkering.month <= 2 else LGU_SHARE
    return _round(max(Decimal(0), share * (uitkering.maandloon - uitkering.income)))


def amount(amount_id: str, day: date) -> Decimal | None:
    """A year-dependent amount on ``day``; None when it is not known for that day."""
    for version in reversed(_amounts()[amount_id]):
        if version["from"] <= day:
            return Decimal(version["value"]) if day <= version.get("until", date.max) else None
    return None


@cache
def _amounts() -> dict[str, list[dict[str, Any]]]:
    raw = tomllib.loads(resources.files("hervat.domain.law").joinpath("parameters/money.toml").read_text("utf-8"))
    return {name: sorted(entry["versions"], key=lambda version: version["from"]) for name, entry in raw.items()}


def _cents(value: Decimal | None) -> Decimal | None:
    return None if value is None else _round(value)


def _round(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)
