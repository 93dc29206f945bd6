"""Schema.org's ``JobPosting`` as a :class:`Posting`, in the many layouts of sites: lists, nested addresses, numbers as text."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from hervat.domain.text import say
from hervat.market.vacancies.postings import Per, Posting, Salary, WrongPosting

# What else an ad tells in fields of its own: it belongs to the text, under these words.
MORE = {
    "responsibilities": "Taken",
    "qualifications": "Functie-eisen",
    "skills": "Vaardigheden",
    "workHours": "Werktijden",
    "jobBenefits": "Arbeidsvoorwaarden",
    "incentiveCompensation": "Beloning",
    "educationRequirements": "Opleiding",
    "experienceRequirements": "Ervaring",
}
UNITS = {
    "hour": Per.HOUR, "hourly": Per.HOUR, "uur": Per.HOUR, "hur": Per.HOUR,
    "month": Per.MONTH, "monthly": Per.MONTH, "maand": Per.MONTH, "mon": Per.MONTH,
    "4weeks": Per.FOUR_WEEKS, "4 weken": Per.FOUR_WEEKS, "four weeks": Per.FOUR_WEEKS,
    "year": Per.YEAR, "yearly": Per.YEAR, "annual": Per.YEAR, "jaar": Per.YEAR, "ann": Per.YEAR,
}  # fmt: skip
EURO = frozenset({"", "eur", "euro", "€"})
COUNTRIES = {
    "nederland": "NL", "netherlands": "NL", "the netherlands": "NL", "nld": "NL", "holland": "NL", "duitsland": "DE", "germany": "DE",
    "deutschland": "DE", "deu": "DE", "belgië": "BE", "belgie": "BE", "belgium": "BE", "bel": "BE",
}  # fmt: skip
_AMOUNT = re.compile(r"\d[\d.,]*")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def read_job_posting(data: Mapping[str, Any]) -> Posting:
    """One posting. What cannot be read is left empty; WrongPosting when it has no identifier or no title, or is no JobPosting."""
    kinds = {text.lower() for text in _texts(data.get("@type"))}
    if kinds and not any("jobposting" in kind for kind in kinds):
        raise WrongPosting("@type", say("Verwacht een JobPosting van schema.org."))
    identifier = _identifier(data)
    if not identifier:
        raise WrongPosting("identifier", say("Verwacht een kenmerk van de vacature, of een url."))
    title = _text(data.get("title")) or _text(data.get("name"))
    if not title.strip():
        raise WrongPosting("title", say("Verwacht de titel van de vacature."))
    address = next(_addresses(data.get("jobLocation")), {})
    types = (text for entry in _texts(data.get("employmentType")) for text in re.split(r"[,;|]", entry))
    return Posting(
        identifier=identifier,
        title=title,
        description=_description(data),
        url=_text(data.get("url")),
        employer=_text(_get(data.get("hiringOrganization"), "name")),
        postcode=_text(address.get("postalCode")),
        locality=_text(address.get("addressLocality")),
        region=_text(address.get("addressRegion")),
        country=_country(address.get("addressCountry")),
        salary=read_salary(data.get("baseSalary"), data.get("salaryCurrency")),
        employment_type=tuple(text.strip() for text in types if text.strip()),
        remote=any("telecommute" in text.lower() for text in _texts(data.get("jobLocationType"))),
        date_posted=read_day(data.get("datePosted")),
        valid_through=read_day(data.get("validThrough")),
    )


def read_salary(value: object, currency: object = None) -> Salary | None:
    """``baseSalary``: a number, a text, a ``MonetaryAmount`` or a ``QuantitativeValue``, or a list of these; only euros."""
    one = next((entry for entry in _listed(value) if entry not in (None, "", {})), None)
    money = _text(currency) if not isinstance(one, Mapping) else _text(one.get("currency")) or _text(currency)
    if money.lower() not in EURO or one is None:
        return None
    unit: object = None
    if isinstance(one, Mapping):
        inner = one.get("value")
        parts = inner if isinstance(inner, Mapping) else one
        unit = parts.get("unitText") or one.get("unitText") or parts.get("unitCode")
        low, high = read_number(parts.get("minValue")), read_number(parts.get("maxValue"))
        if low is None and high is None:
            low = high = read_number(parts.get("value"))
    else:
        low = high = read_number(one)
    if low is None and high is None:
        return None
    return Salary(low, high, UNITS.get(_text(unit).strip().lower()))


def read_number(value: object) -> float | None:
    """A number, also as a text of a Dutch or an English hand: ``€ 2.500,00``. None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return float(value) if abs(value) < 1e12 and math.isfinite(value) else None
    found = _AMOUNT.search(value[:100]) if isinstance(value, str) else None
    return amount(found.group()) if found else None


