"""How published numbers are read: answers of the ORS, parts of the day, and scores of O*NET."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.estimating import Profile, Published
from hervat.domain.matching.estimating.parts import Answers, DayShare, Rating, of_the_day

TIME = Answers("Kneeling", (("NOT PRESENT",), ("SELDOM",), ("OCCASIONALLY",), ("FREQUENTLY",), ("CONSTANTLY",)))
YES = Answers("Driving", (("NO",), ("YES",)))
HOURS = ((0.0, 1.0), (1.0, 4.0), (4.0, 8.0))
DAY = DayShare("Sitting", "MEAN", {"10TH": 0.1, "50TH": 0.5, "90TH": 0.9})


def asked(element: str, answers: Mapping[str, float], error: float = 0.0) -> Profile:
    return Profile(answers={element: {answer: Published(share, error) for answer, share in answers.items()}})


def test_what_is_all_published_is_all_known() -> None:
    known = TIME.curve(asked("Kneeling", {"NOT PRESENT": 40, "SELDOM": 30, "OCCASIONALLY": 20, "FREQUENTLY": 10}), ())
    assert known is not None
    assert known.least == pytest.approx((0.6, 0.3, 0.1, 0.0))
    assert known.most == pytest.approx((0.6, 0.3, 0.1, 0.0))


def test_what_was_withheld_is_most_likely_near_what_was_published_and_never_certain() -> None:
    known = TIME.curve(asked("Kneeling", {"NOT PRESENT": 40, "SELDOM": 40}), ())
    assert known is not None
    assert known.least == pytest.approx((0.6, 0.2, 0, 0))  # it can only be heavier than seldom
    assert known.most[1] == pytest.approx(0.6 - 0.4)
    assert known.most[1] > known.most[2] > known.most[3] > 0


def test_what_can_only_be_one_answer_is_that_answer() -> None:
    known = YES.curve(asked("Driving", {"NO": 70}), ())
    assert known is not None
    assert known.least == known.most == pytest.approx((0.3,))


def test_percentages_that_miss_a_little_by_rounding_are_whole() -> None:
    known = TIME.curve(asked("Kneeling", {"NOT PRESENT": 59.9, "SELDOM": 39.8}), ())
    assert known is not None
    assert known.most[1:] == (0, 0, 0)


def test_a_standard_error_leaves_room_on_both_sides() -> None:
    known = YES.curve(asked("Driving", {"NO": 70, "YES": 30}, error=5), ())
    assert known is not None
    assert (known.least[0], known.most[0]) == pytest.approx((0.25, 0.35))


def test_nothing_asked_is_nothing_known() -> None:
    assert TIME.curve(Profile(), ()) is None
    assert TIME.curve(asked("Kneeling", {"ANOTHER ANSWER": 50}), ()) is None
    assert DAY.curve(Profile(), HOURS) is None


@given(st.dictionaries(st.sampled_from([level[0] for level in TIME.levels]), st.floats(0, 100), max_size=5))
def test_any_answers_give_a_sound_curve_or_nothing(answers: dict[str, float]) -> None:
    known = TIME.curve(asked("Kneeling", answers), ())
    assert known is None or all(0 <= low <= high <= 1 for low, high in zip(known.least, known.most, strict=True))


@given(st.floats(0, 1))
def test_hours_around_a_mean(mean: float) -> None:
    known = of_the_day(mean, HOURS)
    assert known.least == known.most
    assert 0 <= known.most[1] <= known.most[0] <= 1


def test_hours_of_the_day() -> None:
    assert of_the_day(0.0, HOURS).most == (0, 0)
    assert of_the_day(1.0, HOURS).least == (1, 1)
    middle = DAY.curve(asked("Sitting", {"MEAN": 50}), HOURS)
    assert middle is not None
    assert middle.least[1] == pytest.approx(0.5)


def test_percentiles_are_used_where_they_are_published() -> None:
    narrow = DAY.curve(asked("Sitting", {"MEAN": 50, "10TH": 60, "50TH": 61, "90TH": 62}), HOURS)
    assert narrow is not None
    assert narrow.least == (1, 1)


def rating(**changes: object) -> Rating:
    given: dict[str, object] = {"name": "x", "scores": {"A": 1.0, "B": 3.0}, "scale": "CX", "points": ((1.0, (0.0,)), (3.0, (0.8,)))}
    return Rating(**{**given, **changes})  # type: ignore[arg-type]


def scored(error: float = 0.0, **scores: float) -> Profile:
    return Profile(scores={(element, "CX"): Published(score, error) for element, score in scores.items()})


def test_scores_are_read_in_a_table_that_runs_straight() -> None:
    for profile, share in ((scored(A=2, B=2), 0.4), (scored(A=1, B=2), 0.3), (scored(A=5, B=5), 0.8), (scored(A=0, B=0), 0)):
        known = rating().curve(profile, ())
        assert known is not None
        assert known.least == known.most == pytest.approx((share,))


def test_a_missing_score_is_nothing_known() -> None:
    assert rating().curve(scored(A=2), ()) is None
    assert rating(scale="LV").curve(scored(A=2, B=2), ()) is None


def test_a_margin_and_a_standard_error_leave_room() -> None:
    for known in (rating(margin=0.1).curve(scored(A=2, B=2), ()), rating().curve(scored(A=2, B=2, error=0.2), ())):
        assert known is not None
        assert known.least[0] < 0.4 < known.most[0]


def test_shares_of_the_answers_need_no_table() -> None:
    profile = Profile(scores={("A", "CX"): Published(3)}, shares={"A": {1: 50, 2: 20, 3: 10, 4: 15, 5: 5}})
    known = rating(scores={"A": 1.0}, categories=(4,)).curve(profile, ())
    assert known is not None
    assert known.least == known.most == pytest.approx((0.2,))
