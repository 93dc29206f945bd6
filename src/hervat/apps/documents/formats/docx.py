"""Documents of Word (.docx): text and pictures, without macros, embedded files, or anything that is fetched when it is opened."""

from __future__ import annotations

import re

from hervat.apps.documents.formats.parts import (
    EMBEDDED,
    FETCHES,
    MACROS,
    leads_outside,
    read_part,
    refuse_link,
    refuse_strange_parts,
    refuse_template,
)
from hervat.apps.documents.formats.xml import Attributes, XmlBudget
from hervat.apps.documents.formats.zips import Entry, Unpacker, read_zip
from hervat.apps.documents.refusal import Refused
from hervat.domain.text import say

CONTENT_TYPES = "[content_types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NO_DOCX = say("Dit bestand heet .docx, maar het is geen document van Word. Sla het opnieuw op als .docx of als pdf.")

_PARTS = re.compile(
    r".*\.(xml|rels|sigs|png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|wdp|vml|ttf|odttf|fntdata)|.*/|.*/printersettings\d*\.bin|(.*/)?(vba|activex).*"
)
_MACRO_PARTS = re.compile(r"(.*/)?(vba|activex).*")
_MACRO_TYPES = re.compile(r"macroenabled|vbaproject|vbadata|activex|attachedtoolbars|keymapcustomizations")
_EMBEDDED_TYPES = re.compile(r"oleobject|\.package$|spreadsheetml\.sheet|presentationml|text/html|rtf|message/rfc822")
_MACRO_RELATIONS = {
    "vbaproject",
    "wordvbadata",
    "control",
    "activexcontrol",
    "activexcontrolbinary",
    "attachedtoolbars",
    "keymapcustomizations",
}
_EMBEDDED_RELATIONS = {"oleobject", "package", "afchunk", "subdocument", "frame", "externallink", "externallinkpath"}
_FETCHING_FIELD = re.compile(
    r"\s*(DDE(AUTO)?\b|INCLUDETEXT\b|INCLUDE\b|IMPORT\b|INCLUDEPICTURE\b.*(\\d\b|\\\\|file:))", re.IGNORECASE | re.DOTALL
)


def inspect_docx(content: bytes) -> None:
    """Raises :class:`Refused` unless ``content`` is a document that only shows."""
    entries = read_zip(content)
    if CONTENT_TYPES not in {name.lower() for name in entries}:
        raise Refused(NO_DOCX)
    if any(_MACRO_PARTS.fullmatch(name.lower()) for name in entries):
        raise Refused(MACROS)
    refuse_strange_parts(entries, _PARTS)
    unpacker = Unpacker(content)
    budget = XmlBudget()
    for entry in entries.values():
        _inspect_part(entry, unpacker, budget)


def _inspect_part(entry: Entry, unpacker: Unpacker, budget: XmlBudget) -> None:
    content = read_part(entry, unpacker)
    name = entry.name.lower()
    if name == CONTENT_TYPES:
        _inspect_types(content, budget)
    elif name.endswith(".rels"):
        budget.read(content, _refuse_relation)
    elif name.endswith((".xml", ".vml")):
        _inspect_text(content, budget)


def _inspect_types(content: bytes, budget: XmlBudget) -> None:
    """What the document says of its own parts, whatever their names are."""
    types: set[str] = set()
    budget.read(content, lambda _name, attributes: types.add(attributes.get("contenttype", "").strip().lower()))
    if any(_MACRO_TYPES.search(kind) for kind in types):
        raise Refused(MACROS)
    if any(_EMBEDDED_TYPES.search(kind) for kind in types):
        raise Refused(EMBEDDED)
    if MAIN not in types:
        raise Refused(NO_DOCX)


def _refuse_relation(name: str, attributes: Attributes) -> None:
    """A link that someone clicks may lead outside; what is fetched by itself may not."""
    if name != "relationship":
        return
    kind = attributes.get("type", "").strip().rstrip("/").rpartition("/")[2].lower()
    if kind in _MACRO_RELATIONS:
        raise Refused(MACROS)
    if kind in _EMBEDDED_RELATIONS:
        raise Refused(EMBEDDED)
    target = attributes.get("target", "")
    if kind == "hyperlink":
        refuse_link(target)
    elif kind == "attachedtemplate":
        refuse_template(target)
    elif leads_outside(target) or attributes.get("targetmode", "").strip().lower() == "external":
        raise Refused(FETCHES)


def _inspect_text(content: bytes, budget: XmlBudget) -> None:
    """Fields are instructions in the text, often cut into pieces. Those that fetch are refused, as are pictures from elsewhere."""
    fields = _Fields()
    budget.read(content, fields.element, fields.text)
    if any(_FETCHING_FIELD.match("".join(field)) for field in fields.found):
        raise Refused(FETCHES)


class _Fields:
    """Collects the pieces of every field in one part."""

    def __init__(self) -> None:
        self.found: list[list[str]] = [[]]
        self._inside = False

    def element(self, name: str, attributes: Attributes) -> None:
        self._inside = name == "instrtext"
        if name in ("fldchar", "fldsimple"):
            self.found.append([attributes.get("instr", "")])
        elif name in ("altchunk", "control", "oleobject"):
            raise Refused(EMBEDDED)
        if leads_outside(attributes.get("src", "")):
            raise Refused(FETCHES)

    def text(self, piece: str) -> None:
        if self._inside:
            self.found[-1].append(piece)
