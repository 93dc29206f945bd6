"""Reading a PDF from its first byte to its last, as text with packed bytes in between; without following anything that it points at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hervat.apps.documents.refusal import Refused
from hervat.domain.text import say

MOST_TOKENS = 2_000_000
MOST_DEPTH = 200

UNUSUAL = say("Dit pdf-bestand is op een ongebruikelijke manier gemaakt. Druk het af naar pdf en stuur dat bestand.")

SPACE = rb"\x00\t\n\f\r "
_TOKEN = re.compile(
    rb"[" + SPACE + rb"]+"
    rb"|(?P<comment>%[^\r\n]*)"
    rb"|/(?P<name>[^" + SPACE + rb"()<>\[\]{}/%]*)"
    rb"|(?P<string>\()"
    rb"|(?P<bracket><<|>>|[\[\]])"
    rb"|(?P<other><[0-9A-Fa-f" + SPACE + rb"]*>|[{}])"
    rb"|(?P<stray>[<>)])"
    rb"|(?P<word>[^" + SPACE + rb"()<>\[\]{}/%]+)"
)
_BOUNDARIES = (b"obj", b"endobj", b"stream", b"endstream")
_CLOSES = {b"<<": b">>", b"[": b"]"}
_DEPTHS = {b"(": 1, b")": -1}
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_OBJECT = re.compile(rb"[0-9][" + SPACE + rb"]+[0-9]+[" + SPACE + rb"]+obj(?![A-Za-z])")
_STRUCTURE = re.compile(rb"endobj|endstream|[0-9" + SPACE + rb"]obj[" + SPACE + rb"<\[(/%]")
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
    """All objects in the order of the file. Raises :class:`Refused` when an object hides where only some programs would look, and for
    anything so loosely written that programs could disagree about where an object, a text or packed bytes begin or end.
    """
    return _Reading(content).objects()


class _Reading:
    """Where in the file the reading is, and what was seen of the object there."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._position = self._begin = 0
        self._left = MOST_TOKENS
        self._names: list[bytes] = []
        self._open_brackets: list[bytes] = []
        self._last = b""

    def objects(self) -> Iterator[PdfObject]:
        while self._left > 0:
            self._left -= 1
            token = _TOKEN.match(self._content, self._position)
            if token is None:
                yield PdfObject(tuple(self._names))
                return
            self._position = token.end()
            kind = token.lastgroup
            if kind == "word":
                if self._is_boundary(token["word"]):
                    body = self._body(token.start()) if token["word"] == b"stream" else None
                    yield PdfObject(tuple(self._names), body)
                    self._names, self._begin = [], self._position
            elif kind:
                self._note(kind, token[kind])
            if kind not in (None, "comment"):
                self._last = token[0]
        raise Refused(UNUSUAL)

    def _note(self, kind: str, found: bytes) -> None:
        if kind == "name":
            self._names.append(_meant(found))
        elif kind == "comment":
            _refuse_hidden(found, _STRUCTURE)
        elif kind == "string":
            self._skip_string()
        elif kind == "bracket":
            self._open_or_close(found)
        elif kind == "stray":
            raise Refused(UNUSUAL)

    def _is_boundary(self, word: bytes) -> bool:
        """Whether an object begins or ends here. The word for that stands alone and outside brackets; packed bytes follow a description."""
        if not word.startswith(_BOUNDARIES):
            return False
        wrong = word not in _BOUNDARIES or word == b"endstream" or (word == b"stream" and self._last != b">>")
        if wrong or self._open_brackets:
            raise Refused(UNUSUAL)
        return True

    def _open_or_close(self, bracket: bytes) -> None:
        """Brackets come in pairs, one inside the other."""
        if bracket in _CLOSES:
            self._open_brackets.append(bracket)
        elif not self._open_brackets or _CLOSES[self._open_brackets.pop()] != bracket:
            raise Refused(UNUSUAL)
        if len(self._open_brackets) > MOST_DEPTH:
            raise Refused(UNUSUAL)

    def _skip_string(self) -> None:
        """To where the text that just opened closes; brackets inside it come in pairs."""
        begin, depth = self._position, 1
        for found in _IN_STRING.finditer(self._content, begin):
            self._left -= 1
            depth += _DEPTHS.get(found[0], 0)
            if not depth or self._left <= 0:
                self._position = found.end()
                _refuse_hidden(self._content[begin : self._position], _STRUCTURE)
                return
        raise Refused(UNUSUAL)

    def _body(self, keyword: int) -> bytes:
        """The packed bytes after ``stream``. They stop where their description tells, when that is so, and else at the first end."""
        content = self._content
        line_end = _LINE_END.match(content, self._position)
        start = line_end.end() if line_end else self._position
        told = _LENGTH.search(content, self._begin, keyword)
        end = start + int(told[1]) if told else -1
        after = _ENDSTREAM.match(content, end) if start <= end <= len(content) else None
        if after is None:
            end = content.find(b"endstream", start)
            if end < 0:
                raise Refused(UNUSUAL)
            after = _ENDSTREAM.match(content, end)
        self._position = after.end() if after else end
        body = content[start:end]
        _refuse_hidden(body, _OBJECT)
        return body


def _meant(name: bytes) -> bytes:
    """``J#61vaScript`` is ``JavaScript``."""
    return _ESCAPE.sub(lambda escape: bytes([int(escape[1], 16)]), name) if b"#" in name else name


def _refuse_hidden(piece: bytes, pattern: re.Pattern[bytes]) -> None:
    """A program that is sent to the middle of a text, or of packed bytes, would find an object there."""
    if pattern.search(piece):
        raise Refused(UNUSUAL)
