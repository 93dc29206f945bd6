"""The PDF: accessible, in both languages, the same bytes for the same timeline."""

from __future__ import annotations

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from hervat.domain.law import Timeline
from hervat.domain.law.results import State
from hervat.domain.text import long_date, short_date
from hervat.reports import paper, words
from hervat.reports.timeline_pdf import Busy, timeline_pdf
from hervat.reports.words import Face
from tests.reports.timelines import FACTS, any_timeline, english, made


@cache
def file(name: str, face: Face = Face.PROFESSIONAL) -> bytes:
    return timeline_pdf(made(name), face=face)


def text_of(pdf: bytes) -> str:
    """All words of all pages on one line, each white space a single blank."""
    pages = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", pages))


def catalog(pdf: bytes) -> Any:
    """The root of the document. What hangs below it has as many types as PDF knows, hence Any."""
    return PdfReader(BytesIO(pdf)).root_object


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("name", FACTS)
def test_it_says_that_it_is_accessible_and_kept(name: str, face: Face) -> None:
    root = catalog(file(name, face))
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_it_has_a_title_and_a_language() -> None:
    reader = PdfReader(BytesIO(file("half_way")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Poortwachter-klok: eerste ziektedag maandag 15 september 2025"
    assert catalog(file("half_way"))["/Lang"] == "nl"
    assert bool(catalog(file("half_way"))["/ViewerPreferences"]["/DisplayDocTitle"])


def test_every_page_is_a4_landscape_and_carries_its_number_and_the_version_of_the_rules() -> None:
    timeline = made("half_way")
    pages = PdfReader(BytesIO(file("half_way"))).pages
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
        shown = re.sub(r"\s+", " ", page.extract_text())
        assert f"pagina {number} van {len(pages)}" in shown
        assert f"Regels van: versie {timeline.rules_version}" in shown


@pytest.mark.parametrize("name", FACTS)
def test_every_step_that_is_asked_stands_in_it_with_its_day(name: str) -> None:
    timeline, shown = made(name), text_of(file(name))
    for obligation in timeline.obligations:
        assert words.name(obligation).render() in shown
        if obligation.due is not None and obligation.state is not State.NOT_APPLICABLE:
            assert short_date(obligation.due) in shown


def test_accents_and_reasons_survive() -> None:
    assert "Eén week later, in coördinatie." in text_of(file("half_way"))


def test_two_readings_are_both_printed() -> None:
    shown = text_of(file("two_readings"))
    flags = [flag for flag in made("two_readings").flags if flag.alternatives]
    assert flags
    for found in flags[0].alternatives:
        assert f"{found.what} {long_date(found.day)}" in shown


def test_the_same_timeline_gives_the_same_bytes() -> None:
    assert timeline_pdf(made("leave")) == timeline_pdf(made("leave"))


def test_many_at_once_do_not_mix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "PATIENCE", 600.0)
    names = list(FACTS) * 2
    with ThreadPoolExecutor(max_workers=4) as pool:
        made_at_once = list(pool.map(lambda name: timeline_pdf(made(name)), names))
    assert made_at_once == [file(name) for name in names]


def test_who_waits_too_long_for_another_pdf_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "PATIENCE", 0.0)
    with paper._one_at_a_time, pytest.raises(Busy):
        timeline_pdf(made("aow"))
    assert timeline_pdf(made("aow")) == file("aow")


def test_it_speaks_english() -> None:
    pdf = timeline_pdf(made("half_way"), "en", english())
    shown = text_of(pdf)
    assert catalog(pdf)["/Lang"] == "en"
    assert "first sick day Monday 15 September 2025" in shown
    assert "Gedaan op" not in shown


def test_the_picture_has_words_for_who_does_not_see_it() -> None:
    tree = catalog(file("half_way"))["/StructTreeRoot"]
    alternatives = [str(node["/Alt"]) for node in nodes(tree) if "/Alt" in node]
    assert any(alternative.startswith("Tijdlijn van maandag 15 september 2025") for alternative in alternatives)


@pytest.mark.parametrize("name", FACTS)
def test_the_werknemer_gets_every_step_in_their_own_words_on_a4_portrait(name: str) -> None:
    timeline, shown = made(name), text_of(file(name, Face.WERKNEMER))
    pages = PdfReader(BytesIO(file(name, Face.WERKNEMER))).pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    for step in timeline.obligations:
        if step.state is not State.NOT_APPLICABLE:
            assert words.name(step, Face.WERKNEMER).render() in shown
    for flag in timeline.flags:
        assert flag.werknemer is None or flag.werknemer.render() in shown
    for not_theirs in ("€", "Loonsanctie kan duren", " art. ", "de werknemer "):
        assert not_theirs not in shown


def test_the_sheets_for_the_werknemer_speak_english() -> None:
    pdf = timeline_pdf(made("half_way"), "en", english(), face=Face.WERKNEMER)
    assert catalog(pdf)["/Lang"] == "en"
    assert "26 September 2027" in text_of(pdf)


def test_after_a_recovery_for_good_no_dates_ahead_are_boxed() -> None:
    shown = text_of(file("recovered"))
    assert "de telling is gestopt" in shown
    for gone in ("Loon loopt door", "Eerste dag waarop WIA", "Loonsanctie kan", "als het verzuim doorgaat"):
        assert gone not in shown
    assert "Loon loopt door" in text_of(file("half_way"))


def test_who_gets_no_wia_has_no_wachttijd_in_the_boxes() -> None:
    timeline = made("aow")
    assert not timeline.wachttijd.applies
    assert "Eerste dag waarop WIA" not in text_of(file("aow"))
    assert text_of(file("aow")).count(short_date(timeline.wachttijd.first_wia_day)) == 0


def test_the_tables_have_heads_and_the_headings_skip_no_level() -> None:
    tags = [str(node["/S"]) for node in nodes(catalog(file("half_way"))["/StructTreeRoot"]) if "/S" in node]
    levels = [int(tag[2:]) for tag in tags if re.fullmatch(r"/H\d", tag)]
    assert {"/Table", "/TH", "/TD", "/Figure"} <= set(tags)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(any_timeline())
def test_every_timeline_can_be_printed(timeline: Timeline) -> None:
    assert timeline_pdf(timeline).startswith(b"%PDF-")


def nodes(node: Any) -> list[DictionaryObject]:
    """All nodes of the structure tree below ``node``, in reading order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [found for child in node for found in nodes(child)]
    if not isinstance(node, DictionaryObject):
        return []
    return [node, *nodes(node.get("/K"))]
