"""What goes into the search for an occupation by its title, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from hervat.domain.text import Text

LONGEST_TITLE = 200
MOST_CANDIDATES = 100


class Kind(StrEnum):
    """What a label is: the name of the occupation, another name, a name that is found but not shown, or an everyday title of our own."""

    PREFERRED = "preferred"
    EVERYDAY = "everyday"
    ALTERNATIVE = "alternative"
    HIDDEN = "hidden"


class LabelRow(NamedTuple):
    """One label of one occupation.

    ``uri``: the occupation. ``language``: ``nl`` or ``en``. ``isco``: four digits, or nothing. ``share``: how often who says this means
    that occupation (0-1).
    """

    uri: str
    text: str
    kind: str
    language: str = "nl"
    isco: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An occupation that a title may mean. ``confidence``: how often an answer like this one is right (0-1). ``why``: one sentence."""

    uri: str
    label: str
    confidence: float
    why: Text
    isco: str = ""


@dataclass(frozen=True, slots=True)
class TitleAnswer:
    """What a title may mean, the likeliest first. ``none_fits``: even the first is too doubtful to be used without asking."""

    query: str
    none_fits: bool
    candidates: tuple[Candidate, ...] = ()
