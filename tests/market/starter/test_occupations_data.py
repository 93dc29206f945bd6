"""The occupations and loads that ship with the project: enough of them, sound, and plausible to whoever knows the work.

Reads the tables as they are, without the store.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from hervat.domain.fml import Kind, version
from hervat.domain.matching.loads import Period, Trust

DATA = Path(__file__).parents[3] / "src" / "hervat" / "market" / "starter" / "data"
COLUMNS = (
    "uri", "isco", "label", "labels", "description", "level_min", "level_max", "wage_min", "wage_max", "chance",
    "R", "I", "A", "S", "E", "C", "kin", "skills", "source", "source_version", "on",
)  # fmt: skip
LOAD_COLUMNS = (
    "occupation_uri", "item", "low", "high", "unit", "share", "present", "periods", "kenmerkend", "confident", "trust", "source",
    "source_version", "on", "note",
)  # fmt: skip
ESCO = "http://data.europa.eu/esco/occupation/"
LEAST_OCCUPATIONS, LEAST_ITEMS = 160, 12
MAJOR_GROUPS = set("23456789")
LETTERS = "RIASEC"
CHANCES = {"good", "fair", "poor", "unknown"}
LEAST_WAGE, MOST_WAGE = 14.5, 60  # euro an hour; nobody may earn less
MOST = {"kg": 45, "N": 500, "cm": 80, "m": 40, "deg": 90, "treden": 150, "x/h": 1300, "min": 180, "h/day": 12, "h/week": 60}
WAYS = ("low", "present", "periods")
POSTURES = ("5.2", "5.4", "4.17")  # sitting, standing, walking: hours a day
LEAST_DAY, MOST_DAY = 6, 9
HALF, MOST_JOBS = 0.5, 0.6
Row = dict[str, str]


class Load(NamedTuple):
    """What one occupation is said to ask of one item. ``bands``: low, high and share of each."""

    rows: tuple[Row, ...]

    @property
    def bands(self) -> tuple[tuple[float, float, float], ...]:
        return tuple((float(row["low"]), float(row["high"]), float(row["share"] or 1)) for row in self.rows if row["low"])

    @property
    def present(self) -> float | None:
        return float(self.rows[0]["present"]) if self.rows[0]["present"] else None

    @property
    def typical(self) -> float:
        return sum(share * (low + high) / 2 for low, high, share in self.bands)

    @property
    def highest(self) -> float:
        return max(high for _, high, _ in self.bands)


Loads = Mapping[str, Mapping[str, Load]]  # by occupation and item


def read(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """The rows of a table, which has just these columns."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames or ()) == columns, path.name
        return list(reader)


@cache
def occupations() -> dict[str, Row]:
    """All occupations, by URI."""
    rows = read(DATA / "occupations.csv", COLUMNS)
    assert len({row["uri"] for row in rows}) == len(rows)
    return {row["uri"]: row for row in rows}


@cache
def load_rows() -> dict[str, list[Row]]:
    """All rows of loads, by name of their table."""
    return {path.name: read(path, LOAD_COLUMNS) for path in sorted((DATA / "loads").glob("*.csv"))}


