"""Reading a table row by row, and saying in which cell it is not what it should be. CSV, tab-separated text and xlsx look the same here."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from hervat.domain.fields import read_iso_date
from hervat.domain.text import Text, say
from hervat.market.importing.delimited import delimited_rows
from hervat.market.importing.material import Piece
from hervat.market.importing.results import Progress, silently
from hervat.market.importing.workbooks import workbook_rows
from hervat.market.importing.wrong import WrongFile, at_cell, at_line

MOST_CELLS = 200


@dataclass(frozen=True)
class Layout:
    """The columns of a table, by their names in the header, in any order.

    ``closed``: other columns are a mistake. So it is for layouts of our own, where one would be a typing error; what others publish grows.
    ``preamble``: how many lines may stand above the header.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    closed: bool = False
    preamble: int = 0

    def is_header(self, cells: Sequence[str]) -> bool:
        """Whether a row names all columns that are needed."""
        return set(self.required) <= {cell.strip() for cell in cells}


class Row:
    """One row. Cells are read by the name of their column; one that the table does not have is empty."""

    __slots__ = ("_cells", "_file", "_places", "line")

    def __init__(self, file: str, line: int, cells: Sequence[str], places: dict[str, int]) -> None:
        self._file = file
        self.line = line
        self._cells = cells
        self._places = places

    def __getitem__(self, column: str) -> str:
        place = self._places.get(column)
        return "" if place is None else self._cells[place].strip()

    def wrong(self, column: str, expected: Text) -> WrongFile:
        """What to raise when a cell is not what was expected."""
        return WrongFile(self._file, at_cell(self.line, column, expected))

    def wrong_row(self, expected: Text) -> WrongFile:
        """What to raise when the row as a whole is not what was expected."""
        return WrongFile(self._file, at_line(self.line, expected))

    def filled(self, column: str, most: int = 0) -> str:
        """The cell, which may not be empty. ``most``: how many characters fit."""
        text = self[column]
        if not text:
            raise self.wrong(column, say("Deze cel mag niet leeg zijn."))
        return self.fits(column, text, most)

    def fits(self, column: str, text: str, most: int) -> str:
        """The text, which may not be longer than ``most`` characters."""
        if most and len(text) > most:
            raise self.wrong(column, say("Hier passen hoogstens {most} tekens.", most=most))
        return text

    def number(self, column: str, least: float = -math.inf, most: float = math.inf) -> float | None:
        """The number in the cell, with a point for decimals; None when it is empty."""
        text = self[column]
        if not text:
            return None
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not (math.isfinite(number) and least <= number <= most) or "_" in text:
            raise self.wrong(column, _number_wanted(text, least, most))
        return number

    def measure(self, column: str, least: float = -math.inf, most: float = math.inf) -> float:
        """The number in the cell, which may not be empty."""
        self.filled(column)
        number = self.number(column, least, most)
        return 0.0 if number is None else number

    def whole(self, column: str, least: int, most: int) -> int | None:
        """The whole number in the cell; None when it is empty."""
        number = self.number(column, least, most)
        if number is not None and number != int(number):
            raise self.wrong(column, say("Verwacht een heel getal, gevonden: {found}.", found=self[column]))
        return None if number is None else int(number)

    def choice(self, column: str, choices: Collection[str]) -> str:
        """The word in the cell, one of a few; empty only when the empty word is one of them."""
        text = self[column]
        if text not in choices:
            wanted = ", ".join(choice for choice in choices if choice)
            raise self.wrong(column, say("Verwacht één van: {choices}. Gevonden: {found}.", choices=wanted, found=_shown(text)))
        return text

    def yes_or_no(self, column: str, *, default: bool) -> bool:
        """A cell with yes or no (``1``/``0``, ``true``/``false``, ``ja``/``nee``)."""
        text = self[column].lower()
        if not text:
            return default
        if text not in _TRUTH:
            raise self.wrong(column, say("Verwacht true of false, gevonden: {found}.", found=_shown(text)))
        return _TRUTH[text]

    def day(self, column: str) -> date | None:
        """The date in the cell, as 2025-03-03; None when it is empty."""
        text = self[column]
        if not text:
            return None
        day = read_iso_date(text)
        if not isinstance(day, date):
            raise self.wrong(column, say("Verwacht een datum zoals 2025-03-03, gevonden: {found}.", found=_shown(text)))
        return day

    def listed(self, column: str, separator: str = "|") -> tuple[str, ...]:
        """The parts of a cell that holds several, without empty ones and without repeats."""
        return tuple(dict.fromkeys(part.strip() for part in self[column].split(separator) if part.strip()))


_TRUTH = {"1": True, "true": True, "ja": True, "yes": True, "0": False, "false": False, "nee": False, "no": False}


