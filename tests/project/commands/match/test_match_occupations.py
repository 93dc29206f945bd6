"""``hervat match``: a person beside all occupations of the store, in an installation with the catalogue that comes along."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.installation import Installation, own_installation

pytestmark = pytest.mark.usefixtures("db")  # what this command does depends on the engine

PERSON: dict[str, Any] = {
    "fml": {
        "version": "B",
        "not_assessed": ["1.3"],
        "items": {
            "4.13": {"code": 2},
            "5.4": {"code": 1},
            "1.8": {"codes": ["1.8.4"]},
            "6.3": {"code": 2, "toelichting": "opbouw mogelijk"},
        },
    },
    "education_level": 3,
    "work_history": [{"occupation": "magazijnmedewerker", "years": 9}, {"occupation": "zzqqx", "years": 1}],
    "skills": [],
    "riasec": {"R": 31, "I": 12, "A": 8, "S": 20, "E": 10, "C": 24},
    "wage": {"former_hourly": 18.40},
    "travel": {"postcode": "7511", "max_minutes_per_day": 120},
    "eerste_ziektedag": "2025-03-03",
    "on": "2026-05-01",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    own = own_installation(tmp_path_factory.mktemp("match") / "var")
    own.hervat("market", "status")  # makes what is made once, and says so
    return own


def match(installed: Installation, data: object, folder: Path, *arguments: str) -> tuple[int, str, str]:
    path = folder / "person.json"
    path.write_text(json.dumps(data))
    done = installed.hervat("match", str(path), *arguments)
    return done.returncode, done.stdout, done.stderr


def test_json_is_the_public_shape(installed: Installation, tmp_path: Path) -> None:
    code, out, err = match(installed, PERSON, tmp_path, "--top", "40", "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert {"on", "rules_version", "data_versions", "fml_findings", "counts", "occupations"} <= told.keys()
    assert told["on"] == "2026-05-01"
    counts = told["counts"]
    inside = counts["fits"] + counts["with_questions"] + counts["excluded"]
    assert counts["occupations"] == inside + sum(counts["left_out"].values()) > 100
    assert counts["excluded"] > 5
    assert len(told["occupations"]) == 40
    for occupation in told["occupations"]:
        assert occupation["verdict"] in ("past", "past_met_vragen", "past_niet")
        assert set(occupation["components"]) == {"skills", "work_history", "interest", "wage"}
        assert {"4.13", "5.4", "1.8.4", "6.3", "1.3"} <= {item["item"] for item in occupation["items"]}
    order = [("past", "past_met_vragen", "past_niet").index(occupation["verdict"]) for occupation in told["occupations"]]
    assert order == sorted(order)
    titles = {job["title"]: job["uri"] for job in told["work_history"]}
    assert titles["magazijnmedewerker"] is not None
    assert titles["zzqqx"] is None


def test_a_table_for_people(installed: Installation, tmp_path: Path) -> None:
    code, out, _ = match(installed, PERSON, tmp_path, "--top", "3")
    assert code == 0
    assert "Voorstel van de software. Een arbeidsdeskundige of coach beoordeelt." in out
    assert "Geen beroep gevonden bij: zzqqx" in out
    assert "Richtlijn, geen wet: vanaf" in out


def test_a_simulation_says_that_it_is_none_of_uwv(installed: Installation, tmp_path: Path) -> None:
    _, out, _ = match(installed, PERSON | {"profile": "schatting_simulatie"}, tmp_path, "--format", "json")
    simulation = json.loads(out)["simulation"]
    assert "geen besluit van UWV" in simulation["note"]
    assert len(simulation["functions"]) == 3
    wages = [function["hourly_wage"] for function in simulation["functions"]]
    assert simulation["middle_hourly_wage"] == sorted(wages)[1]


@pytest.mark.parametrize(
    ("change", "arguments", "said"),
    [
        ({"fml": {"version": "B", "benutbare_mogelijkheden": False, "ground": "bedlegerig"}}, (), "fml: De arts ziet nu geen benutbare"),
        ({"education_level": 12}, (), "education_level: Vul een heel getal in van 1 tot en met 8."),
        ({}, ("--top", "0"), "--top: Vul een heel getal in van 1 tot en met 500."),
        ({}, ("--on", "gisteren"), "--on: Vul een datum in"),
    ],
    ids=range(4),
)
def test_wrong_input(installed: Installation, tmp_path: Path, change: dict[str, Any], arguments: tuple[str, ...], said: str) -> None:
    code, out, err = match(installed, PERSON | change, tmp_path, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1
