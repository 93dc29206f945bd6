"""Zip files that lie: about their size, about what they hold, or about where it stands."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.apps.documents.formats import zips
from hervat.apps.documents.formats.zips import BOMB, BROKEN, SEALED, Unpacker, read_zip
from hervat.apps.documents.refusal import Refused
from hervat.domain.text import Text
from tests.apps.documents.sample_files import docx, zipped

MEGABYTE = 1024 * 1024


def refusal(content: bytes) -> Text | None:
    """Why reading all of ``content`` is refused; None when it is not."""
    try:
        unpacker = Unpacker(content)
        for entry in read_zip(content).values():
            for _piece in unpacker.pieces(entry):
                pass
    except Refused as refused:
        return refused.sentence
    return None


def field(content: bytes, signature: bytes, offset: int, value: bytes, *, last: bool = False) -> bytes:
    """``content`` with other bytes at ``offset`` in the first (or last) record that begins with ``signature``."""
    place = (content.rfind(signature) if last else content.find(signature)) + offset
    return content[:place] + value + content[place + len(value) :]


def test_what_was_put_in_comes_out() -> None:
    content = zipped({"a.xml": b"een", "b/c.xml": b"twee" * 1000})
    unpacker = Unpacker(content)
    assert {name: unpacker.read(entry) for name, entry in read_zip(content).items()} == {"a.xml": b"een", "b/c.xml": b"twee" * 1000}


def test_a_bomb_is_not_unpacked_to_its_end() -> None:
    assert refusal(zipped({"a.xml": bytes(200 * MEGABYTE)})) == BOMB


def test_a_bomb_that_declares_a_small_size_is_counted_all_the_same() -> None:
    content = zipped({"a.xml": bytes(20 * MEGABYTE)})
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        content = field(content, signature, offset, struct.pack("<I", 10))
    assert refusal(content) == BOMB


def test_a_bomb_of_many_parts_is_counted_together() -> None:
    assert refusal(zipped({f"{number}.xml": bytes(9 * MEGABYTE) for number in range(20)})) == BOMB


def test_well_packed_text_of_a_normal_size_is_fine() -> None:
    assert refusal(zipped({"a.xml": b"<w:p/>" * (MEGABYTE // 6) * 8})) is None


def test_more_parts_than_a_document_has() -> None:
    assert refusal(zipped({f"{number}.xml": b"" for number in range(zips.MOST_ENTRIES + 1)})) == BOMB


def test_parts_that_share_their_bytes() -> None:
    """How 42 kilobytes become petabytes: every entry of the list points at the same packed bytes."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = packed.compress(bytes(MEGABYTE)) + packed.flush()
    head = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(bytes(MEGABYTE)), len(kernel), MEGABYTE, 1, 0) + b"a"
    entry = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, zlib.crc32(bytes(MEGABYTE)), len(kernel), MEGABYTE, 1, 0, 0, 0, 0, 0, 0
    )
    front = head + kernel
    listed = b"".join(entry + bytes([letter]) for letter in b"abc")
    content = front + listed + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 3, 3, len(listed), len(front), 0)
    assert refusal(content) == BROKEN
    once = front + entry + b"a" + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(entry) + 1, len(front), 0)
    assert refusal(once) is None


def test_entries_one_inside_the_other() -> None:
    inner = zipped({"b.xml": b"binnen"}, method=zipfile.ZIP_STORED)
    outer = zipped({"a.xml": inner}, method=zipfile.ZIP_STORED)
    entries = read_zip(outer)
    place = entries["a.xml"].start
    second = inner[inner.find(b"PK\x01\x02") : inner.find(b"PK\x05\x06")]
    second = second[:42] + struct.pack("<I", place) + second[46:]
    end = outer.find(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", outer, end + 12)
    content = outer[:end] + second + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 2, 2, size + len(second), start, 0)
    assert refusal(content) == BROKEN


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../a.xml", "a/../../b.xml", "a\\b.xml", "C:/a.xml", "a//b.xml", "./a.xml", "a\u202eb", "a\x07b"]
)
def test_names_that_lead_elsewhere(name: str) -> None:
    assert refusal(zipped({name: b"x"})) == BROKEN


def test_two_parts_with_one_name() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.xml", b"x")
        archive.writestr("A.xml", b"y")
    assert refusal(made.getvalue()) == BROKEN


@pytest.mark.parametrize("flag", [1, 1 << 6, 1 << 13])
def test_with_a_password(flag: int) -> None:
    content = field(zipped({"a.xml": b"x"}), b"PK\x01\x02", 8, struct.pack("<H", flag))
    assert refusal(content) == SEALED


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "pdf in front": lambda content: b"%PDF-1.7\n" + content,
    "program in front": lambda content: b"MZ" + content,
    "page behind": lambda content: content + b"<script>",
    "cut off": lambda content: content[:-3],
    "hidden in between": lambda content: content.replace(b"PK\x01\x02", b"verstopt" * 9 + b"PK\x01\x02", 1),
    "other name in front": lambda content: field(content, b"PK\x03\x04", 30, b"b"),
    "other packing in front": lambda content: field(content, b"PK\x03\x04", 8, b"\x00\x00"),
    "other size in front": lambda content: field(content, b"PK\x03\x04", 22, struct.pack("<I", 5)),
    "other checksum": lambda content: field(content, b"PK\x01\x02", 16, b"\x01\x02\x03\x04"),
    "fewer parts than listed": lambda content: field(content, b"PK\x05\x06", 8, struct.pack("<HH", 1, 1)),
    "list stands nowhere": lambda content: field(content, b"PK\x05\x06", 16, struct.pack("<I", 0xFFFFFFFF)),
    "other disk": lambda content: field(content, b"PK\x05\x06", 4, struct.pack("<HH", 1, 1)),
    "part stands nowhere": lambda content: field(content, b"PK\x01\x02", 42, struct.pack("<I", 0xFFFFFF)),
    "rare packing": lambda content: field(content, b"PK\x01\x02", 10, struct.pack("<H", 12)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_two_programs_could_read_differently(change: str) -> None:
    good = zipped({"a.xml": b"een" * 100, "b.xml": b"twee" * 100})
    assert refusal(good) is None
    assert refusal(CHANGES[change](good)) == BROKEN


@given(st.integers(0, 2**32))
def test_any_damage_is_refused_or_harmless_and_never_an_error(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    content = bytearray(docx())
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    refusal(bytes(content))


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(content: bytes) -> None:
    assert refusal(b"PK\x03\x04" + content) is not None
