"""Files and occupations for tests about educations."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from hervat.market.educations.importers import courses, educations
from hervat.market.importing.results import ImportResult, silently
from hervat.market.occupations.models import Occupation, OccupationFacts
from hervat.market.provenance.models import Precedence
from hervat.market.provenance.services import Origin, record

CARE, STORE, NURSE = "http://example.org/occupation/care", "http://example.org/occupation/store", "http://example.org/occupation/nurse"
ISCO = {CARE: "5322", NURSE: "2221", STORE: "9333"}
EDUCATION = {
    "key": "mbo3-zorg", "name": "Verzorgende", "level": "3", "kind": "mbo", "content": "Zorgen voor mensen.", "study_load_hours": "4800",
    "months": "36", "admission": "Vmbo of mbo 2.", "institutes": "roc", "occupations": CARE, "source": "Eigen lijst", "source_version": "1",
    "on": "2026-11-01",
}  # fmt: skip
COURSE = {
    "key": "tillen", "name": "Tillen zonder letsel", "institute": "diverse aanbieders", "content": "Veilig tillen.", "hours": "8",
    "level": "", "occupations": CARE, "educations": "mbo3-zorg", "source": "Eigen lijst", "source_version": "1", "on": "2026-11-01",
}  # fmt: skip


def education(**changes: str) -> dict[str, str]:
    """A row of educations.csv."""
    return EDUCATION | changes


def course(**changes: str) -> dict[str, str]:
    """A row of courses.csv."""
    return COURSE | changes


def write_csv(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """A table with the columns of its first row."""
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(listed[0]))
        writer.writeheader()
        writer.writerows(listed)
    return path


def write_json(path: Path, document: object) -> Path:
    """A JSON file."""
    path.write_text(json.dumps(document), "utf-8")
    return path


def import_educations(path: Path) -> ImportResult:
    """As ``hervat market import educations`` does."""
    return educations.KIND.read(path, silently)


def import_courses(path: Path) -> ImportResult:
    """As ``hervat market import courses`` does."""
    return courses.KIND.read(path, silently)


def make_occupations() -> None:
    """Three occupations: two of care, of which one in another group, and one in a storehouse."""
    dataset = record(Origin(kind="esco", name="ESCO occupations nl", version="9", precedence=Precedence.OFFICIAL), "0" * 64, 3)
    for uri, label in ((CARE, "verzorgende"), (NURSE, "verpleegkundige"), (STORE, "magazijnmedewerker")):
        OccupationFacts.objects.create(occupation_uri=uri, label=label, isco=ISCO[uri], dataset=dataset)
        Occupation.objects.create(uri=uri, label=label, isco=ISCO[uri], dataset=dataset)
