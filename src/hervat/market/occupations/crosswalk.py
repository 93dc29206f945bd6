"""Which occupations of O*NET stand for an occupation of ours, and how surely.

Every step away from a link that somebody laid makes it less sure, and that is kept: a code that a newer O*NET no longer has is replaced by
those of the same SOC group; an occupation without a link takes that of the broader occupation it belongs to; and as a last resort those of
its ISCO group. How much less sure each step makes it is our own estimate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from hervat.market.occupations.models import ConceptLink, IscoSoc, LinkKind, Match, OccupationFacts, OnetLink

SOC_LENGTH = 7  # 11-1011.00 is of SOC group 11-1011
SAME_SOC = 0.6  # of the confidence that remains when a code is replaced by its SOC group
BROADER = 0.6  # the same, for each step up
BY_ISCO = 0.2  # the confidence of a link by ISCO group alone
MOST_STEPS = 6  # ESCO has occupations in four levels
RANKS: Mapping[str, int] = {Match.EXACT: 0, Match.CLOSE: 1, Match.NARROW: 2, Match.BROAD: 2}


class Linked(NamedTuple):
    """An occupation of O*NET that stands for one of ours; ``weight``: its part among those that do, together 1."""

    code: str
    weight: float
    match: str
    confidence: float


Links = tuple[Linked, ...]


def linked_codes(occupations: Collection[str], known: Collection[str]) -> dict[str, Links]:
    """For every occupation (by URI) its links to codes that are ``known`` (O*NET-SOC); those without any are left out."""
    of_soc = _by_soc(known)
    laid = dict(_laid_links(frozenset(known), of_soc))
    broader = dict(ConceptLink.objects.filter(kind=LinkKind.BROADER).values_list("concept_uri", "other_uri"))
    of_isco = _by_isco(of_soc)
    isco = dict(OccupationFacts.objects.exclude(isco="").values_list("occupation_uri", "isco"))
    found = {uri: laid.get(uri) or _inherited(uri, laid, broader) or _of_group(isco.get(uri, ""), of_isco) for uri in occupations}
    return {uri: links for uri, links in found.items() if links}


def _laid_links(known: frozenset[str], of_soc: Mapping[str, list[str]]) -> Iterator[tuple[str, Links]]:
    """The links that somebody laid: per occupation of the most trusted data set that has any, and of those the best kind of match."""
    rows = OnetLink.objects.order_by("occupation_id", "dataset__precedence", "-dataset_id")
    fields = rows.values_list("occupation_id", "dataset_id", "onet_code", "match", "confidence").iterator()
    for uri, group in groupby(fields, key=lambda row: row[0]):
        links = list(group)
        first = [(code, match, confidence) for _, dataset, code, match, confidence in links if dataset == links[0][1]]
        best = min(RANKS[match] for _, match, _ in first)
        usable = [
            (present, match, confidence * share)
            for code, match, confidence in first
            if RANKS[match] == best
            for present, share in _present(code, known, of_soc)
        ]
        if usable:
            yield uri, _weighed(usable)


def _present(code: str, known: frozenset[str], of_soc: Mapping[str, list[str]]) -> Iterator[tuple[str, float]]:
    """The code itself, or what stands for it in the O*NET that is here, with the part of its confidence that remains."""
    if code in known:
        yield code, 1.0
    else:
        yield from ((other, SAME_SOC) for other in of_soc.get(code[:SOC_LENGTH], ()))


def _weighed(links: Iterable[tuple[str, str, float]]) -> Links:
    best: dict[str, tuple[str, float]] = {}
    for code, match, confidence in links:
        if confidence > best.get(code, ("", -1.0))[1]:
            best[code] = (match, confidence)
    whole = sum(confidence for _, confidence in best.values())
    return tuple(
        Linked(code, confidence / whole if whole else 1 / len(best), match, confidence) for code, (match, confidence) in best.items()
    )


def _inherited(uri: str, laid: Mapping[str, Links], broader: Mapping[str, str]) -> Links:
    above, kept = uri, 1.0
    for _ in range(MOST_STEPS):
        above, kept = broader.get(above, ""), kept * BROADER
        if above in laid:
            return tuple(Linked(link.code, link.weight, Match.INHERITED, link.confidence * kept) for link in laid[above])
    return ()


def _by_soc(known: Collection[str]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code in sorted(known):
        found[code[:SOC_LENGTH]].append(code)
    return found


def _by_isco(of_soc: Mapping[str, list[str]]) -> dict[str, Links]:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for isco, soc in IscoSoc.objects.values_list("isco", "soc"):
        codes[isco] |= set(of_soc.get(soc, ()))
    return {
        isco: tuple(Linked(code, 1 / len(found), Match.GROUP, BY_ISCO) for code in sorted(found)) for isco, found in codes.items() if found
    }


def _of_group(isco: str, of_isco: Mapping[str, Links]) -> Links:
    """By the group of four digits, or else by that of three: one table between the classifications knows no finer ones."""
    return of_isco.get(isco) or of_isco.get(isco[:3], ())
