"""ESCO, the European classification of occupations and skills: the CSV download in Dutch, in English, or both, as a folder or zip file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hervat.domain.text import Text, say
from hervat.market.importing.kinds import Kind
from hervat.market.importing.material import Material, Piece, open_material
from hervat.market.importing.results import ImportResult, Progress
from hervat.market.importing.storing import Part, Stored, import_parts
from hervat.market.occupations.deriving import ESCO, HIERARCHY
from hervat.market.occupations.importers import esco_rows
from hervat.market.occupations.resolving import refresh
from hervat.market.provenance.models import Precedence
from hervat.market.provenance.services import Origin

LANGUAGES = ("nl", "en")  # the first tells first
PRECEDENCE = {"nl": Precedence.OFFICIAL, "en": Precedence.OFFICIAL_OTHER}
ATTRIBUTION = "This service uses the ESCO classification of the European Commission"
LICENCE = "CC BY 4.0 (Commission Decision 2011/833/EU)"
RELEASES = {"1.2": date(2024, 5, 15), "1.2.0": date(2024, 5, 15)}


class Table(NamedTuple):
    """A file of the download: its name without language and ending, and what its data set is called here."""

    file: str
    name: str
    rows: Callable[..., Iterator[Stored]]
    instead: str = ""  # a pattern for another file that can stand in its place
    rows_instead: Callable[..., Iterator[Stored]] | None = None


NAMED = (  # in every language
    Table("occupations", "ESCO occupations", esco_rows.occupations),
    Table("ISCOGroups", "ESCO ISCO groups", esco_rows.isco_groups),
    Table("skills", "ESCO skills", esco_rows.skills, r"skills_labels_{language}_.*\.csv", esco_rows.skill_names),
    Table("skillGroups", "ESCO skill groups", esco_rows.skill_groups),
)
RELATED = (  # the same in every language, so read once
    Table(
        "occupationSkillRelations",
        "ESCO occupation skills",
        esco_rows.occupation_skills,
        r"DERIVED_occupationSkillRelations_{language}\.csv",
        esco_rows.occupation_skills,
    ),
    Table("skillSkillRelations", "ESCO skill relations", esco_rows.skill_skills),
    Table("broaderRelationsOccPillar", HIERARCHY, esco_rows.broader),
    Table("broaderRelationsSkillPillar", "ESCO skill hierarchy", esco_rows.broader),
)


def read_esco(path: Path, progress: Progress) -> ImportResult:
    """Stores the tables that are there, all or none. Raises WrongFile."""
    with open_material(path) as material:
        languages = [language for language in LANGUAGES if material.all(rf".*_{language}(_.*)?\.csv")]
        parts, missing = [], []
        for table in NAMED:
            for language in languages:
                found = _found(material, table, language)
                parts += [_named_part(material, table, language, found)] if found else []
                missing += [] if found else [f"{table.file}_{language}.csv"]
        for table in RELATED:
            of_table = [found for language in LANGUAGES if (found := _found(material, table, language))]
            parts += [_part(material, table.name, of_table[0], Precedence.OFFICIAL)] if of_table else []
            missing += [] if of_table else [f"{table.file}_{languages[0] if languages else 'nl'}.csv"]
        if not parts:
            raise material.nothing_known("occupations_nl.csv, occupations_en.csv, …")
        return import_parts(parts, progress, afterwards=refresh, notes=_notes(missing))


class _Found(NamedTuple):
    piece: Piece
    rows: Callable[..., Iterator[Stored]]
    is_official: bool


def _found(material: Material, table: Table, language: str) -> _Found | None:
    piece = material.find(rf"{table.file}_{language}\.csv")
    if piece is not None:
        return _Found(piece, table.rows, is_official=True)
    instead = material.find(table.instead.format(language=language)) if table.instead else None
    if instead is not None and table.rows_instead is not None:
        return _Found(instead, table.rows_instead, is_official=False)
    return None


def _named_part(material: Material, table: Table, language: str, found: _Found) -> Part:
    in_language = _Found(found.piece, partial(_in_language, found.rows, language), found.is_official)
    return _part(material, f"{table.name} {language}", in_language, PRECEDENCE[language])


def _in_language(rows: Callable[..., Iterator[Stored]], language: str, piece: Piece, progress: Progress) -> Iterator[Stored]:
    return rows(piece, language, progress)


def _part(material: Material, name: str, found: _Found, precedence: Precedence) -> Part:
    version = material.version(found.piece)
    origin = Origin(
        kind=ESCO,
        name=name,
        version=version,
        published=RELEASES.get(version),
        licence=LICENCE,
        attribution=ATTRIBUTION,
        is_official=found.is_official,
        precedence=precedence if found.is_official else Precedence.OFFICIAL_OTHER,
    )
    return Part(origin=origin, pieces=(found.piece,), rows=partial(found.rows, found.piece))


def _notes(missing: list[str]) -> list[Text]:
    return [say("Niet gevonden en overgeslagen: {files}.", files=", ".join(missing))] if missing else []


KIND = Kind(ESCO, say("ESCO: beroepen en vaardigheden, van de Europese Commissie (CSV, Nederlands en Engels)"), read_esco)
