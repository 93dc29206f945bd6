"""Lines of the list as a file for a spreadsheet: the same columns, for the same eyes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable

from django.utils.translation import gettext

from hervat.apps.dossiers.queries.caseload import CaseRow
from hervat.apps.dossiers.queries.lens import Lens
from hervat.apps.organisations.acting import Acting
from hervat.reports import words
from hervat.web.components.speech import spoken
from hervat.web.dossiers.lists.rows import state_word, step_name

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four: = + - @ in full width
MARK = "\ufeff"  # tells a spreadsheet that the letters are Unicode
Cell = Callable[[CaseRow], object]


def columns_for(acting: Acting) -> list[str]:
    """The heads of the columns that this reader gets."""
    return [name for name, _ in _columns(acting)]


def write_csv(rows: Iterable[CaseRow], acting: Acting) -> str:
    """The lines as text, with semicolons, as spreadsheets in Dutch expect. No cell is read as a formula."""
    columns = _columns(acting)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(name) for name, _ in columns])
    writer.writerows([safe(cell(row)) for _, cell in columns] for row in rows)
    return MARK + out.getvalue()


def safe(value: object) -> str:
    """The text of a cell; what a spreadsheet would compute begins with an apostrophe, so that it is shown instead."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(STARTS_A_FORMULA) else text


def _columns(acting: Acting) -> list[tuple[str, Cell]]:
    columns: list[tuple[str, Cell]] = [
        (gettext("Nummer"), lambda row: row.number),
        (gettext("Werknemer"), lambda row: row.name),
        (gettext("Werkgever"), lambda row: row.werkgever),
        (gettext("Week"), lambda row: row.week),
        (gettext("Volgende stap"), step_name),
        (gettext("Status"), lambda row: spoken(state_word(row, acting.on)) if row.state else ""),
        (gettext("Uiterlijk"), lambda row: row.due),
        (gettext("Wie"), lambda row: spoken(words.actor_word(row.actor)) if row.actor else ""),
        (gettext("Te beslissen"), lambda row: row.decisions),
    ]
    talks: list[tuple[str, Cell]] = [(gettext("Gesprek"), lambda row: row.last_contact)]
    return columns + talks if Lens.of(acting).knows_talks else columns
