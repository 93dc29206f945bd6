"""The picture of the weeks as numbers: every day in one band, what happened before what is planned."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given

from hervat.domain.law import Timeline
from hervat.domain.law.stretches import mark_day
from hervat.reports.sheet.bands import Stretch, bands, shape
from tests.reports.timelines import any_timeline, made


def test_104_weeks_are_two_bands_of_52() -> None:
    drawn = bands(made("only_first_day"))
    assert [band.days for band in drawn] == [52 * 7, 52 * 7]
    assert [tick.week for band in drawn for tick in band.weeks] == list(range(1, 105))


def test_days_that_do_not_count_make_the_bands_longer_and_are_hatched() -> None:
    drawn = bands(made("leave"))
    hatched = [stretch for band in drawn for stretch in band.count if stretch.style == "hatched"]
    assert [band.days for band in drawn] == [60 * 7, 60 * 7]
    assert hatched == [Stretch(168, 280, "hatched")]
    assert [tick.week for band in drawn for tick in band.weeks] == list(range(1, 105))


def test_no_week_begins_in_days_that_do_not_count() -> None:
    timeline = made("leave")
    gap = timeline.wachttijd.interruptions[0]
    assert not [tick for band in bands(timeline) for tick in band.weeks if gap.first <= tick.day <= gap.last]


def test_a_loonsanctie_adds_a_third_band() -> None:
    drawn = bands(made("loonsanctie"))
    assert len(drawn) == 3
    assert not drawn[2].count
    assert [stretch.style for stretch in drawn[2].pay] == ["solid", "outlined"]
    assert drawn[2].loonsanctie == drawn[2].pay == drawn[2].spoor_1


def test_a_late_application_makes_the_bands_longer() -> None:
    timeline = made("late_application")
    paid = timeline.loondoorbetaling.last_day
    assert paid is not None
    assert paid > timeline.wachttijd.last_day
    drawn = bands(timeline)
    assert sum(stretch.end - stretch.start for band in drawn for stretch in band.pay) == (paid - timeline.wachttijd.first_day).days + 1


def test_after_a_recovery_for_good_nothing_is_drawn_as_coming() -> None:
    drawn = bands(made("recovered"))
    styles = {s.style for band in drawn for s in (*band.count, *band.pay, *band.spoor_1, *band.spoor_2, *band.loonsanctie)}
    assert styles == {"solid"}


def test_a_step_that_nobody_filled_in_has_a_shape_of_its_own() -> None:
    timeline = made("only_first_day")
    assert shape(timeline.obligation("probleemanalyse"), timeline) == "unknown"
    known = made("half_way")
    assert shape(known.obligation("melding_42_weken"), known) == "missed"


def test_a_right_is_no_day_that_the_law_fixes() -> None:
    timeline = made("only_first_day")
    shapes = {step.id: shape(step, timeline) for step in timeline.obligations}
    rights = [step.id for step in timeline.obligations if step.rule.right]
    assert rights
    assert "law_day" in shapes.values()
    assert not [found for found in rights if shapes[found] == "law_day"]


def test_spoor_2_that_did_not_start_is_only_possible() -> None:
    styles = {stretch.style for band in bands(made("only_first_day")) for stretch in band.spoor_2}
    assert styles == {"dotted"}
    styles = {stretch.style for band in bands(made("half_way")) for stretch in band.spoor_2}
    assert styles == {"solid", "outlined"}


@given(any_timeline())
def test_bands_follow_each_other_without_a_gap(timeline: Timeline) -> None:
    drawn = bands(timeline)
    assert drawn[0].first == timeline.wachttijd.first_day
    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(drawn))
    assert len({band.days for band in drawn}) == 1
    assert drawn[-1].last >= timeline.wachttijd.last_day


@given(any_timeline())
def test_the_count_covers_the_wachttijd_and_what_is_solid_lies_in_the_past(timeline: Timeline) -> None:
    wachttijd, on = timeline.wachttijd, timeline.on
    covered = 0
    for band in bands(timeline):
        for stretch in band.count:
            assert 0 <= stretch.start < stretch.end <= band.days
            covered += stretch.end - stretch.start
            if stretch.style == "hatched":
                continue
            last = band.first + timedelta(days=stretch.end - 1)
            assert last <= on if stretch.style == "solid" else last > on
    stopped = any(flag.id == "hersteld" for flag in timeline.flags)
    whole = (wachttijd.last_day - wachttijd.first_day).days + 1
    assert covered < whole if stopped else covered == whole


@given(any_timeline())
def test_every_step_in_sight_stands_once_in_the_picture(timeline: Timeline) -> None:
    drawn = bands(timeline)
    expected = sorted(
        day for obligation in timeline.obligations if (day := mark_day(obligation)) is not None and drawn[0].first <= day <= drawn[-1].last
    )
    fixed = {"start", "today", "end"}
    marks = [mark for band in drawn for mark in (*band.marks, *band.repeated)]
    assert sorted(mark.day for mark in marks if mark.shape not in fixed) == expected
    assert sum(mark.shape == "today" for mark in marks) == (drawn[0].first <= timeline.on <= drawn[-1].last)
