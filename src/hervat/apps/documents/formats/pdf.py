"""Documents that only show (.pdf): no scripts, no files inside, nothing that starts a program, no password.

Programs that read PDF disagree about broken ones: one follows the list at the end, another searches for objects from the front. So this
follows nothing. It looks at every byte of the file for the names without which nothing can happen, however they are spelled, and unpacks
whatever any program could take for a packed list of objects. Time and memory grow with the file and not faster.
"""

from __future__ import annotations

import re
import zlib

from hervat.apps.documents.formats.pdf_tokens import SPACE, UNUSUAL, PdfObject, pdf_objects
from hervat.apps.documents.refusal import Refused
from hervat.domain.text import say

START = b"%PDF-"
NEAR_END = 2048
MOST_LISTS = 32 * 1024 * 1024
MOST_DRAWINGS = 64 * 1024 * 1024

NO_PDF = say("Dit bestand heet .pdf, maar het is geen heel pdf-bestand. Sla het document opnieuw op als pdf.")
ACTIVE = say(
    "In dit pdf-bestand zit een script, een ander bestand of iets dat bij het openen start. Druk het af naar pdf en stuur dat bestand."
)
LOCKED = say("Dit pdf-bestand is beveiligd, met of zonder wachtwoord. Sla het op zonder beveiliging: de ander moet het kunnen lezen.")
BOMB = say("Dit pdf-bestand wordt bij het openen veel te groot. Druk het af naar pdf en stuur dat bestand.")

# What runs, starts, fetches, sends, or holds a file.
ACTIVE_NAMES = (
    "JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "RichMedia", "Rendition", "SubmitForm", "ImportData",
    "GoToR", "GoToE", "Movie", "Sound",
)  # fmt: skip
SHORT_ACTIVE_NAMES = ("JS", "XFA", "3D")  # so short that packed bytes can hold them by chance: they count as names only
FLATE = {b"FlateDecode", b"Fl"}
OTHER_PACKING = {
    b"ASCII85Decode", b"A85", b"ASCIIHexDecode", b"AHx", b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL", b"CCITTFaxDecode", b"CCF",
    b"JBIG2Decode", b"DCTDecode", b"DCT", b"JPXDecode", b"BrotliDecode", b"Crypt", b"Predictor",
}  # fmt: skip

_FORBIDDEN = {name.encode() for name in ACTIVE_NAMES + SHORT_ACTIVE_NAMES}
_LIST_OF_OBJECTS = re.compile(rb"[" + SPACE + rb"]*[0-9]+[" + SPACE + rb"]+[0-9]+[" + SPACE + rb"]")
_STARTXREF = re.compile(rb"startxref[" + SPACE + rb"]+[0-9]+")
_ZIP_END = b"PK\x05\x06"


def _number(letter: str) -> str:
    return "".join(f"[{digit.lower()}{digit.upper()}]" if digit.isalpha() else digit for digit in f"{ord(letter):02x}")


def _spelled(*names: str) -> re.Pattern[bytes]:
    """Any of these names, each letter as itself or as ``#`` and its number, wherever it stands."""
    letters = ("".join(f"(?:{letter}|#{_number(letter)})" for letter in name) for name in names)
    return re.compile(rf"/(?:{'|'.join(letters)})(?=[\x00\t\n\f\r ()<>\[\]{{}}/%]|\Z)".encode("ascii"))


_ACTIVE = _spelled(*ACTIVE_NAMES)
_ENCRYPT = _spelled("Encrypt")


def inspect_pdf(content: bytes) -> None:
    """Raises :class:`Refused` unless ``content`` is a whole PDF that only shows."""
    end = content.rfind(b"%%EOF")
    whole = content.startswith(START) and end >= max(len(content) - NEAR_END, 0) and _STARTXREF.search(content)
    if not whole or _ZIP_END in content[end:]:
        raise Refused(NO_PDF)
    if _ENCRYPT.search(content):
        raise Refused(LOCKED)
    if _ACTIVE.search(content):
        raise Refused(ACTIVE)
    lists, drawings = MOST_LISTS, MOST_DRAWINGS
    for found in pdf_objects(content):
        _refuse_active(found)
        if _holds_objects(found):
            lists -= _inspect_list(found, lists)
        elif _looks_like_objects(found.body or b""):
            drawings -= _inspect_drawing(found.body or b"", drawings)


def _refuse_active(found: PdfObject) -> None:
    if not _FORBIDDEN.isdisjoint(found.names):
        raise Refused(ACTIVE)


def _holds_objects(found: PdfObject) -> bool:
    """Without a first place and a number of objects nothing can be read as a packed list, whatever it says that it is."""
    return found.body is not None and (b"ObjStm" in found.names or {b"First", b"N"} <= set(found.names))


def _looks_like_objects(body: bytes) -> bool:
    """Drawings begin with numbers too; and some programs read a packed list whose description is incomplete."""
    inflating = zlib.decompressobj()
    try:
        return _LIST_OF_OBJECTS.match(inflating.decompress(body[:1024], 1024)) is not None
    except zlib.error:
        return False


def _inspect_drawing(body: bytes, budget: int) -> int:
    plain = _unpacked(body, budget)
    if _ACTIVE.search(plain):
        raise Refused(ACTIVE)
    return len(plain)


def _inspect_list(found: PdfObject, budget: int) -> int:
    """Looks inside a packed list of objects, and gives how many bytes that were."""
    filters = [name for name in found.names if name in FLATE]
    if len(filters) > 1 or not OTHER_PACKING.isdisjoint(found.names):
        raise Refused(UNUSUAL)
    body = found.body or b""
    plain = _unpacked(body, budget) if filters else body
    if not _LIST_OF_OBJECTS.match(plain) and not (plain.strip() == b"" and body):
        raise Refused(UNUSUAL)
    if _ACTIVE.search(plain):
        raise Refused(ACTIVE)
    for inner in pdf_objects(plain):
        _refuse_active(inner)
    return len(plain)


def _unpacked(body: bytes, budget: int) -> bytes:
    """What ``body`` unpacks to. Raises :class:`Refused` above ``budget`` bytes, and when a less strict program would see more."""
    pieces: list[bytes] = []
    size = 0
    inflating = zlib.decompressobj()
    waiting = body
    while not inflating.eof:
        try:
            piece = inflating.decompress(waiting, 1024 * 1024)
        except zlib.error:
            raise Refused(UNUSUAL) from None
        waiting = inflating.unconsumed_tail
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
        if size > budget:
            raise Refused(BOMB)
    return b"".join(pieces)
