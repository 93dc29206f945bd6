"""Reads the words of this package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

KINDS_OF_PARTS = ("people", "things", "places", "doings", "kinds")


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("data", "words.toml").read_text("utf-8"))


def word_list(name: str) -> tuple[str, ...]:
    """One of the lists of ``words.toml``, without what it says twice."""
    words: str = _lists()[name]
    return tuple(dict.fromkeys(words.split()))


def parts() -> tuple[str, ...]:
    """All words of which compounds are made."""
    return tuple(dict.fromkeys(word for name in KINDS_OF_PARTS for word in word_list(name)))


def splits() -> dict[str, str]:
    """Words that are written as one or as two, and those two."""
    found: dict[str, str] = _lists()["splits"]
    return found


def same() -> dict[str, str]:
    """Words that stand for another one, and that one."""
    found: dict[str, str] = _lists()["same"]
    return found
