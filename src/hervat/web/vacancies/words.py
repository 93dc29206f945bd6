"""The words of vacancies on a page: contracts, hours, wages, shifts, how old an ad is, what its load is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext, ngettext

from hervat.domain.text import Text, say
from hervat.market.vacancies.ads import Ad, Contract, HomeWork, Hours, Level, LoadSentence, Shift, Wage
from hervat.market.vacancies.postings import Per
from hervat.reports.load_words import NAMES
from hervat.reports.market_words import LEVELS, level_words
from hervat.web.components.speech import current_language, sentence, spoken
from hervat.web.market.saying import NBSP, euro, number

CONTRACTS: Mapping[Contract, Text] = {
    Contract.PERMANENT: say("vast contract"),
    Contract.TEMPORARY: say("tijdelijk contract"),
    Contract.AGENCY: say("uitzendwerk"),
    Contract.FREELANCE: say("zzp-opdracht"),
    Contract.INTERNSHIP: say("stage"),
    Contract.VOLUNTARY: say("vrijwilligerswerk"),
}
HOME: Mapping[HomeWork, Text] = {
    HomeWork.NO: say("niet thuis werken"),
    HomeWork.PARTLY: say("deels thuis werken"),
    HomeWork.WHOLLY: say("helemaal thuis werken"),
}
SHIFTS: Mapping[Shift, Text] = {
    Shift.EVENING: say("avond"),
    Shift.NIGHT: say("nacht"),
    Shift.WEEKEND: say("weekend"),
    Shift.TWO: say("2 ploegen"),
    Shift.THREE: say("3 ploegen"),
    Shift.FIVE: say("5 ploegen"),
    Shift.ON_CALL: say("oproep"),
}
PER: Mapping[Per, Text] = {
    Per.HOUR: say("per uur"),
    Per.MONTH: say("per maand"),
    Per.FOUR_WEEKS: say("per 4 weken"),
    Per.YEAR: say("per jaar"),
}
LICENCES: Mapping[str, Text] = {"heftruck": say("heftruckcertificaat"), "reachtruck": say("reachtruckcertificaat")}
UNITS: Mapping[str, Text] = {"kg": say("kilo"), "h/day": say("uur per dag"), "h/week": say("uur per week"), "min": say("minuten")}
NEW_DAYS = 3


def hours_said(hours: Hours | None) -> str:
    """``16–20 uur``; nothing when it is not known."""
    if hours is None:
        return ""
    told = number(hours.low) if hours.low == hours.high else f"{number(hours.low)}–{number(hours.high)}"
    return gettext("%(hours)s uur") % {"hours": told}


def wage_said(wage: Wage | None) -> str:
    """``€ 15,20 tot € 18,00 per uur``; nothing when no amount is known."""
    amounts = [] if wage is None else sorted({amount for amount in (wage.low, wage.high) if amount is not None})
    if wage is None or not amounts:
        return ""
    told = [_amount(amount) for amount in amounts]
    return f"{_range(wage, told)} {spoken(PER[wage.per])}"


def full_time_said(wage: Wage | None) -> str:
    """``omgerekend naar een volle week: € 2.470 tot € 2.880 per maand``: the scale on which ads are compared.

    Nothing when the ad itself says just that.
    """
    if wage is None or (wage.month_low, wage.month_high) in ((wage.low, wage.high), (None, None)):
        return ""
    low, high = (None if amount is None else float(round(amount, -1)) for amount in (wage.month_low, wage.month_high))
    month = Wage(low, high, Per.MONTH, low, high)
    return gettext("omgerekend naar een volle week: %(wage)s") % {"wage": wage_said(month)}


def _range(wage: Wage, told: list[str]) -> str:
    if len(told) == 2:
        return gettext("%(least)s tot %(most)s") % {"least": told[0], "most": told[1]}
    if wage.high is None:
        return gettext("vanaf %(least)s") % {"least": told[0]}
    return gettext("tot %(most)s") % {"most": told[0]} if wage.low is None else told[0]


def _amount(amount: float) -> str:
    if not float(amount).is_integer() or amount < 100:
        return euro(amount)
    return f"€{'' if current_language() == 'en' else NBSP}{number(amount)}"


def level_said(level: Level | None) -> str:
    """``mbo 2 tot en met 4``; nothing when it is not known."""
    told = level_words(level.low, level.high) if level else None
    return spoken(told) if told else ""


def up_to_level(level: int) -> str:
    """``tot en met mbo 2``."""
    return gettext("tot en met %(level)s") % {"level": spoken(LEVELS[level])}


def shifts_said(shifts: tuple[Shift, ...]) -> str:
    """``avond, weekend``."""
    return ", ".join(spoken(SHIFTS[shift]) for shift in shifts)


def licence_said(licence: str) -> str:
    """``rijbewijs B``."""
    known = LICENCES.get(licence)
    return spoken(known) if known else gettext("rijbewijs %(licence)s") % {"licence": licence}


def start_said(start: date | str | None, day: str) -> str:
    """``per direct``, or the day, said as ``day``."""
    return "" if start is None else day if isinstance(start, date) else gettext("per direct")


def age_said(first_seen: date, today: date) -> str:
    """``nieuw, vandaag``, ``nieuw, 2 dagen``, ``6 dagen``."""
    days = (today - first_seen).days
    told = gettext("vandaag") if days <= 0 else ngettext("%(n)d dag", "%(n)d dagen", days) % {"n": days}
    return gettext("nieuw, %(age)s") % {"age": told} if days <= NEW_DAYS else told


def distance_said(ad: Ad, km: float | None) -> str:
    """``Almelo, 9 km (hemelsbreed)``; the place alone when the distance is not asked."""
    if km is None:
        return ad.place
    told = gettext("minder dan 1 km (hemelsbreed)") if km < 1 else gettext("%(km)s km (hemelsbreed)") % {"km": number(round(km))}
    return f"{ad.place}, {told}" if ad.place else told


def load_name(item: str) -> str:
    """What an item of the list is called here."""
    name = NAMES.get(item)
    return sentence(name) if name else item


def load_amount(asked: LoadSentence) -> str:
    """``15 kilo``; nothing when the ad tells no number."""
    if asked.value is None:
        return ""
    unit = UNITS.get(asked.unit)
    return f"{number(asked.value)} {spoken(unit) if unit else asked.unit}".strip()
