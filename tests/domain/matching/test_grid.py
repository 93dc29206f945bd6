"""All occupations at once says what one at a time says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.fml import Fml, VersionId, to_version_b
from hervat.domain.matching.aspects import aspects_of
from hervat.domain.matching.compare import compare
from hervat.domain.matching.grid import Grid
from hervat.domain.matching.judge import Verdict, is_suspect, judge
from hervat.domain.matching.loads import Load
from tests.domain.matching.strategies import lists, works


@given(fml=lists(), occupations=st.lists(works(), min_size=1, max_size=6))
def test_every_verdict_is_the_same(fml: Fml, occupations: list[dict[str, Load]]) -> None:
    judged = Grid(occupations).judge(fml)
    for row, aspect in enumerate(judged.aspects):
        assert [Verdict(found) for found in judged.verdicts[row]] == [judge(aspect, loads) for loads in occupations]
    assert judged.suspect.tolist() == [sum(is_suspect(aspect, loads) for aspect in judged.aspects) for loads in occupations]


@given(fml=lists() | lists(VersionId.A), occupations=st.lists(works(), min_size=1, max_size=6))
def test_what_follows_for_the_whole_is_the_same(fml: Fml, occupations: list[dict[str, Load]]) -> None:
    judged = Grid(occupations).judge(to_version_b(fml).fml)
    for place, loads in enumerate(occupations):
        told = compare(fml, loads).items
        assert judged.heaviest[place] == max((item.verdict for item in told), default=Verdict.OK)


@given(fml=lists(), loads=works())
def test_what_is_not_known_is_never_ok(fml: Fml, loads: dict[str, Load]) -> None:
    for aspect in aspects_of(fml):
        if not aspect.is_assessed or aspect.load_in(loads) is None:
            assert judge(aspect, loads) is Verdict.GEEN_DATA
