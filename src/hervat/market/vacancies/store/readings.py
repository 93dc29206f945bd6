"""Reading of postings: everything that needs no database, so that it can be done beside the writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

import structlog

from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.doubles.fingerprints import Fingerprint, fingerprint
from hervat.market.vacancies.postings import Posting, WrongPosting
from hervat.market.vacancies.store.columns import ImpossibleAd, columns, told
from hervat.market.vacancies.store.models import NAME, TITLE
from hervat.market.vacancies.store.packing import pack

log = structlog.get_logger("hervat.vacancies")
_NAMES = [field.name for field in fields(Posting)]
Read = Callable[[Posting], Ad]


def is_text(value: str) -> bool:
    """Whether a database keeps it: there is no NUL in it, and no half of a sign."""
    if value.isascii():
        return "\0" not in value
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value


class Reading(NamedTuple):
    """An ad that was read. ``letters``: how long its text is. ``columns``: of its vacancy, should it be the one that tells most."""

    fingerprint: Fingerprint
    letters: int
    columns: dict[str, Any]
    told: int
    packed: bytes


ReadAll = Callable[[Sequence[Posting]], list[Reading | None]]
"""Reads many; None for an ad that cannot be read."""


def read_with(read: Read) -> ReadAll:
    """Reads one after the other, here."""
    return lambda postings: [read_one(read, posting) for posting in postings]


def read_here(postings: Sequence[Posting]) -> list[Reading | None]:
    """Reads as Hervat does, with the occupations and places that the store knows now."""
    from hervat.market.vacancies.reading.read import load_tools, read  # here: who brings a reader of their own needs no tools

    if not postings:
        return []
    tools = load_tools()
    return [read_one(lambda posting: read(posting, tools), posting) for posting in postings]


def read_one(read: Read, posting: Posting) -> Reading | None:
    """One ad. One that cannot be read stops no others; what is a mistake of our own is written to the log."""
    if not all(is_text(value) for value in (getattr(posting, name) for name in _NAMES) if isinstance(value, str)):
        return None
    try:
        return made_of(read(posting))
    except WrongPosting:
        return None  # the source's mistake: it is counted
    except ImpossibleAd as impossible:
        log.warning("impossible ad", what=str(impossible))
    except Exception:
        log.exception("ad not read")
    return None


def made_of(ad: Ad) -> Reading:
    """What is kept of an ad. Raises ImpossibleAd."""
    found = fingerprint(title=ad.title, text=ad.text, place=ad.place, postcode=ad.postcode, employer=ad.employer)
    kept = found._replace(title=found.title[:TITLE], place=found.place[:NAME], employer=found.employer[:NAME])
    return Reading(kept, len(ad.text), columns(ad), told(ad), pack(ad))
