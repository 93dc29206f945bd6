"""The words of the mail. Mail travels in the open: nothing in it says who reads it, what they can do, what they typed or why they look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from hervat.apps.jobsearch.links import stop_token
from hervat.apps.jobsearch.models import JobAlert
from hervat.domain.text import Text, say
from hervat.market.vacancies.ads import Ad

LONGEST_LINE = 150


@dataclass(frozen=True, slots=True)
class Line:
    """One vacancy in the mail."""

    number: int
    ad: Ad
    reasons: tuple[Text, ...]


def subject(count: int) -> str:
    """What the mail is called."""
    one = say("1 nieuwe vacature bij uw zoekvraag")
    return (one if count == 1 else say("{count} nieuwe vacatures bij uw zoekvraag", count=count)).render()


def stop_address(alert: JobAlert) -> str:
    """Where the mail is stopped, without logging in."""
    return _address(reverse("mijn:search_stop", args=[stop_token(alert.id)]))


def body(alert: JobAlert, lines: Sequence[Line], others: int) -> str:
    """The whole text. ``others``: how many were found that do not stand in it."""
    with translation.override("nl"):
        return "\n".join(_paragraphs(alert, lines, others)) + "\n"


def _paragraphs(alert: JobAlert, lines: Sequence[Line], others: int) -> Iterator[str]:
    count = len(lines)
    yield "Goedendag,\n"
    found = say("Er is 1 nieuwe vacature bij een zoekvraag van u.")
    yield (found if count == 1 else say("Er zijn {count} nieuwe vacatures bij een zoekvraag van u.", count=count)).render() + "\n"
    for place, line in enumerate(lines, 1):
        yield from _vacancy(place, line)
    mine = _address(reverse("mijn:search", args=[alert.id]))
    if others:
        more = say("Er is nog 1 vacature gevonden. Die ziet u na inloggen: {address}", address=mine)
        many = say("Er zijn nog {count} vacatures gevonden. Die ziet u na inloggen: {address}", count=others, address=mine)
        yield (more if others == 1 else many).render() + "\n"
    yield say("Iets anders zoeken, of minder mail? Dat kan hier: {address}", address=_address(reverse("mijn:searches"))).render()
    yield say("Deze mail stoppen, zonder inloggen: {address}", address=stop_address(alert)).render()


def _vacancy(place: int, line: Line) -> Iterator[str]:
    ad = line.ad
    yield f"{place}. {_one_line(ad.title)}"
    where = ", ".join(_one_line(part) for part in (ad.employer, ad.place) if part)
    if where:
        yield f"   {where}"
    if ad.hours:
        hours = say("{low} tot {high} uur per week", low=float(ad.hours.low), high=float(ad.hours.high))
        yield f"   {(hours if ad.hours.low != ad.hours.high else say('{high} uur per week', high=float(ad.hours.high))).render()}"
    if line.reasons:
        yield "   " + say("Waarom deze? {reasons}", reasons=" ".join(reason.render() for reason in line.reasons)).render()
    yield f"   {_address(f'/vacatures/{line.number}/')}\n"


def _one_line(text: str) -> str:
    """What a source wrote, without signs that steer, and not longer than a line."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return plain if len(plain) <= LONGEST_LINE else f"{plain[: LONGEST_LINE - 1].rstrip()}…"


def _address(path: str) -> str:
    return urljoin(f"{settings.BASE_URL}/", path)
