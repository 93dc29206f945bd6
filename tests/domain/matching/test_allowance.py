"""What is left out by numbers alone is judged too heavy, point by point, as well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.fml import Answer, Fml, VersionId
from hervat.domain.matching.allowance import Allowance, allowance_of
from hervat.domain.matching.aspects import aspects_of
from hervat.domain.matching.judge import Verdict, judge
from hervat.domain.matching.loads import Band, Load, Source
from tests.domain.matching.strategies import lists

SOURCE = Source("made up")


def heaviest(fml: Fml, load: Load) -> Verdict:
    loads = {load.item: load}
    return max(judge(aspect, loads) for aspect in aspects_of(fml, loads) if aspect.number == load.item)


def listed(item: str, *codes: int) -> Fml:
    return Fml(version=VersionId.B, answers={item: Answer(item=item, codes=frozenset(codes))}, not_assessed=frozenset())


@pytest.mark.parametrize(
    ("fml", "expected"),
    [
        (listed("4.13", 2), Allowance({"4.13": 6.0}, frozenset())),  # 5 kilo, and a fifth
        (listed("4.13", 0), Allowance({}, frozenset())),
        (listed("4.9", 1), Allowance({"4.9": 72.0}, frozenset())),
    ],
)
def test_a_limit_is_a_number(fml: Fml, expected: Allowance) -> None:
    assert allowance_of(fml) == expected


@given(lists(), st.floats(1.001, 10))
def test_above_the_number_it_is_too_heavy(fml: Fml, times: float) -> None:
    for number, most in allowance_of(fml).most.items():
        value = most * times
        assert heaviest(fml, Load(item=number, source=SOURCE, bands=(Band(value, value),))) is Verdict.OVERSCHRIJDING


@given(lists(), st.floats(0, 1))
def test_at_or_under_the_number_nothing_is_left_out_that_fits(fml: Fml, share: float) -> None:
    told = allowance_of(fml)
    for number in told.most.keys() - told.without:
        value = told.most[number] * share
        assert heaviest(fml, Load(item=number, source=SOURCE, bands=(Band(value, value),))) is not Verdict.OVERSCHRIJDING


@given(lists())
def test_what_may_not_be_there_is_too_heavy_when_it_is(fml: Fml) -> None:
    for number in allowance_of(fml).without:
        assert heaviest(fml, Load(item=number, source=SOURCE, present=1.0)) is Verdict.OVERSCHRIJDING
