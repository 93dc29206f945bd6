"""Whether a weak link says less than a sure one: its verdicts beside what the workers of the occupation itself tell (O*NET)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from hervat.domain.matching.estimating import Estimator, Evidence, Family, Member, Route
from hervat.domain.matching.estimating.mapping import mapping
from hervat.domain.matching.judge import Verdict, judge
from hervat.market.loads.evidence import Finder
from tests.benchmarks.estimates.agreement import limitations
from tests.benchmarks.estimates.material import Material, ways_of

CONFIDENCES = (1.0, 0.5, 0.0)  # a class begins here


def by_route(material: Material) -> dict[str, Counter[tuple[Verdict, Verdict]]]:
    """By route and confidence: (verdict by that route, verdict by the scores of the occupation itself) -> how often."""
    estimator, finder, asked = Estimator(), Finder(material.sources), limitations()
    onet = next(source for source in material.sources if source.family is Family.ONET)
    items = [(item, *ways_of(item)) for item in mapping()]
    both = [(item, measured, told) for item, measured, told in items if measured and told and measured.confident]
    found: defaultdict[str, Counter[tuple[Verdict, Verdict]]] = defaultdict(Counter)
    for uri, isco in material.occupations.items():
        profile = onet.profiles.of.get(uri)
        if profile is None:
            continue
        own = Evidence(Family.ONET, Route.OWN, (Member(1.0, profile),), onet.profiles.source)
        for evidence in finder.evidence_of(uri, isco):
            for item, measured, told in both if evidence.family is Family.ORS else ():
                one, other = estimator.estimate(item, measured, evidence), estimator.estimate(item, told, own)
                if one and other:
                    sure, own_sure = replace(one.load, confident=True), replace(other.load, confident=True)
                    pairs = ((judge(aspect, {item: sure}), judge(aspect, {item: own_sure})) for _, aspect in asked[item])
                    found[_name(evidence)].update(pairs)
    return found


def _name(evidence: Evidence) -> str:
    if evidence.route is Route.GROUP:
        return "group" if len(evidence.members) > 1 else "group of one"
    least = next(one for one in CONFIDENCES if evidence.confidence >= one)
    return {1.0: "link, confidence 1", 0.5: "link, 0.5 to 1", 0.0: "link, under 0.5"}[least]
