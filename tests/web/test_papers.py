"""PDF and calendar: in the words of who reads, so many per address, and one PDF at a time."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from hervat.reports.timeline_pdf import Busy
from hervat.web.public import views

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


def test_who_finds_the_press_busy_is_asked_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_args: object, **_kwargs: object) -> bytes:
        raise Busy

    monkeypatch.setattr(views, "timeline_pdf", busy)
    answer = client.get(PDF)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "druk" in answer.content.decode()
