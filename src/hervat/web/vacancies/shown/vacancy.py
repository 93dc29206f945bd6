"""One vacancy as its page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from hervat.domain.matching.questions import question
from hervat.domain.text import plain_date
from hervat.market.browsing.addresses import address_of
from hervat.market.vacancies.ads import Ad, LoadSentence, OccupationGuess
from hervat.market.vacancies.harvest.queries import names_of
from hervat.market.vacancies.store.queries import Found, Shown
from hervat.web.components.speech import current_language, spoken
from hervat.web.market.saying import number
from hervat.web.vacancies.shown.results import seen_on
from hervat.web.vacancies.words import (
    CONTRACTS,
    HOME,
    age_said,
    full_time_said,
    hours_said,
    level_said,
    licence_said,
    load_amount,
    load_name,
    shifts_said,
    start_said,
    wage_said,
)

SURE = 0.8  # from this confidence on an occupation is told without "waarschijnlijk"


class Fact(NamedTuple):
    """One line of the short list; ``value`` empty: the ad does not tell it."""

    name: str
    value: str
    note: str = ""


class ShownLoad(NamedTuple):
    """What the ad asks, how much, the sentences that say so, and what to ask about it. ``absent``: the ad says that it is not there."""

    name: str
    amount: str
    sentences: tuple[str, ...]
    question: str
    absent: bool
    rare: bool


class Where(NamedTuple):
    """One place where the ad stands. Without an address: only its name is known. ``gone``: since when it is no more there."""

    name: str
    address: str
    gone: str


@dataclass(frozen=True, kw_only=True)
class VacancyPage:
    """What the template shows."""

    number: int
    title: str
    language: str
    employer: str
    place: str
    age: str
    gone: str
    text: SafeString
    facts: tuple[Fact, ...]
    loads: tuple[ShownLoad, ...]
    occupation: str
    occupation_address: str
    is_sure: bool
    like_this: str
    places: tuple[Where, ...]
    answer_at: str


def vacancy_page(vacancy: Shown, places: list[Found], today: date, search: str) -> VacancyPage:
    """Everything that is known of it. ``search``: where one searches for work like this."""
    ad = vacancy.ad
    names = names_of({found.source for found in places})
    shown_places = tuple(_where(found, names.get(found.source, found.source)) for found in places)
    return VacancyPage(
        number=vacancy.number,
        title=ad.title,
        language=ad.language,
        employer=ad.employer,
        place=ad.place,
        age=age_said(seen_on(vacancy), today),
        gone=_day(timezone.localdate(vacancy.gone_at)) if vacancy.gone_at else "",
        text=SafeString(ad.html),  # made by the reader of ads: five tags of its own, all else escaped
        facts=tuple(_facts(ad)),
        loads=tuple(_loads(ad.load)),
        occupation=ad.occupation.label if ad.occupation else "",
        occupation_address=_occupation_address(ad.occupation),
        is_sure=ad.occupation is not None and ad.occupation.confidence >= SURE,
        like_this=_like_this(ad, search),
        places=shown_places,
        answer_at=next((place.address for place in shown_places if place.address and not place.gone), ""),
    )


def _facts(ad: Ad) -> Iterator[Fact]:
    yield Fact(gettext("Uren per week"), hours_said(ad.hours))
    yield Fact(gettext("Loon"), wage_said(ad.wage), full_time_said(ad.wage))
    yield Fact(gettext("Contract"), spoken(CONTRACTS[ad.contract]) if ad.contract else "")
    yield Fact(gettext("Opleiding"), level_said(ad.level))
    yield Fact(gettext("Ervaring"), _experience(ad.experience_years))
    yield Fact(gettext("Rijbewijs en certificaten"), ", ".join(map(licence_said, ad.licences)))
    yield Fact(gettext("Werktijden"), shifts_said(ad.shifts))
    yield Fact(gettext("Thuiswerken"), spoken(HOME[ad.home_work]) if ad.home_work else "")
    yield Fact(gettext("Begin"), start_said(ad.start, _day(ad.start) if isinstance(ad.start, date) else ""))
    if ad.date_posted:
        yield Fact(gettext("Geplaatst"), _day(ad.date_posted))
    if ad.valid_through:
        yield Fact(gettext("Reageren tot"), _day(ad.valid_through))


def _experience(years: float | None) -> str:
    if years is None:
        return ""
    if years == 0:
        return gettext("niet nodig")
    if years < 1:
        months = round(years * 12)
        return ngettext("%(n)d maand", "%(n)d maanden", months) % {"n": months}
    return gettext("%(n)s jaar") % {"n": number(years)}


def _loads(asked: tuple[LoadSentence, ...]) -> Iterator[ShownLoad]:
    """By item in the order of the list: first what is there, then what the ad says is not there."""
    by_item: dict[tuple[bool, str], list[LoadSentence]] = {}
    for one in asked:
        by_item.setdefault((not one.present, one.item), []).append(one)
    for (is_absent, item), found in sorted(by_item.items(), key=lambda entry: (entry[0][0], _order(entry[0][1]))):
        most = max(found, key=lambda one: one.value or 0)
        sentences = tuple(dict.fromkeys(one.sentence for one in found))
        yield ShownLoad(
            load_name(item),
            "" if is_absent else load_amount(most),
            sentences,
            "" if is_absent else spoken(question(item)),
            is_absent,
            not any(one.kenmerkend for one in found),
        )


def _order(item: str) -> tuple[int, ...]:
    return tuple(int(part) for part in item.split("."))


def _occupation_address(occupation: OccupationGuess | None) -> str:
    return reverse("market:occupation", args=[address_of(occupation.uri, occupation.label)]) if occupation else ""


def _like_this(ad: Ad, search: str) -> str:
    """The search for the same occupation near the same place."""
    if ad.occupation is None:
        return ""
    near = f"&waar={ad.postcode}" if ad.postcode else ""
    return f"{search}?beroep={address_of(ad.occupation.uri, ad.occupation.label)}{near}"


def _where(found: Found, name: str) -> Where:
    address = urlsplit(found.url)
    is_safe = address.scheme in ("http", "https") and bool(address.hostname)
    gone = _day(timezone.localdate(found.gone_at)) if found.gone_at else ""
    return Where(name, found.url if is_safe else "", gone)


def _day(day: date) -> str:
    return plain_date(day, current_language())
