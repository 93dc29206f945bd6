"""Taking everything along: all that the werknemer may see, nothing else, and recorded."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.auditing import tell_read
from hervat.apps.dossiers.services.drafts import save_draft
from hervat.apps.dossiers.services.facts import record_event
from hervat.apps.dossiers.services.given import NewEvent
from hervat.apps.dossiers.services.notes import give_advice, write_note
from hervat.apps.health.door import NewRecord, sign, write
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.facts import EVENT_DATA
from hervat.domain.disclosure.matrix import may_see
from hervat.domain.dossier.documents import Audience
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.law.facts import EventKind
from tests.apps.documents.paper_acts import added
from tests.support.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def exported(client: Client) -> tuple[dict[str, Any], list[str]]:
    response = client.get(reverse("mijn:export"))
    assert response.status_code == 200
    with ZipFile(BytesIO(response.getvalue())) as pack:
        return json.loads(pack.read("dossier.json")), pack.namelist()


def test_it_holds_every_kind_of_thing_that_the_werknemer_may_see(world: World) -> None:
    day = timezone.localdate()
    for audience, role in ((Audience.EVERYONE, Role.COACH), (Audience.WERKGEVER, Role.CASEMANAGER), (Audience.COACHING, Role.COACH)):
        write_note(world.own.entered(role), audience=audience, about=day, text=f"Notitie {audience.value}.")
    give_advice(world.own.entered(Role.BEDRIJFSARTS), day=day, text="Zittend werk, vier uur per dag.")
    record_event(world.own.entered(Role.CASEMANAGER), NewEvent(kind=EventKind.LOONOPSCHORTING, day=day))
    tell_read(world.own.entered(Role.COACH), "dossier", what="timeline")
    found, names = exported(world.own.client(Role.WERKNEMER))
    assert {note["text"] for note in found["notities"]} == {f"Notitie {audience.value}." for audience in Audience}
    assert [advice["text"] for advice in found["advies"]] == ["Zittend werk, vier uur per dag."]
    assert {event["kind"] for event in found["gebeurtenissen"]} == {"probleemanalyse", "loonopschorting"}
    assert "las uw tijdlijn" in {look["wat"] for look in found["inzages"]}
    assert "Coach A" in {person["name"] for person in found["mensen"]}
    assert names == ["dossier.json", "tijdlijn.json"]
    assert found["dossier"]["nummer"] == world.own.dossier.number


def test_it_holds_no_kind_of_event_that_the_werknemer_may_not_see(world: World) -> None:
    found, _ = exported(world.own.client(Role.WERKNEMER))
    assert all(may_see(EVENT_DATA[EventKind(event["kind"])], Role.WERKNEMER) for event in found["gebeurtenissen"])


def test_it_holds_the_signed_medical_papers_and_no_draft(world: World) -> None:
    entered = world.own.entered(Role.BEDRIJFSARTS)
    day = timezone.localdate()
    signed = write(entered, NewRecord(kind=VaultKind.AANTEKENING, day=day, text="Getekend stuk."))
    sign(entered, signed.id, seen=signed.version)
    write(entered, NewRecord(kind=VaultKind.AANTEKENING, day=day, text="Nog niet af."))
    found, _ = exported(world.own.client(Role.WERKNEMER))
    assert [paper["tekst"] for paper in found["medisch"]] == ["Getekend stuk."]


def test_it_holds_the_papers_themselves(world: World) -> None:
    added(world.own.entered(Role.CASEMANAGER), name="plan.txt")
    found, names = exported(world.own.client(Role.WERKNEMER))
    assert [paper["name"] for paper in found["papieren"]] == ["plan.txt"]
    assert "papieren/1-plan.txt" in names


def test_it_holds_nothing_of_others(world: World) -> None:
    save_draft(world.own.people[Role.CASEMANAGER].id, "/dossiers/HV-0001/notities/", {"text": ["Concept van Karin."]})
    write_note(world.other.entered(Role.COACH), audience=Audience.EVERYONE, about=timezone.localdate(), text="Van een ander.")
    text = json.dumps(exported(world.own.client(Role.WERKNEMER))[0])
    assert "Concept" not in text
    assert "Van een ander" not in text
    assert "Vermeerb" not in text


def test_it_is_recorded(world: World) -> None:
    exported(world.own.client(Role.WERKNEMER))
    record = AuditRecord.objects.get(action="exported", what="data")
    assert record.actor == world.own.people[Role.WERKNEMER].id
    assert [subject.dossier for subject in record.subjects.all()] == [world.own.dossier.id]


def test_professionals_cannot_ask_for_it(world: World) -> None:
    for role in Role:
        if role is not Role.WERKNEMER:
            assert world.own.client(role).get(reverse("mijn:export")).status_code == 404
