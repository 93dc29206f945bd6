"""Reading the zip file that a .docx or .odt is, without believing anything that it says about itself.

Two programs can see different things in one zip file: one reads the list at the end, another what stands in front. Here both must tell
the same, every byte must belong to something, and no byte to two things. Sizes are counted while unpacking, up to a bound.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from hervat.apps.documents.refusal import Refused
from hervat.domain.text import say

MOST_ENTRIES = 3000
MOST_UNPACKED = 150 * 1024 * 1024
FREELY_UNPACKED = 10 * 1024 * 1024  # up to here nobody minds how well it was packed
MOST_RATIO = 100
PIECE = 256 * 1024
DIRECTORY, LOCAL, END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
END_SIZE, DIRECTORY_SIZE, LOCAL_SIZE = 22, 46, 30
MOST_DESCRIPTOR = 24  # between two entries only the sizes may stand, again
ENCRYPTED = 1 | 1 << 6 | 1 << 13
SIZES_FOLLOW = 1 << 3
STORED, DEFLATED = 0, 8

BROKEN = say("Dit bestand is beschadigd of op een ongebruikelijke manier gemaakt. Sla het opnieuw op en stuur het nog eens.")
BOMB = say("Dit bestand wordt bij het openen veel te groot. Sla het op met kleinere foto’s, of als pdf.")
SEALED = say("Dit bestand is met een wachtwoord beveiligd. Sla het op zonder wachtwoord: de ander moet het kunnen lezen.")

# Signature, versions, times and attributes are passed over.
_DIRECTORY = struct.Struct("<4x4xHH4xIIIHHH8xI")  # flags, method, checksum, packed, unpacked, lengths of name, extra and comment, header
_LOCAL = struct.Struct("<4x2xHH4xIIIHH")  # flags, method, checksum, packed, unpacked, lengths of name and extra
_END = struct.Struct("<4xHHHHIIH")  # disk, first disk, entries here, entries, size, place, length of comment
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True)
class Entry:
    """One file in the zip file, as the list at the end tells it. ``start`` and ``packed`` are where its packed bytes really are."""

    name: str
    method: int
    checksum: int
    packed: int
    unpacked: int
    header: int
    start: int


def read_zip(content: bytes) -> dict[str, Entry]:
    """The entries by name. Raises :class:`Refused` for anything that a word processor would not have written."""
    size, directory, count = _end(content)
    entries: dict[str, Entry] = {}
    seen: set[str] = set()
    position = directory
    for _ in range(count):
        entry, position = _entry(content, position, directory)
        if entry.name.casefold() in seen:
            raise Refused(BROKEN)
        seen.add(entry.name.casefold())
        entries[entry.name] = entry
    if position != directory + size or not entries:
        raise Refused(BROKEN)
    _refuse_gaps_and_overlap(content, sorted(entries.values(), key=lambda entry: entry.header), directory)
    return entries


class Unpacker:
    """Unpacks entries of one zip file, and counts all that comes out."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._unpacked = 0

    def pieces(self, entry: Entry) -> Iterator[bytes]:
        """The unpacked bytes in pieces. Raises :class:`Refused` when there are too many, or others than was said."""
        size, checksum = 0, 0
        for piece in self._raw(entry):
            size += len(piece)
            checksum = zlib.crc32(piece, checksum)
            self._count(len(piece))
            yield piece
        if (size, checksum) != (entry.unpacked, entry.checksum):
            raise Refused(BROKEN)

    def read(self, entry: Entry) -> bytes:
        """All of it at once."""
        return b"".join(self.pieces(entry))

    def _count(self, size: int) -> None:
        self._unpacked += size
        ratio = self._unpacked / len(self._content)
        if self._unpacked > MOST_UNPACKED or (self._unpacked > FREELY_UNPACKED and ratio > MOST_RATIO):
            raise Refused(BOMB)

    def _raw(self, entry: Entry) -> Iterator[bytes]:
        packed = memoryview(self._content)[entry.start : entry.start + entry.packed]
        if entry.method == STORED:
            yield bytes(packed)
            return
        inflating = zlib.decompressobj(-zlib.MAX_WBITS)
        waiting: bytes | memoryview = packed
        while not inflating.eof:
            try:
                piece = inflating.decompress(waiting, PIECE)
            except zlib.error:
                raise Refused(BROKEN) from None
            if not piece and not inflating.eof:
                raise Refused(BROKEN)  # it ends halfway
            waiting = inflating.unconsumed_tail
            yield piece
        if inflating.unused_data:
            raise Refused(BROKEN)


