"""Which files are taken in, and the sentence for each that is not."""

from __future__ import annotations

import hashlib
import io
import random
import struct
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.apps.documents import inspection
from hervat.apps.documents.formats.pictures import MOST_SIDE, NO_PICTURE, TOO_MANY_POINTS
from hervat.apps.documents.formats.text import NO_TEXT
from hervat.apps.documents.inspection import (
    EMPTY,
    EXTENSIONS,
    IS_HEIC,
    KINDS_WE_TAKE,
    MAX_BYTES,
    OLD_OR_MACRO,
    Inspected,
    Refused,
    inspect,
)
from hervat.domain.text import Text
from tests.apps.documents.sample_files import docx, jpeg, odt, pdf, png, zipped

MEGABYTE = 1024 * 1024
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + bytes(48) + b"This program cannot be run in DOS mode."

GOOD = {
    "a.pdf": ("application/pdf", pdf()),
    "a.docx": (DOCX, docx()),
    "a.odt": (ODT, odt()),
    "a.jpg": ("image/jpeg", jpeg()),
    "a.jpeg": ("image/jpeg", jpeg()),
    "a.png": ("image/png", png()),
    "a.txt": ("text/plain", b"Beste Kees,\r\n\tTot maandag.\r\n"),
}


def refusal(name: str, content: bytes, declared: str = "") -> Text | None:
    """Why this file is refused; None when it is taken."""
    try:
        inspect(name, declared, content)
    except Refused as refused:
        return refused.sentence
    return None


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_taken(name: str) -> None:
    kind, content = GOOD[name]
    expected = Inspected(name, kind, name.partition(".")[2], len(content), hashlib.sha256(content).hexdigest())
    assert inspect(name, kind, content) == expected
    assert inspect(name, "application/octet-stream", content) == expected
    assert inspect(f"map/{name.upper()}", f"{kind.upper()}; charset=x", content).media_type == kind
    stream = io.BytesIO(content)
    stream.seek(3)
    assert inspect(name, "", stream) == expected
    assert stream.read() == content


def test_every_kind_is_tried() -> None:
    assert {name.partition(".")[2] for name in GOOD} == set(EXTENSIONS)


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("other", GOOD)
def test_a_file_under_the_name_of_another_kind_is_refused(name: str, other: str) -> None:
    same = GOOD[name][0] == GOOD[other][0]
    assert (refusal(name, GOOD[other][1]) is None) == same
    assert (refusal(name, GOOD[name][1], GOOD[other][0]) is None) == same


@pytest.mark.parametrize(
    "name", ["a.exe", "a.html", "a.svg", "a.zip", "a.xlsx", "a.pdf.js", "a", "pdf", ".pdf", "a.pdf\u202efdp.exe", "a.pdf/b.bat"]
)
def test_other_kinds_are_refused(name: str) -> None:
    assert refusal(name, pdf()) == KINDS_WE_TAKE


@pytest.mark.parametrize("name", sorted(set(GOOD)))
def test_a_program_is_refused_whatever_it_is_called(name: str) -> None:
    assert refusal(name, EXE) is not None
    assert refusal(name, b"\x7fELF" + bytes(60)) is not None


@pytest.mark.parametrize("declared", ["text/html", "image/svg+xml", "application/x-msdownload", "text/javascript"])
@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_declared_type_may_say_nothing_else(name: str, declared: str) -> None:
    assert refusal(name, GOOD[name][1], declared) is not None


def test_photos_of_a_telephone_are_told_how_to_be_sent() -> None:
    heic = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
    assert refusal("IMG_1.HEIC", heic) == IS_HEIC
    assert refusal("IMG_1.jpg", heic) == IS_HEIC


def test_old_documents_and_those_with_macros() -> None:
    assert refusal("brief.doc", b"\xd0\xcf\x11\xe0") == OLD_OR_MACRO
    assert refusal("brief.docm", docx()) == OLD_OR_MACRO
    assert refusal("brief.docx", b"\xd0\xcf\x11\xe0" + bytes(600)) == OLD_OR_MACRO  # also one with a password


@pytest.mark.parametrize("name", sorted(GOOD))
def test_an_empty_file(name: str) -> None:
    assert refusal(name, b"") == EMPTY


class Endless(io.BytesIO):
    """A stream that says that it is small and goes on."""

    def seek(self, _offset: int, whence: int = 0, /) -> int:
        return 10 if whence else 0

    def read(self, size: int | None = -1, /) -> bytes:
        assert size == MAX_BYTES + 1
        return bytes(size)


