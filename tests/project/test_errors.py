"""When something breaks inside: a page for a person, a problem for a program, and nothing about the facts in either."""

from __future__ import annotations

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory

from hervat.project import errors

TYPED = "2025-03-03"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Client:
    """A product in which every timeline fails, with the facts in the message."""

    def fail(*_arguments: object) -> None:
        raise ValueError(f"cannot work with {TYPED}")

    monkeypatch.setattr("hervat.web.public.request.timeline", fail)
    monkeypatch.setattr("hervat.api.timeline.timeline", fail)
    return Client(raise_request_exception=False)


def test_a_person_gets_a_page(broken: Client) -> None:
    answer = broken.get(f"/poortwachter/?dag={TYPED}")
    assert answer.status_code == 500
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "<h1" in answer.content.decode()
    assert "cannot work" not in answer.content.decode()
    assert "Content-Security-Policy" in answer.headers


def test_a_program_gets_a_problem(broken: Client) -> None:
    answer = broken.post("/api/v1/timeline", data=f'{{"eerste_ziektedag": "{TYPED}"}}', content_type="application/json")
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert TYPED not in answer.content.decode()


def test_a_broken_page_about_errors_is_still_an_answer(broken: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("hervat.web.public.views.server_error", fail)
    answer = broken.get(f"/poortwachter/?dag={TYPED}")
    assert answer.status_code == 500
    assert answer.content.decode().endswith(".")


@pytest.mark.parametrize(("address", "kind"), [("/api/v1/iets", "application/problem+json"), ("/iets", "text/html; charset=utf-8")])
def test_too_much_data_is_413(rf: RequestFactory, address: str, kind: str) -> None:
    answer = errors.bad_request(rf.post(address), RequestDataTooBig())
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == kind


def test_an_unknown_host_gets_a_page(client: Client) -> None:
    answer = client.get("/", headers={"Host": "elders.example"})
    assert answer.status_code == 400
    assert "elders.example" not in answer.content.decode()


def test_more_fields_than_a_link_can_hold_is_told(client: Client) -> None:
    assert 400 <= client.get("/poortwachter/?" + "&".join(f"v{number}=1" for number in range(6000))).status_code < 500
