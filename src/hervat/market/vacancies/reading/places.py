"""From what a posting says of its place to a postcode of four figures, a province and a point, by the table of places."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from hervat.domain.matching.travel import Point, straight_km
from hervat.market.vacancies.reading.cleaning.sentences import plain
from hervat.market.vacancies.reading.lists import read_data

DUTCH_POSTCODE = re.compile(r"(?<!\d)([1-9]\d{3})\s?([a-zA-Z]{2})?(?!\w)")
BROKEN_OFF = re.compile(r"[,;/|(]| - | – |\s+e\.?o\.?\b|\s+en omgeving|\s+\(")
HOME = frozenset({"", "NL"})
SAME_KM = 25.0  # postcode areas of one name and municipality lie closer together than this


class PlaceRow(NamedTuple):
    """One postcode area: four figures, the place it belongs to, and its middle."""

    postcode: str
    place: str
    municipality: str
    province: str
    point: Point


class Located(NamedTuple):
    """What is known of where the work is. Empty is unknown."""

    place: str = ""
    postcode: str = ""
    province: str = ""
    point: Point | None = None


class Places:
    """The table of places, ready to answer."""

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        self.by_postcode: dict[str, PlaceRow] = {}
        named: defaultdict[str, defaultdict[tuple[str, str], list[PlaceRow]]] = defaultdict(lambda: defaultdict(list))
        self.provinces: dict[str, str] = {}
        for row in rows:
            self.by_postcode[row.postcode] = row
            named[plain(row.place)][row.province, row.municipality].append(row)
            self.provinces[plain(row.province)] = row.province
        self._named: dict[str, tuple[PlaceRow, ...]] = {name: tuple(map(_middle, of.values())) for name, of in named.items()}
        self._kept: dict[tuple[str, str, str, str], Located] = {}

    def find(self, postcode: str, locality: str, region: str, country: str) -> Located:
        """The place of a posting. A postcode that is known tells all; else the name, with the region where more places have it."""
        asked = (postcode, locality, region, country)
        if asked not in self._kept:
            if len(self._kept) > 100_000:
                self._kept.clear()
            self._kept[asked] = self._find(*asked)
        return self._kept[asked]

    def _find(self, postcode: str, locality: str, region: str, country: str) -> Located:
        name = " ".join(locality.split())[:100]
        if country not in HOME:
            return Located(place=name)
        found = DUTCH_POSTCODE.search(postcode) or DUTCH_POSTCODE.search(name)
        name = " ".join(DUTCH_POSTCODE.sub(" ", name).split())
        row = self.by_postcode.get(found[1]) if found else None
        if row:
            return Located(name or row.place, row.postcode, row.province, row.point)
        row = self.named(name, region)
        if row:
            return Located(name, row.postcode, row.province, row.point)
        province = self.province(region)
        return Located(name, found[1] if found and not self.by_postcode else "", province)

    def named(self, name: str, region: str = "") -> PlaceRow | None:
        """The area in the middle of the place of this name; None when there is none, or more than one and the region does not decide."""
        for written in _ways(name):
            rows = self._named.get(written) or self._named.get(_names().get(written, written), ())
            if len(rows) > 1:
                rows = tuple(row for row in rows if self._is_in(row, f"{name} {region}"))
            if len(rows) == 1:
                return rows[0]
        return None

    def _is_in(self, row: PlaceRow, told: str) -> bool:
        """Whether what is told of a place names the municipality or the province of this one."""
        folded = plain(told)
        if row.municipality != row.place and plain(row.municipality) in folded:
            return True
        words = re.findall(r"[\w'-]+", folded)
        return row.province in {self.province(word) for word in (*words, *map(" ".join, itertools.pairwise(words)))}

    def province(self, region: str) -> str:
        """The province as the table writes it; nothing when the region is none."""
        folded = plain(region).strip()
        return self.provinces.get(folded) or self.provinces.get(_provinces().get(folded, ""), "")


def _ways(name: str) -> Iterable[str]:
    """The name as written, its part before a comma or a bracket, and that without its last word (``Amsterdam Zuidoost``)."""
    whole = plain(name).strip(" .,-")
    yield whole
    first = BROKEN_OFF.split(whole)[0].strip(" .,-")
    if first != whole:
        yield first
    words = first.split()
    if len(words) > 1:
        yield " ".join(words[:-1])


def _middle(rows: list[PlaceRow]) -> PlaceRow:
    """The area nearest to the middle of all areas of a place."""
    middle = Point(sum(row.point.latitude for row in rows) / len(rows), sum(row.point.longitude for row in rows) / len(rows))
    return min(rows, key=lambda row: (straight_km(middle, row.point), row.postcode))


@cache
def _names() -> Mapping[str, str]:
    names: dict[str, str] = read_data("places.toml")["names"]
    return names


@cache
def _provinces() -> Mapping[str, str]:
    provinces: dict[str, str] = read_data("places.toml")["provinces"]
    return provinces
