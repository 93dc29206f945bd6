"""A small catalogue, in the layout of the one that ships with the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.market.educations.given import course, education, write_csv
from tests.support.market.files import BAKER, COOK, PASTRY_COOK, write_loads

OCCUPATION = {
    "uri": BAKER, "isco": "7512", "label": "broodmaker", "labels": "bakkershulp|broodjesmaker", "description": "U bakt brood.",
    "level_min": "2", "level_max": "3", "wage_min": "14.5", "wage_max": "19", "chance": "good",
    "R": "70", "I": "10", "A": "40", "S": "20", "E": "30", "C": "50", "kin": COOK, "skills": "deeg kneden|schoon werken",
    "source": "Eigen schatting", "source_version": "2026", "on": "2026-11-27",
}  # fmt: skip
ONLY_HERE = PASTRY_COOK + "-hulp"
LOAD = {"low": 10, "high": 15, "unit": "kg", "source": "Eigen schatting", "trust": "D", "confident": "false"}


def occupation(**changes: str) -> dict[str, str]:
    """A row of occupations.csv."""
    return OCCUPATION | changes


def write_catalogue(
    folder: Path,
    *,
    occupations: Iterable[Mapping[str, str]] = (OCCUPATION, OCCUPATION | {"uri": COOK, "isco": "5120", "label": "kok", "kin": BAKER}),
    loads: Iterable[Mapping[str, object]] = (LOAD,),
) -> Path:
    """All tables in a folder: two occupations, a load, an education, a course."""
    (folder / "loads").mkdir(parents=True, exist_ok=True)
    write_csv(folder / "occupations.csv", occupations)
    write_loads(folder / "loads" / "bakkerij.csv", *loads)
    write_csv(folder / "educations.csv", [education(key="bakken", name="Bakken", occupations=BAKER)])
    write_csv(folder / "courses.csv", [course(key="oven", name="Ovens", occupations="7512", educations="bakken")])
    return folder
