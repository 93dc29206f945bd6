"""How each item of the FML follows from published data: reads ``data/*.toml``, where the fields are explained."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from hervat.domain.matching.estimating.curves import Range
from hervat.domain.matching.estimating.parts import Answers, DayShare, Part, Rating
from hervat.domain.matching.estimating.profiles import Family
from hervat.domain.matching.judge import HARDLY_ANY, MOST
from hervat.domain.matching.loads import Trust
from hervat.domain.text import Text

FILES = ("mapping_mental.toml", "mapping_physical.toml")
TABLES, RATINGS, FITTED = "tables.toml", "ratings.toml", "fitted.toml"
PRESENCE: tuple[Range, ...] = ((0.0, 0.0), (1.0, 1.0))  # the levels of a load that is there or not
BARELY = 0.005  # scores are published in hundredths
NOT_THERE, THERE, EXCEEDS, SURELY = HARDLY_ANY, 0.11, MOST, 0.90  # shares of the jobs that the comparison tells apart


class Role(StrEnum):
    """How a part counts."""

    LOAD = "load"  # it is the load; when it is missing everything stays open
    ALSO = "also"  # it is part of the load, and adds nothing when it is missing
    INCIDENTAL = "incidental"  # it can raise a question and rules nothing out, and adds nothing when it is missing
    CEILING = "ceiling"  # more than this is not asked


class Combine(StrEnum):
    """How the parts of a way count together."""

    ANY = "any"
    ALL = "all"


class WayPart(NamedTuple):
    """One part of a way and how it counts."""

    role: Role
    part: Part


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """One way from published data to the load of items.

    ``levels``: the ranges, light to heavy. ``presence``: there is no number, only the share of jobs in which the load is there.
    ``confident``: it may rule work out. ``hint``: it can only raise a question; that it finds nothing means nothing.
    ``signal_from``: a share from here on is enough for a question. ``groups``: it follows from the ISCO code, which starts like this.
    """

    family: Family
    parts: tuple[WayPart, ...]
    levels: tuple[Range, ...]
    presence: bool
    trust: Trust
    text: Text
    confident: bool = False
    hint: bool = False
    combine: Combine = Combine.ANY
    signal_from: float = THERE
    groups: tuple[str, ...] = ()


@cache
def mapping() -> Mapping[str, tuple[Way, ...]]:
    """The ways to the load of each item or part of version B, the best first. An item that is missing here has no open data."""
    tables = load(TABLES)
    ratings = {name: _rating(name, row) for name, row in (load(RATINGS) | load(FITTED)).items()}
    read = _Reader(tables["answers"], tables["levels"], tables["percentiles"], ratings)
    rows = [row for name in FILES for row in load(name)["items"]]
    return {item: tuple(read.way(row, way) for way in row["ways"]) for row in rows for item in row["items"]}


@cache
def elements() -> frozenset[str]:
    """Every element of a source that a way reads."""
    parts = [part for ways in mapping().values() for way in ways for _, part in way.parts]
    named = {part.element for part in parts if not isinstance(part, Rating)}
    return frozenset(named.union(*(part.scores for part in parts if isinstance(part, Rating))))


def content() -> str:
    """All the data files in one text: another one when estimates may come out differently."""
    return "".join(_text(name) for name in (*FILES, TABLES, RATINGS, FITTED))


def load(name: str) -> dict[str, Any]:
    """A data file of this package."""
    return tomllib.loads(_text(name))


def _text(name: str) -> str:
    return resources.files("hervat.domain.matching.estimating").joinpath("data", name).read_text("utf-8")


class _Reader(NamedTuple):
    """The tables that the items name."""

    answers: Mapping[str, list[list[str]]]
    levels: Mapping[str, list[list[float]]]
    percentiles: Mapping[str, float]
    ratings: Mapping[str, Rating]

    def way(self, item: Mapping[str, Any], row: Mapping[str, Any]) -> Way:
        name = row.get("levels", item.get("levels"))
        presence = name is None
        levels = PRESENCE if presence else tuple((low, high) for low, high in self.levels[name])
        parts = tuple(WayPart(Role(part.get("role", "load")), self._part(part)) for part in row.get("parts", ()))
        return Way(
            family=_family(parts),
            parts=parts,
            levels=levels,
            presence=presence,
            trust=Trust(row["trust"]),
            text=Text(row["text"]),
            confident=row.get("confident", False),
            hint=row.get("hint", False),
            combine=Combine(row.get("combine", "any")),
            signal_from=row.get("signal_from", THERE),
            groups=tuple(row.get("groups", ())),
        )

    def _part(self, row: Mapping[str, Any]) -> Part:
        if "rating" in row:
            return self.ratings[row["rating"]]
        if "day" in row:
            return DayShare(row["day"], "MEAN", self.percentiles)
        return Answers(row["element"], tuple(map(tuple, self.answers[row["answers"]])))


def _family(parts: Sequence[WayPart]) -> Family:
    if not parts:
        return Family.GROUP
    return Family.ONET if isinstance(parts[0].part, Rating) else Family.ORS


def _rating(name: str, row: Mapping[str, Any]) -> Rating:
    return Rating(
        name=name,
        scores=row["scores"],
        scale=row.get("scale", "CX"),
        points=tuple((point[0], tuple(point[1:])) for point in row["points"]) if "points" in row else _thresholds(row),
        margin=row.get("margin", 0.0),
        of_day=row.get("of_day", False),
        categories=tuple(row.get("categories", ())),
        graded="points" not in row,
    )


def _thresholds(row: Mapping[str, Any]) -> tuple[tuple[float, tuple[float, ...]], ...]:
    """The points of a load that gives a question from the score ``signal`` on and goes beyond what is allowed from ``exceeds`` on.

    From the lowest score of the scale (share 0) straight to the signal, from there straight on; ``below``: a low score is the heavy one.
    """
    start, end = row.get("range", (1.0, 5.0))
    if "below" in row:
        points = [(start, SURELY), (row["below"], THERE), (row["below"] + BARELY, NOT_THERE), (end, 0.0)]
    elif "exceeds" in row:
        points = [(row["exceeds"], EXCEEDS), (end, 1.0)]
    else:
        points = [(end, SURELY)]
    if "signal" in row:
        points = [(start, 0.0), (row["signal"] - BARELY, NOT_THERE), (row["signal"], THERE), *points]
    return tuple((score, (share,)) for score, share in points)
