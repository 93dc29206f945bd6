"""Asks clamd about a file: INSTREAM, in pieces with their length before them, over a socket of its own.

Only an answer that says so makes a file clean. No connection, no answer in time, half an answer, another answer than was expected: then
nobody looked, and that is what is said.
"""

from __future__ import annotations

import re
import socket
import time
from dataclasses import dataclass

import structlog

from hervat.apps.documents.scanning import NoScanner, Outcome, Scanner, Verdict
from hervat.integrations.clamd.address import ClamdAddress, parse_clamd_address

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 60.0  # for all of it: sending, scanning and the answer
PIECE = 128 * 1024
MOST_ANSWER = 4096
MOST_SIGNATURE = 200
_FOUND = re.compile(r"stream: ([\x21-\x7e]+(?: [\x21-\x7e]+)*) FOUND")
_GAVE_UP = "Heuristics.Limits.Exceeded"  # how it says that it did not look at all of it (AlertExceedsMax)
_UNSCANNED = Verdict(Outcome.UNSCANNED)

log = structlog.get_logger("hervat.clamd")


@dataclass(frozen=True)
class Clamd:
    """A scanner at ``address``. It takes no more than ``most_bytes``: clamd itself closes the line at its StreamMaxLength."""

    address: ClamdAddress
    most_bytes: int = 26 * 1024 * 1024
    connect_seconds: float = CONNECT_SECONDS
    answer_seconds: float = ANSWER_SECONDS

    def scan(self, content: bytes) -> Verdict:
        """The verdict on ``content``; unscanned when anything goes wrong."""
        if len(content) > self.most_bytes:
            return _UNSCANNED
        try:
            verdict = _verdict(self._ask(content))
        except OSError:  # also when time is up
            verdict = _UNSCANNED
        if verdict.outcome is Outcome.UNSCANNED:
            log.warning("scanner gave no verdict")
        return verdict

    def _ask(self, content: bytes) -> bytes:
        end = time.monotonic() + self.answer_seconds
        with self._connected() as line:
            try:
                _send(line, b"zINSTREAM\0", end)
                for start in range(0, len(content), PIECE):
                    piece = content[start : start + PIECE]
                    _send(line, len(piece).to_bytes(4, "big") + piece, end)
                _send(line, bytes(4), end)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it may have said why before it hung up
            return _answer(line, end)

    def _connected(self) -> socket.socket:
        if not self.address.path:
            return socket.create_connection((self.address.host, self.address.port), self.connect_seconds)
        line = socket.socket(socket.AF_UNIX)
        try:
            line.settimeout(self.connect_seconds)
            line.connect(self.address.path)
        except OSError:
            line.close()
            raise
        return line


def scanner(address: str | None) -> Scanner:
    """Who looks for viruses in this installation: clamd at ``address``, or nobody."""
    return Clamd(parse_clamd_address(address)) if address else NoScanner()


def _send(line: socket.socket, data: bytes, end: float) -> None:
    line.settimeout(_left(end))
    line.sendall(data)


def _answer(line: socket.socket, end: float) -> bytes:
    """What is said up to its closing zero, or until it hangs up."""
    said = bytearray()
    while len(said) <= MOST_ANSWER and b"\0" not in said:
        line.settimeout(_left(end))
        piece = line.recv(MOST_ANSWER)
        if not piece:
            break
        said += piece
    return bytes(said)


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _verdict(said: bytes) -> Verdict:
    if said == b"stream: OK\0":
        return Verdict(Outcome.CLEAN)
    found = _FOUND.fullmatch(said.removesuffix(b"\0").decode("ascii", "replace")) if said.endswith(b"\0") else None
    if found is None or found[1].startswith(_GAVE_UP):
        return _UNSCANNED
    return Verdict(Outcome.INFECTED, found[1][:MOST_SIGNATURE])
