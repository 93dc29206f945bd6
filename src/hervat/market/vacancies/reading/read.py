"""Reads a posting: the door of this package."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from hervat.domain.text import say
from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.postings import Posting, WrongPosting
from hervat.market.vacancies.reading.cleaning.contacts import without_contacts
from hervat.market.vacancies.reading.cleaning.markup import HEAD, ITEM, Block, blocks_of, html_of, one_line
from hervat.market.vacancies.reading.cleaning.sentences import plain, sentences
from hervat.market.vacancies.reading.fields.demands import read_experience, read_level, read_licences
from hervat.market.vacancies.reading.fields.hours import read_hours
from hervat.market.vacancies.reading.fields.terms import read_contract, read_home_work, read_shifts, read_start
from hervat.market.vacancies.reading.fields.wage import Base, read_wage
from hervat.market.vacancies.reading.language import language_of
from hervat.market.vacancies.reading.load import read_load
from hervat.market.vacancies.reading.rules import rules
from hervat.market.vacancies.reading.tools import Tools, load_tools

__all__ = ["Tools", "load_tools", "read"]

LONGEST_TITLE = 300
LONGEST_DESCRIPTION = 200_000  # characters: some eighty pages
MOST_TAGS = 10_000  # nested ones take the square of their number: so many 0.15 s, ten times as many 15 s
LONGEST_NAME = 200
LONGEST_HEADING = 60  # characters
AHEAD, AGO = timedelta(days=2), timedelta(days=3 * 365)  # a day on which an ad was placed lies between these
OPEN = timedelta(days=2 * 365)  # an ad is not open longer than this


def read(posting: Posting, tools: Tools, today: date | None = None) -> Ad:
    """What the ad tells. Raises WrongPosting when it has no identifier or no title, or is far too long to be one ad."""
    on = today or timezone.localdate()
    check(posting)
    title, blocks = without_contacts(one_line(posting.title), blocks_of(posting.description), posting.employer)
    if not title:
        raise WrongPosting("title", say("Verwacht de titel van de vacature."))
    listed = list(sentences([title, *_of_the_job(blocks)]))
    hits = rules().hits(listed)
    hours, told_by, base = read_hours(hits["hours"], posting.employment_type)
    contract = read_contract(hits["contract"], posting.employment_type, employed=bool(hits["employed"]))
    wage = read_wage(hits["wage"], posting.salary, Base(hours, base), contract)
    located = tools.places.find(posting.postcode, posting.locality, posting.region, posting.country)
    return Ad(
        identifier=posting.identifier,
        title=title,
        text=_text(blocks),
        html=html_of(blocks),
        url=posting.url,
        employer=one_line(posting.employer)[:LONGEST_NAME],
        language=language_of(listed),
        occupation=tools.occupation(title),
        hours=hours,
        wage=wage,
        level=read_level(hits["level"]),
        contract=contract,
        experience_years=read_experience(hits["experience"]),
        licences=read_licences(hits["licences"]),
        shifts=read_shifts(hits["shifts"], hits["times"], posting.employment_type),
        home_work=read_home_work(hits["home_work"], remote=posting.remote),
        start=read_start(hits["start"], posting.date_posted or on),
        place=located.place,
        postcode=located.postcode,
        province=located.province,
        point=located.point,
        load=read_load([hit for hit in hits["load"] if hit.place], hours, told_by),
        date_posted=_day(posting.date_posted, on - AGO, on + AHEAD),
        valid_through=_day(posting.valid_through, on - AGO, on + OPEN),
    )


def check(posting: Posting) -> None:
    """Raises WrongPosting for what cannot be an ad."""
    if not posting.identifier.strip():
        raise WrongPosting("identifier", say("Verwacht een kenmerk van de vacature, of een url."))
    if not posting.title.strip():
        raise WrongPosting("title", say("Verwacht de titel van de vacature."))
    if len(posting.title) > LONGEST_TITLE:
        raise WrongPosting("title", say("De titel van een vacature mag hooguit {most} tekens hebben.", most=LONGEST_TITLE))
    if len(posting.description) > LONGEST_DESCRIPTION:
        raise WrongPosting("description", say("De tekst van een vacature mag hooguit {most} tekens hebben.", most=LONGEST_DESCRIPTION))
    if posting.description.count("<") > MOST_TAGS:
        raise WrongPosting("description", say("De tekst van een vacature mag hooguit {most} HTML-tags hebben.", most=MOST_TAGS))


def _of_the_job(blocks: list[Block]) -> Iterator[str]:
    """The text without what stands under a heading like "Over ons", up to the next heading."""
    is_about = False
    for kind, text in blocks:
        if kind == HEAD or (kind != ITEM and len(text) <= LONGEST_HEADING and text[-1] not in ".,;!"):
            is_about = rules().is_about_employer(plain(text))
        if not is_about:
            yield text


def _text(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _day(day: date | None, first: date, last: date) -> date | None:
    """A day that can be meant; others are not known."""
    return day if day is not None and first <= day <= last else None
