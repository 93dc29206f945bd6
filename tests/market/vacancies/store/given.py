"""Postings and a reader for tests: what a posting says is what is read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hervat.domain.text import say
from hervat.market.vacancies.ads import Ad, Hours
from hervat.market.vacancies.postings import Posting, WrongPosting
from hervat.market.vacancies.store.intake import Counts, visit
from hervat.market.vacancies.store.readings import read_with

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TEXT = """Wij zoeken voor ons magazijn in Almelo iemand die orders verzamelt, vrachtwagens laadt en lost en de voorraad telt.
Je tilt dozen van vijftien kilo en rijdt op een heftruck. Je werkt van maandag tot en met vrijdag, twee weken vroeg en een week laat.
We vragen een certificaat voor de heftruck en goed Nederlands. Je krijgt een contract voor zeven maanden en daarna voor altijd."""
FOOTER = " Ontvang elke ochtend nieuwe vacatures in je mailbox en maak gratis een profiel aan op onze site vol banen in jouw buurt."
INTRO = "Dit is een vacature van een van onze partners, die je vindt onder het kopje logistiek tussen honderden andere leuke banen. "
POSTING = Posting(
    identifier="1",
    title="Magazijnmedewerker",
    description=TEXT,
    employer="Bakkerij Zon",
    postcode="7607",
    locality="Almelo",
    url="https://a/1",
)


def posting(identifier: str = "1", **other: Any) -> Posting:
    """The same job every time, unless something else is said."""
    return replace(POSTING, **{"identifier": identifier, "url": f"https://a/{identifier}", **other})


def read(given: Posting) -> Ad:
    """Nothing is guessed; a description that says ``kapot`` cannot be read, ``stuk`` finds a mistake of ours, and ``N uur`` tells hours."""
    if given.description == "kapot":
        raise WrongPosting("description", say("Verwacht een tekst."))
    if given.description == "stuk":
        raise ZeroDivisionError
    hours = [int(number) for number in re.findall(r"^(\d+) uur$", given.description)]
    return Ad(
        identifier=given.identifier,
        title=given.title,
        text=given.description,
        html=f"<p>{given.description}</p>",
        url=given.url,
        employer=given.employer,
        place=given.locality,
        postcode=given.postcode,
        hours=Hours(hours[0], hours[0]) if hours else None,
    )


def seen(source: str, *postings: Posting, on: datetime = MONDAY, complete: bool = True) -> Counts:
    """One whole visit."""
    here = visit(source, on, read_all=read_with(read))
    here.take(postings)
    return here.finish(complete=complete)
