"""The entries of one list in a JSON document of any size, one at a time, as bytes.

Only brackets, quotes and colons are looked at; orjson reads the entry itself. A library for this (ijson) remembers the whole path to where
it is: hundred thousand brackets, a tenth of a megabyte, took it more memory than a computer has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hervat.domain.text import say
from hervat.market.vacancies.harvest.kinds.reading import CHUNK, Bounded, WrongLayout

TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+("?)|[{}\[\]:]', re.DOTALL)
MOST_DEEP = 100
BROKEN = say("De JSON is ergens kapot, of het bestand is afgebroken.")
NO_LIST = say("Op de plaats die de mapping bij {field} noemt staat geen lijst.", field="items")


def entries(file: Bounded, path: Sequence[str]) -> Iterator[bytes]:
    """The objects and lists in the list at ``path``; none: the document is the list. Raises WrongLayout, at any moment."""
    walk = _Walk(path)
    buffer = b""
    while not walk.is_done:
        data = file.read(CHUNK)
        if not data:
            raise WrongLayout(BROKEN if walk.found or walk.is_inside else NO_LIST)
        buffer += data
        for start, end in walk.go(buffer):
            file.found()
            yield buffer[start:end]
        buffer = walk.rest(buffer)


class _Walk:
    """Where we are in the document."""

    def __init__(self, path: Sequence[str]) -> None:
        self._path = [name.encode() for name in path]
        self._known = 0  # how many names of the path were met
        self._on_path = True  # the value that begins next is on the path
        self._object = -1  # how deep the object on the path is, of which we wait for the next name
        self._list = -1  # how deep the list is
        self._depth = 0
        self._key = b""
        self._start = -1
        self._position = 0
        self.found = False
        self.is_done = False

    @property
    def is_inside(self) -> bool:
        """Something is still open."""
        return self._depth > 0

    def go(self, buffer: bytes) -> Iterator[tuple[int, int]]:
        """The places in the buffer of entries that are whole."""
        for token in TOKEN.finditer(buffer, self._position):
            first = buffer[token.start()]
            if first == 0x22:  # a string; one without its end waits for more
                if not token[1]:
                    return
                self._key, self._on_path = token[0], False
            elif first == 0x3A:
                self._on_path = self._depth == self._object and self._key[1:-1] == self._path[self._known]
            elif first in b"{[":
                self._open(first, token.start())
            elif self._close(first):
                yield self._start, token.end()
                self._start = -1
            self._position = token.end()
            if self.is_done:
                return

    def rest(self, buffer: bytes) -> bytes:
        """What of the buffer is still needed."""
        keep = self._position if self._start < 0 else self._start
        self._position -= keep
        if self._start >= 0:
            self._start = 0
        return buffer[keep:]

    def _open(self, bracket: int, place: int) -> None:
        self._depth += 1
        if self._depth > MOST_DEEP:
            raise WrongLayout(BROKEN)
        if self._list >= 0:
            if self._depth == self._list + 1:
                self._start = place
        elif self._on_path:
            self._known += self._depth > 1
            self._object = self._list = -1
            if self._known < len(self._path):
                self._object = self._depth if bracket == 0x7B else -1
            elif bracket == 0x5B:
                self._list, self.found = self._depth, True
        self._on_path = False

    def _close(self, bracket: int) -> bool:
        """Whether an entry ends here."""
        self._depth -= 1
        self.is_done = self._list >= 0 and self._depth == self._list - 1
        if self._depth < 0 or (self.is_done and bracket != 0x5D):
            raise WrongLayout(BROKEN)
        return self._list >= 0 and self._depth == self._list
