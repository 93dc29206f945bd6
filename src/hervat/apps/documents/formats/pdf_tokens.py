"""Reading a PDF from its first byte to its last, as text with packed bytes in between; without following anything that it points at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hervat.apps.documents.refusal import Refused
from hervat.domain.text import say

MOST_TOKENS = 2_000_000

UNUSUAL = say("Dit pdf-bestand is op een ongebruikelijke manier gemaakt. Druk het af naar pdf en stuur dat bestand.")

SPACE = rb"\x00\t\n\f\r "
_TOKEN = re.compile(
    rb"[" + SPACE + rb"]+"
    rb"|(?P<comment>%[^\r\n]*)"
    rb"|/(?P<name>[^" + SPACE + rb"()<>\[\]{}/%]*)"
    rb"|(?P<string>\()"
    rb"|<<|>>|<[0-9A-Fa-f" + SPACE + rb"]*>|[\[\]{}<>)]"
    rb"|(?P<word>[^" + SPACE + rb"()<>\[\]{}/%]+)"
)
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_OBJECT = re.compile(rb"[0-9][" + SPACE + rb"]+[0-9]+[" + SPACE + rb"]+obj(?![A-Za-z])")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_LENGTH = re.compile(rb"/Length[" + SPACE + rb"]+([0-9]{1,9})(?![0-9])(?![" + SPACE + rb"]+[0-9]+[" + SPACE + rb"]+R)")
_ENDSTREAM = re.compile(rb"[" + SPACE + rb"]*endstream")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")


@dataclass(frozen=True)
class PdfObject:
    """The names in one object (or in what stands between two), as they are meant, and its packed bytes when it has those."""

    names: tuple[bytes, ...]
    body: bytes | None = None


def pdf_objects(content: bytes) -> Iterator[PdfObject]:
    """All objects in the order of the file. Raises :class:`Refused` when an object hides where only some programs would look."""
    names: list[bytes] = []
    begin = position = 0
    left = MOST_TOKENS
    while left > 0:
        left -= 1
        token = _TOKEN.match(content, position)
        if token is None:
            yield PdfObject(tuple(names))
            return
        position = token.end()
        kind, word = token.lastgroup, token["word"]
        if kind == "name":
            names.append(_meant(token["name"]))
        elif kind == "comment":
            _refuse_hidden(token["comment"])
        elif kind == "string":
            position, left = _string_end(content, position, left)
            _refuse_hidden(content[token.end() : position])
        elif word in (b"obj", b"endobj"):
            yield PdfObject(tuple(names))
            names, begin = [], position
        elif word == b"stream":
            body, position = _body(content, position, content[begin : token.start()])
            yield PdfObject(tuple(names), body)
            names, begin = [], position
    raise Refused(UNUSUAL)


def _meant(name: bytes) -> bytes:
    """``J#61vaScript`` is ``JavaScript``."""
    return _ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), name) if b"#" in name else name


def _refuse_hidden(piece: bytes) -> None:
    """A program that is sent to the middle of a text, or of packed bytes, would find an object there."""
    if _OBJECT.search(piece):
        raise Refused(UNUSUAL)


def _string_end(content: bytes, position: int, left: int) -> tuple[int, int]:
    """Where the text that opened just before ``position`` closes (brackets inside it come in pairs), and how many tokens are left then."""
    depth = 1
    for still, found in zip(range(left, 0, -1), _IN_STRING.finditer(content, position), strict=False):
        if found[0] == b"(":
            depth += 1
        elif found[0] == b")":
            depth -= 1
            if not depth:
                return found.end(), still
    raise Refused(UNUSUAL)


def _body(content: bytes, position: int, description: bytes) -> tuple[bytes, int]:
    """The packed bytes after ``stream``, and where they stop: as its description tells when that is so, else at the first end."""
    line_end = _LINE_END.match(content, position)
    start = line_end.end() if line_end else position
    told = _LENGTH.search(description)
    end = start + int(told[1]) if told else -1
    after = _ENDSTREAM.match(content, end) if start <= end <= len(content) else None
    if after is None:
        end = content.find(b"endstream", start)
        if end < 0:
            raise Refused(UNUSUAL)
        after = _ENDSTREAM.match(content, end)
    body = content[start:end]
    _refuse_hidden(body)
    return body, after.end() if after else end
