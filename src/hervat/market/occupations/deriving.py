"""What follows for our occupations from the data of others: interests and job zones through the crosswalk, and which are near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from math import sqrt

from hervat.market.importing.storing import store_all
from hervat.market.occupations.crosswalk import Links, linked_codes
from hervat.market.occupations.models import ConceptLink, ElementScore, Kin, LinkKind, OccupationFacts, OnetRelated
from hervat.market.provenance.models import DataSet

ONET, INTERESTS, JOB_ZONES, RELATED = "onet", "O*NET Interests", "O*NET Job Zones", "O*NET Related Occupations"
ESCO, HIERARCHY = "esco", "ESCO occupation hierarchy"

LETTERS = {"1.B.1.a": "R", "1.B.1.b": "I", "1.B.1.c": "A", "1.B.1.d": "S", "1.B.1.e": "E", "1.B.1.f": "C"}
INTEREST_SCALE, LEAST_INTEREST, MOST_INTEREST = "OI", 1.0, 7.0
JOB_ZONE = "JZ"  # the element and the scale under which a job zone is kept

MOST_KIN = 20  # of one occupation, of one source
# How near: our own estimate, to order what is near; the sources say only which are, and in what order.
BROADER_OR_NARROWER, SIBLING, SAME_CODE = 0.9, 0.7, 0.8
NEAREST_RELATED, PER_RANK = 0.8, 0.03

Near = Mapping[str, float]


def derive_from_onet() -> None:
    """Writes what O*NET says of our occupations: RIASEC (0-100) and job zone, the mean over the codes that stand for one."""
    OccupationFacts.objects.filter(dataset__kind=ONET).delete()
    occupations = _occupations()
    interests = _dataset(ONET, INTERESTS)
    if interests is not None:
        scores = _interests()
        store_all(
            OccupationFacts(occupation_uri=uri, riasec=_mixed_interests(links, scores), dataset=interests)
            for uri, links in linked_codes(occupations, scores).items()
        )
    zones = _dataset(ONET, JOB_ZONES)
    if zones is not None:
        of_code = _values(element=JOB_ZONE)
        store_all(
            OccupationFacts(occupation_uri=uri, job_zone=round(sum(link.weight * of_code[link.code] for link in links)), dataset=zones)
            for uri, links in linked_codes(occupations, of_code).items()
        )


def derive_kin() -> None:
    """Writes which occupations are near: in the hierarchy of ESCO, and by O*NET's related occupations through the crosswalk."""
    Kin.objects.filter(dataset__kind__in=(ESCO, ONET)).delete()
    occupations = _occupations()
    hierarchy, related = _dataset(ESCO, HIERARCHY), _dataset(ONET, RELATED)
    if hierarchy is not None:
        store_all(_kin(hierarchy, ((uri, near) for uri, near in _of_hierarchy(occupations).items())))
    if related is not None:
        store_all(_kin(related, _of_related(occupations)))


def _occupations() -> frozenset[str]:
    """Those that a data set about occupations names; what is derived here does not bring one into being."""
    return frozenset(OccupationFacts.objects.exclude(dataset__kind=ONET).values_list("occupation_uri", flat=True))


def _dataset(kind: str, name: str) -> DataSet | None:
    return DataSet.objects.filter(kind=kind, name=name).first()


def _interests() -> dict[str, dict[str, float]]:
    """By code of O*NET the six interests, 0-100; only of codes that have all six."""
    of_letter = {letter: _values(element=element, scale=INTEREST_SCALE) for element, letter in LETTERS.items()}
    whole = set.intersection(*(set(values) for values in of_letter.values()))
    span = MOST_INTEREST - LEAST_INTEREST
    return {code: {letter: (values[code] - LEAST_INTEREST) / span * 100 for letter, values in of_letter.items()} for code in whole}


def _values(**wanted: str) -> dict[str, float]:
    """By code the published numbers of one element."""
    rows = ElementScore.objects.filter(dataset__kind=ONET, **wanted).values_list("code", "value")
    return {code: value for code, value in rows if value is not None}


def _mixed_interests(links: Links, scores: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    return {letter: round(sum(link.weight * scores[link.code][letter] for link in links), 1) for letter in LETTERS.values()}


def _kin(dataset: DataSet, found: Iterable[tuple[str, Near]]) -> Iterator[Kin]:
    """The nearest of each, never itself."""
    for uri, near in found:
        nearest = sorted(((other, strength) for other, strength in near.items() if other != uri), key=lambda pair: (-pair[1], pair[0]))
        for other, strength in nearest[:MOST_KIN]:
            yield Kin(occupation_id=uri, other_id=other, strength=round(strength, 3), dataset=dataset)


def _of_hierarchy(occupations: frozenset[str]) -> dict[str, dict[str, float]]:
    below: defaultdict[str, list[str]] = defaultdict(list)
    for uri, above in ConceptLink.objects.filter(kind=LinkKind.BROADER, dataset__name=HIERARCHY).values_list("concept_uri", "other_uri"):
        if uri in occupations and above in occupations:
            below[above].append(uri)
    near: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for above, members in below.items():
        for uri in members:
            near[uri] = {**dict.fromkeys(members, SIBLING), **near[uri], above: BROADER_OR_NARROWER}
            near[above][uri] = BROADER_OR_NARROWER
    return near


def _of_related(occupations: frozenset[str]) -> Iterator[tuple[str, Near]]:
    """As near as the two American occupations are, times how sure both links are (the geometric mean)."""
    related: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for code, other, rank in OnetRelated.objects.values_list("code", "other", "rank").iterator():
        related[code][other] = max(0.0, NEAREST_RELATED - PER_RANK * (rank - 1))
    links = linked_codes(occupations, {*related, *chain.from_iterable(related.values())})
    with_code: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for uri, codes in links.items():
        for link in codes:
            with_code[link.code].append((uri, link.weight * link.confidence))
    for uri, codes in links.items():
        near: dict[str, float] = {}
        for link in codes:
            for code, strength in chain(((link.code, SAME_CODE),), related.get(link.code, {}).items()):
                for other, sure in with_code.get(code, ()):
                    near[other] = max(near.get(other, 0.0), strength * sqrt(link.weight * link.confidence * sure))
        yield uri, near