def test_too_large_is_said_with_both_sizes() -> None:
    assert str(refusal("a.pdf", bytes(31 * MEGABYTE))) == "Dit bestand is te groot: 31 MB. Het mag 25 MB zijn."
    assert str(refusal("a.pdf", bytes(MAX_BYTES + 1))) == "Dit bestand is te groot: 26 MB. Het mag 25 MB zijn."
    with pytest.raises(Refused, match="26 MB"):
        inspect("a.pdf", "", Endless())


def test_the_largest_file_is_taken() -> None:
    assert refusal("a.txt", b"x" * MAX_BYTES) is None


@pytest.mark.parametrize(("width", "height"), [(MOST_SIDE + 1, 1), (15_000, 15_000), (1, 65_535)])
def test_pictures_that_no_viewer_can_hold(width: int, height: int) -> None:
    assert refusal("a.jpg", jpeg(width, height)) == TOO_MANY_POINTS
    assert refusal("a.png", png(width, height)) == TOO_MANY_POINTS


def test_a_photo_of_a_good_camera_is_taken() -> None:
    assert refusal("a.jpg", jpeg(12_000, 9_000)) is None
    assert refusal("a.jpg", jpeg() + b"SEFT" + bytes(100)) is None  # a telephone's own notes


def bad_pictures() -> Iterator[tuple[str, str, bytes]]:
    yield "no size", "a.jpg", jpeg(0, 30)
    yield "cut off", "a.jpg", jpeg()[:30]
    yield "pdf in a comment", "a.jpg", jpeg(comment=pdf())
    yield "pdf behind", "a.jpg", jpeg() + pdf()
    yield "zip behind", "a.jpg", jpeg() + zipped({"a.html": b"x"})
    yield "no size in png", "a.png", png(0, 1)
    yield "page behind png", "a.png", png() + b"<script>"
    yield "zip behind png", "a.png", png() + zipped({"a.html": b"x"})
    yield "damaged png", "a.png", png()[:40] + b"?" + png()[41:]
    yield "png without end", "a.png", png()[:-12]
    yield "only a beginning", "a.png", b"\x89PNG\r\n\x1a\n"
    yield "two heads", "a.png", png()[:33] + png(60_000, 60_000)[8:33] + png()[33:]


@pytest.mark.parametrize(("name", "content"), [pytest.param(name, content, id=why) for why, name, content in bad_pictures()])
def test_pictures_that_are_something_else_or_damaged(name: str, content: bytes) -> None:
    assert refusal(name, content) == NO_PICTURE


def test_a_large_size_behind_a_small_one() -> None:
    second = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 60_000, 60_000, 1) + b"\x01\x11\x00"
    content = jpeg()
    scan = content.index(b"\xff\xda")
    assert refusal("a.jpg", content[:scan] + second + content[scan:]) == TOO_MANY_POINTS


@pytest.mark.parametrize(
    "content",
    [
        "één café".encode(),
        "één café".encode("cp1252"),
        "één".encode("utf-16"),
        "\ufeffBOM".encode(),
        b"<html><script>alert(1)</script>",
        b"a\r\n\tb\x0c",
    ],
    ids=["utf-8", "windows", "utf-16", "mark", "html", "layout"],
)
def test_text_is_taken(content: bytes) -> None:
    assert inspect("a.txt", "text/plain", content).media_type == "text/plain"


@pytest.mark.parametrize(
    "content", [b"a\0b", b"\x1b[2J", b"%PDF-1.7", b"{\\rtf1", b"%!PS", b"\x81\x8d", b"\xff\xfea", b"\xef\xbb\xbf%PDF-1"]
)
def test_what_is_no_text(content: bytes) -> None:
    assert refusal("a.txt", content) == NO_TEXT


def test_what_we_trip_over_is_refused_and_not_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(_content: bytes) -> None:
        raise struct.error

    monkeypatch.setitem(inspection._KINDS, "pdf", inspection._Kind("application/pdf", trip))
    assert refusal("a.pdf", pdf()) == inspection.UNREADABLE


@given(st.text(max_size=30), st.text(max_size=20), st.sampled_from(sorted(GOOD)), st.integers(0, 2**32))
def test_any_file_is_taken_or_refused_with_a_sentence(name: str, declared: str, like: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    content = bytearray(GOOD[like][1])
    for _ in range(chance.randint(0, 6)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    sentence = refusal(name + like, bytes(content), declared)
    assert sentence is None or (str(sentence).endswith(".") and sentence != inspection.UNREADABLE)
