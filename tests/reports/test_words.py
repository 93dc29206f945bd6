"""The fixed words and groups: complete, and chosen by state and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from hervat.domain.law import Timeline
from hervat.domain.law.results import Obligation, State, Strictness
from hervat.reports import words
from hervat.reports.words import Face, Group
from tests.domain.law.strategies import LOOKED_AT
from tests.reports.timelines import FACTS, any_timeline, made

SHORT_ENOUGH = 20  # characters: a longer one would not find room in the picture


def step(obligation_id: str = "re_integratieverslag") -> Obligation:
    return made("only_first_day").obligation(obligation_id)


def in_state(state: State, due: date | None) -> Obligation:
    plain = step()
    return replace(plain, state=state, determination=plain.determination._replace(value=due))


@pytest.mark.parametrize("face", Face)
def test_every_state_has_its_own_word(face: Face) -> None:
    assert len({words.state_word(state, face) for state in State}) == len(State)


def test_every_strictness_has_its_own_word() -> None:
    assert len({words.strictness_word(strictness) for strictness in Strictness}) == len(Strictness)


@pytest.mark.parametrize(("days", "said"), [(-9, "9 dagen geleden"), (-1, "gisteren"), (0, "vandaag"), (1, "morgen"), (2, "over 2 dagen")])
def test_days_are_counted_as_people_say_them(days: int, said: str) -> None:
    assert words.days_from(LOOKED_AT + timedelta(days=days), LOOKED_AT).render() == said


def test_almost_late_tells_how_long_there_is() -> None:
    soon = in_state(State.DUE_SOON, LOOKED_AT + timedelta(days=3))
    assert words.status(soon, LOOKED_AT).render() == "Bijna te laat (over 3 dagen)"
    assert words.status(soon, LOOKED_AT, Face.WERKNEMER).render() == "Nu doen (over 3 dagen)"


@pytest.mark.parametrize(
    ("state", "days", "group"),
    [
        (State.MISSED, -100, Group.NOW),
        (State.DUE_SOON, 5, Group.NOW),
        (State.OPEN, None, Group.NOW),
        (State.OPEN, 42, Group.NEXT_SIX_WEEKS),
        (State.OPEN, 43, Group.LATER),
        (State.TO_COME, 20, Group.NEXT_SIX_WEEKS),
        (State.TO_COME, None, Group.LATER),
        (State.DONE, 20, Group.DONE),
        (State.DONE_LATE, -20, Group.DONE),
        (State.NOT_APPLICABLE, None, Group.DONE),
    ],
)
def test_a_step_is_grouped_by_its_urgency(state: State, days: int | None, group: Group) -> None:
    due = None if days is None else LOOKED_AT + timedelta(days=days)
    assert words.group(in_state(state, due), LOOKED_AT) is group


def test_who_is_told_with_whom() -> None:
    assert words.who(step("plan_van_aanpak")).render() == "werkgever, samen met werknemer"
    assert words.who(step("plan_van_aanpak"), Face.WERKNEMER).render() == "uw werkgever, samen met u"


def test_a_repeated_step_has_its_number() -> None:
    assert words.name(step("evaluatie_2")).render().endswith(" 2")


def test_habit_is_no_article() -> None:
    cited = step("ziekmelding_arbodienst").rule.citations
    assert cited[0].source_id == words.HABIT
    assert words.articles(cited) == "RPEZ art. 2 lid 1"


@given(any_timeline())
def test_every_step_stands_in_one_group_in_order_of_its_day(timeline: Timeline) -> None:
    grouped = words.grouped(timeline.obligations, timeline.on)
    assert sorted(step.id for steps in grouped.values() for step in steps) == sorted(step.id for step in timeline.obligations)
    assert list(grouped) == [group for group in Group if group in grouped]
    for steps in grouped.values():
        days = [step.due or step.done_on or date.max for step in steps]
        assert days == sorted(days)


@given(any_timeline())
def test_every_step_has_words_that_fit(timeline: Timeline) -> None:
    for obligation in timeline.obligations:
        assert len(words.short_name(obligation).render()) <= SHORT_ENOUGH
        assert words.who(obligation).render()
        assert words.who(obligation, Face.WERKNEMER).render()


def test_two_readings_are_named_only_where_both_days_are_told() -> None:
    flags = [flag for name in FACTS for flag in made(name).flags]
    told = {words.flag_word(flag).render() == "Hierover bestaan twee uitleggen" for flag in flags if flag.alternatives}
    assert told == {True}
    assert not [flag for flag in flags if not flag.alternatives and "twee" in words.flag_word(flag).render()]
