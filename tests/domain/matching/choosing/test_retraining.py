"""What a training brings within reach, and whether it can be borne itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hervat.domain.matching.choosing.match import Market, match
from hervat.domain.matching.choosing.person import Conditions, Job, Person, read_person
from hervat.domain.matching.choosing.retraining import Training, retraining
from hervat.domain.matching.judge import Verdict
from hervat.domain.matching.loads import Band, Load, Source
from hervat.domain.matching.occupations import Occupation

ON = date(2026, 5, 1)


def occupation(uri: str, isco: str, level: int, kilos: float, skills: set[str]) -> Occupation:
    lifting = Load(item="4.13", source=Source("made up"), bands=(Band(kilos, kilos),))
    return Occupation(uri=uri, isco=isco, label=uri, level_min=level, level_max=level, essential=frozenset(skills), loads={"4.13": lifting})


MARKET = Market(
    (
        occupation("picker", "9333", 1, 12, {"stock"}),
        occupation("planner", "4323", 4, 1, {"stock", "plan", "type", "phone", "sum"}),
        occupation("cashier", "5230", 2, 2, {"till"}),
        occupation("clerk", "3341", 3, 1, {"type", "file", "phone", "write"}),
        occupation("welder", "7212", 3, 20, {"weld"}),
    ),
    {},
    {},
)


def training(key: str, *occupations: str, level: int | None = None, months: float | None = 12, hours: float | None = 500) -> Training:
    return Training(key=key, name=key, is_course=level is None, level=level, months=months, hours=hours, occupations=frozenset(occupations))


def person(items: dict[str, Any] | None = None, level: int = 2) -> Person:
    fml = {"version": "B", "items": {"4.13": {"code": 2}} | (items or {})}
    return replace(read_person({"fml": fml, "education_level": level}, ON), work_history=(Job("Picker", 5, "picker"),))


def opened(somebody: Person, *trainings: Training) -> dict[str, list[str]]:
    found = retraining(match(somebody, MARKET), trainings)
    return {opening.training.key: [candidate.occupation.uri for candidate in opening.opened] for opening in found}


def test_only_work_that_can_be_borne_and_is_out_of_reach_now() -> None:
    assert opened(person(), training("mbo-3", "clerk", "welder", "cashier", "picker", level=3)) == {"mbo-3": ["clerk"]}


def test_the_level_must_be_reached() -> None:
    assert opened(person(), training("course", "planner")) == {}
    assert opened(person(), training("mbo-4", "planner", level=4)) == {"mbo-4": ["planner"]}
    assert opened(person(level=4), training("course", "planner")) == {"course": ["planner"]}


def test_a_course_at_a_level_gives_no_diploma_of_that_level() -> None:
    course = replace(training("course", "clerk", "planner", level=4, hours=40), is_course=True)
    assert opened(person(), course) == {}
    assert opened(person(level=3), course) == {"course": ["clerk"]}


def test_most_work_first_then_the_shortest() -> None:
    found = opened(
        person(level=4),
        training("long", "clerk", level=4, hours=900),
        training("short", "clerk", level=4, hours=100),
        training("both", "clerk", "planner", level=4),
    )
    assert list(found) == ["both", "short", "long"]


def test_an_education_far_above_the_own_level_comes_last() -> None:
    found = retraining(match(person(), MARKET), [training("hbo", "clerk", "planner", level=6), training("mbo-3", "clerk", level=3)])
    assert [(opening.training.key, opening.admits) for opening in found] == [("mbo-3", True), ("hbo", False)]


@pytest.mark.parametrize(
    ("items", "months", "hours", "verdict"),
    [
        ({}, 12, 1600, Verdict.OK),  # 31 hours a week
        ({"6.3": {"code": 3}}, 12, 1600, Verdict.OVERSCHRIJDING),  # 20 hours a week
        ({"6.3": {"code": 3}}, 12, 1000, Verdict.OK),
        ({"6.2": {"code": 4}, "6.3": {"code": 4}}, 12, 560, Verdict.OK),  # 2 hours a day
        ({}, None, 40, Verdict.GEEN_DATA),
        ({}, 12, None, Verdict.GEEN_DATA),
    ],
)
def test_its_own_hours(items: dict[str, Any], months: float | None, hours: float | None, verdict: Verdict) -> None:
    (opening,) = retraining(match(person(items), MARKET), [training("mbo-3", "clerk", level=3, months=months, hours=hours)])
    assert opening.bearable is verdict


class TestPapers:
    """Work that is left out only for a paper is opened by what gives that paper, and by nothing else."""

    MARKET = Market(
        (
            replace(occupation("driver", "8332", 2, 1, set()), required=frozenset({"rijbewijs-c", "code-95"})),
            replace(occupation("courier", "8322", 2, 1, set()), required=frozenset({"rijbewijs-b"})),
            replace(occupation("carer", "5321", 3, 1, {"care", "wash"}), required=frozenset({"verzorgende"})),
            replace(occupation("agent", "3322", 4, 1, {"sell"}), required=frozenset({"rijbewijs-b"})),
        ),
        {},
        {},
    )

    def opened(self, somebody: Person, *trainings: Training) -> dict[str, list[str]]:
        found = retraining(match(somebody, self.MARKET), trainings)
        return {opening.training.key: [candidate.occupation.uri for candidate in opening.opened] for opening in found}

    def somebody(self, licences: set[str] | None = None, diplomas: set[str] | None = None, **more: Any) -> Person:
        has = (None if keys is None else frozenset(keys) for keys in (licences, diplomas))
        return replace(person(), **dict(zip(("licences", "diplomas"), has, strict=True)) | more)

    def course(self, key: str, *gives: str, level: int | None = None, occupations: tuple[str, ...] = ()) -> Training:
        return replace(training(key, *occupations, level=level), gives=frozenset(gives))

    def test_the_paper_opens_work_that_asks_nothing_else(self) -> None:
        assert self.opened(self.somebody(set()), self.course("b", "rijbewijs-b")) == {"b": ["courier"]}

    def test_nothing_is_opened_when_nobody_asked_what_there_is(self) -> None:
        assert self.opened(self.somebody(), self.course("b", "rijbewijs-b")) == {}

    def test_all_that_is_missing_must_be_given(self) -> None:
        trainings = (self.course("c", "rijbewijs-c"), self.course("mbo", "rijbewijs-c", "code-95", level=2))
        assert self.opened(self.somebody(set()), *trainings) == {"mbo": ["driver"]}
        assert self.opened(self.somebody({"code-95"}), *trainings) == {"c": ["driver"], "mbo": ["driver"]}

    def test_a_licence_above_another_needs_that_other_first(self) -> None:
        assert self.opened(self.somebody({"code-95"}), self.course("ce", "rijbewijs-ce")) == {}

    def test_an_education_for_the_work_gives_its_own_diploma(self) -> None:
        trainings = (
            self.course("mbo-3", "verzorgende", level=3, occupations=("carer",)),
            self.course("other", level=3, occupations=("carer",)),
        )
        assert self.opened(self.somebody(diplomas=set()), *trainings) == {"mbo-3": ["carer"]}
        assert self.opened(self.somebody(), *trainings) == {"mbo-3": ["carer"], "other": ["carer"]}

    def test_another_reason_stays_a_reason(self) -> None:
        market = self.somebody(set(), conditions=Conditions(least_hourly_wage=99))
        priced = Market([replace(one, wage_max=15.0) for one in self.MARKET.occupations], {}, {})
        assert retraining(match(market, priced), [self.course("b", "rijbewijs-b")]) == ()
