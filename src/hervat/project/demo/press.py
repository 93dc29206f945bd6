"""The letters of the demo as PDF, made in a process that ends when they are made.

What makes them keeps threads of its own, once it was used. The server is split off from the process that loads the demo, would do so
without those threads, and then wait for them forever at the first PDF that somebody asks for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from typst import Compiler, Fonts

HERE = Path(__file__).parent
FONTS = HERE.parent.parent / "reports" / "fonts"
Filled = Mapping[str, object]


def letters(filled: Sequence[Filled]) -> list[bytes]:
    """Each as a PDF, in the same order, without making any in this process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        return list(apart.map(letter, filled, chunksize=len(filled) or 1))


def letter(filled: Filled) -> bytes:
    """One, made in this process."""
    made = _compiler().compile(format="pdf", sys_inputs={"data": json.dumps(filled, ensure_ascii=False)}, pdf_standards=["ua-1", "a-2a"])
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single PDF")
    return made


@cache
def _compiler() -> Compiler:
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return Compiler(HERE / "letter.typ", root=HERE, font_paths=fonts, ignore_system_fonts=True)
