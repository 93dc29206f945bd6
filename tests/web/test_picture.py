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
from hervat.domain.law.stretches import mark_day
from hervat.reports.words import Face
from hervat.web.components.pictures.axis import LEFT, RIGHT, WIDTH
from hervat.web.components.pictures.labels import Box, Label
from hervat.web.components.pictures.lanes import Lane
from hervat.web.components.pictures.mark import picture_mark
from hervat.web.components.pictures.timeline import TimelinePicture
from hervat.web.public.examples import CASES as EXAMPLE_CASES
from hervat.web.public.examples import facts_of
from hervat.web.public.link import facts_from
from tests.web.clock_cases import CASES

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
    marks = [Box(mark.x - 9, mark.y - 9, mark.x + 9, mark.y + 9) for mark in picture.marks if not mark.small]
    assert not any(first.overlaps(second) for first, second in combinations(marks, 2))
    for label in placed:
        assert not [mark for mark in marks if label.box.overlaps(mark)], label.name
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
            day = mark_day(obligation)
            inside = day is not None and picture.axis.first <= day <= picture.axis.last
            assert (obligation.id in marked) == inside, obligation.id
        assert all(LEFT <= mark.x <= RIGHT for mark in picture.marks)


def test_a_label_that_does_not_touch_its_mark_has_a_line_to_it() -> None:
    for found in timelines():
        for mark in TimelinePicture(found, Face.PROFESSIONAL).marks:
            label = mark.label
            if label is not None:
                touches = label.box.top <= mark.y + 12 and label.box.bottom >= mark.y - 12
                assert touches != bool(label.leader), label.name


def test_every_shape_of_the_picture_stands_in_the_legend() -> None:
    for found in timelines():
        for face in Face:
            picture = TimelinePicture(found, face)
            explained = {(mark.shape, mark.small) for mark in picture.legend}
            assert explained == {(mark.shape, mark.small) for mark in picture.marks}


def test_a_talk_that_was_held_late_has_a_check_with_a_clock() -> None:
    facts = {"eerste_ziektedag": "2025-09-15", "events": [{"kind": "evaluatie", "date": "2026-01-08"}]}
    picture = TimelinePicture(timeline(read_facts(facts, ON), ON), Face.PROFESSIONAL)
    late = [mark for mark in picture.marks if mark.shape == "laat"]
    assert len(late) == 1
    drawn = picture_mark(late[0])
    assert 'class="g-vinkje"' in drawn
    assert 'class="g-wijzer"' in drawn


def test_what_nobody_filled_in_is_not_called_late() -> None:
    picture = TimelinePicture(timeline(read_facts({"eerste_ziektedag": "2025-09-15"}, ON), ON), Face.PROFESSIONAL)
    shapes = {mark.obligation_id: mark.shape for mark in picture.marks}
    assert shapes["probleemanalyse"] == "onbekend"
    assert "telaat" not in shapes.values()


def lanes(on: date, **facts: object) -> dict[str, Lane]:
    picture = TimelinePicture(timeline(read_facts({"eerste_ziektedag": "2024-08-26", **facts}, on), on), Face.PROFESSIONAL)
    return {lane.name: lane for lane in picture.lanes}


def test_a_loonsanctie_has_a_lane_of_its_own_and_the_sporen_run_on_in_it() -> None:
    events = [{"kind": "wia_aanvraag", "date": "2026-05-01"}, {"kind": "loonsanctiebesluit", "date": "2026-07-01"}]
    found = lanes(ON, events=events)
    assert [bar.css for bar in found["Sanctie"].bars] == ["g-balk", "g-balk-plan"]
    ends = {name: found[name].bars[-1].x + found[name].bars[-1].width for name in ("Sanctie", "Spoor 1", "Spoor 2", "Loon")}
    assert all(end == pytest.approx(RIGHT, abs=0.2) for end in ends.values()), ends
    assert not found["Niet meegeteld"].bars


def test_the_pay_of_a_late_application_runs_on_beyond_the_104_weeks() -> None:
    picture_lanes = lanes(date(2026, 8, 1), events=[{"kind": "wia_aanvraag", "date": "2026-07-20"}])
    count = timeline(read_facts({"eerste_ziektedag": "2024-08-26", "events": [{"kind": "wia_aanvraag", "date": "2026-07-20"}]}, ON), ON)
    axis = TimelinePicture(count, Face.PROFESSIONAL).axis
    assert axis.last == count.loondoorbetaling.last_day
    assert axis.end_x < RIGHT
    bar = picture_lanes["Loon"].bars[-1]
    assert bar.x + bar.width == pytest.approx(RIGHT, abs=0.2)


def test_a_sanction_that_may_come_is_shown_to_professionals_only() -> None:
    found = timeline(read_facts({"eerste_ziektedag": "2025-09-15"}, ON), ON)
    by_face = {face: [lane.name for lane in TimelinePicture(found, face).lanes] for face in Face}
    assert "Sanctie" in by_face[Face.PROFESSIONAL]
    assert "Sanctie" not in by_face[Face.WERKNEMER]


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
