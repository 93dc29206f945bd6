"""The jurist's table: every case of ``tests/law_cases/*.toml`` holds in the output of ``hervat timeline``."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hervat.domain.law import FactsError, read_facts, timeline
from hervat.reports.timeline_json import timeline_json

CASES_FOLDER = Path(__file__).parents[2] / "law_cases"
TODAY = date(2026, 11, 22)  # for cases that name no day of looking
KINDS = {"normal", "edge", "conflict"}


def load_cases() -> list[dict[str, Any]]:
    files = sorted(CASES_FOLDER.glob("*.toml"))
    return [{**case, "file": file.stem} for file in files for case in tomllib.loads(file.read_text("utf-8")).get("case", [])]


CASES = load_cases()


def as_json(value: Any) -> Any:
    """TOML writes dates as dates; the facts of the interface are JSON."""
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {key: as_json(entry) for key, entry in value.items()}
        case list():
            return [as_json(entry) for entry in value]
        case _:
            return value


def find(output: Any, path: str) -> Any:
    """The value at ``obligations.plan_van_aanpak.due`` and the like; obligations are found by their id."""
    place: Any = output
    for name in path.split("."):
        place = {entry["id"]: entry for entry in place}[name] if isinstance(place, list) else place[name]
    return place


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}:{case['id']}")
def test_case_holds(case: dict[str, Any]) -> None:
    on = case.get("on", TODAY)
    expected: dict[str, Any] = dict(case["expect"])
    if "error" in expected:
        with pytest.raises(FactsError) as caught:
            read_facts(as_json(case["facts"]), on)
        assert expected["error"] in [error.path for error in caught.value.errors]
        return
    output: dict[str, Any] = timeline_json(timeline(read_facts(as_json(case["facts"]), on), on))
    flags = {flag["id"] for flag in output["flags"]}
    assert set(expected.pop("flags", [])) <= flags
    assert not set(expected.pop("no_flags", [])) & flags
    found = {path: find(output, path) for path in expected}
    assert found == {path: as_json(value) if value != "" else None for path, value in expected.items()}


def test_ids_are_unique() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) == len(set(ids))


def test_every_rule_has_a_normal_an_edge_and_a_conflicting_case() -> None:
    kinds_of: dict[str, set[str]] = {}
    for case in CASES:
        for rule in case["rules"]:
            kinds_of.setdefault(rule, set()).add(case["kind"])
    rules = tomllib.loads((Path(__file__).parents[3] / "src/hervat/domain/law/rules/obligations.toml").read_text("utf-8"))
    missing = {rule: KINDS - kinds_of.get(rule, set()) for rule in rules if KINDS - kinds_of.get(rule, set())}
    assert missing == {}
