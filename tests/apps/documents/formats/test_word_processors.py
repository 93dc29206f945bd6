"""Documents of Word and LibreOffice: what shows is taken, what runs, hides or fetches is not."""

from __future__ import annotations

import pytest

from hervat.apps.documents.formats.docx import NO_DOCX, inspect_docx
from hervat.apps.documents.formats.odt import NO_ODT, inspect_odt
from hervat.apps.documents.formats.parts import EMBEDDED, FETCHES, LINKS, MACROS
from hervat.apps.documents.formats.zips import BROKEN, SEALED
from hervat.apps.documents.refusal import Refused
from hervat.domain.text import Text
from tests.apps.documents.sample_files import docx, docx_parts, odt, odt_parts, relations, zipped

LINKS_PART = "word/_rels/document.xml.rels"
TYPE = '<Override PartName="/word/x.xml" ContentType="{}"/>'


def docx_refusal(content: bytes) -> Text | None:
    """Why this document of Word is refused; None when it is taken."""
    try:
        inspect_docx(content)
    except Refused as refused:
        return refused.sentence
    return None


def odt_refusal(content: bytes) -> Text | None:
    """The same for LibreOffice."""
    try:
        inspect_odt(content)
    except Refused as refused:
        return refused.sentence
    return None


def with_link(kind: str, target: str, mode: str = "External") -> bytes:
    return docx({**docx_parts(), LINKS_PART: relations((kind, target), mode=mode)})


def field(*pieces: str) -> bytes:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return docx(docx_parts(f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}</w:p>'))


def test_a_plain_document_is_taken() -> None:
    assert docx_refusal(docx()) is None
    assert odt_refusal(odt()) is None


@pytest.mark.parametrize("target", ["https://www.uwv.example/", "mailto:kees@werk.example", "tel:0600000000", "#hoofdstuk", "bijlage.docx"])
def test_links_that_someone_clicks_are_taken(target: str) -> None:
    assert docx_refusal(with_link("hyperlink", target)) is None
    assert odt_refusal(odt(f'<text:a xlink:href="{target}">lees</text:a>')) is None


@pytest.mark.parametrize(
    "target", ["file:///C:/x.exe", "file://server/x", "\\\\server\\x", "//server/x", "ms-msdt:/id", "javascript:x", "vnd.sun.star.script:x"]
)
def test_links_to_a_computer_or_a_program_are_not(target: str) -> None:
    assert docx_refusal(with_link("hyperlink", target)) == LINKS
    assert docx_refusal(with_link("hyperlink", target, "Internal")) == LINKS
    assert odt_refusal(odt(f'<text:a xlink:href="{target}">lees</text:a>')) == LINKS


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "settings", "customXml", "iets"])
@pytest.mark.parametrize("mode", ["External", " external", "Internal"])
def test_what_would_be_fetched_is_not_taken(kind: str, mode: str) -> None:
    assert docx_refusal(with_link(kind, "https://elders.example/x.dotm", mode)) == FETCHES
    assert docx_refusal(with_link(kind, "\\\\server\\x.dotm", mode)) == FETCHES


def test_the_template_on_the_own_disk_of_the_maker_does_no_harm() -> None:
    assert docx_refusal(with_link("attachedTemplate", "file:///C:\\Sjablonen\\brief.dotx")) is None
    assert docx_refusal(with_link("attachedTemplate", "file:///\\\\server\\brief.dotx")) == FETCHES


@pytest.mark.parametrize("kind", ["oleObject", "package", "aFChunk", "subDocument", "frame"])
def test_embedded_by_its_relation(kind: str) -> None:
    assert docx_refusal(with_link(kind, "media/image1.png", "Internal")) == EMBEDDED


@pytest.mark.parametrize("kind", ["vbaProject", "wordVbaData", "control", "activeXControl"])
def test_macros_by_their_relation(kind: str) -> None:
    assert docx_refusal(with_link(kind, "x.xml", "Internal")) == MACROS


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/VBAPROJECT.BIN", "word/vbaData.xml", "word/activeX/activeX1.xml", "vbaProject.bin"]
)
def test_macros_by_their_name(name: str) -> None:
    assert docx_refusal(docx({**docx_parts(), name: b"\xd0\xcf\x11\xe0"})) == MACROS


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-office.vbaProject",
        "application/VND.MS-OFFICE.VBAPROJECT",
        "application/vnd.ms-office.activeX+xml",
    ],
)
def test_macros_by_what_the_document_says_of_its_parts(kind: str) -> None:
    assert docx_refusal(docx({**docx_parts(types=TYPE.format(kind)), "word/x.xml": "<x/>"})) == MACROS


def test_what_it_says_may_be_in_another_spelling() -> None:
    parts = docx_parts(types=TYPE.format("application/vnd.ms-office.vba&#80;roject"))
    assert docx_refusal(docx(parts)) == MACROS
    utf16 = str(docx_parts(types=TYPE.format("application/vnd.ms-office.vbaProject"))["[Content_Types].xml"]).encode("utf-16")
    assert docx_refusal(docx({**docx_parts(), "[Content_Types].xml": utf16})) == MACROS


