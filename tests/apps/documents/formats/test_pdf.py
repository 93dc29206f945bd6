"""PDF: what shows is taken; a script is found wherever and however it is written."""

from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from hervat.apps.documents.formats import pdf_tokens
from hervat.apps.documents.formats.pdf import ACTIVE, ACTIVE_NAMES, BOMB, LOCKED, NO_PDF, SHORT_ACTIVE_NAMES, inspect_pdf
from hervat.apps.documents.formats.pdf_tokens import UNUSUAL
from hervat.apps.documents.refusal import Refused
from hervat.domain.text import Text
from tests.apps.documents.sample_files import jpeg, object_stream, pdf, stream, zipped

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def refusal(content: bytes) -> Text | None:
    """Why this PDF is refused; None when it is taken."""
    try:
        inspect_pdf(content)
    except Refused as refused:
        return refused.sentence
    return None


def escaped(name: str, chance: random.Random) -> bytes:
    """The name with some letters as ``#`` and a number."""
    return b"".join(
        letter.encode() if chance.random() < 0.5 else b"#%02x" % ord(letter) if chance.random() < 0.5 else b"#%02X" % ord(letter)
        for letter in name
    )


def test_a_plain_pdf_is_taken() -> None:
    assert refusal(pdf()) is None
    assert len(PdfReader(io.BytesIO(pdf())).pages) == 1


def test_what_common_programs_write_is_taken() -> None:
    content = stream(b"/Filter /FlateDecode", zlib.compress(b"BT (JavaScript) Tj ET"))
    outline = b"<< /Title (Hoofdstuk \\(1\\) stream) /First 5 0 R /Last 5 0 R /Count 1 >>"
    packed = object_stream(b"<< /Type /Font /Name /F1 >>")
    form = b"<< /AP << /N 6 0 R >> /A << /S /URI /URI (https://www.uwv.example) >> /OpenAction [3 0 R /Fit] >>"
    assert refusal(pdf(content, outline, packed, form)) is None
    assert (
        refusal(pdf(stream(b"/Filter [/ASCII85Decode /FlateDecode]", b"Gb~>"), stream(b"/Subtype /Image /Filter /DCTDecode", jpeg())))
        is None
    )


@pytest.mark.parametrize("name", ACTIVE_NAMES + SHORT_ACTIVE_NAMES)
def test_what_runs_is_refused(name: str) -> None:
    assert refusal(pdf(b"<< /X /%s >>" % name.encode())) == ACTIVE
    assert refusal(pdf(b"<< /%s(x) >>" % name.encode())) == ACTIVE
    assert refusal(pdf(b"<< /%s<</X 1>> >>" % name.encode())) == ACTIVE
    assert refusal(pdf(b"<< /%sen /X%s >>" % (name.encode(), name.encode()))) is None


@given(st.sampled_from(ACTIVE_NAMES + SHORT_ACTIVE_NAMES), st.integers(0, 2**32))
def test_also_in_another_spelling(name: str, seed: int) -> None:
    spelled = escaped(name, random.Random(seed))  # noqa: S311 -- no secret
    assert refusal(pdf(b"<< /S/%s/X 1 >>" % spelled)) == ACTIVE
    assert refusal(pdf(object_stream(b"<< /S /%s >>" % spelled))) == ACTIVE


