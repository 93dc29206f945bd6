"""Files as people send them, and as someone with bad plans would, made byte by byte: none is kept in the project."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCX_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{more}</Types>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Parts = Mapping[str, str | bytes]


def zipped(parts: Parts, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts; ``mimetype`` is stored as it is."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else method)
    return made.getvalue()


def docx_parts(text: str = "<w:p><w:r><w:t>Plan van aanpak</w:t></w:r></w:p>", *, types: str = "") -> dict[str, str | bytes]:
    """The parts of a small document of Word; ``types`` are added to what it says of its parts."""
    return {
        "[Content_Types].xml": DOCX_TYPES.format(more=types),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{text}</w:body></w:document>',
    }


def docx(parts: Parts | None = None) -> bytes:
    """A document of Word."""
    return zipped(parts or docx_parts())


def relations(*told: tuple[str, str], mode: str = "Internal") -> str:
    """A part of relations: kind and target of each."""
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for number, (kind, target) in enumerate(told)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def odt_parts(text: str = "<text:p>Plan van aanpak</text:p>") -> dict[str, str | bytes]:
    """The parts of a small document of LibreOffice."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
            'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
            f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
        ),
        "Configurations2/accelerator/current.xml": "",
        "META-INF/manifest.xml": (
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
        ),
    }


def odt(text: str = "<text:p>Plan van aanpak</text:p>") -> bytes:
    """A document of LibreOffice."""
    return zipped(odt_parts(text))


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of one empty page with more objects (number 4 and on), and its list at the end as it should be."""
    all_objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        *objects,
    )
    made = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(all_objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, start)
    return bytes(made)


def stream(description: bytes, body: bytes) -> bytes:
    """An object with packed bytes."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (description, len(body), body)


def object_stream(inner: bytes, description: bytes = b"/Type /ObjStm", *, pack: bool = True) -> bytes:
    """A packed list that holds one object."""
    head = b"9 0 "
    body = head + inner
    filters = b" /Filter /FlateDecode" if pack else b""
    return stream(b"%s /N 1 /First %d%s" % (description, len(head), filters), zlib.compress(body) if pack else body)


def jpeg(width: int = 40, height: int = 30, *, comment: bytes = b"") -> bytes:
    """What a reader of JPEG sees as a photo, up to its packed points."""
    told = b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment if comment else b""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + told
        + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x12\xff\xd9"
    )


def png(width: int = 4, height: int = 3) -> bytes:
    """A grey picture."""
    rows = zlib.compress(b"\0" * (width + 1) * height) if width * height < 1_000_000 else zlib.compress(b"")
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + _chunk(b"IDAT", rows)
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
