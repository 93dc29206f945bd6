"""What people type reaches the paper as far as our type can show it, and never breaks it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typst import Compiler, Fonts

import hervat.reports
from hervat.domain.text import say
from hervat.reports.letters import RANGES, UNKNOWN, all_shown, shown
from hervat.reports.timeline_pdf import timeline_pdf
from tests.reports.timelines import made

FONTS = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[Path(hervat.reports.__file__).parent / "fonts"])
LETTERS = "".join(letter for letter in map(chr, range(0x3000)) if re.match(f"[{RANGES}]", letter))


@pytest.mark.parametrize("weight", [400, 600, 700])
def test_the_type_has_every_letter_that_we_let_through(weight: int) -> None:
    source = b'#set text(font: "Source Sans 3", fallback: false, lang: "nl", weight: int(sys.inputs.weight))\n'
    source += b'#set document(title: "letters")\n#for letter in sys.inputs.letters { [#letter ] }'
    compiler = Compiler(source, font_paths=FONTS, ignore_system_fonts=True)
    pdf = compiler.compile(format="pdf", sys_inputs={"letters": LETTERS, "weight": str(weight)}, pdf_standards=["ua-1", "a-2a"])
    assert isinstance(pdf, bytes)  # a letter that the type lacks is an error under these standards


NAMES = ["Één coördinator – “€ 455”", "Łukasz Żółć", "Çağrı", "Ελένη", "Олена", "Nguyễn", "25\N{NO-BREAK SPACE}lid"]  # noqa: RUF001 Turkish has this letter


@pytest.mark.parametrize("text", NAMES)
def test_names_and_signs_stay_as_they_were(text: str) -> None:
    assert shown(text) == text


def test_loose_accents_are_joined_to_their_letter() -> None:
    assert shown("e\N{COMBINING ACUTE ACCENT}\N{COMBINING ACUTE ACCENT}n")[0] == "é"


@pytest.mark.parametrize("text", ["\N{GRINNING FACE}", "日本", "العربية", "\ue000", "\ud800", "\ufffe"])
def test_what_the_type_lacks_is_an_open_square(text: str) -> None:
    assert set(shown(text)) == {UNKNOWN}


def test_lines_become_one_line() -> None:
    assert shown("een\r\n\ttwee\x00drie") == "een twee drie"


def test_everything_in_a_document_is_shown() -> None:
    assert all_shown({"a": ["\ue000", 1, None, {"b": "c\n"}]}) == {"a": [UNKNOWN, 1, None, {"b": "c "}]}


@settings(max_examples=20)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_reason_can_be_printed(reason: str) -> None:
    timeline = made("half_way")
    told = tuple(replace(step, reason=say("{reason}", reason=reason)) for step in timeline.obligations)
    assert timeline_pdf(replace(timeline, obligations=told)).startswith(b"%PDF-")
