"""From one record (of JSON, of CSV, of a feed) to a posting, by a mapping: for each field where in the record it stands.

A place is written as names with dots between (``employer.name``); a number is a place in a list, and of a list without a number the first
entry is meant. ``a|b``: the first of these that is filled. ``extra`` names places whose text belongs to the ad (wage or hours in words) and
is put below it.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import replace

from hervat.domain.text import say
from hervat.market.vacancies.harvest.kinds import values
from hervat.market.vacancies.harvest.kinds.reading import Found, Unreadable
from hervat.market.vacancies.postings import Posting, Salary

FIELDS = (
    "identifier", "title", "description", "url", "employer", "postcode", "locality", "region", "country",
    "salary_low", "salary_high", "salary_per", "employment_type", "date_posted", "valid_through",
)  # fmt: skip
ITEMS, EXTRA, REMOVED = "items", "extra", "removed"
MOST_TEXT = 500_000  # characters of one ad
MOST_TYPES, LONGEST_TYPE = 10, 100
COUNTRY = 2  # letters
NO_IDENTIFIER = say("De advertentie heeft geen kenmerk en geen webadres.")
NO_RECORD = say("Dit is geen advertentie maar een losse waarde.")
TOO_LONG = say("De tekst van de advertentie is langer dan {most} tekens.", most=MOST_TEXT)
JOBTECH = {  # Arbetsförmedlingen's JobStream and JobSearch
    "items": "hits",
    "identifier": "id",
    "title": "headline",
    "description": "description.text_formatted|description.text",
    "url": "webpage_url|application_details.url",
    "employer": "employer.workplace|employer.name",
    "postcode": "workplace_address.postcode",
    "locality": "workplace_address.city|workplace_address.municipality",
    "region": "workplace_address.region",
    "employment_type": "working_hours_type.label|employment_type.label",
    "date_posted": "publication_date",
    "valid_through": "last_publication_date|application_deadline",
    "removed": "removed",
    "extra": "salary_description|salary_type.label",
}
INDEED = {  # the XML feed of job boards; tables on a page: docs/reference/vacancy-sources.md
    "items": "job",
    "identifier": "referencenumber|id|url",
    "title": "title",
    "description": "description",
    "url": "url",
    "employer": "company",
    "postcode": "postalcode",
    "locality": "city",
    "region": "state",
    "country": "country",
    "employment_type": "jobtype",
    "date_posted": "date",
    "valid_through": "expirationdate",
    "extra": "salary, education, experience",
}
FEED = {  # RSS and Atom
    "items": "item|entry",
    "identifier": "guid|id|link",
    "title": "title",
    "description": "content:encoded|content|description|summary",
    "url": "link|guid",
    "date_posted": "pubDate|published|dc:date|updated",
}
NAMES = {name: name for name in FIELDS}  # a record that uses our own words
NAMED: Mapping[str, Mapping[str, str]] = {"jobtech": JOBTECH}


def filled(mapping: Mapping[str, object], usual: Mapping[str, str]) -> dict[str, str]:
    """The mapping of a source on top of what its layout usually is."""
    return {**usual, **{name: str(place) for name, place in mapping.items()}}


def posting(record: object, mapping: Mapping[str, str]) -> Found | None:
    """The posting of a record; None when it only says that an ad was removed."""
    if not isinstance(record, Mapping):
        return Unreadable(NO_RECORD)
    if (removed := mapping.get(REMOVED)) and _value(record, removed) in (True, "true", 1, "1"):
        return None
    told = {name: text_at(record, mapping.get(name, "")) for name in FIELDS}
    identifier = told["identifier"] or told["url"]
    if not values.line(identifier):
        return Unreadable(NO_IDENTIFIER)
    return tidied(
        Posting(
            identifier=identifier,
            title=told["title"],
            description=told["description"] + _extra(record, mapping.get(EXTRA, ""), is_html="<" in told["description"]),
            url=told["url"],
            employer=told["employer"],
            postcode=told["postcode"],
            locality=told["locality"],
            region=told["region"],
            country=told["country"] if len(told["country"]) == COUNTRY else "",
            salary=salary(
                _value(record, mapping.get("salary_low", "")), _value(record, mapping.get("salary_high", "")), told["salary_per"]
            ),
            employment_type=types(_value(record, mapping.get("employment_type", ""))),
            date_posted=values.day(told["date_posted"]),
            valid_through=values.day(told["valid_through"]),
        )
    )


def tidied(read: Posting) -> Found:
    """The same, without characters that are no text, and every field but the description on one line."""
    if len(read.description) > MOST_TEXT:
        return Unreadable(TOO_LONG)
    return replace(
        read,
        identifier=values.identifier(read.identifier),
        title=values.line(read.title),
        description=values.clean(read.description),
        url=values.line(read.url),
        employer=values.line(read.employer),
        postcode=values.line(read.postcode),
        locality=values.line(read.locality),
        region=values.line(read.region),
        country=values.line(read.country).upper(),
        employment_type=tuple(values.line(one)[:LONGEST_TYPE] for one in read.employment_type[:MOST_TYPES]),
    )


def salary(low: object, high: object, unit: str) -> Salary | None:
    """A wage, when at least one number of it can be read."""
    least, most = values.euros(low), values.euros(high)
    return None if least is None and most is None else Salary(least, most, values.per(unit))


def types(value: object) -> tuple[str, ...]:
    """``FULL_TIME``, several of them in a list, or in one text with commas."""
    listed = value if isinstance(value, list) else str(value or "").split(",")
    words = [values.line(str(word)) for word in listed[:MOST_TYPES] if isinstance(word, str | int)]
    return tuple(dict.fromkeys(word for word in words if word))


def _extra(record: Mapping[str, object], places: str, *, is_html: bool) -> str:
    told = [text_at(record, place.strip()) for place in places.split(",") if place.strip()]
    return "".join(f"\n<p>{html.escape(text)}</p>" if is_html else f"\n\n{text}" for text in told if text)


def text_at(record: Mapping[str, object], places: str) -> str:
    """The text at the first of these places that has any."""
    value = _value(record, places)
    value = value[0] if isinstance(value, list) else value
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return values.clean(str(value))
    return ""


def _value(record: Mapping[str, object], places: str) -> object:
    for place in places.split("|") if places else ():
        value = at(record, place.strip())
        if value not in (None, "", [], {}):
            return value
    return None


def at(record: object, place: str) -> object:
    """What stands at one place; None when nothing does."""
    if isinstance(record, Mapping) and place in record:  # the name of a column may have dots in it
        return record[place]
    value = record
    for name in place.split("."):
        value = _step(value, name)
    return value


def _step(value: object, name: str) -> object:
    if isinstance(value, list):
        if name.isascii() and name.isdigit() and len(name) < 6:
            return value[int(name)] if int(name) < len(value) else None
        value = value[0] if value else None
    return value.get(name) if isinstance(value, Mapping) else None
