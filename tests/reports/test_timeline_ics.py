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
from hervat.reports.words import Face
from tests.reports.timelines import FACTS, any_timeline, english, made

AHEAD = {State.DUE_SOON, State.OPEN, State.TO_COME}


def entries(file: bytes) -> list[Any]:
    """The entries of a calendar file. Their values have as many types as the standard knows, hence Any."""
    return list(Calendar.from_ical(file).walk("VEVENT"))


def ids(file: bytes) -> list[str]:
    return [str(entry["uid"]).partition("-")[0] for entry in entries(file)]


@given(any_timeline())
def test_what_lies_ahead_stands_in_it_once_and_what_is_over_does_not(timeline: Timeline) -> None:
    file = timeline_ics(timeline)
    by_id = {step.id: step for step in timeline.obligations}
    ahead = [step for step in timeline.obligations if step.state in AHEAD and step.due is not None]
    duties = [step.id for step in ahead if not step.rule.right]
    found = ids(file)
    assert [step for step in found if step in duties] == duties
    assert len(found) == len(set(found))
    assert all(by_id[step].state in AHEAD | {State.MISSED} for step in found)
    assert [entry["dtstart"].dt for entry in entries(file)] == [by_id[step].due for step in found]


def test_what_is_late_and_open_stays_what_nobody_filled_in_does_not() -> None:
    known = made("half_way")
    assert known.obligation("melding_42_weken").state is State.MISSED
    assert "melding_42_weken" in ids(timeline_ics(known))
    assert known.obligation("evaluatie_1").state is State.MISSED
    assert "evaluatie_1" not in ids(timeline_ics(known))  # the next talk makes it good
    assert "probleemanalyse" not in ids(timeline_ics(made("only_first_day")))


def test_a_right_that_nobody_used_is_no_appointment() -> None:
    timeline = made("half_way")
    assert timeline.obligation("vervroegde_iva_aanvraag").state.waits
    assert "vervroegde_iva_aanvraag" not in ids(timeline_ics(timeline))


@pytest.mark.parametrize("name", FACTS)
def test_the_werknemer_reads_the_same_entries_in_plain_words(name: str) -> None:
    plain = entries(timeline_ics(made(name), face=Face.WERKNEMER))
    assert [entry["uid"] for entry in plain] == [entry["uid"] for entry in entries(timeline_ics(made(name)))]
    for entry in plain:
        assert "art." not in str(entry["description"])
        assert "de werknemer" not in str(entry["summary"])
    told = {str(entry["uid"]).partition("-")[0]: str(entry["summary"]) for entry in plain}
    if "re_integratieverslag" in told:
        assert told["re_integratieverslag"].endswith("(uw werkgever, samen met u)")


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
    assert "probleemanalyse" in ids(timeline_ics(made("only_first_day", date(2025, 4, 1))))
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
@pytest.mark.parametrize("face", Face)
def test_a_summary_hints_at_no_illness(name: str, face: Face) -> None:
    summaries = " ".join(str(entry["summary"]) for entry in entries(timeline_ics(made(name), face=face))).lower()
    assert not [word for word in ("ziek", "hersteld", "herstelm", "zwanger", "medisch", "arbeidsongeschikt") if word in summaries]


def test_it_speaks_english() -> None:
    summaries = {str(entry["summary"]) for entry in entries(timeline_ics(made("only_first_day"), "en", english()))}
    assert any("employer" in summary for summary in summaries)
    assert not any("werkgever" in summary for summary in summaries)
