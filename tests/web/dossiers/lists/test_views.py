"""Views under a name: private, at most twelve, one to begin with."""

from __future__ import annotations

import pytest

from hervat.apps.dossiers.models import SavedView
from hervat.apps.dossiers.services.views import MOST_VIEWS
from hervat.domain.access.roles import Role
from tests.support.world import make_world

pytestmark = pytest.mark.django_db
PAGE = "/dossiers/weergaven/"


def test_save_open_begin_and_delete() -> None:
    client = make_world().own.client(Role.CASEMANAGER)
    saved = client.post(PAGE, {"naam": "  Week 88   tot 93 ", "vraag": "van=88&tot=93&onzin=1&blz=4"})
    assert saved["Location"] == "/dossiers/?van=88&tot=93&blz=4"
    view = SavedView.objects.get()
    assert view.name == "Week 88 tot 93"
    assert "Week 88 tot 93" in client.get("/dossiers/?alle=1").content.decode()
    client.post(f"{PAGE}{view.id}/", {"wat": "begin"})
    assert client.get("/dossiers/")["Location"] == f"/dossiers/?{view.query}"
    assert client.get("/dossiers/?alle=1").status_code == 200
    client.post(f"{PAGE}{view.id}/", {"wat": "verwijderen"})
    assert client.get("/dossiers/").status_code == 200
    assert not SavedView.objects.exists()


def test_at_most_twelve_and_the_same_name_again_replaces() -> None:
    client = make_world().own.client(Role.CASEMANAGER)
    for number in range(MOST_VIEWS):
        assert client.post(PAGE, {"naam": f"Lijst {number}", "vraag": "telaat=1"}).status_code == 302
    refused = client.post(PAGE, {"naam": "Nog een", "vraag": "telaat=1"})
    assert refused.status_code == 422
    assert "U hebt al 12 weergaven." in refused.content.decode()
    assert client.post(PAGE, {"naam": "Lijst 3", "vraag": "bijna=1"}).status_code == 302
    assert SavedView.objects.count() == MOST_VIEWS
    assert SavedView.objects.get(name="Lijst 3").query == "bijna=1"


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "a\x07b"])
def test_a_name_is_needed(name: str) -> None:
    response = make_world().own.client(Role.CASEMANAGER).post(PAGE, {"naam": name, "vraag": ""})
    assert response.status_code == 422
    assert "Geef deze weergave een naam" in response.content.decode()
    assert not SavedView.objects.exists()


def test_nobody_sees_or_changes_the_view_of_another() -> None:
    world = make_world()
    world.own.client(Role.CASEMANAGER).post(PAGE, {"naam": "Geheim", "vraag": "telaat=1"})
    view = SavedView.objects.get()
    for client in (world.own.client(Role.COACH), world.other.client(Role.CASEMANAGER)):
        assert "Geheim" not in client.get("/dossiers/?alle=1").content.decode()
        for act in ("begin", "verwijderen"):
            assert client.post(f"{PAGE}{view.id}/", {"wat": act}).status_code == 404
    view.refresh_from_db()
    assert not view.is_start


def test_one_view_to_begin_with() -> None:
    client = make_world().own.client(Role.CASEMANAGER)
    for name in ("Een", "Twee"):
        client.post(PAGE, {"naam": name, "vraag": "telaat=1"})
        client.post(f"{PAGE}{SavedView.objects.get(name=name).id}/", {"wat": "begin"})
    assert SavedView.objects.get(is_start=True).name == "Twee"
