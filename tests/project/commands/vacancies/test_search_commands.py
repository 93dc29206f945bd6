"""``hervat vacancies search``, ``stats`` and ``index``: as people and scripts run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hervat.project.cli import main
from tests.support.installation import Installation, own_installation

PLACES = """postcode,woonplaats,gemeente,provincie,latitude,longitude
7511,Enschede,Enschede,Overijssel,52.2215,6.8937
7607,Almelo,Almelo,Overijssel,52.3570,6.6685
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with two places and three vacancies."""
    folder = tmp_path_factory.mktemp("vacancies")
    own = own_installation(folder / "var")
    (folder / "4pp.csv").write_text(PLACES, encoding="utf-8")
    assert own.hervat("market", "import", "geo", str(folder / "4pp.csv")).returncode == 0
    filled = own.program("tests.project.commands.vacancies.fill_store")
    assert filled.returncode == 0, filled.stderr
    return own


@pytest.mark.usefixtures("db")  # what these do depends on the engine
class TestFound:
    def test_as_json(self, installed: Installation) -> None:
        done = installed.hervat(
            "vacancies", "search", "magazijn", "--near", "7511", "--radius", "25", "--hours", "16-24", "--level", "1-3", "--since", "14",
            "--sort", "distance", "--page", "1", "--format", "json",
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        found = json.loads(done.stdout)
        assert {"total", "total_is_exact", "took_ms", "facets", "hits"} <= set(found)
        assert (found["total"], found["total_is_exact"]) == (1, True)
        (hit,) = found["hits"]
        assert {
            "id", "title", "employer", "place", "postcode", "km", "hours", "level", "occupation", "first_seen", "sources", "score", "why",
        } <= set(hit)  # fmt: skip
        assert (hit["title"], hit["employer"], hit["place"], hit["postcode"], hit["km"]) == (
            "Magazijnmedewerker 24 uur", "Bakkerij Zon", "Enschede", "7511", 0.0,
        )  # fmt: skip
        assert hit["why"] == "In de titel: magazijn. Op 0 km van 7511."
        assert (hit["hours"], hit["sources"]) == ({"min": 24.0, "max": 24.0}, 1)

    def test_as_a_table(self, installed: Installation) -> None:
        done = installed.hervat("vacancies", "search", "heftruck chauffeur", "--near", "Enschede")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Gevonden vacatures: 1.\n")
        assert "Heftruckchauffeur" in done.stdout
        assert "Weinig vacatures" not in done.stdout
        assert "Op 21,5 km van Enschede." in done.stdout

    def test_numbers(self, installed: Installation) -> None:
        installed.hervat("vacancies", "index")
        told = json.loads(installed.hervat("vacancies", "stats", "--format", "json").stdout)
        assert (told["vacancies"], told["ads"], told["sources"], told["today"]["new"]) == (3, 3, 1, 3)
        assert (told["index"]["vacancies"], told["index"]["behind"]) == (3, 0)
        assert installed.hervat("vacancies", "stats").stdout.startswith("Vacatures: 3, in 3 advertenties van 1 bronnen.\n")

    def test_the_index_is_made_anew(self, installed: Installation) -> None:
        done = installed.hervat("vacancies", "index", "--anew")
        assert (done.returncode, done.stdout, done.stderr) == (0, "De zoekindex is opnieuw gemaakt uit 3 wijzigingen.\n", "")

    def test_what_cannot_be_asked_is_told_with_the_option(self, installed: Installation) -> None:
        done = installed.hervat("vacancies", "search", "kok", "--near", "9999")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "--near: Deze postcode is niet bekend. Vul een andere postcode in, of een plaats.\n"

    def test_a_broken_index_is_told(self, installed: Installation) -> None:
        installed.hervat("vacancies", "index", "--anew")
        search = Path(installed.environment["HERVAT_HOME"]) / "search"
        (index,) = (path for path in search.iterdir() if path.is_dir())
        (index / "meta.json").write_text("{", encoding="ascii")
        done = installed.hervat("vacancies", "search", "kok")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == "De zoekindex is niet te lezen. Maak hem opnieuw met hervat vacancies index --anew.\n"
        assert installed.hervat("vacancies", "index", "--anew").returncode == 0
        assert installed.hervat("vacancies", "search", "kok").stdout.startswith("Gevonden vacatures: 1.")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("kok", "--radius", "x"), "--radius: Vul een getal in"),
        (("kok", "--radius", "1e9"), "--radius: Vul een getal in"),
        (("--hours", "veel"), "--hours: Vul in van laag naar hoog, bijvoorbeeld 16-24."),
        (("--hours", "-3"), "--hours: Vul in van laag naar hoog, bijvoorbeeld 16-24."),
        (("--level", "1.5"), "--level: Vul in van laag naar hoog, bijvoorbeeld 1-3."),
        (("--since", "-1"), "--since: Vul een heel getal in"),
        (("--sort", "mooi"), "--sort: Onbekende waarde."),
        (("--contract", "vastt"), "--contract: Kies uit: vast, tijdelijk"),
        (("--home-work", "vast"), "--home-work: Kies uit: nee, deels, volledig."),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vacancies", "search", *arguments]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith(told)
    assert written.err.count("\n") == 1


@pytest.mark.parametrize("part", ["search", "stats", "index"])
def test_help_is_there(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vacancies", part, "--help"]) == 0
    assert f"hervat vacancies {part}" in capsys.readouterr().out
