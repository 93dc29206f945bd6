"""What documents of Word and of LibreOffice have in common: many parts in one zip file, and what may not be among them."""

from __future__ import annotations

import re

from hervat.apps.documents.formats.zips import Entry, Unpacker
from hervat.apps.documents.refusal import Refused
from hervat.domain.text import say

MACROS = say("In dit document zitten macro’s: programma’s die meestarten. Sla het op zonder macro’s, of als pdf.")
EMBEDDED = say(
    "In dit document zit een ander bestand, of een onderdeel dat wij niet kennen. Haal het eruit, of sla het document op als pdf."
)
FETCHES = say("Dit document haalt bij het openen iets op van een andere plek. Sla het op als pdf.")
LINKS = say("In dit document staat een koppeling naar een bestand op een computer of netwerk. Haal die weg, of sla het op als pdf.")

_ARCHIVES_AND_PROGRAMS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"MZ", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"%PDF-", b"\x7fELF")
_WEB_LINK = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_OUTSIDE = re.compile(r"[A-Za-z][\w+.-]*:|[/\\]{2}")
_LOCAL_TEMPLATE = re.compile(r"file:///[A-Za-z]:|[A-Za-z]:\\|file:///[^/\\]", re.IGNORECASE)


def refuse_strange_parts(entries: dict[str, Entry], allowed: re.Pattern[str]) -> None:
    """Only parts of which the name says that a word processor made them."""
    if any(not allowed.fullmatch(name.lower()) for name in entries):
        raise Refused(EMBEDDED)


def read_part(entry: Entry, unpacker: Unpacker) -> bytes:
    """One part, unpacked and counted. Raises :class:`Refused` when it is a file that holds files, or a program."""
    content = unpacker.read(entry)
    if content.startswith(_ARCHIVES_AND_PROGRAMS) or (entry.name.endswith("/") and content):
        raise Refused(EMBEDDED)
    return content


def leads_outside(target: str) -> bool:
    """Whether ``target`` is an address or another computer, and not another part of the same document."""
    return _OUTSIDE.match(target.strip()) is not None


def refuse_link(target: str) -> None:
    """What someone may click: a page, a mail address, a telephone number, or a place in the document itself."""
    if leads_outside(target) and not _WEB_LINK.match(target.strip()):
        raise Refused(LINKS)


def refuse_template(target: str) -> None:
    """The template that it was made from may be named when that is on the maker's own disk: nobody else's computer looks for it."""
    if leads_outside(target) and not _LOCAL_TEMPLATE.match(target.strip()):
        raise Refused(FETCHES)
