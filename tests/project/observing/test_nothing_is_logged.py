"""The real product, started as people start it: nothing that is typed anywhere comes back in its output."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.project.addresses import DOCUMENTS, IN_BOTH_LANGUAGES, MACHINES, PAGES
from tests.support.product import running_product

TYPED = ["2024-05-06", "2024-13-45", "06-05-2024", "6 mei 2024", "2031-02-03", "x2024-05-06y"]
HEADERS = {"Referer": "https://elders.example/?dag=2024-05-06", "User-Agent": "2024-05-06", "X-Forwarded-For": "198.51.100.99"}
TRACES = [*TYPED, "20240506", "6%20mei", "13-45", "198.51.100.99", "elders.example", "dag=", "g=proble"]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that the product wrote while every address was asked with dates, right ones and wrong ones."""
    home: Path = tmp_path_factory.mktemp("product")
    with running_product(home) as address:
        for typed in TYPED:
            _ask_everything(address, typed.replace(" ", "%20"))
    return (home / "product.log").read_text()


def _ask_everything(address: str, typed: str) -> None:
    for place in {place.partition("?")[0] for place in IN_BOTH_LANGUAGES + MACHINES}:
        _ask(f"{address}{place}?dag={typed}&hersteld={typed}_{typed}&g=probleemanalyse_{typed}&op={typed}&onbekend={typed}")
    _ask(f"{address}/poortwachter/?formulier=1&dag={typed}&op={typed}")
    _ask(f"{address}/poortwachter/uitleg/{typed}/?dag={typed}")
    _ask(f"{address}/{typed}/{typed}?dag={typed}")
    _ask(f"{address}/api/v1/{typed}?dag={typed}")
    for content_type in ("application/json", f"text/{typed}"):
        _ask(f"{address}/api/v1/timeline?on={typed}", json.dumps({"eerste_ziektedag": typed}).encode(), content_type)
        _ask(f"{address}/api/v1/timeline", json.dumps({"eerste_ziektedag": "2024-05-06", typed: typed}).encode(), content_type)
        _ask(f"{address}/api/v1/timeline", f"{typed}: geen json".encode(), content_type)
    _ask(f"{address}/poortwachter/", f"dag={typed}".encode(), "application/x-www-form-urlencoded")


def _ask(address: str, body: bytes | None = None, content_type: str = "") -> None:
    request = urllib.request.Request(address, body, HEADERS | ({"Content-Type": content_type} if body else {}))  # noqa: S310 -- our own address
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 -- as above
            answer.read()
    except HTTPError as refused:
        refused.close()


def test_nothing_typed_comes_back(said: str) -> None:
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    routes = {line.get("route") for line in lines}
    # The first three: every request was really answered and logged, otherwise the last would prove nothing.
    assert {
        "public:home",
        "public:clock",
        "public:explanation",
        "public:pdf",
        "public:ics",
        "public:json",
        "api:post_timeline",
        "none",
    } <= routes
    assert len(lines) > len(TYPED) * (len(PAGES) + len(DOCUMENTS) + len(MACHINES))
    assert {line.get("status") for line in lines} <= {None, 200, 302, 400, 403, 404, 405, 415, 422}
    assert [trace for trace in TRACES if trace in said] == []
