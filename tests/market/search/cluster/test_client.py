"""Speaking with nodes that are gone, busy, broken or suspicious. The nodes are ours, on loopback, and say what the test wants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hervat.market.search.cluster import writing
from hervat.market.search.cluster.address import ClusterAddress
from hervat.market.search.cluster.client import Client
from hervat.market.search.cluster.writing import put, removal, send
from hervat.market.search.contract import EngineFailure
from tests.market.search.cluster.nodes import WELL, node
from tests.support.product import HOST, free_port

PASSWORD = "sesam-open-u"  # noqa: S105 -- invented


@contextmanager
def speaking(*nodes: str, user: str = "") -> Iterator[Client]:
    """A client that is soon tired of waiting."""
    client = Client(ClusterAddress(nodes, "hervat", user, PASSWORD if user else ""), patience=0.4)
    try:
        yield client
    finally:
        client.close()


def test_another_node_answers_for_one_that_is_gone() -> None:
    gone = f"http://{HOST}:{free_port()}"
    with node(WELL) as there, speaking(gone, there.address) as client:
        assert client.read("/x").body == {"fine": True}
        assert client.read("/y").body == {"fine": True}
        assert [path for _method, path, _body, _name in there.asked] == ["/x", "/y"]


@pytest.mark.parametrize("trouble", [(429, b"{}"), (503, b"{}"), (200, b"half an ans"), (502, b"<html>")])
def test_asks_again_what_could_not_be_answered(trouble: tuple[int, bytes]) -> None:
    with node(trouble, trouble, WELL) as busy, speaking(busy.address) as client:
        assert client.change("PUT", "/x", {"a": 1}).body == {"fine": True}
        assert [body for _method, _path, body, _name in busy.asked] == [b'{"a":1}'] * 3


def test_says_so_when_it_lasts() -> None:
    with node((503, b"{}")) as busy, speaking(busy.address) as client, pytest.raises(EngineFailure, match="status 503"):
        client.read("/x")
    with speaking(f"http://{HOST}:{free_port()}") as client, pytest.raises(EngineFailure, match="antwoordt niet"):
        client.read("/x")


def test_tells_who_it_is_and_never_tells_the_password() -> None:
    with node(WELL, (401, b"Unauthorized")) as strict, speaking(strict.address, user="hervat") as client:
        client.read("/x")
        assert strict.asked[0][3].startswith("Basic ")
        with pytest.raises(EngineFailure, match="weigert de naam") as caught:
            client.read("/x")
    assert PASSWORD not in str(caught.value) + repr(client.address)


def test_tells_what_was_refused() -> None:
    refusal = json.dumps({"error": {"type": "mapper_parsing_exception", "reason": "what an ad says"}, "status": 400}).encode()
    with node((400, refusal)) as strict, speaking(strict.address) as client, pytest.raises(EngineFailure, match="mapper_parsing_exception"):
        client.change("PUT", "/x")


def bulk(*statuses: int) -> tuple[int, bytes]:
    """The answer to many changes at once."""
    items = [{"index": {"status": status, "error": {"type": "kind", "reason": "why"}}} for status in statuses]
    return 200, json.dumps({"errors": any(status >= 300 for status in statuses), "items": items}).encode()


def test_sends_again_only_what_could_not_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PAUSES", (0.01, 0.01))
    changes = [put("1", {"number": 1}), put("2", {"number": 2}), removal("3")]
    with node(bulk(200, 429, 404), bulk(429), bulk(201)) as busy, speaking(busy.address) as client:
        send(client, "x", changes)
        assert [body for _method, _path, body, _name in busy.asked] == [
            b"".join(change.lines for change in changes),
            *[changes[1].lines] * 2,
        ]
    with node(bulk(429)) as busy, speaking(busy.address) as client:
        with pytest.raises(EngineFailure, match="status 429"):
            send(client, "x", changes[:1])
        assert len(busy.asked) == 3


def test_sends_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_CHANGES", 2)
    with node(bulk()) as there, speaking(there.address) as client:
        send(client, "x", [removal(str(number)) for number in range(5)])
        assert [body.count(b"\n") for _method, _path, body, _name in there.asked] == [2, 2, 1]
        send(client, "x", [])
        assert len(there.asked) == 3
