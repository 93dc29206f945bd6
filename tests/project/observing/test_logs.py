"""What reaches the log, and above all what does not."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

import pytest
import structlog
from django.test import Client

from hervat.project.observing.logs import KNOWN_KEYS, configure, json_formatter, keep_known_keys, logging_config
from hervat.project.observing.requests import route_name

TYPED = "1999-12-31"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Reads what was logged since the test began, as a list of JSON objects."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(json_formatter())
    for name in ("", "_granian"):
        monkeypatch.setattr(logging.getLogger(name), "handlers", [handler])

    def read() -> list[dict[str, Any]]:
        return [json.loads(line) for line in stream.getvalue().splitlines()]

    return read


def test_a_request_is_logged_by_its_route(client: Client, lines: Any) -> None:
    answer = client.get(f"/poortwachter/?dag={TYPED}", headers={"Referer": f"https://elders.example/{TYPED}"}, REMOTE_ADDR="192.0.2.77")
    (line,) = lines()
    assert line["event"] == "request"
    assert line["route"] == "public:clock"
    assert line["method"] == "GET"
    assert line["status"] == answer.status_code
    assert line["duration_ms"] >= 0
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert line.keys() <= KNOWN_KEYS
    assert TYPED not in json.dumps(line)
    assert "192.0.2.77" not in json.dumps(line)


def test_keys_that_are_not_known_are_dropped() -> None:
    assert keep_known_keys(None, "info", {"event": "e", "status": 200, "query": TYPED, "dag": TYPED}) == {"event": "e", "status": 200}


@pytest.mark.parametrize(("count", "kept"), [(3, {"count": 3}), (TYPED, {}), (True, {}), (3.5, {}), (None, {})])
def test_a_count_is_a_whole_number_or_is_dropped(count: object, kept: dict[str, object]) -> None:
    assert keep_known_keys(None, "info", {"count": count}) == kept


def test_our_own_line_keeps_only_known_keys(lines: Any) -> None:
    structlog.get_logger("hervat.test").info("something happened", route="r", eerste_ziektedag=TYPED)
    (line,) = lines()
    assert line["event"] == "something happened"
    assert line["route"] == "r"
    assert TYPED not in json.dumps(line)


def test_of_an_error_only_its_name_and_places_are_kept(lines: Any) -> None:
    try:
        int(TYPED)
    except ValueError:
        structlog.get_logger("hervat.test").exception("failed")
    (line,) = lines()
    assert line["error"] == "builtins.ValueError"
    assert line["frames"][0].startswith("project/observing/test_logs.py:")
    assert TYPED not in json.dumps(line)


@pytest.mark.parametrize("name", ["django.request", "django.security.DisallowedHost", "_granian.utils", "some.library", "hervatting"])
def test_the_words_of_a_library_are_not_kept(lines: Any, name: str) -> None:
    logging.getLogger(name).error("not found: %s", TYPED, extra={"path": TYPED})
    logging.getLogger(name).error(f"not found: {TYPED}")  # some put the value in the words themselves
    for line in lines():
        assert line["logger"] == name
        assert line["where"]
        assert TYPED not in json.dumps(line)
    assert len(lines()) == 2


def test_the_server_may_say_that_it_started() -> None:
    """It speaks through a handler of its own, so that its configuration is ours in every process."""
    configure(logging_config(debug=False))
    record = logging.getLogger("_granian").makeRecord("_granian", logging.INFO, "", 0, "Listening at: %s", ("http://127.0.0.1",), None)
    assert json.loads(json_formatter().format(record))["event"] == "Listening at: http://127.0.0.1"


def test_an_address_without_a_route_has_no_name(client: Client) -> None:
    assert route_name(client.get(f"/{TYPED}").wsgi_request) == "none"
    assert route_name(client.get("/static/hervat/niets.css").wsgi_request) == "static"