@cache
def loads() -> Loads:
    """What every occupation asks."""
    found: defaultdict[str, defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in all_rows():
        found[row["occupation_uri"]][row["item"]].append(row)
    return {uri: {item: Load(tuple(rows)) for item, rows in items.items()} for uri, items in found.items()}


def all_rows() -> Iterator[Row]:
    """Every row of every table of loads."""
    for rows in load_rows().values():
        yield from rows


def every_load() -> Iterator[tuple[str, str, Load]]:
    """Occupation (as a label), item and load."""
    for uri, items in loads().items():
        for item, load in items.items():
            yield occupations()[uri]["label"], item, load


def listed(row: Row, column: str) -> list[str]:
    """The parts of a cell."""
    return row[column].split("|")


def wrong(row: Row) -> str:
    """How to find a row of loads."""
    return f"{occupations()[row['occupation_uri']]['label']} {row['item']}"


def test_there_are_enough_over_all_major_groups() -> None:
    assert len(occupations()) >= LEAST_OCCUPATIONS
    assert {row["isco"][0] for row in occupations().values()} >= MAJOR_GROUPS


def test_every_occupation_is_one_of_esco_with_an_isco_code() -> None:
    for uri, row in occupations().items():
        assert uri.startswith(ESCO), uri
        assert len(row["isco"]) == 4, row["label"]
        assert row["isco"].isdecimal(), row["label"]


def test_labels_tell_occupations_apart() -> None:
    preferred = Counter(row["label"].casefold() for row in occupations().values())
    assert [label for label, count in preferred.items() if count > 1] == []
    others = Counter(label.casefold() for row in occupations().values() for label in listed(row, "labels"))
    assert sorted(set(others) & set(preferred)) == []
    assert [label for label, count in others.items() if count > 1] == []


def test_every_occupation_is_told_in_a_few_plain_words() -> None:
    for row in occupations().values():
        assert 3 <= len(listed(row, "labels")) <= 10, row["label"]
        assert row["description"].startswith(("U ", "Er ")), row["label"]
        assert row["description"].endswith("."), row["label"]
        assert 40 <= len(row["description"]) <= 220, row["label"]


def test_level_wage_and_chance_are_plausible() -> None:
    for row in occupations().values():
        assert 1 <= int(row["level_min"]) <= int(row["level_max"]) <= 8, row["label"]
        assert LEAST_WAGE <= float(row["wage_min"]) < float(row["wage_max"]) <= MOST_WAGE, row["label"]
        assert row["chance"] in CHANCES, row["label"]


def test_interests_tell_something() -> None:
    for row in occupations().values():
        scores = [int(row[letter]) for letter in LETTERS]
        assert all(0 <= score <= 100 for score in scores), row["label"]
        assert len(set(scores)) > 1, row["label"]


def test_kin_are_other_occupations_of_the_catalogue() -> None:
    for uri, row in occupations().items():
        kin = listed(row, "kin")
        assert 3 <= len(kin) <= 8, row["label"]
        assert len(set(kin)) == len(kin), row["label"]
        assert set(kin) <= set(occupations()) - {uri}, row["label"]


def test_skills_are_shared_so_that_overlap_says_something() -> None:
    used = Counter(skill for row in occupations().values() for skill in listed(row, "skills"))
    for row in occupations().values():
        assert 5 <= len(set(listed(row, "skills"))) == len(listed(row, "skills")) <= 8, row["label"]
    assert used.total() / len(used) >= 2
    assert len(used) <= 160


def test_everything_says_where_it_comes_from() -> None:
    for row in (*occupations().values(), *all_rows()):
        assert row["source"].startswith("Eigen schatting"), row
        assert row["source_version"], row
        assert date.fromisoformat(row["on"]) >= date(2026, 1, 1), row


def test_loads_are_about_occupations_of_the_catalogue_each_in_one_table() -> None:
    where: defaultdict[str, set[str]] = defaultdict(set)
    for name, rows in load_rows().items():
        for row in rows:
            where[row["occupation_uri"]].add(name)
    assert set(where) == set(occupations())
    assert [uri for uri, names in where.items() if len(names) > 1] == []


def test_enough_is_known_of_every_occupation() -> None:
    assert [occupations()[uri]["label"] for uri, items in loads().items() if len(items) < LEAST_ITEMS] == []


def test_every_item_is_on_the_list_and_can_be_asked_by_work() -> None:
    listed_items = version("B")
    for item in {row["item"] for row in all_rows()}:
        part = listed_items.part(item)
        found = part[0] if part else listed_items.items[item]
        assert found.kind is not Kind.SIDE, item


def test_every_load_is_told_in_one_way() -> None:
    for row in all_rows():
        assert sum(bool(row[way]) for way in WAYS) == 1, wrong(row)
        assert bool(row["high"]) == bool(row["unit"]) == bool(row["low"]) == bool(row["share"]), wrong(row)
        assert set(row["periods"].split()) <= {*Period, "none"}, wrong(row)
    for label, item, load in every_load():
        assert len(load.rows) == 1 or load.bands, (label, item)


def test_what_is_there_or_not_is_a_share_of_the_jobs() -> None:
    assert [(label, item) for label, item, load in every_load() if not 0 <= (load.present or 0) <= 1] == []


def test_numbers_are_in_the_unit_of_the_item_and_plausible() -> None:
    units = {number: item.unit for number, item in version("B").items.items()}
    for row in all_rows():
        if row["low"]:
            unit = units[row["item"]]
            assert row["unit"] == unit, wrong(row)
            assert 0 <= float(row["low"]) <= float(row["high"]) <= MOST[unit or ""], wrong(row)


def test_bands_are_one_distribution_in_order() -> None:
    for label, item, load in every_load():
        if load.bands:
            assert sum(share for *_, share in load.bands) == pytest.approx(1), (label, item)
            assert all(0 < share <= 1 for *_, share in load.bands), (label, item)
            same = {(row["kenmerkend"], row["confident"], row["trust"], row["source"], row["note"]) for row in load.rows}
            assert len(same) == 1, (label, item)


def test_what_is_sure_says_why() -> None:
    for row in all_rows():
        sure = row["confident"] == "true"
        assert row["trust"] == (Trust.C if sure else Trust.D), wrong(row)
        assert bool(row["note"]) == sure, wrong(row)


def test_what_is_hardly_there_does_not_belong_to_the_work() -> None:
    for label, item, load in every_load():
        rare = load.present is not None and load.present < HALF
        nothing = bool(load.bands) and load.highest == 0
        if rare or nothing:
            assert load.rows[0]["kenmerkend"] == "false", (label, item)


def test_sitting_standing_and_walking_fill_a_day() -> None:
    for uri, items in loads().items():
        if all(posture in items for posture in POSTURES):
            hours = sum(items[posture].typical for posture in POSTURES)
            assert LEAST_DAY <= hours <= MOST_DAY, (occupations()[uri]["label"], hours)


def test_nobody_carries_more_than_was_lifted() -> None:
    for uri, items in loads().items():
        assert items["4.14"].highest <= items["4.13"].highest, occupations()[uri]["label"]


def test_who_types_half_the_day_uses_a_keyboard() -> None:
    for uri, items in loads().items():
        keyboard = items.get("4.3.9")
        if "4.4" in items and items["4.4"].typical >= 3:
            assert keyboard is not None, occupations()[uri]["label"]
            assert (keyboard.present or 0) >= MOST_JOBS, occupations()[uri]["label"]


@pytest.mark.parametrize(
    ("label", "item", "least"),
    [
        ("kassamedewerker", "2.12.1", 1), ("receptionist", "2.12.1", 1), ("verzorgende", "2.12.2", 1), ("vrachtwagenchauffeur", "2.11", 1),
        ("data-entrymedewerker", "4.4", 5), ("stratenmaker", "4.20", 20), ("stratenmaker", "4.13", 10), ("kapper", "5.4", 5),
        ("orderpicker", "4.17", 4), ("buschauffeur", "5.2", 6), ("dakdekker", "4.19", 5), ("stukadoor", "5.7", 5),
        ("verhuizer", "4.13", 20),
    ],
)  # fmt: skip
def test_what_everybody_knows_is_in_it(label: str, item: str, least: float) -> None:
    load = by_label()[label][item]
    assert (load.typical if load.bands else load.present or 0) >= least


@pytest.mark.parametrize("item", ["4.13", "4.14", "4.19", "5.5", "5.7"])
@pytest.mark.parametrize("label", ["data-entrymedewerker", "callcentermedewerker", "vertaler", "medewerker facturatie", "boekhouder"])
def test_work_at_a_desk_is_light(label: str, item: str) -> None:
    assert by_label()[label][item].typical <= 2


def by_label() -> Mapping[str, Mapping[str, Load]]:
    """What occupations ask, by their label."""
    return {occupations()[uri]["label"]: items for uri, items in loads().items()}
