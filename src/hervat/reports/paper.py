"""From data to a PDF that can be read aloud (PDF/UA-1) and kept (PDF/A-2a), with a template of ours: one file, nothing from outside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

from typst import Compiler, Fonts

from hervat.reports.letters import all_shown

HERE = Path(__file__).parent
PATIENCE = 2.0  # seconds that one request waits for the one before it

_one_at_a_time = Lock()  # a compiler keeps the document it works on


class Busy(RuntimeError):
    """Another PDF is being made and took too long to wait for. Trying again in a few seconds helps."""


def make_pdf(template: str, filled: Mapping[str, object]) -> bytes:
    """The template with everything that it reads. One at a time in a process; raises :class:`Busy` after two seconds."""
    data = json.dumps(all_shown(dict(filled)), ensure_ascii=False)
    with _turn():
        compiled = _compiler(template).compile(format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1", "a-2a"])
    if not isinstance(compiled, bytes):
        raise TypeError("typst gave no single PDF")
    return compiled


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
