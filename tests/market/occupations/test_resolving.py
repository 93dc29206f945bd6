"""Whom to believe: field by field, the most trusted data set that says anything; and what follows when nobody does."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.loads import Trust
from hervat.market.occupations.models import Chance, Occupation, OccupationFacts, Skill, SkillFacts
from hervat.market.occupations.resolving import OF_OCCUPATION, believed, refresh
from hervat.market.provenance.models import DataSet, Precedence
from hervat.market.provenance.services import Origin, forget, record

URI = "urn:test:bakker"
database = pytest.mark.django_db(databases=["default", "market"])
numbers = itertools.count()


def dataset(precedence: Precedence, kind: str = "test") -> DataSet:
    return record(Origin(kind=kind, name=f"{precedence.name} {next(numbers)}", precedence=precedence), "0" * 64, 1)


def says(source: DataSet, **fields: Any) -> None:
    OccupationFacts.objects.create(dataset=source, occupation_uri=URI, **fields)


def bakker() -> Occupation:
    refresh()
    return Occupation.objects.get(pk=URI)


@database
def test_an_official_release_takes_over_what_it_knows_and_the_starter_keeps_the_rest() -> None:
    starter = dataset(Precedence.STARTER)
    says(
        starter, isco="7512", label="Bakker (voorbeeld)", description="Onze tekst.", wage_min=14, wage_max=Decimal("17.50"),
        chance=Chance.GOOD, level_min=2, level_max=3, level_trust="B",
    )  # fmt: skip
    assert (bakker().label, bakker().is_starter, bakker().dataset) == ("Bakker (voorbeeld)", True, starter)
    official = dataset(Precedence.OFFICIAL)
    says(official, isco="7512", label="bakker", description="Bakt brood.")
    found = bakker()
    assert (found.label, found.description, found.dataset) == ("bakker", "Bakt brood.", official)
    assert (found.wage_min, found.wage_max, found.chance) == (Decimal(14), Decimal("17.50"), "good")
    assert (found.level_min, found.level_max, found.level_trust, found.is_starter) == (2, 3, "B", True)


@database
def test_when_the_official_data_go_the_starter_speaks_again() -> None:
    says(dataset(Precedence.STARTER), label="Bakker (voorbeeld)")
    official = dataset(Precedence.OFFICIAL)
    says(official, label="bakker")
    assert bakker().label == "bakker"
    forget(official.kind, official.name)
    assert bakker().label == "Bakker (voorbeeld)"


@database
def test_an_occupation_of_which_nobody_speaks_is_gone() -> None:
    only = dataset(Precedence.OFFICIAL)
    says(only, label="bakker")
    assert bakker().label == "bakker"
    forget(only.kind, only.name)
    refresh()
    assert not Occupation.objects.exists()


@database
def test_a_level_that_nobody_states_is_derived_and_marked() -> None:
    says(dataset(Precedence.OFFICIAL), isco="7512", label="bakker")
    assert (bakker().level_min, bakker().level_max, bakker().level_trust) == (2, 4, Trust.D)
    says(dataset(Precedence.OFFICIAL_OTHER), job_zone=2)
    assert (bakker().level_min, bakker().level_max, bakker().level_trust) == (2, 3, Trust.C)
    says(dataset(Precedence.STARTER), level_min=1, level_max=2, level_trust="B")
    assert (bakker().level_min, bakker().level_max, bakker().level_trust) == (1, 2, "B")


@database
def test_that_the_chance_is_unknown_is_no_knowledge() -> None:
    says(dataset(Precedence.OFFICIAL), label="bakker", chance=Chance.UNKNOWN)
    assert bakker().chance == Chance.UNKNOWN
    says(dataset(Precedence.STARTER), chance=Chance.POOR)
    assert bakker().chance == Chance.POOR


@database
def test_of_two_equals_the_last_one_is_believed() -> None:
    for label in ("eerste", "tweede"):
        says(dataset(Precedence.IMPORTED), label=label)
    assert bakker().label == "tweede"


@database
def test_skills_have_a_name_in_each_language() -> None:
    for precedence, named in ((Precedence.OFFICIAL, {"label": "kneden"}), (Precedence.OFFICIAL_OTHER, {"label_en": "kneading"})):
        SkillFacts.objects.create(dataset=dataset(precedence), skill_uri="urn:s", **named)
    refresh()
    assert list(Skill.objects.values_list("uri", "label", "label_en")) == [("urn:s", "kneden", "kneading")]


VALUES = st.fixed_dictionaries(
    {
        field: st.sampled_from(["", None]) | st.integers(1, 3)
        for group in OF_OCCUPATION
        for field in group
    }
)  # fmt: skip


@given(st.lists(VALUES, max_size=4))
def test_of_every_field_somebody_is_believed_who_said_it_and_nobody_more_trusted_did(said: list[dict[str, Any]]) -> None:
    found = believed(said, OF_OCCUPATION)
    for group in OF_OCCUPATION:
        speakers = [index for index, values in enumerate(said) if values[group[0]]]
        assert {found[field] for field in group if field in found} == (
            {(said[speakers[0]][field], speakers[0]) for field in group} if speakers else set()
        )
