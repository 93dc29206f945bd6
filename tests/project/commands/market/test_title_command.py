"""``hervat market title``: the occupation of a title, as a table or as JSON, of one title or of a file; and what it does not take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hervat.project.cli import main
from tests.support.installation import Installation, own_installation
from tests.support.market.files import BAKER, PASTRY_COOK, small_esco

EXAMPLE = "Vul een functietitel in, bijvoorbeeld magazijnbediende."
ONE_OR_FILE = "TITLE: Geef één functietitel tussen aanhalingstekens, of een bestand met --file."


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation in which the small ESCO was imported."""
    folder = tmp_path_factory.mktemp("titles")
    own = own_installation(folder / "var")
    assert own.hervat("market", "import", "esco", str(small_esco(folder / "esco v1.2.0"))).returncode == 0
    return own


def wrong(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of wrong input: one sentence, and nothing on standard output."""
    assert main(["market", "title", *arguments]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.count("\n") == 1
    return written.err.rstrip("\n")


@pytest.mark.usefixtures("db")  # what these do depends on the engine
class TestFound:
    def test_as_json(self, installed: Installation) -> None:
        done = installed.hervat("market", "title", "leerling broodbakster (m/v)", "--top", "2", "--format", "json")
        assert (done.returncode, done.stderr) == (0, "")
        (result,) = json.loads(done.stdout)["results"]
        assert (result["query"], result["none_fits"]) == ("leerling broodbakster (m/v)", False)
        assert [found["uri"] for found in result["candidates"]] == [BAKER, PASTRY_COOK]
        found = result["candidates"][0]
        assert {"uri", "label", "confidence", "why"} <= set(found)
        assert found["label"] == "bakker"
        assert 0.5 < found["confidence"] <= 1
        assert found["why"] == "Dit is de vrouwelijke vorm van “broodbakker”. Dit zegt iets over het niveau: leerling."

    def test_as_a_table(self, installed: Installation) -> None:
        done = installed.hervat("market", "title", "kok")
        assert (done.returncode, done.stderr) == (0, "")
        title, first, why, *_ = done.stdout.splitlines()
        assert title == "kok"
        assert first.endswith("%  kok")
        assert why.strip() == "Zo heet dit beroep."

    def test_nothing_fits(self, installed: Installation) -> None:
        assert installed.hervat("market", "title", "asdfgh").stdout == "asdfgh\n  Geen beroep gevonden.\n"
        (result,) = json.loads(installed.hervat("market", "title", "asdfgh", "--format", "json").stdout)["results"]
        assert result == {"query": "asdfgh", "none_fits": True, "candidates": []}

    def test_a_file_has_one_title_a_line(self, installed: Installation, tmp_path: Path) -> None:
        file = tmp_path / "titels.txt"
        file.write_bytes("\ufeffkok\r\n\r\nBanketbakker m/v\n".encode())
        results = json.loads(installed.hervat("market", "title", "--file", str(file), "--format", "json").stdout)["results"]
        assert [(result["query"], result["candidates"][0]["label"]) for result in results] == [
            ("kok", "kok"), ("Banketbakker m/v", "banketbakker"),
        ]  # fmt: skip

    def test_without_any_import_it_knows_the_catalogue_that_comes_along(self, tmp_path: Path) -> None:
        done = own_installation(tmp_path / "var").hervat("market", "title", "heftruckchauffeur", "--format", "json")
        assert done.returncode == 0
        assert json.loads(done.stdout)["results"][0]["candidates"][0]["label"] == "heftruckchauffeur"


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("", EXAMPLE),
        ("   ", EXAMPLE),
        ("k" * 201, "Deze functietitel is te lang. Hij mag hooguit 200 tekens hebben."),
        ("kok\x07", "In deze functietitel staat een teken dat niet te lezen is, zoals een tab. Haal het weg."),
        ("kok\tbakker", "In deze functietitel staat een teken dat niet te lezen is, zoals een tab. Haal het weg."),
    ],
)
def test_a_wrong_title_is_said(capsys: pytest.CaptureFixture[str], title: str, sentence: str) -> None:
    assert wrong(capsys, title) == f"TITLE: {sentence}"


@pytest.mark.parametrize("top", ["0", "1000", "-1", "x", ""])
def test_top_is_a_number_that_makes_sense(capsys: pytest.CaptureFixture[str], top: str) -> None:
    assert wrong(capsys, "kok", f"--top={top}") == "--top: Vul een heel getal in van 1 tot en met 100."


def test_one_title_or_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert wrong(capsys) == ONE_OR_FILE
    assert wrong(capsys, "kok", "--file", "titels.txt") == ONE_OR_FILE
    assert wrong(capsys, "kok", "bakker").startswith("bakker: Dit is hier onbekend.")


@pytest.mark.parametrize(
    ("content", "place", "sentence"),
    [
        (b"", "", "Er staat geen functietitel in dit bestand. Zet op elke regel één functietitel."),
        (b"\n \n", "", "Er staat geen functietitel in dit bestand. Zet op elke regel één functietitel."),
        (b"kok\nb\xe4kker\n", ":2", "Hier staat een teken dat geen UTF-8 is. Bewaar het bestand als UTF-8."),
        (b"kok\n" + b"k" * 201, ":2", "Deze functietitel is te lang. Hij mag hooguit 200 tekens hebben."),
        (b"kok\n\nko\x00k", ":3", "In deze functietitel staat een teken dat niet te lezen is, zoals een tab. Haal het weg."),
        (b"kok\n" * 250_001, "", "Dit bestand is te groot. Het mag hooguit 1000000 bytes zijn."),
    ],
)
def test_a_wrong_file_is_said_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes, place: str, sentence: str
) -> None:
    file = tmp_path / "titels.txt"
    file.write_bytes(content)
    assert wrong(capsys, "--file", str(file)) == f"{file}{place}: {sentence}"


def test_a_file_that_is_not_there_or_no_file_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert wrong(capsys, "--file", str(tmp_path / "weg.txt")).endswith("weg.txt: Dit bestand is er niet.")
    assert wrong(capsys, "--file", str(tmp_path)).endswith(": Dit is een map. Geef een bestand.")
