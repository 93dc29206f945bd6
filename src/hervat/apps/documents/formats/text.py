"""Plain text (.txt): letters that everyone can read, and nothing else."""

from __future__ import annotations

import re

from hervat.apps.documents.refusal import Refused
from hervat.domain.text import say

NO_TEXT = say("Dit bestand heet .txt, maar het is geen gewone tekst. Sla het opnieuw op als tekst (UTF-8), of als pdf.")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_OTHER_KINDS = ("%PDF-", "%!PS", "{\\rtf", "PK\x03\x04")
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def inspect_text(content: bytes) -> None:
    """Raises :class:`Refused` unless ``content`` is text in UTF-8, in UTF-16 with a mark in front, or in the old letters of Windows.

    HTML is text too: it leaves as text, to be saved, and so does nothing.
    """
    text = _decoded(content)
    if _CONTROL.search(text) or text.lstrip("\ufeff").startswith(_OTHER_KINDS):
        raise Refused(NO_TEXT)


def _decoded(content: bytes) -> str:
    encodings = [_MARKS[content[:2]]] if content[:2] in _MARKS else ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(NO_TEXT)
