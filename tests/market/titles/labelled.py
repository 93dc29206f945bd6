"""Titles of which we know what they mean, for measuring: written by hand, with a part to develop with and an unseen part.

``handwritten.csv``: a title, where it comes from, and the occupations that are right (the ends of their ESCO URIs, any of them will do).
Origins: ``own``, thought up as people write them; ``seen``, met as a title elsewhere, all of them unseen; ``none``, fits no occupation.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import NamedTuple

PARTS = ("dev", "unseen")
ESCO = "http://data.europa.eu/esco/occupation/"
FILE = Path(__file__).with_name("handwritten.csv")
OWN, SEEN, NONE = "own", "seen", "none"


class Asked(NamedTuple):
    """A title, the occupations that are right (none: nothing fits), and what kind of title it is."""

    title: str
    uris: frozenset[str]
    kind: str


def number_of(text: str) -> int:
    """The same number for the same text on every machine."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")


def hand_written(part: str) -> list[Asked]:
    """The titles of one part. Which part a title belongs to follows from the title itself."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Asked(row["title"], frozenset(ESCO + end for end in row["occupations"].split()), row["origin"])
        for row in rows
        if part_of(row["title"], row["origin"]) == part
    ]


def part_of(title: str, origin: str) -> str:
    """``dev`` or ``unseen``."""
    return PARTS[1] if origin == SEEN else PARTS[number_of(f"split {title}") % len(PARTS)]
