"""Which published numbers say something of an occupation, the nearest to it first.

ORS: of the American occupation that it is (or that the broader occupation is to which it belongs), then of those of its ISCO group
together. O*NET: of the American occupation, then of the occupation itself, then of the group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from hervat.domain.matching.estimating import Evidence, Family, Member, Route
from hervat.market.loads.profiles import Profiles
from hervat.market.occupations.crosswalk import SOC_LENGTH, Links, linked_codes
from hervat.market.occupations.models import IscoSoc, Match, OnetLink

WHOLE_GROUP = ".00"  # the code of O*NET that stands for its SOC group as a whole


class Sources(NamedTuple):
    """The numbers of one family, and how occupations come to them. ``groups``: ISCO -> codes."""

    family: Family
    profiles: Profiles
    links: Mapping[str, Links]
    groups: Mapping[str, Sequence[str]]


def evidence_sources(profiles: Mapping[Family, Profiles], occupations: Collection[str]) -> tuple[Sources, ...]:
    """What is there of each family for these occupations (by URI)."""
    found = []
    for family, numbers in profiles.items():
        known = _answered(numbers.of) if family is Family.ORS else {code for code in numbers.of if not _is_uri(code)}
        found.append(Sources(family, numbers, linked_codes(occupations, known), _groups(numbers.of)))
    return tuple(found)


class Finder:
    """Finds what says something of an occupation. The same link and the same group give the same evidence, so that it is read once."""

    def __init__(self, sources: Sequence[Sources]) -> None:
        self._sources = sources
        self._linked: dict[tuple[Family, Links], Evidence] = {}
        self._grouped: dict[tuple[Family, str], Evidence | None] = {}

    def evidence_of(self, uri: str, isco: str) -> Iterator[Evidence]:
        """The nearest to the occupation first."""
        for source in self._sources:
            links = source.links.get(uri, ())
            if links and links[0].match != Match.GROUP:
                if (source.family, links) not in self._linked:
                    self._linked[source.family, links] = _linked(links, source)
                yield self._linked[source.family, links]
            own = source.profiles.of.get(uri)
            if own is not None:
                yield Evidence(source.family, Route.OWN, (Member(1.0, own),), source.profiles.source)
            if (source.family, isco) not in self._grouped:
                self._grouped[source.family, isco] = _grouped(isco, source)
            group = self._grouped[source.family, isco]
            if group is not None:
                yield group


def _linked(links: Links, source: Sources) -> Evidence:
    weights: defaultdict[str, float] = defaultdict(float)
    for link in links:
        weights[link.code if link.code in source.profiles.of else link.code[:SOC_LENGTH]] += link.weight
    members = tuple(Member(weight, source.profiles.of[code]) for code, weight in weights.items())
    confidence = sum(link.weight * link.confidence for link in links)
    return Evidence(source.family, Route.LINK, members, source.profiles.source, confidence)


def _grouped(isco: str, source: Sources) -> Evidence | None:
    codes = source.groups.get(isco) or source.groups.get(isco[:3], ())
    members = tuple(Member(1.0, source.profiles.of[code]) for code in codes)
    return Evidence(source.family, Route.GROUP, members, source.profiles.source) if members else None


def _answered(codes: Collection[str]) -> set[str]:
    """The codes of O*NET of which the ORS tells something: of the code itself, or of its SOC group."""
    linked = OnetLink.objects.values_list("onet_code", flat=True).distinct()
    wholes = {code + WHOLE_GROUP for code in codes if len(code) == SOC_LENGTH}
    return wholes.union(code for code in linked if code in codes or code[:SOC_LENGTH] in codes)


def _groups(codes: Collection[str]) -> dict[str, list[str]]:
    """By ISCO group its codes; of four digits, or three where a table between the classifications knows no finer."""
    of_soc: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(codes):
        if not _is_uri(code):
            of_soc[code[:SOC_LENGTH]].append(code)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for isco, soc in IscoSoc.objects.order_by("isco", "soc").values_list("isco", "soc").distinct():
        found[isco] += of_soc.get(soc, [])
    return found


def _is_uri(code: str) -> bool:
    return ":" in code