def read_table(piece: Piece, layout: Layout, progress: Progress = silently) -> Iterator[Row]:
    """The rows below the header. Raises WrongFile when a column is missing, a row is broken, or there is not one row."""
    rows = iter(_raw_rows(piece, progress))
    header = _header(rows, layout)
    if header is None:
        raise WrongFile(piece.place, say("Dit bestand is leeg."))
    start, names = header
    places = _places(piece, names, layout)
    line = start
    for line, cells in rows:
        if len(cells) != len(names):
            raise WrongFile(piece.place, at_line(line, _cells_wanted(len(names), len(cells))))
        yield Row(piece.place, line, cells, places)
    if line == start:
        raise WrongFile(piece.place, say("Er staat alleen een kopregel in dit bestand, geen gegevens."))


def has_columns(piece: Piece, layout: Layout) -> bool:
    """Whether this is a table with these columns; no when it cannot be read at all."""
    try:
        header = _header(iter(_raw_rows(piece, silently)), layout)
    except WrongFile:
        return False
    return header is not None and layout.is_header(header[1])


def columns_of(piece: Piece) -> tuple[str, ...]:
    """The names in the very first row; none when this is no table."""
    try:
        first = next(iter(_raw_rows(piece, silently)), None)
    except WrongFile:
        return ()
    return () if first is None else tuple(name.strip() for name in first[1])


def _header(rows: Iterator[tuple[int, Sequence[str]]], layout: Layout) -> tuple[int, Sequence[str]] | None:
    """The first row that names the columns, within the lines in which it may stand; else the very first row."""
    first = None
    for line, cells in islice(rows, layout.preamble + 1):
        first = first or (line, cells)
        if layout.is_header(cells):
            return line, cells
    return first


def once_each(seen: set[tuple[str, ...]], row: Row, column: str, key: tuple[str, ...]) -> None:
    """That a row with this key did not stand here before; remembers it in ``seen``."""
    if key in seen:
        raise row.wrong(column, say("Deze waarde staat er twee keer: {found}.", found=_shown(row[column])))
    seen.add(key)


def once(seen: set[str], row: Row, column: str) -> str:
    """The filled cell, which may not have stood in an earlier row; remembers it in ``seen``."""
    text = row.filled(column)
    if text in seen:
        raise row.wrong(column, say("Deze waarde staat er twee keer: {found}.", found=_shown(text)))
    seen.add(text)
    return text


def _raw_rows(piece: Piece, progress: Progress) -> Iterable[tuple[int, Sequence[str]]]:
    name = piece.name.lower()
    if name.endswith(".xlsx"):
        return workbook_rows(piece, progress)
    return delimited_rows(piece, progress, tabs=name.endswith((".txt", ".tsv")))


def _places(piece: Piece, header: Sequence[str], layout: Layout) -> dict[str, int]:
    names = [name.strip() for name in header]
    missing = [column for column in layout.required if column not in names]
    if missing and len(names) == 1 and ";" in names[0]:
        raise WrongFile(piece.place, say("De kolommen zijn met puntkomma’s gescheiden. Bewaar het bestand met komma’s (CSV UTF-8)."))
    if missing:
        raise WrongFile(piece.place, say("Deze kolommen ontbreken: {columns}.", columns=", ".join(missing)))
    known = (*layout.required, *layout.optional)
    twice = sorted({name for name in names if name in known and names.count(name) > 1})
    if twice:
        raise WrongFile(piece.place, say("Deze kolommen staan er twee keer: {columns}.", columns=", ".join(twice)))
    strange = [name for name in names if name not in known]
    if strange and layout.closed:
        raise WrongFile(
            piece.place,
            say("Deze kolommen zijn onbekend: {columns}. Verwacht: {known}.", columns=_shown(", ".join(strange)), known=", ".join(known)),
        )
    return {name: place for place, name in enumerate(names) if name in known}


def _cells_wanted(wanted: int, found: int) -> Text:
    return say("Deze regel heeft {found} cellen, de kopregel {wanted}.", found=found, wanted=wanted)


def _number_wanted(found: str, least: float, most: float) -> Text:
    if math.isfinite(least) and math.isfinite(most):
        return say(
            "Verwacht een getal van {least} tot en met {most}, gevonden: {found}.",
            least=f"{least:g}",
            most=f"{most:g}",
            found=_shown(found),
        )
    if math.isfinite(least):
        return say("Verwacht een getal van ten minste {least}, gevonden: {found}.", least=f"{least:g}", found=_shown(found))
    return say("Verwacht een getal, gevonden: {found}.", found=_shown(found))


def _shown(text: str) -> str:
    """What was found, short enough for a sentence."""
    return text if len(text) <= MOST_CELLS else f"{text[:MOST_CELLS]}…"
