"""What was found: the number, each vacancy in a few lines, and what helps when that is little."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext, ngettext

from hervat.market.search.finding import Result, Results
from hervat.market.search.loosening import Suggestion
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.store.queries import Shown
from hervat.web.components.speech import spoken
from hervat.web.market.saying import number
from hervat.web.vacancies import asked as ask
from hervat.web.vacancies.asked import Asked
from hervat.web.vacancies.words import CONTRACTS, age_said, distance_said, hours_said, up_to_level, wage_said

LONGEST_NAME = 60
ABOUT = 10  # a number that is not exact is rounded to tens
PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "radius": (ask.RADIUS,),
    "province": (ask.PROVINCE,),
    "hours": (ask.HOURS_FROM, ask.HOURS_TO),
    "level": (ask.LEVEL,),
    "month_wage": (ask.WAGE,),
    "days": (ask.AGE,),
    "contracts": (ask.CONTRACT,),
    "home_work": (ask.HOME_WORK,),
    "occupation": (ask.OCCUPATION,),
}


class Line(NamedTuple):
    """One vacancy in a list. Empty is not known."""

    number: int
    title: str
    language: str
    address: str
    employer: str
    place: str
    hours: str
    wage: str
    contract: str
    age: str
    why: tuple[str, ...]


class Wider(NamedTuple):
    """A way to find more."""

    word: str
    address: str


def vacancy_address(number: int, title: str) -> str:
    """Where the page of a vacancy is."""
    name = slugify(title)[:LONGEST_NAME].strip("-")
    return reverse("vacancies:vacancy", args=[number, name]) if name else reverse("vacancies:number", args=[number])


def line(found: Result, today: date) -> Line:
    """A vacancy that was found."""
    vacancy, ad = found.vacancy, found.vacancy.ad
    return Line(
        number=vacancy.number,
        title=ad.title,
        language=ad.language,
        address=vacancy_address(vacancy.number, ad.title),
        employer=ad.employer,
        place=distance_said(ad, found.km),
        hours=hours_said(ad.hours),
        wage=wage_said(ad.wage),
        contract=spoken(CONTRACTS[ad.contract]) if ad.contract else "",
        age=age_said(seen_on(vacancy), today),
        why=tuple(map(spoken, found.why)),
    )


def seen_on(vacancy: Shown) -> date:
    """The day on which it was first seen, here."""
    return timezone.localdate(vacancy.first_seen)


def total_said(found: Results) -> str:
    """``Ongeveer 240 vacatures``, ``1 vacature``."""
    if not found.is_exact and found.total > ABOUT:
        return gettext("Ongeveer %(n)s vacatures") % {"n": number(round(found.total / ABOUT) * ABOUT)}
    return ngettext("%(n)s vacature", "%(n)s vacatures", found.total) % {"n": number(found.total)}


def updated_said(moment: datetime | None, today: date) -> str:
    """``Bijgewerkt vandaag, 06.00 uur``; nothing when no source was visited."""
    if moment is None:
        return ""
    here = timezone.localtime(moment)
    days = (today - here.date()).days
    day = gettext("vandaag") if days <= 0 else gettext("gisteren") if days == 1 else date_format(here.date(), "j F")
    return gettext("Bijgewerkt %(day)s, %(time)s uur") % {"day": day, "time": here.strftime("%H.%M")}


def wider_said(asked: Asked, found: Suggestion) -> Wider:
    """``Tot 50 km ver: 31 vacatures``."""
    vacancies = ngettext("%(n)s vacature", "%(n)s vacatures", found.total) % {"n": number(found.total)}
    return Wider(f"{spoken(found.sentence)}: {vacancies}", asked.address(**_loosened(asked.request, found.request)))


def _loosened(before: SearchRequest, after: SearchRequest) -> Mapping[str, tuple[str, ...]]:
    """The parameters that make the one of the other."""
    changed = {name: names for name, names in PARAMETERS.items() if getattr(before, name) != getattr(after, name)}
    loosened: dict[str, tuple[str, ...]] = {name: () for names in changed.values() for name in names}
    if after.radius is not None and "radius" in changed:
        loosened[ask.RADIUS] = (f"{after.radius:.0f}",)
    return loosened


def level_choices() -> list[tuple[str, str]]:
    """What can be chosen as the own level."""
    return [(str(level), up_to_level(level)) for level in range(1, ask.HIGHEST_LEVEL + 1)]
