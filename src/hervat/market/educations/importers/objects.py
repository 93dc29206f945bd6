"""Finding the objects in JSON files: pages of OOAPI (version 5 or 6), answers of the RIO API, plain lists, or one object.

An object is known by what it carries: ``programId``, ``courseId`` and ``organizationId`` are OOAPI; a ``code`` with a ``naam`` is RIO.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from hervat.domain.text import say
from hervat.market.educations.importers.documents import Node, read_document
from hervat.market.educations.models import INSTITUTE_LENGTH
from hervat.market.importing.material import Piece
from hervat.market.importing.results import Progress

EMBEDDED = "_embedded"
PROGRAM, COURSE = ("programId", "programmeId"), ("courseId",)
ORGANIZATION = ("organizationId", "organisationId")
EXPECTED = say(
    "Verwacht een opleiding, cursus of organisatie van OOAPI (met programId, courseId of organizationId), of een kwalificatie van RIO "
    "(met code en naam)."
)


@dataclass
class Objects:
    """All objects of all files, in the order in which they stand there. ``names``: of organisations, by their id."""

    programs: list[Node] = field(default_factory=list)
    courses: list[Node] = field(default_factory=list)
    qualifications: list[Node] = field(default_factory=list)  # of RIO
    names: dict[str, str] = field(default_factory=dict)
    passed_over: list[str] = field(default_factory=list)  # files that are about something else


def read_objects(pieces: Sequence[Piece], progress: Progress) -> Objects:
    """Everything that is known of in the files. One among several that is about something else is passed over. Raises WrongFile."""
    objects = Objects()
    for piece in pieces:
        members = list(_members(read_document(piece)))
        if len(pieces) > 1 and not any(_is_known(node) for node in members):
            objects.passed_over.append(piece.name)
            continue
        for node in members:
            _put(objects, node)
        progress(piece.name, piece.size, piece.size)
    return objects


def _members(document: Node) -> Iterator[Node]:
    """The objects of a page, an answer, a list, or the document itself."""
    if isinstance(document.value, list):
        yield from document
    elif document.has("items"):
        yield from document["items"]
    elif document.has(EMBEDDED):
        embedded = document[EMBEDDED]
        for name in embedded.value if isinstance(embedded.value, dict) else ():
            yield from embedded[str(name)]
    else:
        yield document


def _put(objects: Objects, node: Node) -> None:
    if id_of(node, PROGRAM):
        objects.programs.append(node)
    elif id_of(node, COURSE):
        objects.courses.append(node)
    elif id_of(node, ORGANIZATION):
        objects.names[id_of(node, ORGANIZATION)] = node["name"].in_dutch(INSTITUTE_LENGTH)
    elif _is_qualification(node):
        objects.qualifications.append(node)
    else:
        raise node.wrong(EXPECTED)


def _is_known(node: Node) -> bool:
    return bool(id_of(node, (*PROGRAM, *COURSE, *ORGANIZATION))) or _is_qualification(node)


def _is_qualification(node: Node) -> bool:
    return node.has("code") and (node.has("naam") or node.has("naamLang"))


def id_of(node: Node, names: tuple[str, ...]) -> str:
    """The id of an object, under whichever of its names; empty when it has none."""
    return next((node[name].key() for name in names if node.has(name)), "")
