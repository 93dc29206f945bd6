"""What both importers do: finding out in which of the layouts the files are, and making data sets of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from hervat.domain.text import Text, say
from hervat.market.educations.importers.documents import Node
from hervat.market.educations.importers.objects import Objects
from hervat.market.educations.importers.tables import Source
from hervat.market.educations.models import CourseFacts, EducationFacts
from hervat.market.importing.material import Material, Piece
from hervat.market.importing.results import Progress
from hervat.market.importing.storing import Part, Stored
from hervat.market.importing.tables import Layout, has_columns
from hervat.market.provenance.models import Precedence
from hervat.market.provenance.services import Origin

Facts = TypeVar("Facts", EducationFacts, CourseFacts)
Told = Sequence[EducationFacts] | Sequence[CourseFacts]
MOST_NAME = 100


def tables_of(material: Material, layout: Layout) -> tuple[Piece, ...]:
    """The tables with these columns. The only file there is was meant as one, so that it is told what is wrong with it."""
    if len(material.pieces) == 1 and not documents_of(material):
        return material.pieces
    return tuple(piece for piece in material.all(r".*\.csv") if has_columns(piece, layout))


def documents_of(material: Material) -> tuple[Piece, ...]:
    """The JSON files."""
    return material.all(r".*\.json")


def publisher(material: Material, facts: Told) -> str:
    """Whose these are: the one institute that gives them; of several, how what was given is called."""
    names = {name for one in facts for name in one.institutes or ()}
    return (names.pop() if len(names) == 1 else material.name)[:MOST_NAME]


def notes_of(objects: Objects) -> list[Text]:
    """What should be said about files that were passed over."""
    return [say("Niet herkend en overgeslagen: {files}.", files=", ".join(objects.passed_over))] if objects.passed_over else []


def refuse_repeats(read: Iterable[tuple[Node, Facts]]) -> list[Facts]:
    """The facts, when each key is there once. Raises WrongFile at the second with the same."""
    found: dict[str, Facts] = {}
    for node, facts in read:
        if facts.key in found:
            raise node.wrong(say("Deze waarde staat er twee keer: {found}.", found=facts.key.rpartition(":")[2]))
        found[facts.key] = facts
    return list(found.values())


def table_part(kind: str, source: Source, facts: Told, pieces: tuple[Piece, ...], precedence: Precedence) -> Part:
    """The data set of one source of a table. ``published``: the newest day in its rows."""
    days = [one.on for one in facts if one.on is not None]
    origin = Origin(kind=kind, name=source.name, version=source.version, published=max(days, default=None), precedence=precedence)
    return Part(origin=origin, pieces=pieces, rows=partial(_rows, facts))


def document_part(kind: str, name: str, facts: Told, pieces: tuple[Piece, ...], attribution: str = "") -> Part:
    """The data set of one publisher of JSON files."""
    origin = Origin(kind=kind, name=name, attribution=attribution, is_official=True, precedence=Precedence.OFFICIAL)
    return Part(origin=origin, pieces=pieces, rows=partial(_rows, facts))


def _rows(facts: Told, _progress: Progress) -> Iterator[Stored]:
    for one in facts:
        yield (one,)