@pytest.mark.parametrize("description", [b"/Type /ObjStm", b"/Type /Obj#53tm", b"", b"/Type 7 0 R", b"/Type /XObject"])
@pytest.mark.parametrize("pack", [True, False])
def test_also_in_a_packed_list(description: bytes, pack: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert refusal(pdf(object_stream(b"<< /OpenAction << /S /JavaScript /JS (x) >> >>", description, pack=pack))) == ACTIVE
    assert refusal(pdf(object_stream(b"<< /OpenAction << /JS (x) >> >>", description, pack=pack))) == ACTIVE


def hidden_catalog(catalog: bytes) -> bytes:
    """A PDF as programs write it now: its catalog (object 1) stands in a packed list, and the list at the end is packed too."""
    head = b"1 0 "
    described = b"/Type /ObjStm /N 1 /First %d /Filter /FlateDecode" % len(head)
    objects = {
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        4: stream(described, zlib.compress(head + catalog)),
    }
    made = bytearray(b"%PDF-1.7\n")
    entries = [struct.pack(">BIH", 0, 0, 65535), struct.pack(">BIH", 2, 4, 0)]
    for number, body in objects.items():
        entries.append(struct.pack(">BIH", 1, len(made), 0))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    entries.append(struct.pack(">BIH", 1, start, 0))
    ending = stream(b"/Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode", zlib.compress(b"".join(entries)))
    return bytes(made) + b"5 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (ending, start)


def test_a_script_that_programs_find_and_a_reader_of_plain_bytes_does_not() -> None:
    content = hidden_catalog(b"<< /Type /Catalog /Pages 2 0 R /OpenAction %s >>" % SCRIPT)
    assert b"JavaScript" not in content
    assert "/JavaScript" in str(PdfReader(io.BytesIO(content)).root_object["/OpenAction"])
    assert refusal(content) == ACTIVE
    assert refusal(hidden_catalog(b"<< /Type /Catalog /Pages 2 0 R >>")) is None


@pytest.mark.parametrize(
    "packed",
    [
        stream(b"/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]", zlib.compress(zlib.compress(b"9 0 " + SCRIPT))),
        stream(b"/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode", b"\x80\x0b\x60"),
        stream(b"/N 1 /First 4 /Filter [/ASCIIHexDecode]", (b"9 0 " + SCRIPT).hex().encode() + b">"),
        stream(b"/N 1 /First 4 /Filter 7 0 R", zlib.compress(b"9 0 " + SCRIPT)),
        stream(b"/N 1 /First 4 /Filter /Flate#44ecode /DecodeParms << /Predictor 12 >>", zlib.compress(b"9 0 " + SCRIPT)),
        stream(b"/N 1 /First 4 /Filter /FlateDecode", zlib.compress(b"9 0 " + SCRIPT)[:-4] + b"fout"),
        stream(b"/N 1 /First 4 /Filter /FlateDecode", b"\xff\xff" + zlib.compress(b"9 0 " + SCRIPT)),
        stream(b"/N 1 /First 4 /X (stream\n) /Y (endstream) /Filter /LZWDecode", b"\x80\x0b\x60"),
        stream(b"/N 1 /First 4 /X (>>stream\nendstream 5 0) /Filter [/FlateDecode/FlateDecode]", zlib.compress(zlib.compress(SCRIPT))),
    ],
    ids=["twice", "lzw", "hex", "filter elsewhere", "predictor", "wrong checksum", "wrong start", "false stream", "false object"],
)
def test_a_list_that_is_packed_in_an_unusual_way_is_not_taken(packed: bytes) -> None:
    assert refusal(pdf(packed)) == UNUSUAL


LOOSE = {
    "an object in a description": b"<< /N 1 /First 4 6 0 obj /Filter /FlateDecode",
    "an end in a description": b"<< /N 1 /First 4 endobj /Filter /FlateDecode",
    "a begin of packed bytes in a description": b"<< stream\n /N 1 /First 4 /Filter /FlateDecode",
    "a list in a list": b"<< /N 1 /First 4 /Filter [endobj /FlateDecode]",
    "an open text": b"( endstream endobj ) << /N 1 /First 4 /Filter /FlateDecode",
}


@pytest.mark.parametrize("loose", LOOSE)
def test_a_description_that_programs_could_read_differently(loose: str) -> None:
    """Found by changing good files at random and asking two other programs (MuPDF, qpdf) what they saw."""
    body = zlib.compress(b"9 0 " + SCRIPT)
    assert refusal(pdf(LOOSE[loose] + b" /Length %d >>\nstream\n%s\nendstream" % (len(body), body))) == UNUSUAL


def test_packed_bytes_that_begin_on_the_same_line() -> None:
    body = zlib.compress(b"9 0 " + SCRIPT)
    assert refusal(pdf(b"<< /N 1 /First 4 /Filter /FlateDecode >>\nstream5%s\nendstream" % body)) == UNUSUAL


def test_a_list_whose_description_is_incomplete() -> None:
    assert refusal(pdf(stream(b"/N 1 /Filter /FlateDecode", zlib.compress(b"9 0 " + SCRIPT)))) == ACTIVE
    assert refusal(pdf(stream(b"/Filter /FlateDecode", zlib.compress(b"1 0 0 1 50 50 cm BT (tekst) Tj ET")))) is None


@pytest.mark.parametrize(
    "hiding",
    [
        b"<< /X (6 0 obj << /AA 1 >> endobj) >>",
        b"<< /X 1 >> % 6 0 obj << /AA 1 >> endobj",
        stream(b"", b"6 0 obj\n<< /AA 1 >>\nendobj"),
        stream(b"/Subtype /Image /Filter /DCTDecode", b"\xff\xd8 6\x000\tobj<< >>"),
        b"<< /X (\\) 6 0 obj << >> ) >>",
    ],
    ids=["text", "comment", "packed bytes", "picture", "text with a bracket"],
)
def test_an_object_where_only_some_programs_would_look(hiding: bytes) -> None:
    assert refusal(pdf(hiding)) == UNUSUAL


def test_a_script_in_an_object_that_only_some_programs_would_find() -> None:
    assert refusal(pdf(b"<< /X (6 0 obj " + SCRIPT + b" endobj) >>")) == ACTIVE
    assert refusal(pdf(stream(b"/Subtype /Image", b"6 0 obj " + SCRIPT))) == ACTIVE


def test_a_script_in_an_older_version_of_the_file_counts_too() -> None:
    old, new = pdf(SCRIPT), pdf()
    assert refusal(old + new) == ACTIVE
    assert refusal(new + old) == ACTIVE


def test_with_a_password_or_other_protection() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("", "geheim", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    assert refusal(made.getvalue()) == LOCKED
    assert refusal(pdf(trailer=b"/Encr#79pt 9 0 R")) == LOCKED


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00" + pdf(),
        jpeg() + pdf(),
        b"\n" + pdf(),
        pdf() + zipped({"a.html": b"x"}),
        pdf()[:-1] + b" " * 3000,
        pdf()[:60],
        b"%PDF-1.7\n%%EOF",
        b"<html>%PDF-1.7 startxref 1 %%EOF",
    ],
    ids=["program in front", "picture in front", "line in front", "zip behind", "much behind", "half", "nothing", "page"],
)
def test_a_file_that_is_something_else_as_well(content: bytes) -> None:
    assert refusal(content) == NO_PDF


def test_a_bomb_is_not_unpacked_to_its_end() -> None:
    lists = [object_stream(b" " * 20_000_000) for _ in range(2)]
    assert refusal(pdf(*lists)) == BOMB


def test_very_many_words_are_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_tokens, "MOST_TOKENS", 1000)
    assert refusal(pdf(b"[" + b"0 " * 1000 + b"]")) == UNUSUAL


@pytest.mark.parametrize(
    "content",
    [b"(" * 100_000, b"<" * 100_000, b"1 " * 100_000, b"/" * 100_000, b"stream\n" * 10_000, b"1 0 obj " * 10_000, b"/#4a" * 50_000],
)
def test_no_repetition_makes_it_slow_or_fail(content: bytes) -> None:
    """Work grows with the file: repeating the worst piece ends, and ends in a sentence or in nothing."""
    refusal(pdf(content))


@given(st.integers(0, 2**32))
def test_any_damage_is_refused_or_harmless_and_never_an_error(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    content = bytearray(pdf(object_stream(b"<< /X 1 >>"), stream(b"", b"BT ET"), b"(a (b) c)"))
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    refusal(bytes(content))
