"""The profile: recorded as a whole, each version after the one that was seen, for who may know it."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.errors import Conflict, Refused, WrongFields
from hervat.apps.profiles.contents import ProfileContent, data_of, open_profile, profile_context
from hervat.apps.profiles.models import Profile
from hervat.apps.profiles.queries import profile_of, profile_versions
from hervat.apps.profiles.services import record_profile
from hervat.apps.sealing import Purpose, Unsealable, seal_text
from hervat.domain.access.roles import Role
from hervat.domain.matching.choosing.person import Conditions, Job
from hervat.domain.matching.occupations import Riasec
from tests.support.world import World

pytestmark = pytest.mark.django_db
WHOLE = ProfileContent(
    education_level=2,
    diplomas=frozenset(),
    licences=frozenset({"rijbewijs-b", "heftruck"}),
    jobs=(Job("magazijnmedewerker", 9.0, "urn:werk:magazijn"), Job("bezorger", 1.5)),
    skills=("voorraad tellen",),
    riasec=Riasec(31, 12, 8, 20, 10, 24),
    former_hourly=18.4,
    former_hours=36.0,
    postcode="7511",
    max_travel_minutes=120,
    conditions=Conditions(15.0, no_night=True, least_hours=12.0, most_hours=24.0),
)  # fmt: skip


def test_what_was_recorded_comes_back_with_who_and_when(world: World) -> None:
    record_profile(world.own.entered(Role.COACH), WHOLE, seen=None)
    for role in (Role.COACH, Role.ARBEIDSDESKUNDIGE, Role.WERKNEMER):
        found = profile_of(world.own.entered(role))
        assert found is not None
        assert (found.content, found.by, found.role) == (WHOLE, world.own.people[Role.COACH].name, Role.COACH)


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE, Role.BEDRIJFSARTS])
def test_it_is_not_for_others(world: World, role: Role) -> None:
    record_profile(world.own.entered(Role.COACH), WHOLE, seen=None)
    with pytest.raises(Refused):
        profile_of(world.own.entered(role))
    with pytest.raises(Refused):
        record_profile(world.own.entered(role), WHOLE, seen=None)


def test_nothing_recorded_is_nothing(world: World) -> None:
    assert profile_of(world.own.entered(Role.COACH)) is None
    assert profile_versions(world.own.entered(Role.COACH)) == ()


def test_each_change_is_a_version_and_the_same_again_is_none(world: World) -> None:
    first = record_profile(world.own.entered(Role.COACH), ProfileContent(education_level=2), seen=None)
    second = record_profile(world.own.entered(Role.ARBEIDSDESKUNDIGE), WHOLE, seen=first.id)
    assert record_profile(world.own.entered(Role.COACH), WHOLE, seen=second.id) == second
    assert [line.role for line in profile_versions(world.own.entered(Role.WERKNEMER))] == [Role.ARBEIDSDESKUNDIGE, Role.COACH]
    assert [(row.action) for row in AuditRecord.objects.filter(kind="profile").order_by("seq")] == ["created", "changed"]


@pytest.mark.parametrize("seen", ["none", "strange"])
def test_who_did_not_see_the_last_version_is_told(world: World, seen: str) -> None:
    record_profile(world.own.entered(Role.COACH), WHOLE, seen=None)
    with pytest.raises(Conflict) as told:
        record_profile(world.own.entered(Role.ARBEIDSDESKUNDIGE), ProfileContent(), seen=None if seen == "none" else uuid4())
    assert told.value.by == world.own.people[Role.COACH].name
    assert Profile.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"education_level": 9}, "education_level"),
        ({"jobs": (Job("kok", 61.0),)}, "work_history[0].years"),
        ({"jobs": (Job("", 1.0),)}, "work_history[0].occupation"),
        ({"jobs": (Job("x" * 121, 1.0),)}, "work_history[0].occupation"),
        ({"jobs": (Job("kok", 1.0, "u" * 201),)}, "work_history[0].occupation"),
        ({"riasec": Riasec(101, 0, 0, 0, 0, 0)}, "riasec.R"),
        ({"former_hourly": -1.0}, "wage.former_hourly"),
        ({"former_hours": 200.0}, "wage.former_hours"),
        ({"postcode": "7511 AB"}, "travel.postcode"),
        ({"postcode": "Hengelo"}, "travel.postcode"),
        ({"max_travel_minutes": 601}, "travel.max_minutes_per_day"),
        ({"conditions": Conditions(501.0)}, "conditions.least_hourly_wage"),
        ({"skills": ("x" * 501,)}, "skills[0]"),
    ],
)
def test_what_cannot_stand_in_a_person_is_not_recorded(world: World, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(WrongFields) as told:
        record_profile(world.own.entered(Role.COACH), ProfileContent(**wrong), seen=None)
    assert field in {error.path for error in told.value.errors}
    assert not Profile.objects.exists()


def test_it_cannot_be_read_in_the_database_nor_opened_elsewhere(world: World) -> None:
    row = record_profile(world.own.entered(Role.COACH), WHOLE, seen=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM profiles_profile")
        stored = bytes(cursor.fetchone()[0])
    assert b"magazijn" not in stored
    assert b"7511" not in stored
    row.dossier = world.other.dossier
    with pytest.raises(Unsealable):
        open_profile(row)


def test_a_profile_from_before_papers_and_hours_were_asked_is_still_read(world: World) -> None:
    row = record_profile(world.own.entered(Role.COACH), WHOLE, seen=None)
    told = data_of(WHOLE)
    del told["diplomas"], told["licences"], told["conditions"]["least_hours"], told["conditions"]["most_hours"]
    values = {"dossier": row.dossier_id.hex, "person": told, "occupations": [job.occupation for job in WHOLE.jobs]}
    row.content = seal_text(Purpose.CASE, json.dumps(values), context=profile_context(row.id))
    content = open_profile(row)
    assert (content.diplomas, content.licences) == (None, None)
    assert content.conditions == Conditions(15.0, no_night=True)
    assert content.jobs == WHOLE.jobs


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        (ProfileContent(licences=frozenset({"vliegbrevet"})), "licences[0]"),
        (ProfileContent(diplomas=frozenset({"rijbewijs-b"})), "diplomas[0]"),
        (ProfileContent(conditions=Conditions(least_hours=30.0, most_hours=20.0)), "conditions.most_hours"),
    ],
)
def test_papers_and_hours_that_cannot_be(world: World, wrong: ProfileContent, path: str) -> None:
    with pytest.raises(WrongFields) as caught:
        record_profile(world.own.entered(Role.COACH), wrong, seen=None)
    assert [error.path for error in caught.value.errors] == [path]
    assert not Profile.objects.exists()
