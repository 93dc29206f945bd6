"""Small files in the layouts that the importers of the labour market read. Every occupation is invented."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from hervat.market.importing.results import ImportResult, silently
from hervat.market.importing.wrong import WrongFile

Rows = Iterable[Sequence[object]]
Read = Callable[[Path, Callable[[str, int, int], None]], ImportResult]

ESCO_URI = "http://data.europa.eu/esco/occupation/"
BAKER, COOK, PASTRY_COOK = f"{ESCO_URI}bakker", f"{ESCO_URI}kok", f"{ESCO_URI}banketbakker"
SKILL_URI = "http://data.europa.eu/esco/skill/"
KNEAD, OVEN = f"{SKILL_URI}kneden", f"{SKILL_URI}oven"

OCCUPATION_HEAD = ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "hiddenLabels", "status", "description")
DUTCH = (
    ("Occupation", BAKER, "7512", "bakker", "broodbakker\nbakker brood", "bakkert", "released", "Bakt brood, in alle vroegte."),
    ("Occupation", COOK, "5120", "kok", "", "", "released", "Kookt."),
    ("Occupation", PASTRY_COOK, "7512", "banketbakker", "patissier", "", "released", "Bakt taart."),
)
ENGLISH = (
    ("Occupation", BAKER, "7512", "baker", "bread baker", "", "released", "Bakes bread."),
    ("Occupation", COOK, "5120", "cook", "", "", "released", "Cooks."),
    ("Occupation", PASTRY_COOK, "7512", "pastry maker", "", "", "released", "Bakes cake."),
)
LOAD_HEAD = (
    "occupation_uri", "item", "low", "high", "unit", "share", "present", "periods", "kenmerkend", "confident", "trust",
    "source", "source_version", "on", "note",
)  # fmt: skip


def csv_text(head: Sequence[str], rows: Rows) -> str:
    """A table as CSV."""
    written = io.StringIO()
    csv.writer(written).writerows([head, *rows])
    return written.getvalue()


def write_csv(path: Path, head: Sequence[str], rows: Rows) -> Path:
    """Writes a table as CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(csv_text(head, rows), "utf-8")
    return path


def write_xlsx(path: Path, head: Sequence[str], rows: Rows) -> Path:
    """Writes a table as a workbook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    for row in (head, *rows):
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(path)
    return path


def write_zip(path: Path, entries: Mapping[str, bytes | str]) -> Path:
    """Writes a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def write_loads(path: Path, *rows: Mapping[str, object]) -> Path:
    """A table of loads. What a row leaves out is that of one sound row, or empty."""
    usual = {
        "occupation_uri": BAKER,
        "item": "4.13",
        "trust": "A",
        "source": "Werkplekonderzoek",
        "source_version": "1",
        "on": "2025-03-03",
    }
    return write_csv(path, LOAD_HEAD, [[{**usual, **row}.get(column, "") for column in LOAD_HEAD] for row in rows])


def small_esco(folder: Path, *, languages: Sequence[str] = ("nl", "en"), relations: bool = True) -> Path:
    """Three occupations, two skills, and how they hang together, as ESCO publishes them."""
    tables = {"nl": DUTCH, "en": ENGLISH}
    for language in languages:
        write_csv(folder / f"occupations_{language}.csv", OCCUPATION_HEAD, tables[language])
    write_csv(folder / "ISCOGroups_nl.csv", ("code", "preferredLabel"), [("7512", "Bakkers"), ("5120", "Koks")])
    head = ("conceptUri", "skillType", "preferredLabel")
    write_csv(folder / "skills_nl.csv", head, [(KNEAD, "skill/competence", "deeg kneden"), (OVEN, "skill/competence", "een oven bedienen")])
    if relations:
        write_csv(
            folder / "occupationSkillRelations_nl.csv",
            ("occupationUri", "relationType", "skillType", "skillUri"),
            [(BAKER, "essential", "", KNEAD), (BAKER, "optional", "", OVEN), (COOK, "essential", "", OVEN)],
        )
        write_csv(
            folder / "broaderRelationsOccPillar_nl.csv",
            ("conceptType", "conceptUri", "broaderType", "broaderUri"),
            [("Occupation", PASTRY_COOK, "Occupation", BAKER)],
        )
    return folder


def refusal(read: Read, path: Path) -> str:
    """What is said of a file that cannot be imported: its place and the sentence."""
    with pytest.raises(WrongFile) as refused:
        read(path, silently)
    return f"{refused.value.place}: {refused.value.sentence.render()}"
