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


def test_what_somebody_has_and_wishes_leaves_work_out_by_name(installed: Installation, tmp_path: Path) -> None:
    asked = {"diplomas": [], "licences": ["rijbewijs-b"], "conditions": {"least_hours": 8, "most_hours": 12}}
    _, out, _ = match(installed, PERSON | asked, tmp_path, "--format", "json")
    counts = json.loads(out)["counts"]["left_out"]
    assert {"level", "diploma", "licence", "hours"} <= counts.keys()
    assert "travel" not in counts  # an occupation has no place
    _, out, _ = match(installed, PERSON | asked, tmp_path)
    assert "weggelaten om: rijbewijs of certificaat" in out


def test_what_nobody_asked_leaves_nothing_out(installed: Installation, tmp_path: Path) -> None:
    _, out, _ = match(installed, PERSON, tmp_path, "--format", "json")
    assert json.loads(out)["counts"]["left_out"].keys() <= {"level"}


@pytest.mark.parametrize(
    ("change", "arguments", "said"),
    [
        ({"fml": {"version": "B", "benutbare_mogelijkheden": False, "ground": "bedlegerig"}}, (), "fml: De arts ziet nu geen benutbare"),
        ({"licences": ["vliegbrevet"]}, (), "licences[0]: Dit kennen we niet: vliegbrevet. Kies uit: rijbewijs-am, rijbewijs-b, "),
        ({"education_level": 12}, (), "education_level: Vul een heel getal in van 1 tot en met 8."),
        ({}, ("--top", "0"), "--top: Vul een heel getal in van 1 tot en met 500."),
        ({}, ("--on", "gisteren"), "--on: Vul een datum in"),
    ],
    ids=range(5),
)
def test_wrong_input(installed: Installation, tmp_path: Path, change: dict[str, Any], arguments: tuple[str, ...], said: str) -> None:
    code, out, err = match(installed, PERSON | change, tmp_path, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_a_function_is_left_out_for_travel_when_even_a_fast_journey_is_too_long(installed: Installation, tmp_path: Path) -> None:
    path, places = tmp_path / "person.json", tmp_path / "4pp.csv"
    places.write_text("postcode,woonplaats,latitude,longitude\n7511,Enschede,52.2215,6.8937\n3511,Utrecht,52.0907,5.1214\n")
    function = {"label": "Balie", "postcode": "3511", "loads": {"4.13": {"value": 1, "unit": "kg"}}}
    data = {"fml": PERSON["fml"], "function": function, "travel": {"postcode": "7511 AB", "max_minutes_per_day": 90}}

    def compare(told: dict[str, Any]) -> Any:
        path.write_text(json.dumps(told))
        done = installed.hervat("match", "compare", str(path), "--format", "json")
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    unknown = compare(data)
    assert unknown["left_out"] == []
    assert unknown["travel"]["minutes"] is None
    assert installed.hervat("market", "import", "geo", str(places)).returncode == 0
    told = compare(data)
    assert [reason["filter"] for reason in told["left_out"]] == ["travel"]
    assert "hemelsbreed 121" in told["left_out"][0]["text"]
    assert "hooguit 90 minuten" in told["left_out"][0]["text"]
    assert told["travel"]["is_estimate"] is True
    assert told["travel"]["fast"] < told["travel"]["minutes"] < told["travel"]["slow"]
    near = compare(data | {"function": function | {"postcode": "7511"}})
    assert near["left_out"] == []
    assert near["travel"]["straight_km"] == 0
