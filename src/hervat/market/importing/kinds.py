"""What can be imported: one module a kind, with a ``KIND``. It is loaded only when its kind is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hervat.domain.text import Text
from hervat.market.importing.results import ImportResult, Progress

KINDS: Mapping[str, str] = {
    "esco": "hervat.market.occupations.importers.esco",
    "onet": "hervat.market.occupations.importers.onet",
    "load": "hervat.market.occupations.importers.load",
    "ors": "hervat.market.occupations.importers.ors",
    "geo": "hervat.market.geo.importer",
    "requirements": "hervat.market.occupations.importers.requirements",
    "educations": "hervat.market.educations.importers.educations",
    "courses": "hervat.market.educations.importers.courses",
    "starter": "hervat.market.starter.importer",
}
SHIPPED: Mapping[str, Path] = {"starter": Path(__file__).parents[1] / "starter" / "data"}  # come with the project: these need no path


@dataclass(frozen=True)
class Kind:
    """A kind of data. ``about``: one sentence on what it is and where it comes from.

    ``read`` takes a file, a folder or a zip file, and stores what is in there: all of it, or nothing. It raises
    :class:`hervat.market.importing.wrong.WrongFile`. Reading the same again changes nothing.
    """

    name: str
    about: Text
    read: Callable[[Path, Progress], ImportResult]


def find_kind(name: str) -> Kind:
    """The kind of this name. Raises KeyError."""
    kind: Kind = importlib.import_module(KINDS[name]).KIND
    return kind
