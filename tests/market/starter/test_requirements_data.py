"""What the starter catalogue says that work requires, and what trainings give: sound, and plausible to whoever knows the work."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache

import pytest

from hervat.domain.matching.requirements import Kind, Sure, covered, requirements
from hervat.market.importing.kinds import SHIPPED

DATA = SHIPPED["starter"]
Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def always(label: str) -> set[str]:
    uri = next(row["uri"] for row in table("occupations.csv") if row["label"] == label)
    return {row["key"] for row in table("requirements.csv") if row["occupation_uri"] == uri and row["needed"] == "always"}


def test_every_row_is_about_an_occupation_of_the_catalogue_and_a_known_key() -> None:
    uris = {row["uri"] for row in table("occupations.csv")}
    for row in table("requirements.csv"):
        assert row["occupation_uri"] in uris
        assert row["key"] in requirements()
        assert row["needed"] in {"always", "usually"}
        assert row["source"]
        assert row["on"]


def test_nothing_is_said_twice_of_one_occupation() -> None:
    said: defaultdict[str, list[str]] = defaultdict(list)
    for row in table("requirements.csv"):
        said[row["occupation_uri"]].append(row["key"])
    assert [uri for uri, keys in said.items() if len(keys) != len(set(keys))] == []


@pytest.mark.parametrize(
    ("label", "keys"),
    [
        ("verpleegkundige", {"big-verpleegkundige"}),
        ("leerkracht basisonderwijs", {"bevoegd-basisonderwijs"}),
        ("vrachtwagenchauffeur", {"rijbewijs-c", "code-95"}),
        ("buschauffeur", {"rijbewijs-d", "code-95"}),
        ("taxichauffeur", {"rijbewijs-b", "chauffeurskaart-taxi"}),
        ("heftruckchauffeur", {"heftruck"}),
        ("beveiliger", {"beveiliger"}),
        ("treinmachinist", set()),  # who is hired is trained
        ("magazijnmedewerker", set()),
        ("orderpicker", set()),
        ("schoonmaker", set()),
        ("receptionist", set()),
    ],
)
def test_well_known_work(label: str, keys: set[str]) -> None:
    assert always(label) == keys


def test_what_is_always_asked_of_work_that_is_quickly_learned_is_rare() -> None:
    """Who says too much here takes work away from people."""
    quick = {row["uri"] for row in table("occupations.csv") if row["isco"].startswith("9")}
    asked = {row["occupation_uri"] for row in table("requirements.csv") if row["needed"] == "always"}
    assert quick & asked == set()


@pytest.mark.parametrize("name", ["educations.csv", "courses.csv"])
def test_trainings_give_known_papers(name: str) -> None:
    given = {key for row in table(name) for key in row["gives"].split("|") if key}
    assert given
    assert given - requirements().keys() == set()


def test_a_qualification_of_the_law_is_given_by_an_education_and_not_by_a_course_of_a_few_days() -> None:
    by_law = {key for key, one in requirements().items() if one.kind is Kind.DIPLOMA and one.sure is Sure.LAW}
    short = {row["key"]: set(row["gives"].split("|")) & by_law for row in table("courses.csv") if int(row["hours"]) < 40}
    assert {key for key, given in short.items() if given} == set()


def test_what_an_education_gives_names_what_lies_below_it_in_the_same_trade() -> None:
    """What is given counts key by key, so a nurse's education names the care diploma too; a licence leaves out what it presupposes."""
    for row in table("educations.csv"):
        keys = {key for key in row["gives"].split("|") if key and requirements()[key].kind is Kind.DIPLOMA}
        below = covered(frozenset(keys)) - keys - {"gastouder"}
        assert below == set(), row["key"]
