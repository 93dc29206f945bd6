"""The loads of a function as somebody types them, and the whole beside a list."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hervat.domain.fields import FactsError
from hervat.domain.matching.choosing.compared import read_compared
from hervat.domain.matching.compare import Comparison, Fit, Stopped, compare
from hervat.domain.matching.judge import Verdict

ON = date(2026, 5, 1)


def result(items: dict[str, Any], loads: dict[str, Any], *, fml: dict[str, Any] | None = None, version: str = "B") -> Comparison:
    data = {
        "fml": {"version": "B", "items": items} | (fml or {}),
        "function": {"label": "Magazijn", "version": version, "loads": loads},
    }
    found = read_compared(data, ON)
    return compare(found.person.fml, found.function.loads)


def verdicts(found: Comparison) -> dict[str, str]:
    return {item.aspect.number: item.verdict.name for item in found.items}


def errors(function: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(FactsError) as caught:
        read_compared({"fml": {"version": "B"}, "function": function}, ON)
    return {error.path: error.message.render() for error in caught.value.errors}


def test_the_points_that_matter_in_the_order_of_the_list() -> None:
    found = result(
        {"4.13": {"code": 2}, "5.4": {"code": 1}, "1.8": {"codes": ["1.8.4", "1.8.5"]}},
        {"4.13": {"value": 8, "unit": "kg"}, "1.8.4": {"present": True}, "4.12": {"value": 100, "unit": "N"}, "4.3.7": {"present": True}},
        fml={"not_assessed": ["1.3"]},
    )
    assert verdicts(found) == {
        "1.3": "GEEN_DATA",
        "1.8.4": "OVERSCHRIJDING",
        "1.8.5": "GEEN_DATA",
        "4.3.7": "OK",
        "4.12": "OK",
        "4.13": "OVERSCHRIJDING",
        "5.4": "GEEN_DATA",
    }
    assert found.fit is Fit.DOES_NOT_FIT
    assert all(item.question is not None for item in found.items if item.verdict is not Verdict.OK)


@pytest.mark.parametrize(
    ("items", "loads", "fit"),
    [
        ({}, {}, Fit.FITS),
        ({"4.13": {"code": 2}}, {"4.13": {"value": 3, "unit": "kg"}}, Fit.FITS),
        ({"4.13": {"code": 2}}, {"4.13": {"value": 5.5, "unit": "kg"}}, Fit.WITH_QUESTIONS),
        ({"4.13": {"code": 2}}, {}, Fit.WITH_QUESTIONS),
        ({"4.13": {"code": 2}}, {"4.13": {"value": 9, "unit": "kg"}}, Fit.DOES_NOT_FIT),
        ({"4.13": {"code": 2}}, {"4.13": {"value": 9, "unit": "kg", "kenmerkend": False}}, Fit.WITH_QUESTIONS),
        ({}, {"4.13": {"value": 25, "unit": "kg"}}, Fit.WITH_QUESTIONS),
        ({}, {"4.13": {"value": 5, "unit": "kg"}}, Fit.FITS),
    ],
)
def test_what_follows(items: dict[str, Any], loads: dict[str, Any], fit: Fit) -> None:
    assert result(items, loads).fit is fit


@pytest.mark.parametrize(
    ("item", "value", "unit", "expected"),
    [
        ("4.13", 11, "lb", "OK"),  # 4.99 kg beside 5
        ("4.13", 5000, "g", "OK"),
        ("4.12", 10, "kgf", "OK"),  # 98 N beside 100
        ("5.4", 240, "min/day", "OK"),
        ("5.4", 4, "u/dag", "OK"),
        ("5.3", 0.5, "uur", "OK"),
        ("4.8", 6, "x/min", "OK"),  # 360 an hour beside 600
        ("4.7", 0.6, "m", "OK"),
    ],
)
def test_units_that_convert(item: str, value: float, unit: str, expected: str) -> None:
    codes = {"4.13": 2, "4.12": 2, "5.4": 1, "5.3": 1, "4.8": 1, "4.7": 1}
    assert verdicts(result({item: {"code": codes[item]}}, {item: {"value": value, "unit": unit}})) == {item: expected}


@pytest.mark.parametrize(
    ("loads", "path", "said"),
    [
        ({"4.99": {"present": True}}, "4.99", "staat niet in lijst B"),
        ({"4.23": {"present": True}}, "4.23", "wel in lijst A"),
        ({"4.1": {"present": True}}, "4.1", "aan welke kant"),
        ({"4.13": {"value": -1, "unit": "kg"}}, "4.13.value", "van 0 tot"),
        ({"4.13": {"value": "8", "unit": "kg"}}, "4.13.value", "getal"),
        ({"4.13": {"value": 8}}, "4.13.unit", "kg, g, lb"),
        ({"4.13": {"value": 8, "unit": "min"}}, "4.13.unit", "past niet bij item 4.13"),
        ({"4.13": {"value": 5000, "unit": "kg"}}, "4.13.value", "hoogstens 500 kg"),
        ({"4.13": {}}, "4.13.", "value met unit"),
        ({"4.13": {"value": 8, "unit": "kg", "present": True}}, "4.13.", "value met unit"),
        ({"1.8.4": {"value": 8, "unit": "kg"}}, "1.8.4.value", "wordt niet geteld"),
        ({"2.1": {}}, "2.1.", "present"),
        ({"6.1": {"periods": ["dusk"]}}, "6.1.periods[0]", "evening, night"),
        ({"4.13": {"periods": ["night"]}}, "4.13.periods", "alleen bij item 6.1"),
        ({"4.13": {"value": 8, "unit": "kg", "kenmerkend": "ja"}}, "4.13.kenmerkend", "true of false"),
        ({"6.2": {"value": 2, "unit": "h/day"}, "6.3": {"value": 40, "unit": "h/week"}}, "6.3", "spreken elkaar tegen"),
        ({"6.2": {"value": 25, "unit": "h/day"}}, "6.2.value", "hoogstens 24"),
    ],
)
def test_wrong_input(loads: dict[str, Any], path: str, said: str) -> None:
    found = errors({"loads": loads})
    assert list(found) == [f"function.loads.{path}"]
    assert said in found[f"function.loads.{path}"]


def test_the_function_needs_its_loads() -> None:
    assert "function.loads" in errors({"label": "Magazijn"})


def test_loads_of_the_old_list() -> None:
    found = result(
        {"4.13": {"code": 2}, "4.18": {"code": 2}, "1.8": {"codes": [4]}},
        {"4.14": {"value": 8, "unit": "kg"}, "4.20": {"value": 15, "unit": "treden"}, "1.9.7": {"present": True}},
        version="A",
    )
    assert verdicts(found) == {"1.8.4": "OVERSCHRIJDING", "4.13": "OVERSCHRIJDING", "4.14": "OK", "4.18": "OK"}


def test_an_old_list_beside_present_loads() -> None:
    found = result({"4.14": {"code": 3}}, {"4.13": {"value": 1.5, "unit": "kg"}}, fml={"version": "A"})
    assert verdicts(found)["4.13"] == "OVERSCHRIJDING"  # 1 kg on the list of 2002
    assert found.items[0].limit.render() == "ongeveer 1 kg"


def test_without_possibilities_nothing_is_compared() -> None:
    with pytest.raises(Stopped, match="geen benutbare mogelijkheden"):
        result({}, {}, fml={"benutbare_mogelijkheden": False})
