"""What the files of a case need from a virus scanner. Which one that is, or none, is decided above: whoever calls passes it in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """What came of a scan."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNSCANNED = "unscanned"  # nobody looked, or nobody could: never the same as clean


@dataclass(frozen=True)
class Verdict:
    """What the scanner said. ``signature`` is the name of what it found, empty unless infected."""

    outcome: Outcome
    signature: str = ""


class Scanner(Protocol):
    """Someone who looks for viruses."""

    def scan(self, content: bytes) -> Verdict:
        """The verdict on ``content``. Raises nothing: what goes wrong makes the verdict ``unscanned``."""
        ...


class NoScanner:
    """An installation without a scanner."""

    def scan(self, content: bytes) -> Verdict:
        """Nobody looked."""
        del content
        return Verdict(Outcome.UNSCANNED)
