"""The calendar file: what lies ahead or was missed, said neutrally, the same entry every time it is read in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar

from hervat.domain.law import Timeline
from hervat.domain.law.results import State
from hervat.reports.timeline_ics import timeline_ics
from tests.reports.timelines import FACTS, any_timeline, english, made

STILL_TO_DO = {State.MISSED, State.DUE_SOON, State.OPEN, State.TO_COME}


def entries(file: bytes) -> list[Any]:
    """The entries of a calendar file. Their values have as many types as the standard knows, hence Any."""
    return list(Calendar.from_ical(file).walk("VEVENT"))


def ids(file: bytes) -> list[str]:
    return [str(entry["uid"]).partition("-")[0] for entry in entries(file)]


@given(any_timeline())
def test_every_step_with_a_day_that_is_still_to_do_is_an_entry(timeline: Timeline) -> None:
    file = timeline_ics(timeline)
    expected = [step for step in timeline.obligations if step.state in STILL_TO_DO and step.due is not None]
    assert ids(file) == [step.id for step in expected]
    assert [entry["dtstart"].dt for entry in entries(file)] == [step.due for step in expected]
    assert len({entry["uid"] for entry in entries(file)}) == len(expected)


@given(any_timeline())
def test_the_file_is_valid_and_says_nothing_twice_over(timeline: Timeline) -> None:
    file = timeline_ics(timeline)
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert timeline_ics(timeline) == file


def test_an_entry_lasts_one_day_and_keeps_nobody_busy() -> None:
    calendar: Any = Calendar.from_ical(timeline_ics(made("only_first_day")))
    assert str(calendar["method"]) == "PUBLISH"
    assert str(calendar["version"]) == "2.0"
    for entry in calendar.walk("VEVENT"):
        assert entry["dtend"].dt - entry["dtstart"].dt == timedelta(days=1)
        assert type(entry["dtstart"].dt) is date
        assert str(entry["transp"]) == "TRANSPARENT"


def test_it_reminds_at_nine_in_the_morning_14_and_3_days_before() -> None:
    entry = entries(timeline_ics(made("only_first_day")))[0]
    before = [timedelta(hours=9) - alarm["trigger"].dt for alarm in entry.walk("VALARM")]
    assert before == [timedelta(days=14), timedelta(days=3)]


def test_what_is_done_leaves_the_calendar() -> None:
    assert "probleemanalyse" in ids(timeline_ics(made("only_first_day")))
    assert "probleemanalyse" not in ids(timeline_ics(made("half_way")))


def test_reading_it_in_again_later_replaces_the_entries() -> None:
    first, later = (entries(timeline_ics(made("only_first_day", on))) for on in (date(2025, 3, 10), date(2025, 3, 20)))
    kept = {str(entry["uid"]): entry["sequence"] for entry in first}
    shared = [entry for entry in later if str(entry["uid"]) in kept]
    assert shared
    assert all(entry["sequence"] > kept[str(entry["uid"])] for entry in shared)


def test_another_case_has_other_entries() -> None:
    one, other = (timeline_ics(made(name)) for name in ("only_first_day", "half_way"))
    assert {entry["uid"] for entry in entries(one)}.isdisjoint({entry["uid"] for entry in entries(other)})


def test_an_entry_tells_step_actor_ground_and_working_day() -> None:
    entry = next(entry for entry in entries(timeline_ics(made("only_first_day"))) if entry["uid"].startswith("re_integratieverslag-"))
    assert str(entry["summary"]) == "Re-integratieverslag (werkgever, samen met werknemer)"
    what, ground, workday = str(entry["description"]).split("\n")
    assert what.endswith(".")
    assert ground.startswith("Wet: WIA art. 25 lid 3")
    assert "vrijdag 27 november 2026" in workday  # the last day, 29 November, is a Sunday


@pytest.mark.parametrize("name", FACTS)
def test_a_summary_hints_at_no_illness(name: str) -> None:
    summaries = " ".join(str(entry["summary"]) for entry in entries(timeline_ics(made(name)))).lower()
    assert not [word for word in ("ziek", "hersteld", "herstelm", "zwanger", "medisch", "arbeidsongeschikt") if word in summaries]


def test_it_speaks_english() -> None:
    summaries = {str(entry["summary"]) for entry in entries(timeline_ics(made("only_first_day"), "en", english()))}
    assert any("employer" in summary for summary in summaries)
    assert not any("werkgever" in summary for summary in summaries)
