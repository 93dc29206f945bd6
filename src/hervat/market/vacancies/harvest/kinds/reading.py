"""What readers of all layouts share: what they give, and how much they take at most."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Protocol

from hervat.domain.text import Text, say
from hervat.market.vacancies.postings import Posting

MOST_OF_AN_AD = 4 * 1024 * 1024  # bytes of a feed between two ads: more is no feed of ads, or made to do harm
CHUNK = 64 * 1024
FALLBACK = "cp1252"  # what a file of bytes that is no UTF-8 nearly always is


class Stream(Protocol):
    """What can be read from its beginning to its end, once."""

    def read(self, size: int = -1, /) -> bytes:
        """About so many bytes; none at the end."""


class WrongLayout(Exception):
    """This cannot be read any further. ``sentence``: what is wrong. What was read before it is sound."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One ad of which no posting could be made."""

    why: Text


Found = Posting | Unreadable


@dataclass(frozen=True, slots=True)
class Material:
    """What was fetched. ``charset``: what its server says of it; empty when it says nothing."""

    body: IO[bytes]
    url: str
    charset: str = ""


Reader = Callable[[Material, Mapping[str, object]], Iterator[Found]]
"""Reads material by a mapping. Raises WrongLayout, at any moment."""


class Bounded:
    """A file that is read by others; it notices when they read on and on without finding an ad. ``found`` begins to count anew."""

    def __init__(self, file: Stream, most: int = MOST_OF_AN_AD) -> None:
        self._file = file
        self._most = most
        self._since = 0

    def found(self) -> None:
        """An ad was found."""
        self._since = 0

    def read(self, size: int = -1, /) -> bytes:
        """As any file. Raises WrongLayout."""
        if size == 0:
            return b""
        data = self._file.read(size if 0 < size < CHUNK else CHUNK)
        self._since += len(data)
        if self._since > self._most:
            raise WrongLayout(say("Hier staat een stuk van meer dan {most} MB zonder advertentie.", most=self._most // 1024**2))
        return data


class Utf8:
    """A file in any character set, as UTF-8. What is not a character there becomes �."""

    def __init__(self, file: IO[bytes], charset: str) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder(charset)("replace")

    def read(self, size: int = -1, /) -> bytes:
        """About so many bytes; none at the end."""
        while data := self._file.read(size if 0 < size < CHUNK else CHUNK):
            if text := self._decoder.decode(data):
                return text.encode("utf-8", "replace")
        return self._decoder.decode(b"", final=True).encode("utf-8", "replace")


def as_utf8(body: IO[bytes], declared: str) -> Stream:
    """The body as UTF-8, from its start, without a mark before it.

    Servers and files often say that they are written in another character set than they are: so what is valid UTF-8 is that, whatever is
    said; and what is not, is what was said, or else Windows-1252.
    """
    body.seek(0)
    head = body.read(4)
    for mark, charset in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            body.seek(len(mark))
            return body if charset == "utf-8" and is_utf8(body, len(mark)) else Utf8(body, charset)
    if is_utf8(body, 0):
        return body
    return Utf8(body, _known(declared) or FALLBACK)


def is_utf8(body: IO[bytes], start: int) -> bool:
    """Whether all of it is; afterwards it stands at ``start`` again."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    body.seek(start)
    try:
        while data := body.read(CHUNK):
            decoder.decode(data)
        decoder.decode(b"", final=True)
        return True
    except UnicodeDecodeError:
        return False
    finally:
        body.seek(start)


def _known(charset: str) -> str:
    """The name under which Python knows a character set of text; empty for UTF-8 (which it was not) and for what it does not know."""
    try:
        found = codecs.lookup(charset)
    except (LookupError, ValueError):
        return ""
    is_text: bool = getattr(found, "_is_text_encoding", True)
    return "" if found.name in ("utf-8", "utf-8-sig", "ascii", "utf-7") or not is_text else found.name


def lines(file: Stream) -> Iterator[bytes]:
    """The lines with their ends. Raises WrongLayout for one that is far too long."""
    rest = b""
    while data := file.read(CHUNK):
        *whole, rest = (rest + data).split(b"\n")
        for one in whole:
            yield one + b"\n"
        if len(rest) > MOST_OF_AN_AD:
            raise WrongLayout(say("Hier staat een regel van meer dan {most} MB.", most=MOST_OF_AN_AD // 1024**2))
    if rest:
        yield rest
