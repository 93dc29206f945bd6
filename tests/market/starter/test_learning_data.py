"""The educations and courses that ship with the project: enough of them, sound, and leading to work that is there."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache

import pytest

from hervat.market.educations.admission import level_asked
from hervat.market.educations.answers import EducationLine
from hervat.market.educations.models import Course, Education, EducationKind
from hervat.market.educations.queries import list_educations, openings
from hervat.market.importing.kinds import SHIPPED
from hervat.market.occupations.models import Occupation
from hervat.market.provenance.models import DataSet
from hervat.market.starter.importer import load_shipped
from tests.support.market.shared_data import shared_data

LEAST_EDUCATIONS, LEAST_COURSES = 65, 155
LEVELS = {"entree": (1, 1), "mbo": (2, 4), "ad": (5, 5), "hbo": (6, 7), "wo": (6, 7), "vavo": (2, 4)}
WITHOUT_LEVEL = ("praktijkverklaring", "mbo-certificaat", "volwassenenonderwijs")
MOST_HOURS_A_WEEK = 48
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """A table of the catalogue."""
    with (SHIPPED["starter"] / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def listed(row: Row, column: str) -> list[str]:
    """The parts of a cell."""
    return [part for part in row[column].split("|") if part]


def test_there_are_enough() -> None:
    assert len(table("educations.csv")) >= LEAST_EDUCATIONS
    assert len(table("courses.csv")) >= LEAST_COURSES


@pytest.mark.parametrize("name", ["educations.csv", "courses.csv"])
def test_every_key_and_every_name_is_there_once(name: str) -> None:
    for column in ("key", "name"):
        twice = [value for value, count in Counter(row[column] for row in table(name)).items() if count > 1]
        assert twice == []
    assert [row["key"] for row in table(name) if not KEY.fullmatch(row["key"])] == []


@pytest.mark.parametrize("name", ["educations.csv", "courses.csv"])
def test_every_row_says_what_it_is_and_from_whom(name: str) -> None:
    for row in table(name):
        assert row["source"], row["key"]
        assert row["source_version"], row["key"]
        assert row["on"], row["key"]
        assert 20 <= len(row["content"]) <= 400, row["key"]
        assert row["content"].endswith("."), row["key"]
        assert row["institutes" if name == "educations.csv" else "institute"], row["key"]


def test_the_level_goes_with_the_kind() -> None:
    for row in table("educations.csv"):
        if row["kind"] in WITHOUT_LEVEL:
            assert row["level"] == "", row["key"]
        else:
            least, most = LEVELS[row["kind"]]
            assert least <= int(row["level"]) <= most, row["key"]


def test_every_kind_that_reintegration_uses_is_there() -> None:
    unused = {EducationKind.WO, EducationKind.ANDERS}
    assert {row["kind"] for row in table("educations.csv")} == set(EducationKind.values) - unused
    assert {row["level"] for row in table("educations.csv") if row["kind"] == "mbo"} == {"2", "3", "4"}


def test_study_load_and_time_fit_together() -> None:
    for row in table("educations.csv"):
        hours, months = int(row["study_load_hours"]), int(row["months"])
        line = EducationLine(row["key"], row["name"], row["kind"], None, hours, months, is_orientation=True)
        assert line.hours_a_week is not None
        assert 1 <= line.hours_a_week <= MOST_HOURS_A_WEEK, row["key"]


def test_the_law_asks_a_level_for_every_diploma_above_entree() -> None:
    for row in table("educations.csv"):
        asked = level_asked(row["kind"], int(row["level"]) if row["level"] else None)
        assert (asked is not None) == (row["kind"] in ("mbo", "ad", "hbo")), row["key"]
        assert row["admission"].endswith("."), row["key"]


def test_courses_take_a_sound_number_of_hours() -> None:
    assert [row["key"] for row in table("courses.csv") if not 2 <= int(row["hours"]) <= 600] == []


@pytest.mark.parametrize("name", ["educations.csv", "courses.csv"])
def test_work_that_is_named_is_in_the_catalogue(name: str) -> None:
    known = {row["uri"] for row in table("occupations.csv")}
    strange = {(row["key"], code) for row in table(name) for code in listed(row, "occupations") if not code.isdigit() and code not in known}
    assert strange == set()


def test_educations_that_courses_name_are_in_the_catalogue() -> None:
    known = {row["key"] for row in table("educations.csv")}
    assert {(row["key"], key) for row in table("courses.csv") for key in listed(row, "educations") if key not in known} == set()


@pytest.mark.parametrize("name", ["educations.csv", "courses.csv"])
def test_groups_and_work_that_are_named_are_those_of_esco(name: str) -> None:
    folder = shared_data() / "esco_nl_v1.2"
    with (folder / "ISCOGroups_nl.csv").open(encoding="utf-8", newline="") as file:
        known = {row["code"] for row in csv.DictReader(file)}
    with (folder / "occupations_nl.csv").open(encoding="utf-8", newline="") as file:
        known |= {row["conceptUri"] for row in csv.DictReader(file)}
    assert {(row["key"], code) for row in table(name) for code in listed(row, "occupations") if code not in known} == set()


@pytest.mark.django_db(databases=["default", "market"])
def test_all_of_it_is_stored_and_most_work_can_be_learned() -> None:
    assert load_shipped() is not None
    assert Education.objects.count() == len(table("educations.csv"))
    assert Course.objects.count() == len(table("courses.csv"))
    assert Occupation.objects.filter(is_starter=True).count() == len(table("occupations.csv"))
    assert all(line.is_orientation for line in list_educations(size=1000).lines)
    opened = openings()
    reached = frozenset().union(*opened["educations"].values(), *opened["courses"].values())
    assert len(reached) >= 0.8 * Occupation.objects.count()
    before = list(DataSet.objects.order_by("pk").values())
    assert load_shipped() is None
    assert list(DataSet.objects.order_by("pk").values()) == before
