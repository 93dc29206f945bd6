"""What work can require before somebody begins (licences, certificates, qualifications), by the keys of ``requirements.toml``.

What somebody has is a set of these keys, or None: nobody asked, and then nothing is missing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from hervat.domain.fields import FieldReader
from hervat.domain.text import Text, say

NOTHING: frozenset[str] = frozenset()


class Kind(StrEnum):
    """What is required: a licence or certificate for a task or a vehicle, or a qualification for the occupation."""

    DIPLOMA = "diploma"
    LICENCE = "licence"


class Sure(StrEnum):
    """By whom it is required: by law, or by nearly every employer."""

    LAW = "law"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One entry. ``ground``: the law or the custom. ``includes``: keys of what who has this one has too, all the way down."""

    key: str
    kind: Kind
    name: Text
    ground: Text
    sure: Sure
    includes: frozenset[str]


@cache
def requirements() -> Mapping[str, Requirement]:
    """All of them by key, in the order in which they are shown."""
    told = tomllib.loads(resources.files("hervat.domain.matching").joinpath("requirements.toml").read_text("utf-8"))
    return {
        key: Requirement(
            key, Kind(values["kind"]), Text(values["name"]), Text(values["ground"]), Sure(values["sure"]), _below(key, told) - {key}
        )
        for key, values in told.items()
    }


def _below(key: str, told: Mapping[str, Mapping[str, list[str]]]) -> frozenset[str]:
    return frozenset({key}).union(*(_below(lower, told) for lower in told[key].get("includes", ())))


@cache
def of_kind(kind: Kind) -> Mapping[str, Requirement]:
    """Those of one kind."""
    return {key: one for key, one in requirements().items() if one.kind is kind}


@cache
def covered(keys: frozenset[str]) -> frozenset[str]:
    """These and what they include. Keys that are not known (any more) count for themselves."""
    known = requirements()
    return keys.union(*(known[key].includes for key in keys if key in known))


def missing(required: frozenset[str], kind: Kind, held: frozenset[str] | None) -> tuple[Requirement, ...]:
    """What of a kind is required and not held, in the order in which it is shown; nothing when nobody asked what is held."""
    if held is None or not required:
        return ()
    lacking = required - covered(held)
    return tuple(one for key, one in of_kind(kind).items() if key in lacking) if lacking else ()


def names(found: Iterable[Requirement]) -> Text:
    """``rijbewijs C (vrachtwagen), code 95``: as one piece of a sentence; each name is translated by itself."""
    said = tuple(one.name for one in found)
    places = ", ".join(f"{{name{place}}}" for place in range(len(said)))
    return Text(places, tuple((f"name{place}", name) for place, name in enumerate(said)))


def read_keys(reader: FieldReader, name: str, kind: Kind) -> frozenset[str] | None:
    """The keys in a list of the data; None when the field is not there. Notes an error at every key that is not known."""
    if reader.data.get(name) is None:
        reader.skip(name)
        return None
    return _read(reader, name, of_kind(kind))


def read_any_keys(reader: FieldReader, name: str) -> frozenset[str]:
    """The same for keys of either kind; empty when the field is not there."""
    return _read(reader, name, requirements())


def _read(reader: FieldReader, name: str, known: Mapping[str, Requirement]) -> frozenset[str]:
    written = reader.texts(name, most=len(requirements()))
    for place, key in enumerate(written):
        if key and key not in known:  # of what is no text it was said already
            reader.fail(f"{name}[{place}]", unknown(key, known))
    return frozenset(filter(None, written))


def unknown(key: str, known: Iterable[str]) -> Text:
    """The sentence about a key that is not known."""
    return say("Dit kennen we niet: {found}. Kies uit: {known}.", found=key[:60], known=", ".join(known))
