"""Where files may be sent, and how many of them at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

MOST_AT_A_TIME = 8  # per process
MOST_PER_ADDRESS = 3

_CASE_PAGE = re.compile(r"(?:/en)?/(?:dossiers/[^/]+|mijn)/")
_UPLOAD_PAGES = re.compile(r"(?:/en)?/(?:dossiers/[^/]+/(?:[^/]+/)*(?:documenten|gebeurtenissen)|mijn/documenten)/nieuw/")


def takes_files(scope: MutableMapping[str, Any]) -> bool:
    """Whether this request goes to a page where files are added."""
    return scope["method"] == "POST" and _UPLOAD_PAGES.fullmatch(scope["path"]) is not None


def case_page(path: str) -> str:
    """The page of the case to which an upload page belongs; empty for any other page."""
    found = _CASE_PAGE.match(path)
    return found[0] if found else ""


class NoPlace(Exception):
    """Too many large files are coming in at this moment."""


class Places:
    """The places for large files that come in at the same time. Used by one event loop only, so it needs no lock."""

    def __init__(self, most: int = MOST_AT_A_TIME, most_per_address: int = MOST_PER_ADDRESS) -> None:
        self._most = most
        self._most_per_address = most_per_address
        self._taken: Counter[str] = Counter()

    @contextmanager
    def place(self, address: str) -> Iterator[Place]:
        """One that is not taken yet; who has taken it gives it back at the end. An empty ``address`` counts for nobody in particular."""
        place = Place(self, address)
        try:
            yield place
        finally:
            if place.taken:
                self._taken[address] -= 1
                self._taken += Counter()  # forgets who has none left

    def take(self, address: str) -> None:
        """Counts one. Raises NoPlace."""
        if self._taken.total() >= self._most or (address and self._taken[address] >= self._most_per_address):
            raise NoPlace
        self._taken[address] += 1


class Place:
    """Room for one large file, taken when it turns out to be large."""

    def __init__(self, places: Places, address: str) -> None:
        self._places = places
        self._address = address
        self.taken = False

    def take(self) -> None:
        """Takes it, once. Raises NoPlace."""
        if not self.taken:
            self._places.take(self._address)
            self.taken = True


def address_of(scope: MutableMapping[str, Any], proxies: int) -> str:
    """Who sends: as the outermost trusted proxy saw it, or else the other end of the line. Empty when unknown."""
    client = scope.get("client")
    address = client[0] if client else ""
    if not proxies:
        return address
    told = ",".join(value.decode("latin-1") for name, value in scope["headers"] if name.lower() == b"x-forwarded-for")
    passed = [one.strip() for one in told.split(",") if one.strip()]
    return passed[-min(proxies, len(passed))] if passed else address
