"""From what is published about an occupation to the load of each item of the FML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hervat.domain.matching.estimating.curves import Curve, bands, both, doubted, either, limited, mixed, share, unknown
from hervat.domain.matching.estimating.mapping import THERE, Combine, Role, Way, mapping
from hervat.domain.matching.estimating.parts import Rating
from hervat.domain.matching.estimating.profiles import Evidence, Family, Profile, Route
from hervat.domain.matching.loads import Load, Source, Trust
from hervat.domain.text import Text

TOO_OPEN = 0.35  # what leaves more of the jobs open than this is used only when nothing tells more
LINK_DOUBT = 0.1  # how much a link without any confidence leaves open
ALONE = 0.1  # how much a group leaves open of which only one occupation is known
SURE_LINK = 0.5  # from this confidence on a link may carry a verdict that rules work out (docs/reference/load-estimates.md)
SURE_GROUP = 2  # and a group of at least so many occupations, where the item itself is measured
LOWER = {Trust.A: Trust.B, Trust.B: Trust.C, Trust.C: Trust.D, Trust.D: Trust.D}


class Estimate(NamedTuple):
    """The load of one item, and a sentence on what it rests on."""

    load: Load
    text: Text
    family: Family
    route: Route


class Reading(NamedTuple):
    """What a way reads. ``incidental``: what is asked now and then on top of it; None when nothing is known of that.

    ``graded``: the shares are no shares of jobs, but how strongly the load belongs to the work.
    """

    load: Curve
    incidental: Curve | None = None
    graded: bool = False

    @property
    def whole(self) -> Curve:
        """Both together: what is incidental adds to the most, never to the least."""
        return self.load if self.incidental is None else Curve(self.load.least, either([self.load, self.incidental]).most)


class Estimator:
    """Estimates loads, and remembers what it read: many occupations share the same evidence, and much evidence the same profiles."""

    def __init__(self, ways: Mapping[str, tuple[Way, ...]] | None = None) -> None:
        self._ways = mapping() if ways is None else ways
        self._of_profiles: dict[tuple[int, int], tuple[Way, Profile, Reading | None]] = {}  # each holds what its key are the ids of
        self._of_evidence: dict[tuple[int, int], tuple[Way, Evidence, Reading | None]] = {}

    def loads(self, evidence: Sequence[Evidence], isco: str = "") -> Iterator[Estimate]:
        """The load of every item of which something is known. ``evidence``: the nearest to the occupation first."""
        for item, ways in self._ways.items():
            found = self._of_item(item, ways, evidence, isco)
            if found is not None:
                yield found

    def estimate(self, item: str, way: Way, told: Evidence) -> Estimate | None:
        """The load of one item by one way from one piece of evidence; None when that says nothing."""
        read = self.reading(way, told)
        return None if read is None else _estimate(item, way, told, read)

    def reading(self, way: Way, told: Evidence) -> Reading | None:
        """What a way reads in a piece of evidence, over all its members."""
        key = id(way), id(told)
        if key not in self._of_evidence:
            self._of_evidence[key] = way, told, self._of_members(way, told)
        return self._of_evidence[key][2]

    def _of_item(self, item: str, ways: Sequence[Way], evidence: Sequence[Evidence], isco: str) -> Estimate | None:
        wide: Estimate | None = None
        for way in ways:
            for told in _told(way, evidence, isco):
                read, found = self.reading(way, told), self.estimate(item, way, told)
                if read is None or found is None:
                    continue
                if read.load.openness <= TOO_OPEN:
                    return found
                wide = wide or found
        return wide

    def _of_members(self, way: Way, told: Evidence) -> Reading | None:
        if way.family is Family.GROUP:
            return Reading(Curve((1.0,), (1.0,)))
        read = [(member.weight, self._of_profile(way, member.profile)) for member in told.members]
        loads = [(weight, one.load) for weight, one in read if one]
        if not loads:
            return None
        alone = ALONE if told.route is Route.GROUP and len(loads) == 1 else 0.0
        margin = max(alone, LINK_DOUBT * (1 - told.confidence))
        incidental = [(weight, one.incidental) for weight, one in read if one and one.incidental]
        graded = any(one.graded for _, one in read if one)
        return Reading(doubted(mixed(loads), margin), doubted(mixed(incidental), margin) if incidental else None, graded)

    def _of_profile(self, way: Way, profile: Profile) -> Reading | None:
        key = id(way), id(profile)
        if key not in self._of_profiles:
            self._of_profiles[key] = way, profile, read_profile(way, profile)
        return self._of_profiles[key][2]


def read_profile(way: Way, profile: Profile) -> Reading | None:
    """What one way reads in one profile; None when nothing."""
    found = [(role, part.curve(profile, way.levels)) for role, part in way.parts]
    if not any(curve for role, curve in found if role in (Role.LOAD, Role.ALSO)):
        return None
    nothing = unknown(len(way.levels) - 1)
    loads = [curve or nothing for role, curve in found if role is Role.LOAD or (role is Role.ALSO and curve)]
    ceilings = [curve for role, curve in found if role is Role.CEILING and curve]
    incidental = [limited(curve, ceilings) for role, curve in found if role is Role.INCIDENTAL and curve]
    load = both(loads) if way.combine is Combine.ALL else either(loads)
    graded = any(isinstance(part, Rating) and part.grades(profile) for _, part in way.parts)
    return Reading(limited(load, ceilings), either(incidental) if incidental else None, graded)


def _told(way: Way, evidence: Sequence[Evidence], isco: str) -> Iterator[Evidence]:
    if way.family is Family.GROUP:
        if isco.startswith(way.groups):
            yield Evidence(Family.GROUP, Route.OWN, (), Source(f"ISCO {isco}", "08"))
        return
    yield from (told for told in evidence if told.family is way.family)


def _estimate(item: str, way: Way, told: Evidence, read: Reading) -> Estimate | None:
    known = read.whole
    trust = LOWER[way.trust] if told.route is Route.GROUP else way.trust
    source = told.source._replace(trust=trust)
    confident = way.confident and _is_sure(told, trust)
    if not way.presence:
        return Estimate(
            Load(item=item, source=source, bands=bands(known, way.levels), confident=confident), way.text, told.family, told.route
        )
    present = share(known)
    if present < THERE and known.middle[0] > way.signal_from:
        present = THERE
    if way.hint and present < THERE:
        return None
    load = Load(item=item, source=source, present=present, graded=read.graded, confident=confident)
    return Estimate(load, way.text, told.family, told.route)


def _is_sure(told: Evidence, trust: Trust) -> bool:
    """Whether the route leads surely enough to the occupation to rule work out."""
    if told.route is Route.GROUP:
        return len(told.members) >= SURE_GROUP and trust in (Trust.A, Trust.B)
    return told.confidence >= SURE_LINK
