"""What arrives at a visit: which ads can be taken in at all, and how each is recognised at the next visit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from hervat.market.vacancies import reading
from hervat.market.vacancies.doubles import fingerprints
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.models import ADDRESS, IDENTIFIER, TITLE, Reason
from hervat.market.vacancies.store.readings import is_text

LONGEST_TEXT = 200_000  # letters, as it came
VERSION = f"{reading.VERSION}.{fingerprints.VERSION}"  # another one: every ad is read again at the next visit
_WORDS: Callable[[Posting], tuple[Any, ...]] = attrgetter(*(field.name for field in fields(Posting) if field.name != "identifier"))


@dataclass(frozen=True, slots=True)
class Arrival:
    """An ad that can be taken in. ``raw``: hash of all that the source tells of it."""

    posting: Posting
    raw: int


@dataclass(frozen=True, slots=True)
class Refused:
    """An ad that cannot."""

    identifier: str
    reason: Reason


def arrive(postings: Iterable[Posting]) -> tuple[dict[str, Arrival], list[Refused]]:
    """By identifier what can be taken in (of doubles the first), and what cannot."""
    taken: dict[str, Arrival] = {}
    refused = []
    for posting in postings:
        reason = Reason.TWICE if posting.identifier in taken else _wrong(posting)
        if reason is None:
            taken[posting.identifier] = Arrival(posting, raw_hash(posting))
        else:
            refused.append(Refused(legible(posting.identifier)[:IDENTIFIER], reason))
    return taken, refused


def _wrong(posting: Posting) -> Reason | None:
    if not (is_text(posting.identifier) and is_text(posting.url)):
        return Reason.UNREADABLE
    lengths = (
        (posting.identifier, IDENTIFIER, Reason.NO_IDENTIFIER, Reason.LONG_IDENTIFIER),
        (posting.title, TITLE, Reason.NO_TITLE, Reason.LONG_TITLE),
        (posting.description, LONGEST_TEXT, Reason.NO_TEXT, Reason.LONG_TEXT),
    )
    for value, most, none, long in lengths:
        if not value or value.isspace():
            return none
        if len(value) > most:
            return long
    return Reason.LONG_ADDRESS if len(posting.url) > ADDRESS else None


def legible(identifier: str) -> str:
    """As it can be stored and shown, when it is no text."""
    return identifier if is_text(identifier) else repr(identifier)[1:-1]


def raw_hash(posting: Posting) -> int:
    """A number of 63 bits for everything that a source tells but the identifier."""
    told = repr(_WORDS(posting)).encode()  # repr writes what is no text as signs that are
    return int.from_bytes(hashlib.blake2b(told, digest_size=8, person=VERSION.encode()).digest(), "little") >> 1
