"""The tables of O*NET, row by row: what each row becomes here. The columns are those of the database of before release 30."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hervat.domain.text import say
from hervat.market.importing.material import Piece
from hervat.market.importing.results import Progress
from hervat.market.importing.storing import Stored
from hervat.market.importing.tables import Layout, Row, once, read_table
from hervat.market.occupations.deriving import JOB_ZONE
from hervat.market.occupations.models import ElementScore, OnetOccupation, OnetRelated, OnetTitle
from hervat.market.occupations.models.concepts import LABEL_LENGTH

CODE = "O*NET-SOC Code"
OCCUPATIONS = Layout(required=(CODE, "Title", "Description"))
TITLES = Layout(required=(CODE, "Alternate Title"))
RELATED = Layout(required=(CODE, "Related O*NET-SOC Code", "Index"), optional=("Relatedness Tier",))
JOB_ZONES = Layout(required=(CODE, "Job Zone"))
SCORES = Layout(required=(CODE, "Element ID", "Scale ID", "Data Value"), optional=("Category", "N", "Standard Error", "Recommend Suppress"))
ONET_CODE = re.compile(r"\d\d-\d{4}\.\d\d")
NOTHING = ("", "n/a")
MOST_RESPONDENTS = 10_000_000


def occupations(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """``Occupation Data``."""
    seen: set[str] = set()
    for row in read_table(piece, OCCUPATIONS, progress):
        once(seen, row, CODE)
        yield (OnetOccupation(code=onet_code(row), title=row.filled("Title", LABEL_LENGTH), description=row["Description"]),)


def titles(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """``Alternate Titles``."""
    seen: set[tuple[str, str]] = set()
    for row in read_table(piece, TITLES, progress):
        title = (onet_code(row), row.filled("Alternate Title", LABEL_LENGTH))
        yield () if title in seen else (OnetTitle(code=title[0], text=title[1]),)
        seen.add(title)


def related(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """``Related Occupations``; the index is the order, the nearest first."""
    seen: set[tuple[str, str]] = set()
    for row in read_table(piece, RELATED, progress):
        pair = (onet_code(row), onet_code(row, "Related O*NET-SOC Code"))
        rank = int(row.measure("Index", 1, 1000))
        yield () if pair in seen else (OnetRelated(code=pair[0], other=pair[1], rank=rank, tier=row["Relatedness Tier"][:30]),)
        seen.add(pair)


def job_zones(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """``Job Zones``."""
    seen: set[str] = set()
    for row in read_table(piece, JOB_ZONES, progress):
        once(seen, row, CODE)
        zone = None if row["Job Zone"].lower() in NOTHING else row.whole("Job Zone", 1, 5)
        yield (ElementScore(code=onet_code(row), element=JOB_ZONE, scale=JOB_ZONE, value=zone),)


def scores(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """The long tables, one number a row: ``Interests``, ``Skills``, ``Abilities``, ``Work Context``, ``Work Activities`` and their like."""
    seen: set[tuple[str, str, str, str]] = set()
    for row in read_table(piece, SCORES, progress):
        category = _said(row, "Category")
        score = ElementScore(
            code=onet_code(row),
            element=row.filled("Element ID", 120),
            scale=row.filled("Scale ID", 30),
            category=row.fits("Category", category, 60),
            value=row.number("Data Value") if _said(row, "Data Value") else None,
            n=row.whole("N", 0, MOST_RESPONDENTS) if _said(row, "N") else None,
            standard_error=row.number("Standard Error", 0) if _said(row, "Standard Error") else None,
            suppressed=row["Recommend Suppress"].upper() == "Y",
        )
        key = (score.code, score.element, score.scale, score.category)
        if key in seen:
            raise row.wrong_row(say("Deze waarde staat er twee keer: {found}.", found=" ".join(key)))
        seen.add(key)
        yield (score,)


def onet_code(row: Row, column: str = CODE) -> str:
    """The code in a cell, such as 11-1011.00."""
    code = row.filled(column)
    if not ONET_CODE.fullmatch(code):
        raise row.wrong(column, say("Verwacht een code van O*NET zoals 11-1011.00, gevonden: {found}.", found=code[:100]))
    return code


def _said(row: Row, column: str) -> str:
    text = row[column]
    return "" if text.lower() in NOTHING else text
