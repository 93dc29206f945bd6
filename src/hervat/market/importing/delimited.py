"""Reading CSV and tab-separated text: UTF-8, a header, and every mistake with the line on which it stands."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from typing import IO

from hervat.domain.text import say
from hervat.market.importing.material import Piece, guarded
from hervat.market.importing.results import Progress
from hervat.market.importing.wrong import WrongFile, at_line

MOST_IN_A_LINE = 4 * 1024 * 1024
EVERY = 1000  # rows between two signs of life
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
NOT_TEXT = say("Dit is geen tekstbestand (CSV). Geef het bestand zoals het gepubliceerd is.")
NO_UTF16 = say("Dit bestand is in UTF-16 geschreven. Bewaar het opnieuw als CSV in UTF-8.")


def delimited_rows(piece: Piece, progress: Progress, *, tabs: bool) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows with the line on which each begins, empty lines left out. Raises WrongFile."""
    with piece.open() as file:
        lines = _Lines(file, piece)
        rows = (
            csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
            if tabs
            else csv.reader(lines, delimiter=",", strict=True)
        )
        start, count = 1, 0
        try:
            for cells in rows:
                if cells:
                    yield start, cells
                start = rows.line_num + 1
                count += 1
                if count % EVERY == 0:
                    progress(piece.name, lines.read, piece.size)
        except csv.Error:
            raise WrongFile(
                piece.place, at_line(start, say("Deze regel is niet te lezen. Kijk of alle aanhalingstekens gesloten zijn."))
            ) from None
        progress(piece.name, piece.size, piece.size)


class _Lines:
    """The lines of a file as text; raises WrongFile at the first that is not UTF-8."""

    def __init__(self, file: IO[bytes], piece: Piece) -> None:
        self._file = file
        self._piece = piece
        self._line = 0
        self.read = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        raw = guarded(self._piece, lambda: self._file.readline(MOST_IN_A_LINE))
        if not raw:
            raise StopIteration
        self._line += 1
        self.read += len(raw)
        return self._decode(raw)

    def _decode(self, raw: bytes) -> str:
        if self._line == 1:
            if raw.startswith(UTF16):
                raise WrongFile(self._piece.place, NO_UTF16)
            raw = raw.removeprefix(codecs.BOM_UTF8)
        if b"\0" in raw:
            raise WrongFile(self._piece.place, NOT_TEXT)
        if len(raw) >= MOST_IN_A_LINE:
            raise WrongFile(self._piece.place, at_line(self._line, say("Deze regel is veel te lang. Is dit wel een CSV-bestand?")))
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            if self._line == 1 and not raw.isascii() and raw[:4] == b"PK\x03\x04":
                raise WrongFile(self._piece.place, NOT_TEXT) from None
            raise WrongFile(
                self._piece.place, at_line(self._line, say("Hier staat een teken dat geen UTF-8 is. Bewaar het bestand als CSV in UTF-8."))
            ) from None
