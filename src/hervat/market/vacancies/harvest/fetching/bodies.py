"""The body of an answer: unpacked as it comes, counted, and kept in memory when it is small and on disk when it is not.

A compressed answer can become a thousand times larger; so not more is unpacked than the bound allows.
"""

from __future__ import annotations

import hashlib
import tempfile
import zlib
from collections.abc import Iterator
from typing import IO, cast

from hervat.domain.text import Text, say

IN_MEMORY = 256 * 1024
GZIP_OR_ZLIB, RAW = 47, -15  # what zlib calls window bits
PIECE = 256 * 1024

BROKEN_OFF = say("Het antwoord brak af voordat het compleet was.")


class Unusable(Exception):
    """This body cannot be used. ``sentence``: why."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def too_large(most: int) -> Text:
    """That an answer is larger than it may be."""
    return say("Het antwoord is groter dan {most} MB. Er is niets van bewaard.", most=max(1, most // 1024**2))


class Body:
    """Takes in an answer. ``encoding``: the header Content-Encoding. Raises Unusable."""

    def __init__(self, encoding: str, most: int) -> None:
        self._most = most
        self._unpacking = _Unpacking(encoding)
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- whoever gets the answer closes it
        self._hash = hashlib.sha256()
        self.size = 0

    def add(self, data: bytes) -> None:
        """The next bytes as they came over the line."""
        for piece in self._unpacking.pieces(data):
            self.size += len(piece)
            if self.size > self._most:
                raise Unusable(too_large(self._most))
            self._hash.update(piece)
            self._file.write(piece)

    def done(self) -> tuple[IO[bytes], str]:
        """The whole body, to be read from its start, and its SHA-256."""
        if not self._unpacking.is_whole:
            raise Unusable(BROKEN_OFF)
        self._file.seek(0)
        return cast(IO[bytes], self._file), self._hash.hexdigest()

    def close(self) -> None:
        """Throws away what was taken in."""
        self._file.close()


class _Unpacking:
    def __init__(self, encoding: str) -> None:
        self._name = encoding.strip().lower()
        if self._name not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise Unusable(say("Het antwoord is ingepakt op een manier die niet gevraagd was: {name}.", name=self._name[:40]))
        self._is_packed = self._name not in ("", "identity")
        self._unpacker: zlib._Decompress | None = None
        self._parts = 0
        self.is_whole = not self._is_packed

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What the bytes become. Several packed parts may follow each other; what comes after them and is not packed is no part of it."""
        if not self._is_packed:
            yield data
            return
        while data:
            if self._unpacker is None:
                self._unpacker, self.is_whole = zlib.decompressobj(self._bits(data)), False
            try:
                yield self._unpacker.decompress(data, PIECE)
            except zlib.error:
                if self._parts == 0:
                    raise Unusable(say("Het antwoord is beschadigd: het is niet uit te pakken.")) from None
                self.is_whole = True
                return
            data = self._unpacker.unconsumed_tail
            if self._unpacker.eof:
                data, self._unpacker, self.is_whole = self._unpacker.unused_data, None, True
                self._parts += 1

    def _bits(self, data: bytes) -> int:
        """``deflate`` should mean zlib; many servers send what is inside it."""
        return RAW if self._name == "deflate" and data[0] & 0x0F != zlib.DEFLATED else GZIP_OR_ZLIB
