"""Feeds in CSV: a header, and an ad a row. Commas, semicolons or tabs, whichever the header has most of."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any

from hervat.domain.text import say
from hervat.market.vacancies.harvest.kinds import mapping as mappings
from hervat.market.vacancies.harvest.kinds.packed import unpacked
from hervat.market.vacancies.harvest.kinds.reading import Found, Material, Unreadable, WrongLayout, as_utf8, lines

MOST_COLUMNS = 300
DELIMITERS = ",;\t"
NO_CSV = say("Dit is geen CSV met een kopregel. Staat er op dit adres wel een lijst met advertenties?")
Rows = Any  # what csv.reader makes; its type has no name
BROKEN = say("De CSV is vanaf regel {line} kapot: een aanhalingsteken is niet gesloten, of een cel is veel te lang.")


def read_csv(material: Material, mapping: Mapping[str, object]) -> Iterator[Found]:
    """The ads. Raises WrongLayout."""
    chosen = mappings.filled(mapping, mappings.NAMES)
    with unpacked(material.body) as body:
        texts = (line.decode("utf-8", "replace") for line in lines(as_utf8(body, material.charset)))
        header = next(texts, "")
        delimiter = max(DELIMITERS, key=header.count)
        names = _names(header, delimiter)
        if not 1 < len(names) <= MOST_COLUMNS or header.lstrip().startswith("<"):
            raise WrongLayout(NO_CSV)
        yield from _rows(csv.reader(texts, delimiter=delimiter), names, chosen)


def _names(header: str, delimiter: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
    except csv.Error:
        raise WrongLayout(NO_CSV) from None


def _rows(rows: Rows, names: list[str], chosen: Mapping[str, str]) -> Iterator[Found]:
    missing = [name for name in ("identifier", "title") if not any(place.strip() in names for place in chosen[name].split("|"))]
    if missing:
        raise WrongLayout(say("In de kopregel staat geen kolom voor: {fields}.", fields=", ".join(missing)))
    try:
        for cells in rows:
            if not cells:
                continue
            if len(cells) != len(names):
                yield Unreadable(say("Deze regel heeft {found} cellen in plaats van {wanted}.", found=len(cells), wanted=len(names)))
            elif (found := mappings.posting(dict(zip(names, cells, strict=True)), chosen)) is not None:
                yield found
    except csv.Error:
        raise WrongLayout(BROKEN.fill(line=rows.line_num + 1)) from None
