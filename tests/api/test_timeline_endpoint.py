"""``POST /api/v1/timeline``: facts in, timeline out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from hervat.domain.law import read_facts, timeline
from hervat.reports.timeline_json import timeline_json
from tests.api.conftest import ADDRESS, Post

FACTS = {"eerste_ziektedag": "2025-03-03", "events": [{"kind": "probleemanalyse", "date": "2025-03-24"}]}


def test_answers_with_the_timeline_of_the_facts(post: Post) -> None:
    answer = post(FACTS, "?on=2026-11-22")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    on = datetime(2026, 11, 22, tzinfo=UTC).date()
    assert answer.json() == timeline_json(timeline(read_facts(FACTS, on), on))


def test_looks_at_the_case_on_the_day_asked_for(post: Post) -> None:
    assert post(FACTS, "?on=2025-06-01").json()["on"] == "2025-06-01"


def test_without_a_day_it_is_today_in_the_netherlands(post: Post) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), tick=False):
        assert post(FACTS).json()["on"] == "2026-11-23"


@pytest.mark.parametrize(
    ("wanted", "language"), [("en", "en"), ("en-GB,nl;q=0.5", "en"), ("fr, nl;q=0.9, en;q=0.8", "nl"), ("", "nl"), ("*", "nl")]
)
def test_speaks_the_language_of_the_reader(post: Post, wanted: str, language: str) -> None:
    answer = post(FACTS, "?on=2026-11-22", Accept_Language=wanted)
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]
    explanation = answer.json()["wachttijd"]["explanation"][0]
    assert ("3 March 2025" if language == "en" else "3 maart 2025") in explanation


def test_names_its_version(post: Post) -> None:
    assert post(FACTS).headers["API-Version"] == "1.0.0"


def test_takes_a_byte_order_mark(post: Post) -> None:
    assert post(b"\xef\xbb\xbf" + b'{"eerste_ziektedag": "2025-03-03"}').status_code == 200


def test_takes_utf_8_named_in_the_content_type(post: Post) -> None:
    assert post(FACTS, content_type="application/json; charset=utf-8").status_code == 200


def test_stores_nothing(post: Post) -> None:
    """Not even a cookie; that no database is touched is proved by these tests running without one."""
    assert "Set-Cookie" not in post(FACTS).headers


def test_there_is_nothing_at_the_address_with_a_slash() -> None:
    answer = Client().post(f"{ADDRESS}/", data=b"{}", content_type="application/json")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
