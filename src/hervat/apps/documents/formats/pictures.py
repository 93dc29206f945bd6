"""Photos and scans (.jpg, .png): a picture from its first byte, no larger than a viewer can hold, and no other file at the same time."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from hervat.apps.documents.refusal import Refused
from hervat.domain.text import say

MOST_SIDE = 20_000
MOST_POINTS = 120_000_000
MOST_PARTS = 100_000
PNG_START = b"\x89PNG\r\n\x1a\n"
JPEG_START = b"\xff\xd8\xff"

NO_PICTURE = say("Deze foto is beschadigd of is eigenlijk een ander soort bestand. Sla de foto opnieuw op als jpg of png.")
TOO_MANY_POINTS = say(
    "Deze foto is te groot om te openen. Het mag 120 miljoen beeldpunten zijn, en 20.000 aan een kant. Maak de foto kleiner."
)

_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # start of frame: how wide, how high
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
_SCAN, _END = 0xDA, 0xD9
_ZIP_END_REACH = 0xFFFF + 22


def inspect_jpeg(content: bytes) -> None:
    """Raises :class:`Refused` unless ``content`` is a JPEG of a fair size. What telephones put behind the picture may stay."""
    if not content.startswith(JPEG_START):
        raise Refused(NO_PICTURE)
    _refuse_second_face(content)
    sizes = list(_jpeg_sizes(content))
    if not sizes or content.rfind(b"\xff\xd9") < 0:
        raise Refused(NO_PICTURE)
    for width, height in sizes:
        _refuse_size(width, height)


def inspect_png(content: bytes) -> None:
    """Raises :class:`Refused` unless ``content`` is a PNG of a fair size, with nothing behind its end."""
    if not content.startswith(PNG_START):
        raise Refused(NO_PICTURE)
    _refuse_second_face(content)
    chunks = list(_png_chunks(content))
    kinds = [kind for kind, _body in chunks]
    if kinds[:1] != [b"IHDR"] or kinds.count(b"IHDR") != 1 or kinds[-1] != b"IEND" or b"IDAT" not in kinds or len(chunks[0][1]) != 13:
        raise Refused(NO_PICTURE)
    _refuse_size(*struct.unpack(">II", chunks[0][1][:8]))


def _refuse_second_face(content: bytes) -> None:
    """A picture that a reader of PDF or of zip files would open as well."""
    ending = content.rfind(b"PK\x05\x06", max(0, len(content) - _ZIP_END_REACH))
    if b"%PDF-" in content or (ending >= 0 and b"PK\x01\x02" in content):
        raise Refused(NO_PICTURE)


def _refuse_size(width: int, height: int) -> None:
    if not width or not height:
        raise Refused(NO_PICTURE)
    if max(width, height) > MOST_SIDE or width * height > MOST_POINTS:
        raise Refused(TOO_MANY_POINTS)


def _jpeg_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    """Width and height from every frame header before the first scan. Raises :class:`Refused` when there is no scan."""
    position = 2
    for _ in range(MOST_PARTS):
        while content[position : position + 2] == b"\xff\xff":
            position += 1  # filling
        head = content[position : position + 2]
        if len(head) < 2 or head[0] != 0xFF or head[1] == _END:
            break
        if head[1] == _SCAN:
            return
        if head[1] in _ALONE:
            position += 2
            continue
        length = int.from_bytes(content[position + 2 : position + 4], "big")
        if length < 2 or position + 2 + length > len(content):
            break
        if head[1] in _SIZES:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9].ljust(4, b"\0"))
            yield width, height
        position += 2 + length
    raise Refused(NO_PICTURE)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Kind and body of every chunk, each with its right checksum, to the very end."""
    view = memoryview(content)
    position = len(PNG_START)
    for _ in range(MOST_PARTS):
        if position == len(content):
            return
        length = int.from_bytes(view[position : position + 4], "big")
        kind, end = bytes(view[position + 4 : position + 8]), position + 8 + length
        body, checksum = view[position + 8 : end], view[end : end + 4]
        if len(checksum) < 4 or zlib.crc32(body, zlib.crc32(kind)) != int.from_bytes(checksum, "big"):
            break
        yield kind, body
        position = end + 4
    raise Refused(NO_PICTURE)
