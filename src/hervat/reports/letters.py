"""The letters that our type can show. A PDF that must be readable aloud may hold no others, and people type anything."""

from __future__ import annotations

import re
from unicodedata import normalize

RANGES = (
    r"\x20-\x7e\xa0-\u017f"  # Latin, as all languages of the European Union write it
    r"\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"  # Greek
    r"\u0400-\u045f"  # Cyrillic
    r"\u1e9e-\u1ef9"  # Vietnamese
    r"\u2010-\u201e\u2020-\u2022\u2026\u202f\u2039\u203a\u20ac\u2190-\u2193\u2212\u2264\u2265\u25a1"  # signs
)
UNKNOWN = "\N{WHITE SQUARE}"

_not_shown = re.compile(f"[^{RANGES}]")
_line_and_control = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def shown(text: str) -> str:
    """The text with every letter that the type does not have replaced by an open square, on one line."""
    return _not_shown.sub(UNKNOWN, _line_and_control.sub(" ", normalize("NFC", text)))


def all_shown(data: object) -> object:
    """The same data with every text in it as :func:`shown`; keys stay as they are."""
    if isinstance(data, str):
        return shown(data)
    if isinstance(data, dict):
        return {key: all_shown(value) for key, value in data.items()}
    if isinstance(data, list):
        return [all_shown(value) for value in data]
    return data
