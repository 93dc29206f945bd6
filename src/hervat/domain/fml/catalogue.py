"""The items of the two lists, their codes and what each code allows: ``versions/*.toml``, where the meaning of each field stands."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from hervat.domain.text import Text


class VersionId(StrEnum):
    """Which list."""

    A = "A"  # 2002 until about 2021
    B = "B"  # now


class Kind(StrEnum):
    """How the codes of an item are meant."""

    DEGREE = "degree"  # one code; a higher one allows less
    SET = "set"  # several may hold together; no order
    SIDE = "side"  # says where; limits nothing by itself


class Cap(NamedTuple):
    """The highest load that is allowed, in the unit of the item.

    ``exclusive``: the load must stay under it. ``below``: all that is known is that the real cap is lower than ``value``. ``per_hour`` and
    ``minutes``: how often, and how long in one go, it holds.
    """

    value: float
    exclusive: bool = False
    below: bool = False
    per_hour: float | None = None
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """One answer to an item. ``free``: what is meant stands in the toelichting. ``exceeds``: a load that is there goes beyond it."""

    number: int
    text: Text
    cap: Cap | None = None
    free: bool = False
    exceeds: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: ``codes[0]`` is "no limitation"."""

    number: str
    name: Text
    kind: Kind
    codes: tuple[Code, ...]
    unit: str | None = None  # of caps and loads; None: nothing to count
    has_parts: bool = False  # code n has a number of its own: 1.8.4

    @property
    def rubriek(self) -> int:
        """1 to 6."""
        return int(self.number.partition(".")[0])

    def called(self, code: int) -> str:
        """How a code of this item is written: ``1.8.4`` for a part, ``2`` otherwise."""
        return f"{self.number}.{code}" if self.has_parts and code else str(code)


@dataclass(frozen=True, slots=True)
class Version:
    """One list."""

    id: VersionId
    name: Text
    rubrieken: tuple[Text, ...]
    items: Mapping[str, Item]

    def of_rubriek(self, number: int) -> tuple[Item, ...]:
        """The items of a rubriek (1 to 6), in order."""
        return tuple(item for item in self.items.values() if item.rubriek == number)

    def about(self, number: str) -> Item | None:
        """The item that a number names, or has a part of: of ``4.13`` and of ``1.8.4``; None when it names neither."""
        part = self.part(number)
        return self.items.get(number) if part is None else part[0]

    def part(self, number: str) -> tuple[Item, int] | None:
        """The item and code that a number of three parts names: ``1.8.4`` is code 4 of 1.8."""
        head, _, code = number.rpartition(".")
        item = self.items.get(head)
        if item is None or not item.has_parts:
            return None
        return next(((item, which) for which in range(1, len(item.codes)) if code == str(which)), None)


@cache
def version(which: VersionId | str) -> Version:
    """The list ``A`` or ``B``. Raises ValueError for another."""
    which = VersionId(which)
    data = load(f"versions/{which.lower()}.toml")
    items = (_item(row, which) for row in data["items"])
    return Version(which, Text(data["name"]), tuple(map(Text, data["rubrieken"])), {item.number: item for item in items})


def load(name: str) -> dict[str, Any]:
    """A data file of this package."""
    return tomllib.loads(resources.files("hervat.domain.fml").joinpath(name).read_text("utf-8"))


def _item(row: Mapping[str, Any], which: VersionId) -> Item:
    if which is VersionId.A and "like" in row:
        like = version(VersionId.B).items[row["like"]]
        return Item(row["item"], like.name, like.kind, like.codes, like.unit, like.has_parts)
    codes = tuple(_code(number, code) for number, code in enumerate(row["codes"]))
    return Item(row["item"], Text(row["name"]), Kind(row["kind"]), codes, row.get("unit"), row.get("parts", False))


def _code(number: int, row: Mapping[str, Any]) -> Code:
    cap = None
    if "cap" in row:
        cap = Cap(row["cap"], row.get("exclusive", False), row.get("below", False), row.get("per_hour"), row.get("minutes"))
    return Code(number, Text(row["text"]), cap, row.get("free", False), row.get("exceeds", False))
