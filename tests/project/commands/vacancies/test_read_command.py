"""``hervat vacancies read``: what ads tell, as JSON and as a table; and what it does not take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hervat.project.cli import main
from tests.support.installation import Installation, own_installation
from tests.support.market.files import BAKER, small_esco

AD = {
    "@type": "JobPosting",
    "identifier": "a1",
    "title": "Broodbakker (32-40 uur)",
    "description": "<p>Je staat de hele nacht en tilt zakken van 25 kg.</p><script>x</script><p>Bel Jan Vos, 06-12345678.</p>",
    "jobLocation": {"address": {"postalCode": "7511 AB", "addressLocality": "Enschede"}},
    "baseSalary": {"currency": "EUR", "value": {"minValue": "2400", "maxValue": "2800", "unitText": "MONTH"}},
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation in which the small ESCO was imported."""
    folder = tmp_path_factory.mktemp("reading")
    own = own_installation(folder / "var")
    assert own.hervat("market", "import", "esco", str(small_esco(folder / "esco v1.2.0"))).returncode == 0
    return own


def written(folder: Path, *lines: object) -> str:
    file = folder / "ads.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), "utf-8")
    return str(file)


@pytest.mark.usefixtures("db")  # what these do depends on the engine
class TestRead:
    def test_as_json(self, installed: Installation, tmp_path: Path) -> None:
        done = installed.hervat("vacancies", "read", written(tmp_path, AD, "", {**AD, "identifier": "a2"}), "--format", "json")
        assert (done.returncode, done.stderr) == (0, "")
        first, second = json.loads(done.stdout)["ads"]
        assert (first["id"], second["id"]) == ("a1", "a2")
        assert first["language"] == "nl"
        assert first["occupation"]["uri"] == BAKER
        assert first["hours"] == {"min": 32, "max": 40}
        assert first["wage"] == {"min": 2400, "max": 2800, "per": "month", "month_fulltime_min": 2400, "month_fulltime_max": 2800}
        assert (first["place"], first["postcode"]) == ("Enschede", "7511")
        assert (first["level"], first["contract"], first["experience_years"], first["home_work"], first["start_date"]) == (None,) * 5
        assert (first["licences"], first["shifts"]) == ([], ["night"])
        assert {"item": "4.13", "value": 25, "unit": "kg", "present": True, "kenmerkend": True,
                "sentence": "Je staat de hele nacht en tilt zakken van 25 kg."} in first["load"]  # fmt: skip
        assert "Vos" not in done.stdout
        assert "script" not in done.stdout

    def test_as_a_table(self, installed: Installation, tmp_path: Path) -> None:
        done = installed.hervat("vacancies", "read", written(tmp_path, AD))
        assert done.returncode == 0
        assert done.stdout.startswith("Broodbakker (32-40 uur)\n  Beroep: bakker")
        assert "4.13 25 kg: Je staat de hele nacht" in done.stdout


@pytest.mark.parametrize(
    ("lines", "place", "expected"),
    [
        (["{"], "ads.jsonl:1", "JSON"),
        ([AD, "nee"], "ads.jsonl:2", "JSON"),
        (["[1]"], "ads.jsonl:1", "JSON-object"),
        ([{"identifier": "1", "description": "x"}], "ads.jsonl:1: title", "titel"),
        ([{"title": "Kok"}], "ads.jsonl:1: identifier", "kenmerk"),
        ([{"@type": "Recipe", "title": "Taart"}], "ads.jsonl:1: @type", "JobPosting"),
        (["", " "], "ads.jsonl", "JobPosting"),
        (["[" * 100_000], "ads.jsonl:1", "genest"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: list[object], place: str, expected: str) -> None:
    assert main(["vacancies", "read", written(tmp_path, *lines), "--format", "json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert place in said.err
    assert expected in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("words", [["read"], ["read", "/er/is/niets"], ["read", "/"], [], ["nergens"]])
def test_wrong_words(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vacancies", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1
