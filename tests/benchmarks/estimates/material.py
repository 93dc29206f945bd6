"""What the estimates are measured on: every occupation, what is known of it, and which half of them is left out of the fitting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hervat.domain.matching.estimating import Estimator, Evidence, Family, Member, Route
from hervat.domain.matching.estimating.curves import Curve
from hervat.domain.matching.estimating.mapping import Role, Way, mapping
from hervat.domain.matching.estimating.parts import Rating
from hervat.market.loads.evidence import Sources, evidence_sources
from hervat.market.loads.profiles import read_profiles
from hervat.market.occupations.crosswalk import SOC_LENGTH
from hervat.market.occupations.models import Match, Occupation

SURE_LINK = 0.5  # only of occupations with a link at least this sure is it known what was measured
NEARLY_WHOLE = 0.2  # and only where the publisher withheld no more than this share of the jobs


@dataclass(frozen=True)
class Known:
    """An occupation of which it was measured what it asks: by the ORS (``measured``), and told by its workers (``own``)."""

    uri: str
    isco: str
    code: str  # of the ORS
    weight: float  # 1 for all occupations with one code together
    is_left_out: bool
    measured: Evidence
    group: Evidence | None  # its group without its own code
    own: Evidence | None


@dataclass(frozen=True)
class Material:
    """All of it."""

    occupations: dict[str, str]  # URI -> ISCO
    sources: tuple[Sources, ...]
    known: tuple[Known, ...]


def read_material() -> Material:
    """From the store. The half that is left out: every second code of the ORS in order, so that it is always the same one."""
    occupations = dict(Occupation.objects.order_by("pk").values_list("pk", "isco"))
    sources = evidence_sources(read_profiles(), occupations)
    return Material(occupations, sources, tuple(_known(occupations, sources)))


def _known(occupations: dict[str, str], sources: tuple[Sources, ...]) -> Iterator[Known]:
    ors, onet = (next(source for source in sources if source.family is family) for family in (Family.ORS, Family.ONET))
    codes = {}
    for uri in occupations:
        links = ors.links.get(uri, ())
        if links and links[0].match not in (Match.GROUP, Match.INHERITED) and links[0].confidence >= SURE_LINK:
            codes[uri] = links[0].code if links[0].code in ors.profiles.of else links[0].code[:SOC_LENGTH]
    left_out = set(sorted(set(codes.values()))[1::2])
    count = Counter(codes.values())
    for uri, code in codes.items():
        others = [other for other in ors.groups.get(occupations[uri], ()) if other != code]
        own = onet.profiles.of.get(uri)
        yield Known(
            uri=uri,
            isco=occupations[uri],
            code=code,
            weight=1 / count[code],
            is_left_out=code in left_out,
            measured=_evidence(ors, Route.LINK, [code]),
            group=_evidence(ors, Route.GROUP, others) if others else None,
            own=Evidence(Family.ONET, Route.OWN, (Member(1.0, own),), onet.profiles.source) if own else None,
        )


def _evidence(source: Sources, route: Route, codes: list[str]) -> Evidence:
    return Evidence(source.family, route, tuple(Member(1.0, source.profiles.of[code]) for code in codes), source.profiles.source)


def ways_of(item: str) -> tuple[Way | None, Way | None]:
    """How an item is measured (ORS), and how it is told by workers (O*NET); None when it is not."""
    ways = mapping()[item]
    measured = next((way for way in ways if way.family is Family.ORS), None)
    told = next((way for way in ways if way.family is Family.ONET), None)
    return measured, told


def measured_load(estimator: Estimator, way: Way, known: Known, role: Role = Role.LOAD) -> Curve | None:
    """What was measured of a load, or of what is asked now and then on top of it; None when nothing was."""
    read = estimator.reading(way, known.measured)
    if read is None:
        return None
    return read.incidental if role is Role.INCIDENTAL else read.load


def ratings_of(way: Way) -> Iterator[tuple[Role, Rating]]:
    """The ratings of a way that have a measured counterpart: the only one of a role."""
    for role in (Role.LOAD, Role.INCIDENTAL):
        parts = [part for of, part in way.parts if of is role]
        if len(parts) == 1 and isinstance(parts[0], Rating):
            yield role, parts[0]
