"""The name of a file as someone typed it, made safe to show, to log nowhere, and to save on any computer. Never the name on our disk."""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS = 120
NAMELESS = "document"
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)  # devices on Windows, whatever the extension
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # control, format (also right-to-left), halves, private, unassigned


def clean_name(name: str) -> str:
    """``name`` without folders, invisible characters and what a computer could take for something else; at most 120 characters.

    Letters with accents stay, in one spelling (NFC). Something always remains. Cleaning twice changes nothing.
    """
    last = re.split(r"[/\\]", name)[-1]
    visible = "".join(character for character in _spaced(last) if unicodedata.category(character) not in _INVISIBLE)
    plain = unicodedata.normalize("NFC", _FORBIDDEN.sub("_", visible))
    stem, dot, extension = _trimmed(_SPACES.sub(" ", plain)).rpartition(".")
    if not dot:
        return _safe_stem(extension, MOST_CHARACTERS)
    extension = extension.strip()[:20].strip()
    return f"{_safe_stem(stem, MOST_CHARACTERS - len(extension) - 1)}.{extension}"


def extension_of(name: str) -> str:
    """What stands after the last dot, in small letters; empty without a dot."""
    _stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot else ""


def _spaced(name: str) -> str:
    return re.sub(r"[\t\r\n]", " ", name)


def _trimmed(name: str) -> str:
    """Without dots in front, which hide a file, and without dots and spaces behind, which Windows drops."""
    return name.lstrip(". ").rstrip(". ")


def _safe_stem(stem: str, most: int) -> str:
    stem = _trimmed(_trimmed(stem)[:most]) or NAMELESS
    first = stem.partition(".")[0].rstrip()
    return f"_{stem}"[:most] if _RESERVED.fullmatch(first) else stem
