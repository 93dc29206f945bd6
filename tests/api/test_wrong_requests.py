"""Every wrong request gets problem+json with one clear sentence, in the language asked for, and never a 500."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from hervat.project.receiving.body import Late
from tests.api.conftest import ADDRESS, Post

FACTS = {"eerste_ziektedag": "2025-03-03"}


def problem(answer: Any, status: int) -> dict[str, Any]:
    """The problem in an answer that must have this status."""
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["API-Version"] == "1.0.0"
    body: dict[str, Any] = answer.json()
    assert body["status"] == status
    assert body["type"] == "about:blank"
    assert body["title"]
    assert body["detail"].endswith(".")
    return body


def test_wrong_facts_name_every_wrong_field(post: Post) -> None:
    body = problem(post({"eerste_ziektedag": "2025-02-30", "recovered": [{"from": "gisteren"}], "vangnet": "misschien"}), 422)
    assert {error["field"] for error in body["errors"]} == {"eerste_ziektedag", "recovered[0].from", "vangnet"}
    assert all(error["message"].endswith(".") for error in body["errors"])


def test_a_first_sick_day_in_the_future_is_refused(post: Post) -> None:
    body = problem(post({"eerste_ziektedag": "2026-11-23"}, "?on=2026-11-22"), 422)
    assert [error["field"] for error in body["errors"]] == ["eerste_ziektedag"]


def test_sentences_are_english_for_who_asks_for_it(post: Post) -> None:
    dutch = problem(post({"eerste_ziektedag": 1}), 422)
    english = problem(post({"eerste_ziektedag": 1}, Accept_Language="en"), 422)
    assert "verwacht" in dutch["detail"]
    assert english["detail"] != dutch["detail"]
    assert english["errors"][0]["message"] != dutch["errors"][0]["message"]


def test_a_thousand_wrong_fields_give_an_answer_of_modest_size(post: Post) -> None:
    body = problem(post({f"veld_{number}": number for number in range(1000)}), 422)
    assert len(body["errors"]) == 50


@pytest.mark.parametrize("query", ["?on=22-11-2026", "?on=", "?on=2026-02-30", "?on=1900-01-01", "?on=2026-11-22&on=2026-11-23", "?on=%00"])
def test_a_wrong_day_is_named(post: Post, query: str) -> None:
    assert [error["field"] for error in problem(post(FACTS, query), 422)["errors"]] == ["on"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"   ",
        b"{",
        b"geen json",
        b"\xff\xfe{\x00}\x00",
        '{"eerste_ziektedag": "2025-03-03", "é": 1}'.encode("latin-1"),
        b'{"eerste_ziektedag": "2025-03-03", "eerste_ziektedag": "2025-03-04"}',
        b'{"eerste_ziektedag": NaN}',
        b'{"eerste_ziektedag": -Infinity}',
        b'{"eerste_ziektedag": 1e999}',
        b'{"eerste_ziektedag": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 50_000,
    ],
)
def test_what_cannot_be_read_is_a_bad_request(post: Post, raw: bytes) -> None:
    problem(post(raw), 400)


@pytest.mark.parametrize("facts", [[], "tekst", 1, None, True, [FACTS]])
def test_json_that_is_no_object_has_wrong_facts(post: Post, facts: object) -> None:
    problem(post(facts), 422)


def test_half_a_character_in_a_name_is_answered(post: Post) -> None:
    problem(post(b'{"eerste_ziektedag": "2025-03-03", "\\ud800": 1}'), 422)


@pytest.mark.parametrize("size", [1_000_001, 10_000_000])
def test_more_than_a_megabyte_is_too_large(post: Post, size: int) -> None:
    problem(post(b" " * size), 413)


def test_a_megabyte_is_read(post: Post) -> None:
    raw = b'{"eerste_ziektedag": "2025-03-03"}'
    assert post(raw + b" " * (1_000_000 - len(raw))).status_code == 200


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"]
)
def test_only_json_is_taken(post: Post, content_type: str) -> None:
    problem(post(FACTS, content_type=content_type), 415)


def test_only_json_as_it_is_is_taken(post: Post) -> None:
    assert "gzip" in problem(post(FACTS, Content_Encoding="gzip"), 415)["detail"]
    assert post(FACTS, Content_Encoding="identity").status_code == 200


def test_what_does_not_come_in_time_is_asked_again() -> None:
    late: dict[str, Any] = {"wsgi.input": Late()}
    problem(Client().generic("POST", ADDRESS, b"{}", "application/json", **late), 408)


@pytest.mark.parametrize("query", ["?ON=2026-11-22", "?op=2026-11-22", "?on=2026-11-22&x", "?%FF=1"])
def test_an_unknown_question_is_refused(post: Post, query: str) -> None:
    problem(post(FACTS, query), 400)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_another_method_is_refused(method: str) -> None:
    answer = Client().generic(method, ADDRESS)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    if method != "HEAD":
        problem(answer, 405)


@pytest.mark.parametrize("address", ["/api", "/api/", "/api/v1", "/api/v1/", "/api/v2", "/api/v1/tijdlijn"])
def test_an_address_that_is_not_there_is_a_problem(address: str) -> None:
    problem(Client().get(address), 404)


def test_an_unknown_host_is_a_problem() -> None:
    answer = Client().get("/api/v1/openapi.json", headers={"Host": "elders.example"})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("language", ["x" * 10_000, ",,,;q=", "nl;q=2", "\x00", "en-" * 300])
def test_a_strange_language_is_dutch_or_english(post: Post, language: str) -> None:
    assert post(FACTS, Accept_Language=language).headers["Content-Language"] in ("nl", "en")
