"""``hervat match compare``: a list and the loads of one function; a table or JSON out. No database."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hervat.project.cli import main

FML: dict[str, Any] = {
    "version": "B",
    "not_assessed": ["1.3"],
    "items": {"4.13": {"code": 2}, "1.8": {"codes": ["1.8.4"]}, "6.2": {"code": 2}, "5.4": {"code": 1}},
}
LOADS: dict[str, Any] = {
    "4.13": {"value": 8, "unit": "kg"},
    "4.18": {"present": True},
    "6.2": {"value": 5.75, "unit": "h/day"},
    "1.8.4": {"present": True, "kenmerkend": True},
}


class Outcome(NamedTuple):
    """What a command did: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.delenv("HERVAT_LANG", raising=False)

    def command(data: object, *arguments: str) -> Outcome:
        path = tmp_path / "person.json"
        path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
        code = main(["match", "compare", str(path), *arguments])
        return Outcome(code, *capsys.readouterr())

    return command


def person(**more: Any) -> dict[str, Any]:
    return {"fml": FML, "function": {"label": "Magazijn", "loads": LOADS}} | more


def test_json_is_the_public_shape(run: Run) -> None:
    outcome = run(person(), "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    told = json.loads(outcome.out)
    assert told["verdict"] == "past_niet"
    assert {item["item"]: item["verdict"] for item in told["items"]} == {
        "1.3": "GEEN_DATA",
        "1.8.4": "OVERSCHRIJDING",
        "4.13": "OVERSCHRIJDING",
        "4.18": "OK",
        "5.4": "GEEN_DATA",
        "6.2": "OK",
    }
    for item in told["items"]:
        assert {"item", "limit", "demand", "verdict", "source", "question"} <= item.keys()
        assert (item["question"] is None) == (item["verdict"] == "OK")


def test_a_table_begins_with_what_is_too_heavy(run: Run) -> None:
    outcome = run(person())
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert lines[0] == "Magazijn: Past niet"
    verdicts = [line.rsplit(": ", 1)[1] for line in lines if line[:1].isdigit()]
    assert verdicts == ["Te zwaar", "Te zwaar", "Niet bekend", "Niet bekend", "Kan", "Kan"]


ASKED: dict[str, Any] = {
    "education_level": 2,
    "diplomas": [],
    "licences": ["rijbewijs-c"],
    "conditions": {"least_hourly_wage": 16, "most_hours": 24, "no_night": True},
    "travel": {"postcode": "7511", "max_minutes_per_day": 60},
}
FUNCTION: dict[str, Any] = {
    "label": "Chauffeur",
    "level": 3,
    "hourly_wage": 15,
    "requires": ["rijbewijs-ce", "verzorgende"],
    "loads": {"6.1": {"periods": ["night"]}, "6.3": {"value": 38, "unit": "h/week"}},
}


def test_everything_that_leaves_a_function_out_is_told(run: Run) -> None:
    told = json.loads(run({"fml": FML, "function": FUNCTION, **ASKED}, "--format", "json").out)
    assert [reason["filter"] for reason in told["left_out"]] == ["level", "diploma", "licence", "wage", "hours", "night"]
    assert told["left_out"][4]["text"] == "Het werk is 38 uur per week; gevraagd is hooguit 24 uur."
    assert told["travel"] is None
    out = run({"fml": FML, "function": FUNCTION, **ASKED}).out
    assert "Valt buiten wat is gevraagd, om het niveau: Vraagt niveau 3; de opleiding is niveau 2." in out
    assert out.count("Valt buiten wat is gevraagd") == 6


def test_nothing_asked_leaves_nothing_out(run: Run) -> None:
    assert json.loads(run({"fml": FML, "function": FUNCTION}, "--format", "json").out)["left_out"] == []
    assert json.loads(run(person(**ASKED), "--format", "json").out)["left_out"] == []


def test_findings_about_the_list_come_along(run: Run) -> None:
    fml = FML | {"items": {"2.1": {"code": 1}}}
    assert json.loads(run(person(fml=fml), "--format", "json").out)["fml_findings"][0]["id"] == "toelichting_ontbreekt"
    assert "staat ‘namelijk’, maar niet wat" in run(person(fml=fml)).out


def test_an_old_list_shows_both_numbers(run: Run) -> None:
    fml = {"version": "A", "items": {"4.14": {"code": 2}}}
    told = json.loads(run(person(fml=fml), "--format", "json").out)
    assert told["fml_version"] == "A"
    lifting = next(item for item in told["items"] if item["item"] == "4.13")
    assert lifting["original"] == {"version": "A", "items": ["4.14"]}


@pytest.mark.parametrize(
    ("data", "field", "said"),
    [
        (person(fml=FML | {"version": "C"}), "fml.version", "A, B"),
        (person(fml=FML | {"items": {"1.8": {"code": 2}}}), "fml.items.1.8.code", "lijst"),
        (person(fml=FML | {"items": {"6.2": {"code": 4}, "6.3": {"code": 1}}}), "fml.items.6.3", "spreken elkaar tegen"),
        (person(fml=FML | {"benutbare_mogelijkheden": False, "ground": "opgenomen"}), "fml", "opgenomen"),
        (person(function={"loads": {"4.13": {"value": -8, "unit": "kg"}}}), "function.loads.4.13.value", "van 0 tot"),
        (person(function={"loads": {"4.13": {"value": 8, "unit": "min"}}}), "function.loads.4.13.unit", "kg"),
        (person(function={"loads": {"9.9": {"present": True}}}), "function.loads.9.9", "staat niet in lijst B"),
        (person(licences=["vliegbrevet"]), "licences[0]", "Kies uit: rijbewijs-am"),
        (person(travel={"postcode": "hier"}), "travel.postcode", "Vul een postcode in"),
        (person(extra=1), "extra", "onbekend"),
        ([], "", "fml en function"),
        (b"{", "", "geen JSON"),
        (b"\xff\xfe", "", "UTF-8"),
    ],
    ids=range(13),
)
def test_wrong_input(run: Run, data: object, field: str, said: str) -> None:
    outcome = run(data)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert field in outcome.err
    assert said in outcome.err


def test_wrong_words(run: Run) -> None:
    assert run(person(), "--top", "5").code == 2
    assert run(person(), "extra.json").code == 2


def test_it_starts_without_a_database() -> None:
    program = (
        "import sys; from hervat.project.cli import main; code = main(['match', 'compare', '-', '--format', 'json']);"
        "assert not [name for name in ('django', 'numpy') if name in sys.modules]; sys.exit(code)"
    )
    data = json.dumps({"fml": FML, "function": FUNCTION, **ASKED})  # the person has a postcode, the function none
    outcome = subprocess.run([sys.executable, "-c", program], input=data, capture_output=True, text=True, check=False)
    assert (outcome.returncode, outcome.stderr) == (0, "")
