"""From what is published about an occupation to the load of each item of the FML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hervat.domain.matching.estimating.curves import Curve, bands, both, either, limited, mixed, share, unknown, widened
from hervat.domain.matching.estimating.mapping import THERE, Combine, Role, Way, mapping
from hervat.domain.matching.estimating.profiles import Evidence, Family, Profile, Route
from hervat.domain.matching.loads import Load, Source, Trust
from hervat.domain.text import Text

TOO_OPEN = 0.5  # what leaves more of the jobs open than this is used only when nothing tells more
LINK_DOUBT = 0.2  # how much a link without any confidence leaves open
ALONE = 0.1  # how much a group leaves open of which only one occupation is known
SURE_LINK = 1.0  # from this confidence on a link may carry a verdict that rules work out
LOWER = {Trust.A: Trust.B, Trust.B: Trust.C, Trust.C: Trust.D, Trust.D: Trust.D}


class Estimate(NamedTuple):
    """The load of one item, and a sentence on what it rests on."""

    load: Load
    text: Text
    family: Family
    route: Route


class Estimator:
    """Estimates loads, and remembers what it read: many occupations share the same evidence, and much evidence the same profiles."""

    def __init__(self, ways: Mapping[str, tuple[Way, ...]] | None = None) -> None:
        self._ways = mapping() if ways is None else ways
        self._of_profiles: dict[tuple[int, int], tuple[Way, Profile, Curve | None]] = {}  # each holds what its key are the ids of
        self._of_evidence: dict[tuple[int, int], tuple[Way, Evidence, Curve | None]] = {}

    def loads(self, evidence: Sequence[Evidence], isco: str = "") -> Iterator[Estimate]:
        """The load of every item of which something is known. ``evidence``: the nearest to the occupation first."""
        for item, ways in self._ways.items():
            found = self._of_item(item, ways, evidence, isco)
            if found is not None:
                yield found

    def _of_item(self, item: str, ways: Sequence[Way], evidence: Sequence[Evidence], isco: str) -> Estimate | None:
        wide: Estimate | None = None
        for way in ways:
            for told in _told(way, evidence, isco):
                known = self._curve(way, told)
                found = _estimate(item, way, told, known) if known is not None else None
                if found is None or known is None:
                    continue
                if known.openness <= TOO_OPEN:
                    return found
                wide = wide or found
        return wide

    def _curve(self, way: Way, told: Evidence) -> Curve | None:
        key = id(way), id(told)
        if key not in self._of_evidence:
            self._of_evidence[key] = way, told, self._of_members(way, told)
        return self._of_evidence[key][2]

    def _of_members(self, way: Way, told: Evidence) -> Curve | None:
        if way.family is Family.GROUP:
            return Curve((1.0,), (1.0,))
        read = [(member.weight, self._of_profile(way, member.profile)) for member in told.members]
        known = [(weight, part) for weight, part in read if part is not None]
        if not known:
            return None
        alone = ALONE if told.route is Route.GROUP and len(known) == 1 else 0.0
        return widened(mixed(known) if len(known) > 1 else known[0][1], max(alone, LINK_DOUBT * (1 - told.confidence)))

    def _of_profile(self, way: Way, profile: Profile) -> Curve | None:
        key = id(way), id(profile)
        if key not in self._of_profiles:
            self._of_profiles[key] = way, profile, read_profile(way, profile)
        return self._of_profiles[key][2]


def read_profile(way: Way, profile: Profile) -> Curve | None:
    """What one way reads in one profile; None when nothing."""
    found = [(role, part.curve(profile, way.levels)) for role, part in way.parts]
    loads = [curve for role, curve in found if role is Role.LOAD]
    if not any(loads):
        return None
    nothing = unknown(len(way.levels) - 1)
    join = both if way.combine is Combine.ALL else either
    known = join([curve or nothing for curve in loads])
    for role, curve in found:
        if role is Role.INCIDENTAL:
            known = Curve(known.least, either([known, curve or nothing]).most)
    for role, curve in found:
        if role is Role.CEILING and curve is not None:
            known = limited(known, curve)
    return known


def _told(way: Way, evidence: Sequence[Evidence], isco: str) -> Iterator[Evidence]:
    if way.family is Family.GROUP:
        if isco.startswith(way.groups):
            yield Evidence(Family.GROUP, Route.OWN, (), Source(f"ISCO {isco}", "08"))
        return
    yield from (told for told in evidence if told.family is way.family)


def _estimate(item: str, way: Way, told: Evidence, known: Curve) -> Estimate | None:
    trust = LOWER[way.trust] if told.route is Route.GROUP else way.trust
    source = told.source._replace(trust=trust)
    confident = way.confident and told.confidence >= SURE_LINK and told.route is not Route.GROUP
    if not way.presence:
        return Estimate(
            Load(item=item, source=source, bands=bands(known, way.levels), confident=confident), way.text, told.family, told.route
        )
    present = share(known)
    if present < THERE and known.middle[0] > way.signal_from:
        present = THERE
    if way.hint and present < THERE:
        return None
    return Estimate(Load(item=item, source=source, present=present, confident=confident), way.text, told.family, told.route)
