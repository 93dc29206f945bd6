"""What is sent slowly, in pieces, or not at all: no thread waits for it, and Django sees a whole request."""

from __future__ import annotations

import socket
from contextlib import ExitStack, closing, suppress
from typing import Any
from urllib.request import urlopen

import pytest

from hervat.api.facts_json import MAX_BYTES
from hervat.project.gateway import gateway
from tests.project.receiving.talking import FACTS, SCOPE, Application, run, send

STALLED = 40


def test_the_answer_comes_whole() -> None:
    start, body = send(Application(), FACTS)
    assert (start["status"], start["headers"]) == (201, [(b"Content-Type", b"text/plain")])
    assert body["body"] == b"one two"


def test_pieces_are_put_together() -> None:
    application = Application()
    send(application, FACTS[:10], b"", FACTS[10:])
    assert application.read == FACTS
    assert application.told["CONTENT_LENGTH"] == str(len(FACTS))


def test_no_more_is_kept_than_tells_that_it_is_too_much() -> None:
    application = Application()
    send(application, *[b"x" * 300_000] * 10)
    assert application.read is not None
    assert len(application.read) == MAX_BYTES + 1


def test_what_does_not_come_in_time_cannot_be_read() -> None:
    application = Application()
    start, _body = send(application, FACTS[:10], None)
    assert application.told
    assert application.read is None
    assert start["status"] == 201


def test_who_leaves_gets_no_answer() -> None:
    application = Application()

    async def leave() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def answer(message: Any) -> None:
        raise AssertionError(message)

    run(gateway(application, threads=1)(SCOPE, leave, answer))
    assert application.told == {}


def test_tells_the_request_as_wsgi_does() -> None:
    application = Application()
    headers = [
        (b"host", b"hervat.example"),
        (b"content-length", b"999"),
        (b"accept", b"text/html"),
        (b"accept", b"*/*"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"x_forwarded_for", b"203.0.113.1"),
    ]
    send(application, FACTS, path="/caf\u00e9", query_string=b"x=%FF", headers=headers)
    told = application.told
    assert told["PATH_INFO"].encode("latin-1").decode() == "/caf\u00e9"
    assert told["QUERY_STRING"] == "x=%FF"
    assert (told["REMOTE_ADDR"], told["SERVER_PORT"], told["wsgi.url_scheme"]) == ("192.0.2.1", "8000", "http")
    assert (told["HTTP_HOST"], told["HTTP_ACCEPT"], told["HTTP_COOKIE"]) == ("hervat.example", "text/html,*/*", "a=1; b=2")
    assert told["CONTENT_LENGTH"] == str(len(FACTS))
    assert "203.0.113.1" not in told.values()


@pytest.fixture
def place(live_address: str) -> tuple[str, int]:
    host, _, port = live_address.removeprefix("http://").partition(":")
    return host, int(port)


def request_head(*lines: str) -> bytes:
    return "\r\n".join(("POST /api/v1/timeline HTTP/1.1", "Host: localhost", "Content-Type: application/json", *lines, "", "")).encode()


def test_visitors_who_stop_halfway_hold_nobody_up(place: tuple[str, int], live_address: str) -> None:
    with ExitStack() as stack:
        for _ in range(STALLED):
            connection = stack.enter_context(closing(socket.create_connection(place)))
            connection.sendall(request_head("Content-Length: 100") + FACTS[:10])
        with urlopen(f"{live_address}/healthz", timeout=5) as answer:  # noqa: S310 -- our own address; they are waited for longer than this
            assert answer.status == 200


def test_facts_may_come_in_chunks(place: tuple[str, int]) -> None:
    with closing(socket.create_connection(place, timeout=30)) as connection:
        connection.sendall(request_head("Transfer-Encoding: chunked", "Connection: close"))
        for piece in (FACTS[:10], FACTS[10:], b""):
            connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
        with connection.makefile("rb") as answer:
            assert answer.readline().split()[1] == b"200"


@pytest.mark.parametrize("announced", ["Content-Length: 2000000000", "Transfer-Encoding: chunked"])
def test_two_gigabytes_are_answered_before_they_are_sent(place: tuple[str, int], announced: str) -> None:
    """The real server stops reading: whoever sends is told, long before the end."""
    head = (
        f"POST /mijn/documenten/nieuw/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n{announced}\r\n\r\n"
    )
    piece = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    with closing(socket.create_connection(place, timeout=60)) as connection:
        connection.sendall(head.encode())
        with suppress(ConnectionError):
            for _ in range(2_000_000_000 // len(piece)):
                connection.sendall(piece)
            raise AssertionError("all of it was read")
        with connection.makefile("rb") as answer:
            assert answer.readline().split()[1] == b"413"