@pytest.mark.parametrize(
    "name", ["word/embeddings/oleObject1.bin", "word/embeddings/Werkblad.xlsx", "word/x.exe", "word/x.html", "x", "word/x.xml.js"]
)
def test_embedded_by_its_name(name: str) -> None:
    assert docx_refusal(docx({**docx_parts(), name: b"x"})) == EMBEDDED


@pytest.mark.parametrize(
    "start",
    [zipped({"a": b"x"}), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"MZ\x90", b"%PDF-1.7", b"\x1f\x8b"],
    ids=["zip", "ole", "exe", "pdf", "gz"],
)
def test_embedded_under_the_name_of_a_picture(start: bytes) -> None:
    assert docx_refusal(docx({**docx_parts(), "word/media/image1.png": start})) == EMBEDDED
    assert odt_refusal(zipped({**odt_parts(), "Pictures/1.png": start})) == EMBEDDED


@pytest.mark.parametrize(
    "pieces",
    [
        ("DDEAUTO c:\\\\x.exe",),
        ("DD", "EA", "UTO x"),
        (" dde x",),
        ("INCLUDETEXT &quot;x&quot;",),
        ("INCLUDEPICTURE &quot;\\\\\\\\server\\x&quot;",),
        ("INCLUDEPICTURE &quot;http://x&quot; \\d",),
    ],
    ids=["auto", "in pieces", "small letters", "text", "picture of a server", "picture not kept"],
)
def test_fields_that_fetch(pieces: tuple[str, ...]) -> None:
    assert docx_refusal(field(*pieces)) == FETCHES


def test_fields_that_show_are_taken() -> None:
    assert docx_refusal(field("TOC \\o &quot;1-3&quot;")) is None
    assert docx_refusal(field("PAGE")) is None
    assert docx_refusal(docx(docx_parts("<w:p><w:r><w:t>Zie DDEAUTO in de handleiding</w:t></w:r></w:p>"))) is None


def test_a_picture_in_the_text_from_elsewhere() -> None:
    text = '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="https://elders.example/x.png"/>'
    assert docx_refusal(docx(docx_parts(text))) == FETCHES


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "xml", [ENTITIES, '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "<x>", "", "<x/><y/>", '<?xml version="1.0" encoding="onzin"?><x/>']
)
def test_xml_that_explodes_fetches_or_is_none(xml: str) -> None:
    assert docx_refusal(docx({**docx_parts(), "word/settings.xml": xml})) == BROKEN
    assert odt_refusal(zipped({**odt_parts(), "settings.xml": xml or " "})) == BROKEN


def test_xml_of_very_many_elements_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hervat.apps.documents.formats.xml.MOST_ELEMENTS", 1000)
    assert docx_refusal(docx(docx_parts("<w:p/>" * 500))) is None
    assert docx_refusal(docx(docx_parts("<w:p/>" * 1001))) is not None


def test_another_kind_of_zip_file() -> None:
    assert docx_refusal(zipped({"a.xml": "<x/>"})) == NO_DOCX
    assert docx_refusal(odt()) == NO_DOCX
    assert odt_refusal(docx()) == NO_ODT
    sheet = str(docx_parts()["[Content_Types].xml"]).replace("wordprocessingml.document", "spreadsheetml.template")
    assert docx_refusal(docx({**docx_parts(), "[Content_Types].xml": sheet})) == NO_DOCX


@pytest.mark.parametrize("name", ["Basic/Standard/Module1.xml", "Scripts/python/x.py", "Dialogs/x.xml", "basic/script-lc.xml"])
def test_macros_of_libreoffice(name: str) -> None:
    assert odt_refusal(zipped({**odt_parts(), name: "<x/>"})) == MACROS


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('<script:event-listener xlink:href="vnd.sun.star.script:x"/>', MACROS),
        ('<draw:object xlink:href="./Object 1"/>', EMBEDDED),
        ('<draw:object-ole xlink:href="./Object 1"/>', EMBEDDED),
        ("<draw:plugin/>", EMBEDDED),
        ('<draw:floating-frame xlink:href="https://elders.example"/>', EMBEDDED),
        ('<draw:image xlink:href="https://elders.example/x.png"/>', FETCHES),
        ('<draw:image xlink:href="file://server/x.png"/>', FETCHES),
        ('<text:section-source xlink:href="x.odt"/>', FETCHES),
        ("<office:dde-source/>", FETCHES),
        ('<draw:image xlink:href="Pictures/1.png"/>', None),
    ],
)
def test_what_is_in_the_text_of_libreoffice(text: str, sentence: Text | None) -> None:
    assert odt_refusal(odt(text)) == sentence


def test_libreoffice_with_a_password() -> None:
    manifest = '<m:manifest xmlns:m="urn:x"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>'
    assert odt_refusal(zipped({**odt_parts(), "META-INF/manifest.xml": manifest})) == SEALED


def test_libreoffice_with_embedded_objects() -> None:
    assert odt_refusal(zipped({**odt_parts(), "Object 1": b"\xd0\xcf\x11\xe0"})) == EMBEDDED
