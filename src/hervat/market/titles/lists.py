"""Reads the lists of this package: words, fixed phrases, words of one family, everyday titles, and how sure an answer is."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

FOLDER = "data"


class Phrase(NamedTuple):
    """Words that are read as other words, on both sides: ``intensive care`` as ``ic``."""

    written: str
    read_as: str


class Kin(NamedTuple):
    """Two words that often stand for the same work, and how often (0-1)."""

    word: str
    other: str
    likeness: float


class Everyday(NamedTuple):
    """A title that people use and that the catalogue may lack, with the occupation that it means.

    ``occupation``: what that is called, for the reader. ``share``: how often the title means it, about; below 1 where a title means more.
    """

    title: str
    uri: str
    occupation: str
    share: float = 1.0


def _text(name: str) -> str:
    return resources.files(__package__).joinpath(FOLDER, name).read_text("utf-8")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_text(name).splitlines()))


@cache
def word_list(name: str) -> tuple[str, ...]:
    """One of the lists of ``words.toml``."""
    words: dict[str, list[str]] = tomllib.loads(_text("words.toml"))
    return tuple(words[name])


@cache
def phrases() -> tuple[Phrase, ...]:
    """All fixed phrases."""
    return tuple(Phrase(row["written"], row["read_as"]) for row in _rows("phrases.csv"))


@cache
def kin() -> tuple[Kin, ...]:
    """All pairs of words of one family."""
    return tuple(Kin(row["word"], row["other"], float(row["likeness"])) for row in _rows("kin.csv"))


@cache
def everyday() -> tuple[Everyday, ...]:
    """All everyday titles of our own."""
    return tuple(Everyday(row["title"], row["uri"], row["occupation"], float(row["share"] or 1)) for row in _rows("everyday.csv"))


@cache
def calibration() -> dict[str, Any]:
    """How evidence becomes confidence; see the remarks in the file."""
    return tomllib.loads(_text("calibration.toml"))
