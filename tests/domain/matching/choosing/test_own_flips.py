"""Which answers, moved by one code, would make something else of one occupation."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from hervat.domain.fml import Answer, Fml, VersionId
from hervat.domain.matching.choosing.sensitivity import OwnFlip, flips_of
from hervat.domain.matching.compare import Fit, compare
from hervat.domain.matching.loads import Band, Load, Source
from tests.domain.matching.strategies import lists, works


def lifting(kilos: float) -> dict[str, Load]:
    return {"4.13": Load(item="4.13", source=Source("made up"), bands=(Band(kilos, kilos),))}


def limited(code: int) -> Fml:
    return Fml(version=VersionId.B, answers={"4.13": Answer(item="4.13", codes=frozenset({code}))})


def test_a_verdict_that_hangs_on_one_code_is_named() -> None:
    assert flips_of(limited(2), lifting(8)) == (OwnFlip("4.13", 2, 1, Fit.FITS),)
    assert flips_of(limited(1), lifting(8)) == (OwnFlip("4.13", 1, 2, Fit.DOES_NOT_FIT),)


def test_one_that_does_not_is_not() -> None:
    assert flips_of(limited(1), lifting(1)) == ()


@given(fml=lists(), loads=works())
def test_it_says_what_a_whole_comparison_says(fml: Fml, loads: dict[str, Load]) -> None:
    now = compare(fml, loads).fit
    for flip in flips_of(fml, loads):
        answer = replace(fml.answers[flip.item], codes=frozenset({flip.instead}))
        then = compare(replace(fml, answers={**fml.answers, flip.item: answer}), loads).fit
        assert then is flip.fit
        assert then is not now
