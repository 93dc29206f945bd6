"""Documents of LibreOffice (.odt): text and pictures, without macros, embedded objects, or anything that is fetched when it is opened."""

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
from hervat.apps.documents.formats.zips import SEALED, STORED, Unpacker, read_zip
from hervat.apps.documents.refusal import Refused
from hervat.domain.text import say

TYPE_PART, TYPE = "mimetype", b"application/vnd.oasis.opendocument.text"
MANIFEST = "META-INF/manifest.xml"
NO_ODT = say("Dit bestand heet .odt, maar het is geen document van LibreOffice. Sla het opnieuw op als .odt of als pdf.")

_PARTS = re.compile(r"mimetype|layout-cache|.*\.(xml|rdf|png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|svm|ttf|otf)|.*/")
_MACRO_PARTS = re.compile(r"(.*/)?(basic|scripts|dialogs)/.+")
_MACRO_ELEMENTS = {"event-listener", "library-embedded", "library-linked"}
_EMBEDDED_ELEMENTS = {"object", "object-ole", "plugin", "applet", "floating-frame"}
_FETCHING_ELEMENTS = {"section-source", "dde-source", "dde-connection-decl", "dde-connection"}


def inspect_odt(content: bytes) -> None:
    """Raises :class:`Refused` unless ``content`` is a document that only shows."""
    entries = read_zip(content)
    first = entries.get(TYPE_PART)
    if first is None or first.header != 0 or first.method != STORED or first.unpacked != len(TYPE) or MANIFEST not in entries:
        raise Refused(NO_ODT)
    if any(_MACRO_PARTS.fullmatch(name.lower()) for name in entries):
        raise Refused(MACROS)
    refuse_strange_parts(entries, _PARTS)
    unpacker = Unpacker(content)
    budget = XmlBudget()
    for name, entry in entries.items():
        part = read_part(entry, unpacker)
        if name == TYPE_PART and part != TYPE:
            raise Refused(NO_ODT)
        if part and name.lower().endswith((".xml", ".rdf")):  # LibreOffice leaves one of its settings empty
            budget.read(part, _refuse_element)


def _refuse_element(name: str, attributes: Attributes) -> None:
    if name == "encryption-data":
        raise Refused(SEALED)
    if name in _MACRO_ELEMENTS:
        raise Refused(MACROS)
    if name in _EMBEDDED_ELEMENTS:
        raise Refused(EMBEDDED)
    if name in _FETCHING_ELEMENTS:
        raise Refused(FETCHES)
    target = attributes.get("href", "")
    if name == "a":
        refuse_link(target)
    elif name == "template":
        refuse_template(target)
    elif leads_outside(target):
        raise Refused(FETCHES)
