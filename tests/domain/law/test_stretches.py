"""The stretches that pictures draw: which days each period has, past, planned or possible."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given

from hervat.domain.law import CaseFacts, Timeline, read_facts, timeline
from hervat.domain.law.results import State
from hervat.domain.law.stretches import Course, Stretch, is_law_day, mark_day, stretches
from tests.domain.law.strategies import LOOKED_AT, cases

ONE_DAY = timedelta(days=1)


def of(on: date = LOOKED_AT, **facts: object) -> Timeline:
    return timeline(read_facts(facts, on), on)


def day(text: str) -> date:
    return date.fromisoformat(text)


def event(kind: str, on: str, **details: object) -> dict[str, object]:
    return {"kind": kind, "date": on, **details}


def test_spoor_2_of_an_earlier_finished_period_is_over() -> None:
    """The first period ended with a recovery of eight weeks; the new one starts with a clean sheet."""
    found = of(
        eerste_ziektedag="2025-03-03",
        recovered=[{"from": "2026-01-05", "until": "2026-03-01"}],
        events=[event("start_spoor_2", "2025-10-01")],
    )
    drawn = stretches(found)
    assert drawn.spoor_1[0].first == day("2026-03-02")
    assert [part.course for part in drawn.spoor_2] == [Course.POSSIBLE]


def test_spoor_2_runs_from_its_start_to_the_end() -> None:
    found = of(eerste_ziektedag="2025-03-03", events=[event("start_spoor_2", "2026-03-10")])
    assert stretches(found).spoor_2 == (
        Stretch(day("2026-03-10"), LOOKED_AT, Course.HAPPENED),
        Stretch(LOOKED_AT + ONE_DAY, day("2027-02-28"), Course.PLANNED),
    )


def test_a_late_application_lengthens_the_pay_and_the_picture() -> None:
    found = of(on=day("2027-02-01"), eerste_ziektedag="2025-03-03", events=[event("wia_aanvraag", "2027-01-03")])
    drawn = stretches(found)
    assert drawn.last_day == found.loondoorbetaling.last_day
    assert drawn.last_day > found.wachttijd.last_day
    assert drawn.loondoorbetaling[-1].last == drawn.spoor_1[-1].last == drawn.last_day
    assert drawn.count[-1].last == found.wachttijd.last_day
    assert drawn.weeks_total == 104


def test_no_pay_over_a_delay_without_a_good_reason_but_again_in_the_sanction() -> None:
    late = event("wia_aanvraag", "2027-01-03", good_reason=False)
    found = of(on=day("2027-02-20"), eerste_ziektedag="2025-03-03", events=[late, event("loonsanctiebesluit", "2027-02-10")])
    sanction = found.loonsanctie.first_day
    assert sanction is not None
    assert sanction > found.wachttijd.last_day + ONE_DAY
    unpaid = found.wachttijd.last_day + ONE_DAY
    pay = stretches(found).loondoorbetaling
    assert not [part for part in pay if part.first <= unpaid <= part.last]
    assert pay[-1].first == sanction


def test_pay_and_sanction_end_with_the_contract() -> None:
    events = [event("wia_aanvraag", "2026-05-01"), event("loonsanctiebesluit", "2026-07-01")]
    found = of(eerste_ziektedag="2024-08-26", employment_ends="2026-12-31", events=events)
    drawn = stretches(found)
    assert found.loonsanctie.last_day is not None
    assert found.loonsanctie.last_day > day("2026-12-31")
    ends = {part[-1].last for part in (drawn.loondoorbetaling, drawn.loonsanctie, drawn.spoor_1)}
    assert ends == {day("2026-12-31")} == {drawn.last_day}


def test_a_sanction_that_may_come_is_only_possible_and_ends_with_the_contract() -> None:
    possible = stretches(of(eerste_ziektedag="2025-03-03")).loonsanctie
    assert possible == (Stretch(day("2027-03-01"), day("2028-02-27"), Course.POSSIBLE),)
    shorter = stretches(of(eerste_ziektedag="2025-03-03", employment_ends="2027-05-31")).loonsanctie
    assert shorter == (Stretch(day("2027-03-01"), day("2027-05-31"), Course.POSSIBLE),)


def test_the_sporen_run_on_during_a_sanction() -> None:
    found = of(
        eerste_ziektedag="2024-08-26",
        events=[event("start_spoor_2", "2025-09-01"), event("wia_aanvraag", "2026-05-01"), event("loonsanctiebesluit", "2026-07-01")],
    )
    drawn = stretches(found)
    assert [part.course for part in drawn.loonsanctie] == [Course.HAPPENED, Course.PLANNED]
    assert drawn.loonsanctie[0].first == found.wachttijd.last_day + ONE_DAY
    assert {part[-1].last for part in (drawn.spoor_1, drawn.spoor_2, drawn.loonsanctie)} == {found.loonsanctie.last_day}
    assert not drawn.not_counted


def test_after_a_recovery_for_good_nothing_is_planned() -> None:
    found = of(
        eerste_ziektedag="2025-09-15", recovered=[{"from": "2026-10-01", "until": None}], events=[event("start_spoor_2", "2026-09-01")]
    )
    drawn = stretches(found)
    assert drawn.loonsanctie == ()
    for part in (drawn.count, drawn.loondoorbetaling, drawn.spoor_1, drawn.spoor_2):
        assert [(stretch.last, stretch.course) for stretch in part] == [(day("2026-09-30"), Course.HAPPENED)]


def test_a_recovery_of_less_than_four_weeks_leaves_the_plan() -> None:
    found = of(eerste_ziektedag="2025-09-15", recovered=[{"from": "2026-11-16", "until": None}])
    assert stretches(found).count[-1] == Stretch(LOOKED_AT + ONE_DAY, found.wachttijd.last_day, Course.PLANNED)


def test_only_duties_that_a_statute_dates_and_that_are_to_come_are_law_days() -> None:
    steps = of(eerste_ziektedag="2026-10-26").obligations
    by_id = {step.id: step for step in steps}
    assert is_law_day(by_id["wia_aanvraag"])
    assert not is_law_day(by_id["plan_van_aanpak"])  # a regulation, no statute
    rights = [step for step in steps if step.rule.right]
    assert rights
    assert not any(is_law_day(step) for step in rights)
    assert not any(is_law_day(step) for step in steps if step.state is not State.TO_COME)


def test_a_right_has_a_place_only_when_it_was_used() -> None:
    unused = of(eerste_ziektedag="2025-09-15").obligation("vervroegde_iva_aanvraag")
    assert unused.due is not None
    assert mark_day(unused) is None
    used = of(eerste_ziektedag="2025-09-15", events=[event("vervroegde_iva_aanvraag", "2026-03-02")])
    assert mark_day(used.obligation("vervroegde_iva_aanvraag")) == day("2026-03-02")


def test_weeks_are_counted_weeks() -> None:
    """Ten days of recovery: from then on every week begins ten days later."""
    drawn = stretches(of(eerste_ziektedag="2025-09-15", recovered=[{"from": "2026-03-02", "until": "2026-03-11"}]))
    assert drawn.weeks_total == 104
    starts = {start.week: start.day for start in drawn.week_starts}
    assert list(starts) == list(range(1, 105))
    assert starts[24] == day("2026-02-23")
    assert starts[25] == day("2026-03-12")
    assert starts[104] == day("2027-09-16")


@given(cases())
def test_count_and_what_is_not_counted_fill_the_wachttijd_without_overlap(facts: CaseFacts) -> None:
    found = timeline(facts, LOOKED_AT)
    drawn = stretches(found)
    assert len(drawn.week_starts) == drawn.weeks_total
    assert drawn.last_day >= found.wachttijd.last_day
    every = sorted((*drawn.count, *drawn.not_counted), key=lambda part: part.first)
    assert all(before.last < after.first for before, after in pairwise(every))
    if any(flag.id == "hersteld" for flag in found.flags):
        assert all(part.course is Course.HAPPENED for part in every)
        return
    assert every[0].first == found.wachttijd.first_day
    assert every[-1].last == found.wachttijd.last_day
    assert sum((part.last - part.first).days + 1 for part in every) == (found.wachttijd.last_day - found.wachttijd.first_day).days + 1


@given(cases())
def test_what_happened_lies_in_the_past_and_what_is_planned_ahead(facts: CaseFacts) -> None:
    found = timeline(facts, LOOKED_AT)
    drawn = stretches(found)
    every = (*drawn.count, *drawn.not_counted, *drawn.loondoorbetaling, *drawn.spoor_1, *drawn.spoor_2, *drawn.loonsanctie)
    for part in every:
        assert part.first <= part.last
        if part.course is Course.HAPPENED:
            assert part.last <= LOOKED_AT
        if part.course is Course.PLANNED:
            assert part.first > LOOKED_AT
    paid = found.loondoorbetaling.last_day
    assert all(paid is not None and part.last <= paid for part in drawn.loondoorbetaling)
