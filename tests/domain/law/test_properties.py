"""What must hold in every case, whatever its facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hervat.domain.law import CaseFacts, timeline
from hervat.domain.law.facts import Event, EventKind, Leave, LeaveKind, Recovery
from hervat.domain.law.results import Determination, State, Timeline
from hervat.domain.law.ruleset import present_ruleset
from tests.domain.law.strategies import FIRST_DAYS, LOOKED_AT, OFFSETS, cases

ONE_DAY = timedelta(days=1)


def look(facts: CaseFacts) -> Timeline:
    return timeline(facts, LOOKED_AT)


def counted_dates(result: Timeline) -> list[date]:
    """The dates that follow from the first sick day alone: they must exist in every plain case."""
    ids = ("probleemanalyse", "melding_42_weken", "eerstejaarsevaluatie", "uwv_aankondiging_wia", "re_integratieverslag", "wia_aanvraag")
    return [due for due in (result.obligation(name).due for name in ids) if due is not None]


@given(cases())
def test_no_date_lies_before_the_first_sick_day_of_the_period(facts: CaseFacts) -> None:
    result = look(facts)
    first_day = result.wachttijd.first_day
    for obligation in result.obligations:
        for day in (obligation.opens, obligation.due, obligation.determination.nominal, obligation.due_extended, obligation.done_on):
            assert day is None or day >= first_day, obligation.id
    assert result.wachttijd.last_day >= first_day


@given(cases())
def test_every_obligation_explains_itself_and_cites(facts: CaseFacts) -> None:
    for obligation in look(facts).obligations:
        assert obligation.determination.steps, obligation.id
        assert obligation.rule.citations, obligation.id
        if obligation.due is not None and obligation.state is not State.NOT_APPLICABLE:
            outcomes = [step.outcome for step in obligation.determination.steps]
            assert obligation.due in outcomes, obligation.id
        if obligation.state is State.NOT_APPLICABLE:
            assert obligation.reason is not None, obligation.id


@given(cases())
def test_ids_are_unique_and_the_order_is_by_date(facts: CaseFacts) -> None:
    obligations = look(facts).obligations
    assert len({obligation.id for obligation in obligations}) == len(obligations)
    days = [obligation.due for obligation in obligations if obligation.due is not None and obligation.opens is not None]
    assert days == sorted(days)


@given(FIRST_DAYS, st.integers(1, 600), st.integers(1, 26))
def test_a_day_that_does_not_count_never_moves_a_date_earlier(first_day: date, start: int, length: int) -> None:
    begin = first_day + timedelta(days=start)
    shorter = CaseFacts(first_day, recovered=(Recovery(begin, begin + timedelta(days=length - 1)),))
    longer = replace(shorter, recovered=(Recovery(begin, begin + timedelta(days=length)),))
    before, after = counted_dates(look(shorter)), counted_dates(look(longer))
    assert all(one <= other for one, other in zip(before, after, strict=True))


@given(FIRST_DAYS, st.integers(1, 600), st.integers(1, 27))
def test_merged_periods_equal_one_period_that_is_longer_by_the_gap(first_day: date, start: int, gap: int) -> None:
    begin = first_day + timedelta(days=start)
    plain = look(CaseFacts(first_day))
    merged = look(CaseFacts(first_day, recovered=(Recovery(begin, begin + timedelta(days=gap - 1)),)))
    assert merged.wachttijd.days_not_counted == gap
    assert merged.wachttijd.last_day == plain.wachttijd.last_day + timedelta(days=gap)
    for one, other in zip(counted_dates(plain), counted_dates(merged), strict=True):
        assert other - one in (timedelta(0), timedelta(days=gap))


@given(FIRST_DAYS, st.integers(1, 600), st.integers(28, 200))
def test_a_gap_of_28_days_or_more_equals_a_new_case(first_day: date, start: int, gap: int) -> None:
    begin = first_day + timedelta(days=start)
    second_first_day = begin + timedelta(days=gap)
    assume(second_first_day <= LOOKED_AT)
    after_gap = look(CaseFacts(first_day, recovered=(Recovery(begin, second_first_day - ONE_DAY),)))
    fresh = look(CaseFacts(second_first_day))
    assert after_gap.wachttijd.first_day == second_first_day
    assert [(entry.id, entry.due) for entry in after_gap.obligations] == [(entry.id, entry.due) for entry in fresh.obligations]


@given(FIRST_DAYS, st.integers(1, 600), st.integers(1, 27))
def test_leave_of_the_same_cause_counts_as_little_as_a_short_recovery(first_day: date, start: int, length: int) -> None:
    begin, last = first_day + timedelta(days=start), first_day + timedelta(days=start + length - 1)
    recovered = look(CaseFacts(first_day, recovered=(Recovery(begin, last),)))
    leave = look(CaseFacts(first_day, leave=(Leave(LeaveKind.ZWANGERSCHAP, begin, last),)))
    assert counted_dates(recovered) == counted_dates(leave)


@given(cases(), OFFSETS, st.sampled_from((EventKind.GEDEELTELIJKE_HERVATTING, EventKind.ARBEIDSTHERAPIE)))
def test_partial_work_and_therapy_never_stop_the_clock(facts: CaseFacts, offset: int, kind: EventKind) -> None:
    working = replace(facts, events=(*facts.events, Event(kind, facts.eerste_ziektedag + timedelta(days=offset))))
    assert [(entry.id, entry.due) for entry in look(working).obligations] == [(entry.id, entry.due) for entry in look(facts).obligations]


@given(cases(), st.sampled_from(sorted(present_ruleset().terms)), st.integers(1, 900), st.integers(1, 400))
def test_a_new_rule_version_never_changes_a_case_it_does_not_apply_to(facts: CaseFacts, term_id: str, value: int, later: int) -> None:
    """The version is chosen by the first sick day or the first WIA day; a version from after both cannot touch the case."""
    present = look(facts)
    changed_from = max(present.wachttijd.first_wia_day, LOOKED_AT) + timedelta(days=later)
    changed = present_ruleset().with_version(term_id, changed_from, value)
    assert timeline(facts, LOOKED_AT, changed) == present


@given(cases(), st.integers(0, 400))
def test_looking_on_another_day_changes_states_but_no_date_without_plans(facts: CaseFacts, days: int) -> None:
    """Dates follow from facts. What is planned counts from its day on, so cases with later events, recovery or leave are left out."""
    on = LOOKED_AT + timedelta(days=days)
    assume(all(event.date <= LOOKED_AT for event in facts.events))
    absences: tuple[Recovery | Leave, ...] = (*facts.recovered, *facts.leave)
    assume(all(absence.last is not None and absence.last < LOOKED_AT for absence in absences))
    today, later = look(facts), timeline(facts, on)
    assert [(entry.id, entry.due) for entry in today.obligations] == [(entry.id, entry.due) for entry in later.obligations]
    assert today.wachttijd == later.wachttijd


def test_with_version_really_changes_a_case_it_applies_to() -> None:
    changed = present_ruleset().with_version("probleemanalyse", date(2025, 1, 1), 28)
    facts = CaseFacts(date(2025, 3, 3))
    assert timeline(facts, LOOKED_AT, changed).obligation("probleemanalyse").due == date(2025, 3, 31)
    assert timeline(CaseFacts(date(2024, 12, 2)), LOOKED_AT, changed).obligation("probleemanalyse").due == date(2025, 1, 13)


DATED = ("wachttijd", "loondoorbetaling", "loonsanctie")


def determinations(result: Timeline) -> dict[str, Determination]:
    """Every date that carries its reasoning, by name."""
    periods = {name: getattr(result, name).determination for name in DATED}
    return {
        **periods,
        "besluit": result.loonsanctie.decision,
        **{entry.id: entry.determination for entry in result.obligations if entry.number is None or entry.rule.repeats},
    }


@settings(max_examples=300)
@given(cases(), st.sampled_from(sorted(set(present_ruleset().terms) - {"samentelling"})), st.integers(1, 60))
def test_a_date_that_a_term_moves_names_that_term(facts: CaseFacts, term_id: str, longer: int) -> None:
    """A date must be defensible later: whatever term it rests on stands in its parameters, and its words follow the number."""
    term = present_ruleset().terms[term_id].versions[-1]
    changed = present_ruleset().with_version(term_id, date(2000, 1, 1), term.days + longer)
    assume(len(present_ruleset().terms[term_id].versions) == 1)
    changed = replace(
        changed, terms={**changed.terms, term_id: replace(changed.terms[term_id], versions=(changed.terms[term_id].versions[0],))}
    )
    before, after = determinations(look(facts)), determinations(timeline(facts, LOOKED_AT, changed))
    for name in before.keys() & after.keys():
        if before[name].value != after[name].value and before[name].value is not None and after[name].value is not None:
            named = {parameter.partition("@")[0] for parameter in (*before[name].parameters, *after[name].parameters)}
            assert term_id in named, (name, term_id)


@pytest.mark.parametrize(
    "term_id", ["probleemanalyse", "wia_aanvraag", "wachttijd", "re_integratieverslag", "plan_van_aanpak", "evaluatie"]
)
def test_the_words_of_a_step_follow_its_term(term_id: str) -> None:
    changed = present_ruleset().with_version(term_id, date(2024, 1, 1), 9 * 7)
    told = " ".join(
        str(step.what)
        for entry in timeline(CaseFacts(date(2025, 3, 3)), LOOKED_AT, changed).obligations
        for step in entry.determination.steps
        if f"{term_id}@2024-01-01" in step.parameters
    )
    assert "9 weken" in told
