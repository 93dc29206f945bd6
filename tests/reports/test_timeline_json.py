"""The public JSON of a timeline: names that others script against, plain values, in two languages."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from hervat.domain.law import Timeline
from hervat.reports.timeline_json import timeline_json
from tests.reports.timelines import FACTS, any_timeline, english, made

# The contract: what was ever public keeps its name. Adding is free, so each set is compared as "at least".
TOP = {"eerste_ziektedag", "on", "rules_version", "wachttijd", "loondoorbetaling", "loonsanctie", "obligations", "flags"}
WACHTTIJD = {"first_day", "last_day", "first_wia_day", "days_not_counted"}
LOONSANCTIE = {"latest_decision", "max_last_day", "last_day"}
OBLIGATION = {
    "id", "name", "actor", "opens", "due", "due_nominal", "state", "strictness", "legal_basis", "consequence", "explanation",
    "due_extended",
}  # fmt: skip
FLAG = {"id", "severity", "text"}
ADDED_TOP = {"eerste_ziektedag_given", "week", "opzegverbod", "vervroegde_iva", "no_risk", "money"}
ADDED_WACHTTIJD = {"applies", "extended_until", "not_counted", "earlier_periods", "explanation"}
ADDED_OBLIGATION = {
    "together_with", "workday", "done_on", "reason", "confirmed", "checked_on", "right", "joint_deviation", "summary", "rolled",
    "parameters",
}  # fmt: skip


def obligation(document: dict[str, Any], obligation_id: str) -> dict[str, Any]:
    return next(entry for entry in document["obligations"] if entry["id"] == obligation_id)


def document(name: str, **how: Any) -> dict[str, Any]:
    """The JSON as someone outside reads it."""
    read: dict[str, Any] = json.loads(json.dumps(timeline_json(made(name), **how)))
    return read


@pytest.mark.parametrize("name", FACTS)
def test_every_public_name_is_there(name: str) -> None:
    shown = document(name)
    assert set(shown) >= TOP | ADDED_TOP
    assert set(shown["wachttijd"]) >= WACHTTIJD | ADDED_WACHTTIJD
    assert set(shown["loondoorbetaling"]) >= {"last_day", "explanation"}
    assert set(shown["loonsanctie"]) >= LOONSANCTIE | {"first_day", "explanation"}
    assert all(set(entry) >= OBLIGATION | ADDED_OBLIGATION for entry in shown["obligations"])
    assert all(set(flag) >= FLAG | {"legal_basis", "alternatives"} for flag in shown["flags"])


def test_the_reference_case_reads_as_published() -> None:
    shown = document("only_first_day")
    assert shown["eerste_ziektedag"] == "2025-03-03"
    assert shown["on"] == "2026-11-22"
    assert shown["wachttijd"]["last_day"] == "2027-02-28"
    assert shown["wachttijd"]["first_wia_day"] == "2027-03-01"
    assert shown["wachttijd"]["days_not_counted"] == 0
    probleemanalyse = obligation(shown, "probleemanalyse")
    assert probleemanalyse["name"] == "Probleemanalyse"
    assert probleemanalyse["actor"] == "bedrijfsarts"
    assert probleemanalyse["due"] == "2025-04-14"
    assert probleemanalyse["state"] == "missed"
    assert probleemanalyse["strictness"] == "regeling"
    assert probleemanalyse["legal_basis"][0] == "RPEZ art. 2 lid 2"


def test_an_explanation_is_one_line_per_step_with_its_article() -> None:
    lines = document("only_first_day")["wachttijd"]["explanation"]
    assert lines[0] == "Eerste ziektedag: maandag 3 maart 2025"
    assert "zondag 28 februari 2027" in lines[-1]
    assert "(WIA art. 23 lid 1" in lines[-1]


def test_days_that_do_not_count_are_listed() -> None:
    wachttijd = document("leave")["wachttijd"]
    assert wachttijd["days_not_counted"] == 112
    assert wachttijd["not_counted"] == [{"first": "2025-08-18", "last": "2025-12-07", "days": 112, "leave": True}]


def test_two_readings_give_two_days() -> None:
    flags = [flag for flag in document("two_readings")["flags"] if flag["severity"] == "human_decides"]
    days = {date.fromisoformat(reading["day"]) for flag in flags for reading in flag["alternatives"]}
    assert len(days) > 1


def test_a_joint_reason_is_told() -> None:
    plan = obligation(document("half_way"), "plan_van_aanpak")
    assert plan["state"] == "done_late_justified"
    assert "Eén week later, in coördinatie." in plan["reason"]


def test_amounts_are_strings_with_two_decimals() -> None:
    money = document("money")["money"]
    assert money["year_2_month"] == "1820.00"
    assert money["wia_class"] is None


def test_english_changes_the_sentences_and_nothing_else() -> None:
    dutch, translated = document("half_way"), document("half_way", language="en", translate=english())
    assert "Monday 15 September 2025" in translated["wachttijd"]["explanation"][0]
    facts = ("id", "due", "opens", "state", "legal_basis", "done_on")
    assert [[entry[key] for key in facts] for entry in dutch["obligations"]] == [
        [entry[key] for key in facts] for entry in translated["obligations"]
    ]


@given(any_timeline())
def test_every_timeline_is_plain_json(timeline: Timeline) -> None:
    shown = timeline_json(timeline)
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
    assert [entry["id"] for entry in json.loads(json.dumps(shown))["obligations"]] == [entry.id for entry in timeline.obligations]
