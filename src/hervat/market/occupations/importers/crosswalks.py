"""The ways between classifications: ESCO to O*NET (of the Commission, and of Nesta), and ISCO-08 to the American SOC.

They are known by their columns, because the names under which they can be downloaded differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from hervat.domain.text import say
from hervat.market.importing.material import Material, Piece
from hervat.market.importing.results import Progress
from hervat.market.importing.storing import Part, Stored
from hervat.market.importing.tables import Layout, Row, has_columns, read_table
from hervat.market.occupations.importers.onet_rows import onet_code
from hervat.market.occupations.importers.uris import uri_of
from hervat.market.occupations.models import IscoSoc, Match, OnetLink
from hervat.market.provenance.models import Precedence
from hervat.market.provenance.services import Origin

PREAMBLE = 40  # lines about the project may stand above the header of the official crosswalk
OFFICIAL = Layout(required=("O*NET Id", "ESCO or ISCO URI", "Type of Match"), preamble=PREAMBLE)
NESTA = Layout(required=("concept_uri", "onet_code", "confidence"))
ISCO_SOC = Layout(required=("isco08", "soc10"))

MATCHES = {"exactmatch": Match.EXACT, "closematch": Match.CLOSE, "broadmatch": Match.BROAD, "narrowmatch": Match.NARROW}
# How sure a match of each kind is: our own estimate. The Commission gives none.
CONFIDENCE = {Match.EXACT: 1.0, Match.CLOSE: 0.8, Match.BROAD: 0.6, Match.NARROW: 0.6}
MOST_NESTA = 2.0  # its three levels are 0.5, 1 and 2
ISCO_URI = re.compile(r"http://data\.europa\.eu/esco/isco/C(\d{1,4})")
NEWEST_NESTA = "nov2020"


class Crosswalk(NamedTuple):
    """A crosswalk: how it is recognised and read, and what is known of it."""

    layout: Layout
    origin: Origin
    rows: Callable[[Piece, Progress], Iterator[Stored]]


def official_rows(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """The crosswalk of the Commission: O*NET to occupations of ESCO, and to ISCO groups where ESCO has no occupation."""
    seen: set[tuple[str, str]] = set()
    for row in read_table(piece, OFFICIAL, progress):
        code, uri = onet_code(row, "O*NET Id"), uri_of(row, "ESCO or ISCO URI")
        match = MATCHES.get(row["Type of Match"].lower())
        if match is None:
            known = "exactMatch, closeMatch, broadMatch, narrowMatch"
            wanted = say("Verwacht één van: {choices}. Gevonden: {found}.", choices=known, found=row["Type of Match"][:100])
            raise row.wrong("Type of Match", wanted)
        group = ISCO_URI.fullmatch(uri)
        pair = (group[1], code[:7]) if group else (uri, code)
        if pair in seen:
            yield ()
        elif group:
            yield (IscoSoc(isco=pair[0], soc=pair[1]),)
        else:
            yield (OnetLink(occupation_id=uri, onet_code=code, match=match, confidence=CONFIDENCE[match]),)
        seen.add(pair)


def nesta_rows(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """The crosswalk of Nesta (2020): the best code of O*NET for the occupations at the top of ESCO."""
    seen: set[tuple[str, str]] = set()
    for row in read_table(piece, NESTA, progress):
        pair = (uri_of(row, "concept_uri"), onet_code(row, "onet_code"))
        confidence = row.measure("confidence", 0, MOST_NESTA) / MOST_NESTA
        yield () if pair in seen else (OnetLink(occupation_id=pair[0], onet_code=pair[1], match=Match.CLOSE, confidence=confidence),)
        seen.add(pair)


def isco_soc_rows(piece: Piece, progress: Progress) -> Iterator[Stored]:
    """ISCO-08 (three or four digits) to SOC-2010 (six digits), in either direction."""
    seen: set[tuple[str, str]] = set()
    for row in read_table(piece, ISCO_SOC, progress):
        pair = (_digits(row, "isco08", (3, 4)), _digits(row, "soc10", (6,)))
        yield () if pair in seen else (IscoSoc(isco=pair[0], soc=f"{pair[1][:2]}-{pair[1][2:]}"),)
        seen.add(pair)


CROSSWALKS = (
    Crosswalk(
        OFFICIAL,
        Origin(
            kind="onet",
            name="ESCO–O*NET crosswalk",
            licence="CC BY 4.0 (Commission Decision 2011/833/EU)",
            attribution="This service uses the ESCO classification of the European Commission",
            is_official=True,
            precedence=Precedence.OFFICIAL,
        ),
        official_rows,
    ),
    Crosswalk(
        NESTA,
        Origin(
            kind="onet",
            name="Nesta ESCO–O*NET crosswalk",
            version="2020",
            licence="MIT",
            attribution="ESCO–O*NET crosswalk: Nesta, 2020 (MIT)",
        ),
        nesta_rows,
    ),
    Crosswalk(
        ISCO_SOC,
        Origin(
            kind="onet",
            name="ISCO-08–SOC-2010",
            licence="MIT",
            attribution="ISCO-08–SOC-2010: IBS and University of Warsaw (iscoCrosswalks)",
        ),
        isco_soc_rows,
    ),
)


def crosswalk_parts(material: Material) -> list[Part]:
    """The crosswalks among the files. Of two that are the same one, the newest Nesta; both directions of ISCO–SOC are read."""
    parts = []
    tables = material.all(r".*\.csv")
    for crosswalk in CROSSWALKS:
        found = [piece for piece in tables if has_columns(piece, crosswalk.layout)]
        if crosswalk.layout is not ISCO_SOC:
            found = sorted(found, key=lambda piece: (NEWEST_NESTA not in piece.name.lower(), piece.name))[:1]
        if found:
            parts.append(Part(origin=crosswalk.origin, pieces=tuple(found), rows=partial(_chained, crosswalk, tuple(found))))
    return parts


def _chained(crosswalk: Crosswalk, pieces: tuple[Piece, ...], progress: Progress) -> Iterator[Stored]:
    for piece in pieces:
        yield from crosswalk.rows(piece, progress)


def _digits(row: Row, column: str, lengths: tuple[int, ...]) -> str:
    code = row.filled(column)
    if not (code.isascii() and code.isdigit() and len(code) in lengths):
        wanted = " / ".join(str(length) for length in lengths)
        raise row.wrong(column, say("Verwacht een code van {lengths} cijfers, gevonden: {found}.", lengths=wanted, found=code[:100]))
    return code
