"""The pieces of which ads are made, as they stand in the data files beside this module."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

DATA = files("hervat.project.demo.vacancies") / "data"
PLACES_FILE = "4pp.csv"


class Place(NamedTuple):
    """Where a job is."""

    postcode: str
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Job:
    """One occupation as employers ask for it. ``wage``: euros an hour, lowest and highest. ``hours``: a week, as written."""

    titles: tuple[str, ...]
    level: tuple[str, ...]
    wage: tuple[float, float]
    hours: tuple[str, ...]
    tasks: tuple[str, ...]
    load: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Jobs that the same employers offer. ``is_english``: their ads are in English."""

    employers: tuple[str, ...]
    about: tuple[str, ...]
    offers: tuple[str, ...]
    jobs: tuple[Job, ...]
    is_english: bool


@dataclass(frozen=True, slots=True)
class Agency:
    """A bureau that puts the same words around every job."""

    name: str
    head: str
    tail: str


@dataclass(frozen=True, slots=True)
class Phrases:
    """What ads of every trade have in common, in one language."""

    opens: tuple[str, ...]
    tasks_heads: tuple[str, ...]
    asks_heads: tuple[str, ...]
    offers_heads: tuple[str, ...]
    hours: tuple[str, ...]
    wages_hour: tuple[str, ...]
    wages_month: tuple[str, ...]
    contracts: tuple[str, ...]
    agency_contracts: tuple[str, ...]
    closings: tuple[str, ...]
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """What boards change of an ad of somebody else: behind its title, above and below its text."""

    endings: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """All of them. ``typos``: what sloppy ads write for what. ``shouts``: lines that they add. ``tiny``: whole ads of a line."""

    families: tuple[Family, ...]
    places: tuple[Place, ...]
    agencies: tuple[Agency, ...]
    dutch: Phrases
    english: Phrases
    typos: tuple[tuple[str, str], ...]
    shouts: tuple[str, ...]
    tiny: tuple[str, ...]
    board: Board


@cache
def pieces() -> Pieces:
    """The pieces, read once."""
    common = _read("common.toml")
    names = sorted(entry.name for entry in (DATA / "families").iterdir() if entry.name.endswith(".toml"))
    families = [_family(_read(f"families/{name}"), is_english=False) for name in names]
    return Pieces(
        families=(*families, _family(_read("english.toml"), is_english=True)),
        places=_places(),
        agencies=tuple(Agency(**agency) for agency in common["agencies"]),
        dutch=_phrases(common),
        english=_phrases(common["english"]),
        typos=tuple((right, wrong) for right, wrong in common["sloppy"]["words"]),
        shouts=tuple(common["sloppy"]["lines"]),
        tiny=tuple(common["tiny"]),
        board=Board(**{name: tuple(common["boards"][name]) for name in Board.__slots__}),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(DATA.joinpath(name).read_text(encoding="utf-8"))


def _phrases(told: dict[str, Any]) -> Phrases:
    return Phrases(**{name: tuple(told[name]) for name in Phrases.__slots__})


def _family(told: dict[str, Any], *, is_english: bool) -> Family:
    jobs = tuple(Job(**{name: tuple(job[name]) for name in Job.__slots__}) for job in told["jobs"])
    return Family(tuple(told["employers"]), tuple(told["about"]), tuple(told["offers"]), jobs, is_english)


def _places() -> tuple[Place, ...]:
    with DATA.joinpath(PLACES_FILE).open(encoding="utf-8") as file:
        return tuple(Place(row["postcode"], row["woonplaats"], row["provincie"]) for row in csv.DictReader(file))
