"""The papers of the own dossier: read, added, taken back; and the calendar."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.documents.models import Document
from hervat.apps.documents.queries import documents_in
from hervat.domain.access.roles import Role
from tests.apps.documents.paper_acts import LETTER
from tests.support.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def own(world: World) -> Client:
    return world.own.client(Role.WERKNEMER)


def add(client: Client, kind: str = "plan_van_aanpak", content: bytes | None = None) -> int:
    day = timezone.localdate()
    file = SimpleUploadedFile("plan.txt", LETTER if content is None else content, "text/plain")
    typed = {"soort": kind, "dag-d": day.day, "dag-m": day.month, "dag-j": day.year, "bestand": file}
    return client.post(reverse("mijn:document_new"), typed).status_code


def test_a_paper_is_added_read_and_recorded(world: World, own: Client) -> None:
    assert add(own) == 302
    line = documents_in(world.own.entered(Role.CASEMANAGER))[0]
    assert line.name == "plan.txt"
    html = own.get(reverse("mijn:documents")).content.decode()
    assert "plan.txt" in html
    response = own.get(reverse("mijn:document", kwargs={"document": line.id}))
    assert response["Content-Disposition"].startswith("attachment")
    assert response.content == LETTER
    assert AuditRecord.objects.filter(kind="document", what="plan_van_aanpak", action="read").exists()


@pytest.mark.parametrize(("kind", "content"), [("", None), ("fml", None), ("plan_van_aanpak", b"\x7fELF\x00\x01")])
def test_what_is_no_paper_is_refused_with_a_sentence(own: Client, kind: str, content: bytes | None) -> None:
    assert add(own, kind, content) == 422
    assert not Document.objects.exists()


def test_a_form_without_a_file_says_so(own: Client) -> None:
    response = own.post(reverse("mijn:document_new"), {"soort": "plan_van_aanpak"})
    assert response.status_code == 422
    assert "Kies een bestand." in response.content.decode()


def test_only_the_own_paper_is_taken_back(world: World, own: Client) -> None:
    assert add(own) == 302
    document = Document.objects.get()
    stranger = world.other.client(Role.WERKNEMER)
    address = reverse("mijn:document_back", kwargs={"document": document.id})
    assert stranger.get(address).status_code == 404
    assert stranger.get(reverse("mijn:document", kwargs={"document": document.id})).status_code == 404
    assert own.post(address, {"reden": ""}).status_code == 422
    assert own.post(address, {"reden": "Verkeerd bestand gekozen."}).status_code == 302
    html = own.get(reverse("mijn:documents")).content.decode()
    assert "Verkeerd bestand gekozen." in html
    Document.objects.update(removed_at=None, removed_by=None, removal_reason="", added_by=world.own.people[Role.CASEMANAGER])
    assert own.get(address).status_code == 404


def test_a_calendar_can_be_followed_and_withdrawn(own: Client) -> None:
    made = own.post(reverse("mijn:calendar")).content.decode()
    assert "/agenda/" in made
    again = own.get(reverse("mijn:calendar")).content.decode()
    assert "nog niet opgehaald" in again
    action = again.split('action="/mijn/agenda/')[1].split('"')[0]
    assert own.post(f"/mijn/agenda/{action}").status_code == 302
    assert "nog niet opgehaald" not in own.get(reverse("mijn:calendar")).content.decode()
