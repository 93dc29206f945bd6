"""A timeline as a PDF that can be read aloud (PDF/UA-1) and kept (PDF/A-2a): one file, nothing from outside.

For a professional A4 landscape with the picture, all steps and how every date was reached; for the werknemer A4 portrait with the steps in
plain words. The same timeline gives the same bytes: the fonts are our own, and the only date in the file is the day of the timeline.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

from typst import Compiler, Fonts

from hervat.domain.law.results import Timeline
from hervat.domain.text import Translate, untranslated
from hervat.reports.letters import all_shown
from hervat.reports.sheet import document, plain_document
from hervat.reports.words import Face

HERE = Path(__file__).parent
PATIENCE = 2.0  # seconds that one request waits for the one before it
SHEETS: Mapping[Face, tuple[str, Callable[[Timeline, str, Translate], dict[str, object]]]] = {
    Face.PROFESSIONAL: ("timeline.typ", document),
    Face.WERKNEMER: ("werknemer.typ", plain_document),
}

_one_at_a_time = Lock()  # a compiler keeps the document it works on


class Busy(RuntimeError):
    """Another PDF is being made and took too long to wait for. Trying again in a few seconds helps."""


def timeline_pdf(
    timeline: Timeline, language: str = "nl", translate: Translate = untranslated, face: Face = Face.PROFESSIONAL, title: str = ""
) -> bytes:
    """The document in ``language`` (``nl`` or ``en``) for who reads. One at a time in a process; raises :class:`Busy` after two seconds.

    ``title`` stands above it in place of the name of the clock; a dossier gives its number, never a name.
    """
    template, content = SHEETS[face]
    filled = content(timeline, language, translate)
    if title:
        filled["labels"] = {**_labels(filled), "title": title}
    data = json.dumps(all_shown(filled), ensure_ascii=False)
    with _turn():
        compiled = _compiler(template).compile(format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1", "a-2a"])
    if not isinstance(compiled, bytes):
        raise TypeError("typst gave no single PDF")
    return compiled


def _labels(filled: Mapping[str, object]) -> Mapping[str, object]:
    labels = filled.get("labels")
    return labels if isinstance(labels, Mapping) else {}


@contextmanager
def _turn() -> Iterator[None]:
    """Waits until no other PDF is being made."""
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise Busy("another PDF is being made")
    try:
        yield
    finally:
        _one_at_a_time.release()


@cache
def _compiler(template: str) -> Compiler:
    """One compiler for each template, for the life of the process: it holds the fonts and the parsed templates.

    Its memory stays flat: it forgets by itself what it has not laid out for a while.
    """
    templates = HERE / "templates"
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    return Compiler(templates / template, root=templates, font_paths=fonts, ignore_system_fonts=True)
