"""A timeline as a PDF that can be read aloud (PDF/UA-1) and kept (PDF/A-2a): one file, nothing from outside.

For a professional A4 landscape with the picture, all steps and how every date was reached; for the werknemer A4 portrait with the steps in
plain words. The same timeline gives the same bytes: the fonts are our own, and the only date in the file is the day of the timeline.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
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
DOCUMENTS_PER_COMPILER = 50  # a compiler remembers what it laid out: a new one starts with nothing
SHEETS: Mapping[Face, tuple[str, Callable[[Timeline, str, Translate], dict[str, object]]]] = {
    Face.PROFESSIONAL: ("timeline.typ", document),
    Face.WERKNEMER: ("werknemer.typ", plain_document),
}


class Busy(RuntimeError):
    """Another PDF is being made and took too long to wait for. Trying again in a few seconds helps."""


def timeline_pdf(timeline: Timeline, language: str = "nl", translate: Translate = untranslated, face: Face = Face.PROFESSIONAL) -> bytes:
    """The document in ``language`` (``nl`` or ``en``) for who reads. One at a time in a process; raises :class:`Busy` after two seconds."""
    template, content = SHEETS[face]
    data = json.dumps(all_shown(content(timeline, language, translate)), ensure_ascii=False)
    with _press.turn():
        return _press.print(template, data)


class _Press:
    """The compilers of this process, one for each template, and whose turn it is."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()  # a compiler keeps the document it works on
        self._compilers: dict[str, Compiler] = {}
        self._printed = 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        if not self._one_at_a_time.acquire(timeout=PATIENCE):
            raise Busy("another PDF is being made")
        try:
            yield
        finally:
            self._one_at_a_time.release()

    def print(self, template: str, data: str) -> bytes:
        """Only in turn."""
        if self._printed % DOCUMENTS_PER_COMPILER == 0:
            self._compilers.clear()
        self._printed += 1
        if template not in self._compilers:
            self._compilers[template] = _compiler(template)
        compiled = self._compilers[template].compile(format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1", "a-2a"])
        if not isinstance(compiled, bytes):
            raise TypeError("typst gave no single PDF")
        return compiled


def _compiler(template: str) -> Compiler:
    """A compiler with our fonts and nothing of the system's."""
    templates = HERE / "templates"
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    return Compiler(templates / template, root=templates, font_paths=fonts, ignore_system_fonts=True)


_press = _Press()
