"""PDF and calendar: in the words of who reads, so many per address, and one PDF at a time."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from hervat.domain.access.roles import Role
from hervat.reports.paper import Busy
from hervat.web.dossiers.case.views import papers
from hervat.web.public import views
from hervat.web.werknemer.views import clock
from tests.support.world import World

PDF = "/poortwachter/poortwachter.pdf?dag=2025-03-03"
ICS = "/poortwachter/poortwachter.ics?dag=2026-09-07"


def test_the_papers_follow_who_reads(client: Client) -> None:
    assert client.get(PDF).content != client.get(f"{PDF}&voor=werknemer").content
    assert client.get(ICS).content != client.get(f"{ICS}&voor=werknemer").content


def test_an_address_that_fetches_many_papers_is_asked_to_wait(client: Client, settings: Settings) -> None:
    settings.PDF_RATE = "1/d"
    client.get(PDF)
    refused = client.get(PDF)
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert "Even wachten" in refused.content.decode()


@pytest.mark.django_db
def test_who_finds_the_press_busy_is_asked_to_come_back(client: Client, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_args: object, **_kwargs: object) -> bytes:
        raise Busy

    for face in (views, clock, papers):
        monkeypatch.setattr(face, "timeline_pdf", busy)
    number = world.own.dossier.number
    pages = {
        client: PDF,
        world.own.client(Role.WERKNEMER): "/mijn/tijdlijn.pdf",
        world.own.client(Role.CASEMANAGER): f"/dossiers/{number}/tijdlijn.pdf",
    }
    for who, address in pages.items():
        answer = who.get(address)
        assert (answer.status_code, answer["Retry-After"]) == (503, "5"), address
        assert "opnieuw" in answer.content.decode()
