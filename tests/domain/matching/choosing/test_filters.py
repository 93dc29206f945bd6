"""Each reason to leave work out by its name and with what decided; what is not known, or was not asked, leaves nothing out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf
from typing import Any

import pytest

from hervat.domain.fml import Fml, VersionId
from hervat.domain.matching.choosing.filters import FilterName, left_out, of_function, reasons
from hervat.domain.matching.choosing.person import Conditions, Person
from hervat.domain.matching.loads import Band, Load, Period, Source
from hervat.domain.matching.occupations import Occupation
from hervat.domain.matching.travel import Journey

PERSON = Person(fml=Fml(version=VersionId.B, answers={}, not_assessed=frozenset()), on=date(2026, 5, 1))
WORK = Occupation(uri="urn:werk", isco="8332", label="werk")


def hours(*bands: tuple[float, float], kenmerkend: bool = True) -> dict[str, Load]:
    share = 1 / len(bands) if bands else 1
    found = tuple(Band(low, high, share) for low, high in bands)
    return {"6.3": Load(item="6.3", source=Source("x"), bands=found, present=None if bands else 1.0, kenmerkend=kenmerkend)}


def told(occupation: Occupation, person: Person) -> list[tuple[str, str]]:
    return [(reason.filter.value, str(reason.text)) for reason in reasons(occupation, person)]


@pytest.mark.parametrize(
    ("work", "person", "expected"),
    [
        ({"level_min": 4}, {"education_level": 2}, [("level", "Vraagt niveau 4; de opleiding is niveau 2.")]),
        (
            {"required": {"rijbewijs-c", "code-95"}}, {"licences": {"rijbewijs-ce"}},
            [("licence", "Vraagt een rijbewijs of certificaat dat er niet is: code 95 (vakbekwaamheid voor beroepschauffeurs).")],
        ),
        ({"required": {"rijbewijs-c"}}, {"licences": None}, []),
        ({"required": {"rijbewijs-c"}}, {"diplomas": set()}, []),
        (
            {"required": {"verzorgende"}}, {"diplomas": {"helpende"}},
            [("diploma", "Vraagt een diploma of bevoegdheid die er niet is: verzorgende (mbo 3; verzorgende ig).")],
        ),
        ({"required": {"verzorgende"}}, {"diplomas": {"big-verpleegkundige"}}, []),
        ({"often_asked": {"rijbewijs-b"}}, {"licences": set()}, []),  # a question, and no reason
    ],
)  # fmt: skip
def test_level_diploma_and_licence(work: dict[str, Any], person: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    kept: dict[str, Any] = {name: frozenset(value) if isinstance(value, set) else value for name, value in work.items()}
    has: dict[str, Any] = {name: frozenset(value) if isinstance(value, set) else value for name, value in person.items()}
    assert told(replace(WORK, **kept), replace(PERSON, **has)) == expected


@pytest.mark.parametrize(
    ("bands", "least", "most", "expected"),
    [
        ([(32, 40)], None, 24, "Het werk is 32 tot 40 uur per week; gevraagd is hooguit 24 uur."),
        ([(8, 16), (16, 20)], 24, None, "Het werk is 8 tot 20 uur per week; gevraagd is ten minste 24 uur."),
        ([(8, 16), (32, 40)], 20, 28, "Het werk is 8 tot 40 uur per week; gevraagd is 20 tot 28 uur."),
        ([(36, 36)], 20, 28, "Het werk is 36 uur per week; gevraagd is 20 tot 28 uur."),
        ([(30, inf)], None, 28, "Het werk is 30 uur of meer per week; gevraagd is hooguit 28 uur."),
        ([(8, 16), (24, 40)], None, 24, None),  # one band fits
        ([(8, 16), (24, 40)], 16, None, None),
        ([(30, inf)], 60, None, None),
        ([], None, 1, None),  # how many is not known
        ([(32, 40)], None, None, None),  # nobody asked
    ],
)
def test_hours(bands: list[tuple[float, float]], least: float | None, most: float | None, expected: str | None) -> None:
    person = replace(PERSON, conditions=Conditions(least_hours=least, most_hours=most))
    assert told(replace(WORK, loads=hours(*bands)), person) == ([] if expected is None else [("hours", expected)])
    assert told(WORK, person) == []


def test_hours_that_do_not_belong_to_the_work_leave_nothing_out() -> None:
    person = replace(PERSON, conditions=Conditions(most_hours=10))
    assert told(replace(WORK, loads=hours((32, 40), kenmerkend=False)), person) == []


def test_the_first_of_several_reasons_counts_and_all_are_told() -> None:
    night = {"6.1": Load(item="6.1", source=Source("x"), periods=frozenset({Period.NIGHT}))}
    work = replace(
        WORK, level_min=4, wage_max=15, required=frozenset({"rijbewijs-c", "verzorgende"}), loads=hours((32, 40)) | night
    )  # fmt: skip
    person = replace(
        PERSON, education_level=2, diplomas=frozenset(), licences=frozenset(), conditions=Conditions(16, no_night=True, most_hours=20)
    )  # fmt: skip
    names = [name for name, _ in told(work, person)]
    assert names == ["level", "diploma", "licence", "wage", "hours", "night"]
    first = left_out(work, person)
    assert first is not None
    assert first.filter is FilterName.LEVEL
    assert [reason.filter for reason in of_function(work, replace(person, max_travel_minutes=60), Journey(50, 120, 84, 216))] == [
        *(FilterName(name) for name in names),
        FilterName.TRAVEL,
    ]


@pytest.mark.parametrize("found", [None, Journey(5, 40, 28, 72)])
def test_a_function_whose_journey_is_not_known_or_not_too_long_stays(found: Journey | None) -> None:
    assert of_function(WORK, replace(PERSON, max_travel_minutes=30), found) == ()
    assert of_function(WORK, PERSON, Journey(150, 300, 200, 500)) == ()
