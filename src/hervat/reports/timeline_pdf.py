"""A timeline as a PDF that can be read aloud (PDF/UA-1) and kept (PDF/A-2a): A4 landscape, one file, nothing from outside.

The same timeline gives the same bytes: the fonts are our own, and the only date in the file is the day for which the timeline was computed.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from threading import Lock

from typst import Compiler, Fonts

from hervat.domain.law.results import Timeline
from hervat.domain.text import Translate, untranslated
from hervat.reports.letters import all_shown
from hervat.reports.sheet import document

HERE = Path(__file__).parent

_one_at_a_time = Lock()  # a compiler keeps the document it works on


def timeline_pdf(timeline: Timeline, language: str = "nl", translate: Translate = untranslated) -> bytes:
    """The document in ``language`` (``nl`` or ``en``)."""
    data = json.dumps(all_shown(document(timeline, language, translate)), ensure_ascii=False)
    with _one_at_a_time:
        compiled = _compiler().compile(format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1", "a-2a"])
    if not isinstance(compiled, bytes):
        raise TypeError("typst gave no single PDF")
    return compiled


@cache
def _compiler() -> Compiler:
    """One compiler for the life of the process: it holds the fonts and the parsed templates."""
    templates = HERE / "templates"
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    return Compiler(templates / "timeline.typ", root=templates, font_paths=fonts, ignore_system_fonts=True)