def _end(content: bytes) -> tuple[int, int, int]:
    """Size, place and length of the list at the end, which must be the very end, of one file on one disk."""
    position = content.rfind(END, max(0, len(content) - END_SIZE - 0xFFFF))
    if position < 0 or position + END_SIZE > len(content) or not content.startswith(LOCAL):
        raise Refused(BROKEN)
    disk, first_disk, here, count, size, directory, comment = _END.unpack_from(content, position)
    whole = position + END_SIZE + comment == len(content) and directory + size == position
    if not whole or disk or first_disk or here != count:
        raise Refused(BROKEN)
    if count > MOST_ENTRIES:
        raise Refused(BOMB)
    return size, directory, count


def _entry(content: bytes, position: int, directory: int) -> tuple[Entry, int]:
    """The entry that is described at ``position``, and where the next one is."""
    if content[position : position + 4] != DIRECTORY or position + DIRECTORY_SIZE > len(content):
        raise Refused(BROKEN)
    flags, method, checksum, packed, unpacked, name_size, extra, comment, header = _DIRECTORY.unpack_from(content, position)
    raw_name = content[position + DIRECTORY_SIZE : position + DIRECTORY_SIZE + name_size]
    if flags & ENCRYPTED:
        raise Refused(SEALED)
    if method not in (STORED, DEFLATED) or (method == STORED and packed != unpacked):
        raise Refused(BROKEN)
    start = _start(content, header, raw_name, (flags, method, checksum, packed, unpacked))
    if start + packed > directory:
        raise Refused(BROKEN)
    entry = Entry(_name(raw_name), method, checksum, packed, unpacked, header, start)
    return entry, position + DIRECTORY_SIZE + name_size + extra + comment


def _start(content: bytes, header: int, raw_name: bytes, listed: tuple[int, ...]) -> int:
    """Where the packed bytes begin: after a header that tells the same as the list."""
    if content[header : header + 4] != LOCAL or header + LOCAL_SIZE > len(content):
        raise Refused(BROKEN)
    *told, name_size, extra = _LOCAL.unpack_from(content, header)
    same = 2 if listed[0] & SIZES_FOLLOW else len(told)
    name = content[header + LOCAL_SIZE : header + LOCAL_SIZE + name_size]
    if name != raw_name or tuple(told[:same]) != listed[:same]:
        raise Refused(BROKEN)
    return header + LOCAL_SIZE + int(name_size) + int(extra)


def _name(raw: bytes) -> str:
    """Names in these files are plain letters: what leads out of the folder, or could be read in two ways, is refused."""
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(BROKEN) from None
    parts = name.rstrip("/").split("/")
    if not name.isprintable() or "\\" in name or _DRIVE.match(name) or any(part in ("", ".", "..") for part in parts):
        raise Refused(BROKEN)
    return name


def _refuse_gaps_and_overlap(content: bytes, entries: list[Entry], directory: int) -> None:
    """No byte belongs to two entries (how a small bomb becomes a large one), and none to no entry (where things hide)."""
    expected = 0
    for entry in entries:
        gap = entry.header - expected
        if not 0 <= gap <= MOST_DESCRIPTOR or (gap and not expected):
            raise Refused(BROKEN)
        expected = entry.start + entry.packed
    if not 0 <= directory - expected <= MOST_DESCRIPTOR or expected > len(content):
        raise Refused(BROKEN)
