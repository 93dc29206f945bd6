"""The virus scanner: clean only when it says so, and unscanned whenever anything else happens."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.apps.documents.scanning import NoScanner, Outcome, Verdict
from hervat.integrations.clamd.adapter import PIECE, Clamd, _verdict, scanner
from hervat.integrations.clamd.address import ClamdAddress, parse_clamd_address
from tests.integrations.clamd.clamd_server import (
    EICAR_LIKE,
    STREAM_MAX,
    Talk,
    answering,
    clamd_server,
    closing,
    deaf,
    dripping,
    hanging,
)

CLEAN = Verdict(Outcome.CLEAN)
UNSCANNED = Verdict(Outcome.UNSCANNED)


def at(address: str, *, seconds: float = 30) -> Clamd:
    return Clamd(parse_clamd_address(address), connect_seconds=seconds, answer_seconds=seconds)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_a_clean_file(size: int) -> None:
    with clamd_server() as address:
        assert at(address).scan(bytes(size)) == CLEAN


def test_an_infected_file_also_over_two_pieces() -> None:
    with clamd_server() as address:
        assert at(address).scan(EICAR_LIKE) == Verdict(Outcome.INFECTED, "Test.Virus-1")
        assert at(address).scan(bytes(PIECE - 5) + EICAR_LIKE) == Verdict(Outcome.INFECTED, "Test.Virus-1")
        assert at(address).scan(b"x") == CLEAN


def test_over_a_socket_of_this_machine(tmp_path: Path) -> None:
    with clamd_server(path=str(tmp_path / "c.sock")) as address:
        assert at(address).scan(EICAR_LIKE).outcome is Outcome.INFECTED


def test_a_file_larger_than_the_scanner_takes() -> None:
    with clamd_server() as address:
        assert at(address).scan(bytes(STREAM_MAX * 8)) == UNSCANNED


def test_a_file_larger_than_we_send_is_not_sent() -> None:
    assert replace(at("127.0.0.1:1"), most_bytes=10).scan(bytes(11)) == UNSCANNED


ANSWERS = {
    "nothing": b"",
    "half": b"stream: OK",
    "half found": b"stream: Win.Test FOU",
    "garbage": b"\xff\xfe\x00\x80" * 50,
    "endless": b"a" * 100_000,
    "page": b"HTTP/1.1 200 OK\r\n\r\nstream: OK\0",
    "error": b"stream: Can't allocate memory ERROR\0",
    "unknown command": b"UNKNOWN COMMAND\0",
    "more after it": b"stream: OK\0stream: Win.Test FOUND\0",
    "other name": b"other: OK\0",
    "gave up": b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0",
    "no signature": b"stream:  FOUND\0",
}


@pytest.mark.parametrize("words", ANSWERS)
def test_any_other_answer_is_no_verdict(words: str) -> None:
    with clamd_server(answering(ANSWERS[words])) as address:
        assert at(address).scan(b"x") == UNSCANNED


@pytest.mark.parametrize("talk", [hanging, deaf, dripping, closing])
@pytest.mark.parametrize("size", [1, 20_000_000])
def test_a_scanner_that_does_not_come_to_an_answer(talk: Talk, size: int) -> None:
    with clamd_server(talk) as address:
        assert at(address, seconds=0.2).scan(bytes(size)) == UNSCANNED


def test_no_scanner_there(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert at(f"127.0.0.1:{unused.getsockname()[1]}").scan(b"x") == UNSCANNED
    assert at(f"unix:{tmp_path}/none.sock").scan(b"x") == UNSCANNED


def test_without_an_address_nobody_looks() -> None:
    assert isinstance(scanner(None), NoScanner)
    assert scanner(None).scan(EICAR_LIKE) == UNSCANNED
    assert scanner("127.0.0.1:3310") == Clamd(ClamdAddress(host="127.0.0.1", port=3310))


@given(st.binary(max_size=60))
def test_only_the_exact_words_make_a_file_clean(said: bytes) -> None:
    assert (_verdict(said).outcome is Outcome.CLEAN) == (said == b"stream: OK\0")
    found = _verdict(b"stream: " + said + b" FOUND\0")
    assert found.outcome is not Outcome.CLEAN
    assert found.signature.isprintable()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("unix:/run/clamav/clamd.sock", ClamdAddress(path="/run/clamav/clamd.sock")),
        ("localhost:3310", ClamdAddress(host="localhost", port=3310)),
        ("[::1]:3310", ClamdAddress(host="::1", port=3310)),
    ],
)
def test_addresses(text: str, address: ClamdAddress) -> None:
    assert parse_clamd_address(text) == address


@pytest.mark.parametrize(
    "text", ["", "unix:", "unix:clamd.sock", "/run/clamd.sock", "host", "host:0", "host:65536", "a b:1", "unix:/" + "a" * 200, "unix:/a\n"]
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="not"):
        parse_clamd_address(text)
