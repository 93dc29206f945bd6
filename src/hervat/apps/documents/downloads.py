"""How a file leaves: always as something to save, never as something that a browser opens or runs at our address."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from hervat.apps.documents.names import clean_name

_ATTR_CHARACTERS = "!#$&+-.^_`|~"  # RFC 5987, besides letters and digits


def download_headers(name: str, media_type: str) -> dict[str, str]:
    """The headers of an answer that holds the file. ``media_type`` is the one that was found, never the one that was sent along."""
    name = clean_name(name)
    return {
        "Content-Type": media_type,
        "Content-Disposition": f"attachment; filename=\"{_plain(name)}\"; filename*=UTF-8''{quote(name, safe=_ATTR_CHARACTERS)}",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "no-store",
    }


def _plain(name: str) -> str:
    """For programs that read no other letters than those of ASCII: ``café`` as ``cafe``, what has no such form as ``_``."""
    decomposed = unicodedata.normalize("NFD", name)
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return "".join(letter if letter.isascii() and letter.isprintable() and letter not in '"\\%' else "_" for letter in letters)