def amount(written: str) -> float | None:
    """``2.500,00``, ``2,500.00``, ``14,5`` or ``2500`` as a number: three figures behind a mark are thousands."""
    text = written.strip(".,")
    thousands = _THOUSANDS.match(text)
    head, tail = (thousands.group(), text[thousands.end() :]) if thousands else (text, "")
    if thousands:
        head = head.replace(".", "").replace(",", "")
    text = (head + tail).replace(",", ".")
    return float(text) if text.count(".") <= 1 and len(text) <= 12 else None


def read_day(value: object) -> date | None:
    """An ISO date, with or without a time behind it; ``dd-mm-yyyy`` too. None for anything else."""
    text = _text(value).strip()
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        pass
    try:
        return datetime.strptime(text[:10].replace("/", "-"), "%d-%m-%Y").date()  # noqa: DTZ007 -- a day has no zone
    except ValueError:
        return None


def _identifier(data: Mapping[str, Any]) -> str:
    given = next(iter(_listed(data.get("identifier"))), None)
    if isinstance(given, Mapping):
        given = given.get("value") or given.get("@id") or given.get("name")
    return (_text(given) or _text(data.get("@id")) or _text(data.get("id")) or _text(data.get("url"))).strip()


def _description(data: Mapping[str, Any]) -> str:
    """The description, and behind it what stands in fields of its own, unless the description tells it in the same words."""
    parts = [text for text in _texts(data.get("description")) if text.strip()]
    is_html = any("<" in part for part in parts)
    for name, heading in MORE.items():
        for text in _more(data.get(name)):
            if text.strip() and text.strip() not in parts[0] if parts else text.strip():
                parts.append(f"<p>{heading}: {text}</p>" if is_html else f"{heading}: {text}")
    return "\n".join(parts)


def _more(value: object) -> Iterator[str]:
    for entry in _listed(value):
        if isinstance(entry, Mapping):
            months = read_number(entry.get("monthsOfExperience"))
            if months is not None:
                yield f"minimaal {months:g} maanden ervaring"
            yield _text(entry.get("credentialCategory") or entry.get("description") or entry.get("name"))
        else:
            yield _text(entry)


def _addresses(value: object) -> Iterator[Mapping[str, Any]]:
    """Every address in ``jobLocation``; one that is a text alone tells the place."""
    for entry in _listed(value):
        if isinstance(entry, Mapping):
            address = entry.get("address", entry)
            for one in _listed(address):
                yield one if isinstance(one, Mapping) else {"addressLocality": one}
        elif isinstance(entry, str) and entry.strip():
            yield {"addressLocality": entry}


def _country(value: object) -> str:
    name = _text(_get(value, "name") if isinstance(value, Mapping) else value).strip()
    return COUNTRIES.get(name.lower(), name.upper() if len(name) == 2 else "")


def _get(value: object, name: str) -> object:
    """A field of an object, of the first of a list, or the text itself."""
    first = next(iter(_listed(value)), None)
    return first.get(name) if isinstance(first, Mapping) else first


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else (value,)


def _texts(value: object) -> Iterator[str]:
    return (text for entry in _listed(value) if (text := _text(entry)))


def _text(value: object) -> str:
    """A text or a number as a text; nothing else. A name of a language or a value (``@value``) is looked through."""
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("name") or value.get("value")
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return html.unescape(value) if isinstance(value, str) and "&" in value and "<" not in value else str(value)
