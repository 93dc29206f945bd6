"""What an import says when it is done, and while it is under way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hervat.domain.text import Text


@dataclass(frozen=True)
class ImportedSet:
    """One data set that was in what was given. Not ``changed``: the same was here already, and nothing was done."""

    name: str
    version: str
    rows: int
    changed: bool
    attribution: str = ""


@dataclass(frozen=True)
class ImportResult:
    """All data sets of one import. ``notes``: sentences about what was passed over, or what whoever imports should know."""

    sets: tuple[ImportedSet, ...]
    notes: tuple[Text, ...] = ()


Progress = Callable[[str, int, int], None]
"""Hears how far an import is: what is under way (the name of a file), and how much is done of how much (bytes; 0 of 0: nobody knows)."""


def silently(_what: str, _done: int, _total: int) -> None:
    """A progress that nobody looks at."""
