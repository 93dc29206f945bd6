"""What a monitor sees."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import OperationalError, connections
from django.test import Client
from pytest_django import Settings

BOTH = pytest.mark.django_db(databases=["default", "market"])


def test_healthz_lives_without_a_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


@BOTH
def test_readyz_is_ready_when_all_is_there(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ready"}


@BOTH
@pytest.mark.parametrize("alias", ["default", "market"])
def test_readyz_names_the_database_that_does_not_answer(client: Client, monkeypatch: pytest.MonkeyPatch, alias: str) -> None:
    def gone(*_arguments: object) -> None:
        raise OperationalError

    monkeypatch.setattr(connections[alias], "cursor", gone)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert alias in answer.json()["detail"]


@BOTH
def test_readyz_misses_the_static_files(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "statische" in answer.json()["detail"]


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/metrics"])
def test_only_reading_is_allowed(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_metrics_count_by_route_and_class_of_status(client: Client) -> None:
    before = counted(client, 'hervat_requests_total{route="public:clock",status="4xx"}')
    client.get("/poortwachter/?dag=2025-02-30")
    assert counted(client, 'hervat_requests_total{route="public:clock",status="4xx"}') == before + 1


def test_metrics_time_by_route(client: Client) -> None:
    client.get("/privacy/")
    assert counted(client, 'hervat_request_seconds_count{route="public:privacy"}') >= 1


def test_metrics_hold_nothing_that_was_typed(client: Client) -> None:
    client.get("/poortwachter/?dag=2019-07-13")
    client.get("/2019-07-13")
    client.get("/api/v1/2019-07-13?dag=2019-07-13")
    assert "2019-07-13" not in client.get("/metrics").content.decode()


def counted(client: Client, name: str) -> float:
    """The value of one line of the metrics; 0 when it is not there yet."""
    lines = client.get("/metrics").content.decode().splitlines()
    return next((float(line.removeprefix(name)) for line in lines if line.startswith(name)), 0.0)
