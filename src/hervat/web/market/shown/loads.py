"""What work asks, rubriek by rubriek: what is known, of whom, how directly it was measured, and aloud what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext

from hervat.domain.fml import VersionId, version
from hervat.domain.matching.loads import Load
from hervat.domain.matching.questions import question
from hervat.market.browsing.sources import DataSource
from hervat.market.occupations.queries.shapes import LoadLine
from hervat.reports.load_words import RUBRIEKEN, amount_words, is_there, rows_of
from hervat.web.components.speech import sentence, spoken
from hervat.web.market.shown.origins import short_origin, trust_words


class ShownLoad(NamedTuple):
    """One line: what is asked, how much of it, and where that comes from.

    ``share``: in how much of the jobs (0-100) it is there at all, where that is what is known; None where the amount tells more.
    ``incidental``: it does not belong to the work as such.
    """

    name: str
    amount: str
    share: int | None
    origin: str
    trust: str
    incidental: bool


class Unknown(NamedTuple):
    """A line of which nothing is known, and what to ask at the workplace."""

    name: str
    question: str


class Reason(NamedTuple):
    """What a source measured, and for which lines."""

    names: str
    note: str


class Rubriek(NamedTuple):
    """One of the six parts of the list. ``official``: what the list itself calls it."""

    number: int
    name: str
    official: str
    known: tuple[ShownLoad, ...]
    unknown: tuple[Unknown, ...]
    reasons: tuple[Reason, ...]


def rubrieken(lines: Mapping[str, LoadLine], sources: Mapping[str, DataSource]) -> tuple[Rubriek, ...]:
    """All six, whatever is known."""
    loads = {item: line.load for item, line in lines.items()}
    official = version(VersionId.B).rubrieken
    return tuple(_rubriek(number, spoken(official[number - 1]), lines, sources, loads) for number in RUBRIEKEN)


def _rubriek(
    number: int, official: str, lines: Mapping[str, LoadLine], sources: Mapping[str, DataSource], loads: Mapping[str, Load]
) -> Rubriek:
    known, unknown, noted = [], [], dict[str, list[str]]()
    for row in rows_of(number, loads):
        name, item = spoken(row.name), row.items[0]
        line = lines.get(item)
        if line is None:
            unknown.append(Unknown(name, spoken(question(item))))
            continue
        known.append(_shown(name, line, sources[item]))
        if line.note:
            noted.setdefault(gettext(line.note), []).append(name)
    reasons = tuple(Reason(", ".join(names), note) for note, names in noted.items())
    return Rubriek(number, spoken(RUBRIEKEN[number]), official, tuple(known), tuple(unknown), reasons)


def _shown(name: str, line: LoadLine, source: DataSource) -> ShownLoad:
    load = line.load
    return ShownLoad(
        name=name,
        amount=sentence(amount_words(load)),
        share=None if load.present is None or load.graded else round(load.present * 100),
        origin=short_origin(source, load),
        trust=trust_words(load.source.trust),
        incidental=is_there(load) and not load.kenmerkend,
    )
