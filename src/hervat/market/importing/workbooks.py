"""Reading the first sheet of an xlsx file row by row, without believing how large it says it is."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from hervat.domain.text import say
from hervat.market.importing.material import Piece, guarded
from hervat.market.importing.results import Progress
from hervat.market.importing.wrong import WrongFile
from hervat.market.importing.zips import checked_zip

MOST_BYTES = 256 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
SHEETS, MOST_BESIDE = "xl/worksheets/", 64 * 1024 * 1024  # a sheet is read bit by bit, all else openpyxl keeps in memory
MOST_COLUMNS = 100
MOST_ROWS = 1_048_576
EVERY = 1000
Result = TypeVar("Result")


def workbook_rows(piece: Piece, progress: Progress) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows with their number, empty ones left out; every cell as the text that it would be in a CSV file. Raises WrongFile."""
    content = io.BytesIO(_content(piece))
    with checked_zip(content, piece.place, MOST_UNPACKED) as opened:  # only looked at: openpyxl opens it again
        beside = sum(entry.file_size for entry in opened.infolist() if not entry.filename.startswith(SHEETS))
    if beside > MOST_BESIDE:
        raise WrongFile(piece.place, say("In dit Excel-bestand staat te veel naast de bladen zelf."))
    rows = _sheet_rows(content, piece)
    width = 0
    for number, values in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise WrongFile(piece.place, say("Dit blad heeft te veel regels."))
        cells = [_as_text(value) for value in values]
        width = width or _last_filled(cells)
        if any(cells):
            yield number, [*cells[:width], *[""] * (width - len(cells)), *_beyond(cells, width)]
        if number % EVERY == 0:
            progress(piece.name, 0, 0)
    progress(piece.name, piece.size, piece.size)


def _content(piece: Piece) -> bytes:
    with piece.open() as file:
        content = guarded(piece, lambda: file.read(MOST_BYTES + 1))
    if len(content) > MOST_BYTES:
        raise WrongFile(piece.place, say("Dit bestand is te groot."))
    if not content.startswith(b"PK"):
        raise WrongFile(piece.place, say("Dit is geen Excel-bestand (xlsx)."))
    return content


def _sheet_rows(content: io.BytesIO, piece: Piece) -> Iterator[tuple[Any, ...]]:
    unreadable = WrongFile(piece.place, say("Dit Excel-bestand is niet te lezen; het is beschadigd of anders gemaakt."))
    try:
        rows = _quietly(lambda: _first_sheet(content))
        while (values := _quietly(lambda: next(rows, None))) is not None:
            yield values
    except Exception as error:  # whatever a file can be that only says it is a workbook
        raise unreadable from error


def _first_sheet(content: io.BytesIO) -> Iterator[tuple[Any, ...]]:
    from openpyxl import load_workbook  # takes a while to load, and most imports do not need it

    book = load_workbook(content, read_only=True, data_only=True, keep_links=False)
    sheet: Any = book.worksheets[0]
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS))


def _quietly(act: Callable[[], Result]) -> Result:
    """Without the warnings of openpyxl about styles and extensions, which nobody reads here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return act()


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _last_filled(cells: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(cells, start=1) if cell), default=0)


def _beyond(cells: Sequence[str], width: int) -> list[str]:
    """What stands to the right of the last column that has a name: then the row is wrong, and its length shows it."""
    return [cell for cell in cells[width:] if cell]
