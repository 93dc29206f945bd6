"""The picture of the 104 weeks: every step in its place, and no label over another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from hervat.domain.law import Timeline, read_facts, timeline
from hervat.domain.law.results import State
from hervat.reports.words import Face
from hervat.web.components.labels import Label
from hervat.web.components.timeline_axis import LEFT, RIGHT, WIDTH
from hervat.web.components.timeline_picture import TimelinePicture
from hervat.web.public.examples import CASES as EXAMPLE_CASES
from hervat.web.public.examples import facts_of
from hervat.web.public.link import facts_from
from tests.web.cases import CASES

ON = date(2026, 11, 22)


def timelines() -> Iterator[Timeline]:
    for case in CASES:
        yield timeline(read_facts(facts_from(QueryDict(case)), ON), ON)
    for example in EXAMPLE_CASES:
        yield timeline(read_facts(facts_of(example, ON), ON), ON)


def labels(picture: TimelinePicture) -> list[Label]:
    found = [mark.label for mark in picture.marks if mark.label]
    return [*found, picture.end_label] if picture.end_label else found


def check(picture: TimelinePicture) -> None:
    placed = labels(picture)
    for one, other in combinations(placed, 2):
        assert not one.box.overlaps(other.box), (one.name, other.name)
    for label in placed:
        assert label.box.left >= LEFT - 30
        assert label.box.right <= WIDTH + 10
        assert not (picture.axis.shows_today and label.box.left < picture.axis.now_x < label.box.right), label.name


@pytest.mark.parametrize("face", list(Face))
def test_no_label_stands_over_another_or_over_today(face: Face) -> None:
    for found in timelines():
        check(TimelinePicture(found, face))


@settings(max_examples=60)
@given(
    st.integers(0, 900),
    st.lists(st.tuples(st.sampled_from(("probleemanalyse", "plan_van_aanpak", "evaluatie", "wia_aanvraag")), st.integers(0, 800))),
)
def test_nor_in_any_other_case(days: int, events: list[tuple[str, int]]) -> None:
    first = ON - timedelta(days=days)
    facts = {
        "eerste_ziektedag": first.isoformat(),
        "events": [{"kind": kind, "date": (first + timedelta(days=n)).isoformat()} for kind, n in events],
    }
    check(TimelinePicture(timeline(read_facts(facts, ON), ON), Face.PROFESSIONAL))


def test_every_step_with_a_day_in_the_picture_has_its_mark() -> None:
    for found in timelines():
        picture = TimelinePicture(found, Face.PROFESSIONAL)
        marked = {mark.obligation_id: mark for mark in picture.marks}
        for obligation in found.obligations:
            day = obligation.done_on or obligation.due
            inside = day is not None and picture.axis.first <= day <= picture.axis.last
            assert (obligation.id in marked) == (inside and obligation.state is not State.NOT_APPLICABLE), obligation.id
        assert all(LEFT <= mark.x <= RIGHT for mark in picture.marks)


def test_time_runs_from_left_to_right() -> None:
    for found in timelines():
        axis = TimelinePicture(found, Face.PROFESSIONAL).axis
        places = [axis.x(axis.first + timedelta(days=n)) for n in range((axis.last - axis.first).days + 2)]
        assert places == sorted(places)
        assert (places[0], places[-1]) == (LEFT, RIGHT)


def test_weeks_are_counted_weeks() -> None:
    """Ten days of recovery: the 104th counted week begins ten days later."""
    without = timeline(read_facts({"eerste_ziektedag": "2025-09-15"}, ON), ON)
    with_gap = timeline(
        read_facts({"eerste_ziektedag": "2025-09-15", "recovered": [{"from": "2026-03-02", "until": "2026-03-11"}]}, ON), ON
    )
    for found, last_day in ((without, date(2027, 9, 12)), (with_gap, date(2027, 9, 22))):
        axis = TimelinePicture(found, Face.PROFESSIONAL).axis
        assert axis.weeks_total == 104
        assert axis.weeks[-1].x == axis.x(last_day - timedelta(days=6)) + 5
