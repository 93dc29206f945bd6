"""ORS, the Occupational Requirements Survey of the American BLS: what jobs require, in percentages of the jobs of an occupation.

Read are the columns of the published table (CSV or xlsx) and those of its usual extract. -1 and -6 mean: not published.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hervat.domain.text import say
from hervat.market.importing.kinds import Kind
from hervat.market.importing.material import Piece, open_material
from hervat.market.importing.results import ImportResult, Progress
from hervat.market.importing.storing import Part, Stored, import_parts
from hervat.market.importing.tables import Layout, Row, has_columns, read_table
from hervat.market.loads.estimating import estimate_all
from hervat.market.occupations.models import ElementScore
from hervat.market.provenance.models import Precedence
from hervat.market.provenance.services import Origin

ORS = "ors"
LAYOUT = Layout(
    required=("upper_soc_code", "data_element_text", "data_type_text", "estimate_type_text", "value"),
    optional=("estimate_type", "unit_of_measure", "reference_year"),
)
NOT_PUBLISHED = (-1.0, -6.0)
ERROR = "standard error"
PLAIN = ("", "mean", "percent", "percentage", "estimate", ERROR)  # kinds of estimate that need not be told apart
SAME_ELEMENT = {"Hearing requirements: Pass a hearing Test": "Hearing requirements: Pass a hearing test"}  # written in two ways


class _Cell(NamedTuple):
    """What a number is about."""

    code: str
    element: str
    scale: str
    category: str


def read_ors(path: Path, progress: Progress) -> ImportResult:
    """Stores the estimates, each with its standard error. Raises WrongFile."""
    with open_material(path) as material:
        tables = material.all(r".*\.(csv|xlsx)")
        found = tables if len(tables) == 1 else tuple(piece for piece in tables if has_columns(piece, LAYOUT))
        if not found:
            raise material.nothing_known("ors_….csv (upper_soc_code, data_element_text, …)")
        years = sorted({year for piece in found if (year := _year(piece, progress))})
        origin = Origin(
            kind=ORS,
            name="ORS",
            version=years[-1] if years else material.year(found[0]),
            licence="public domain",
            attribution="Occupational Requirements Survey, U.S. Bureau of Labor Statistics (public domain)",
            is_official=True,
            precedence=Precedence.OFFICIAL_OTHER,
        )
        return import_parts([Part(origin=origin, pieces=found, rows=partial(_rows, found))], progress, afterwards=estimate_all)


def _rows(pieces: tuple[Piece, ...], progress: Progress) -> Iterator[Stored]:
    """Estimates and their errors stand in rows of their own, in any order: they are put together when all were read."""
    values: dict[_Cell, float | None] = {}
    errors: dict[_Cell, float | None] = {}
    rows = 0
    for piece in pieces:
        for row in read_table(piece, LAYOUT, progress):
            rows += 1
            _take(row, values, errors)
    for cell, value in values.items():
        score = ElementScore(**cell._asdict(), value=value, standard_error=errors.get(cell), suppressed=value is None)
        yield (score,)
    yield from (() for _ in range(rows - len(values)))


def _take(row: Row, values: dict[_Cell, float | None], errors: dict[_Cell, float | None]) -> None:
    cell = _cell(row)
    into = errors if ERROR in (row["estimate_type_text"].lower(), row["estimate_type"].lower()) else values
    number = row.measure("value")
    if number < 0 and number not in NOT_PUBLISHED:
        raise row.wrong(
            "value", say("Verwacht een getal van 0 of meer, of -1 of -6 (niet gepubliceerd). Gevonden: {found}.", found=row["value"])
        )
    if cell in into:
        raise row.wrong_row(say("Deze waarde staat er twee keer: {found}.", found=" | ".join(cell)))
    into[cell] = None if number < 0 else number


def _cell(row: Row) -> _Cell:
    element = row.filled("data_element_text", 120)
    category, kind = row.filled("data_type_text", 60), row["estimate_type"]
    if kind.lower() not in PLAIN and kind.lower() not in category.lower():
        category = row.fits("data_type_text", f"{category} {kind}", 60)
    return _Cell(_soc(row), SAME_ELEMENT.get(element, element), _scale(row["unit_of_measure"]), category)


def _soc(row: Row) -> str:
    """``11101100`` as the SOC group 11-1011, and what O*NET splits further (``13104107``) as its code 13-1041.07."""
    code = row.filled("upper_soc_code").replace("-", "").replace(".", "").ljust(8, "0")
    if not (code.isascii() and code.isdigit() and len(code) == 8):
        raise row.wrong(
            "upper_soc_code", say("Verwacht een SOC-code van 6 of 8 cijfers, gevonden: {found}.", found=row["upper_soc_code"][:100])
        )
    soc = f"{code[:2]}-{code[2:6]}"
    return soc if code.endswith("00") else f"{soc}.{code[6:]}"


def _scale(unit: str) -> str:
    """``ORS`` for percentages, otherwise with the unit."""
    return "ORS" if not unit or "percent" in unit.lower() else f"ORS {unit.lower()}"[:30]


def _year(piece: Piece, progress: Progress) -> str:
    """The newest year that stands in a table that has years."""
    if not has_columns(piece, Layout(required=("reference_year",))):
        return ""
    return max(row["reference_year"] for row in read_table(piece, LAYOUT, progress))


KIND = Kind(ORS, say("ORS: wat werk vraagt, van het Amerikaanse statistiekbureau BLS (CSV of xlsx)"), read_ors)
