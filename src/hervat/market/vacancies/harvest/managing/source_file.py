"""Reading the file with sources: TOML, or CSV for sources that need no mapping. Its layout: docs/reference/vacancy-sources.md.

All mistakes are collected, each with its place, and nothing is used of a file that has any.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest.definitions import Definition
from hervat.market.vacancies.harvest.managing.fields import COLUMNS, read_definition

MOST_BYTES = 64 * 1024 * 1024
MOST_SOURCES = 100_000
TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
LAYOUT, MAPPING = "layout", "mapping"


class Mistake(NamedTuple):
    """Where, and what was expected there."""

    place: str
    sentence: Text


class WrongSources(Exception):
    """The file cannot be used. ``mistakes``: all that is wrong."""

    def __init__(self, *mistakes: Mistake) -> None:
        self.mistakes = mistakes
        super().__init__(*mistakes)


class Entry(NamedTuple):
    """One source as the file has it. ``place``: how a message names it."""

    place: str
    fields: Mapping[str, object]


def read_sources(path: Path) -> list[Definition]:
    """The sources in a file. Raises WrongSources."""
    name = path.name
    text = _text(path)
    entries = list(_of_csv(text, name) if path.suffix.lower() == ".csv" else _of_toml(text, name))
    if not entries:
        raise WrongSources(Mistake(name, say("Er staat geen enkele bron in dit bestand.")))
    if len(entries) > MOST_SOURCES:
        raise WrongSources(Mistake(name, say("Er staan meer dan {most} bronnen in dit bestand.", most=MOST_SOURCES)))
    definitions: dict[str, Definition] = {}
    mistakes: list[Mistake] = []
    for entry in entries:
        definition, wrong = read_definition(entry.fields)
        mistakes += [Mistake(f"{entry.place}, {field}", sentence) for field, sentence in wrong]
        if definition is not None and definition.key in definitions:
            mistakes.append(Mistake(f"{entry.place}, key", say("Deze sleutel staat er twee keer: {key}.", key=definition.key)))
        elif definition is not None:
            definitions[definition.key] = definition
    if mistakes:
        raise WrongSources(*mistakes)
    return list(definitions.values())


def _text(path: Path) -> str:
    place = str(path)
    try:
        if not path.is_file():
            sentence = say("Dit is een map. Geef een bestand.") if path.is_dir() else say("Dit bestand is er niet.")
            raise WrongSources(Mistake(place, sentence))
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise WrongSources(Mistake(place, say("Dit bestand is niet te lezen."))) from None
    if len(raw) > MOST_BYTES:
        raise WrongSources(Mistake(place, say("Dit bestand is te groot. Het mag hooguit {most} MB zijn.", most=MOST_BYTES // 1024**2)))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        sentence = say("Hier staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8.")
        raise WrongSources(Mistake(f"{path.name}:{line}", sentence)) from None


def _of_toml(text: str, name: str) -> Iterator[Entry]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = TOML_PLACE.search(str(error))
        place = f"{name}:{found[1]}:{found[2]}" if found else name
        raise WrongSources(
            Mistake(place, say("Dit is geen geldige TOML. Zie het voorbeeld in docs/reference/vacancy-sources.md."))
        ) from None
    wrong = [Mistake(f"{name}, {key}", say("Onbekend. Verwacht: {expected}.", expected="[[source]]")) for key in data if key != "source"]
    listed = data.get("source", [])
    if wrong or not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise WrongSources(*(wrong or [Mistake(name, say("Zet elke bron onder een eigen [[source]]."))]))
    for number, fields in enumerate(listed, start=1):
        yield Entry(_place(name, number, fields), fields)


def _place(name: str, number: int, fields: Mapping[str, object]) -> str:
    key = fields.get("key")
    return f"{name}, [[source]] {number}" + (f" ({key[:60]})" if isinstance(key, str) and key else "")


def _of_csv(text: str, name: str) -> Iterator[Entry]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=";" if ";" in text.partition("\n")[0] else ",")
    try:
        header = [cell.strip() for cell in next(rows, [])]
        unknown = [column for column in header if column not in COLUMNS]
        if unknown or "key" not in header:
            sentence = say("De eerste regel moet kolomnamen bevatten. Kies uit: {columns}.", columns=", ".join(COLUMNS))
            raise WrongSources(Mistake(f"{name}:1", sentence))
        for cells in rows:
            place = f"{name}:{rows.line_num}"
            if not cells:
                continue
            if len(cells) != len(header):
                sentence = say("Deze regel heeft {found} cellen in plaats van {wanted}.", found=len(cells), wanted=len(header))
                raise WrongSources(Mistake(place, sentence))
            yield Entry(place, _fields({column: cell.strip() for column, cell in zip(header, cells, strict=True) if cell.strip()}))
    except csv.Error:
        sentence = say("Deze regel is niet te lezen. Kijk of alle aanhalingstekens gesloten zijn.")
        raise WrongSources(Mistake(f"{name}:{rows.line_num}", sentence)) from None


def _fields(row: dict[str, str]) -> Mapping[str, object]:
    """A row as TOML would have it: words for yes and no, numbers, and the name of a layout."""
    fields: dict[str, object] = {column: text for column, text in row.items() if column != LAYOUT}
    for column in ("robots", "active"):
        if column in row:
            fields[column] = {"true": True, "ja": True, "false": False, "nee": False}.get(row[column].lower(), row[column])
    if "pause" in row and re.fullmatch(r"\d{1,4}([.,]\d{1,3})?", row["pause"]):
        fields["pause"] = float(row["pause"].replace(",", "."))
    if LAYOUT in row:
        fields[MAPPING] = {LAYOUT: row[LAYOUT]}
    return fields
