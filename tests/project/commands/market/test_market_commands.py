"""``hervat market import`` and ``hervat market status``, as an operator runs them: in a process of their own."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import sqlite3
import subprocess
from contextlib import closing
from io import StringIO
from pathlib import Path

import psycopg
import pytest

from hervat.project.commands.market.importing import NUMBER
from hervat.project.commands.market.progress import progress_bar
from tests.support.installation import HERVAT, Installation, own_installation
from tests.support.market.files import small_esco, write_loads

KINDS = "esco, onet, load, ors, geo, requirements, educations, courses, starter"
pytestmark = pytest.mark.usefixtures("db")  # what these commands do depends on the engine


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation in which the small ESCO was imported."""
    folder = tmp_path_factory.mktemp("market")
    own = own_installation(folder / "var")
    done = own.hervat("market", "import", "esco", str(small_esco(folder / "esco v1.2.0")))
    assert done.returncode == 0, done.stderr
    assert "ESCO occupations nl 1.2.0: 3 regels ingelezen." in done.stdout
    assert "Niet gevonden en overgeslagen: ISCOGroups_en.csv" in done.stdout
    assert done.stdout.count("Vermeld bij deze gegevens: This service uses the ESCO classification of the European Commission") == 1
    assert "\r" not in done.stderr
    return own


def test_the_same_again_changes_nothing(installed: Installation) -> None:
    before = installed.rows("market")
    done = installed.hervat("market", "import", "esco", str(installed.home.parent / "esco v1.2.0"))
    assert done.returncode == 0
    assert "ESCO occupations nl 1.2.0: niets veranderd, 3 regels waren er al." in done.stdout
    assert installed.rows("market") == before


def test_a_broken_file_is_named_and_nothing_changed(installed: Installation, tmp_path: Path) -> None:
    before = installed.rows("market")
    done = installed.hervat("market", "import", "load", str(write_loads(tmp_path / "load.csv", {"low": -1, "high": 2, "unit": "kg"})))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "load.csv: Regel 2, kolom low: Verwacht een getal van ten minste 0, gevonden: -1.\n"
    assert installed.rows("market") == before


def test_only_one_import_runs_at_a_time(installed: Installation) -> None:
    with (installed.home / "importing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = installed.hervat("market", "import", "esco", str(installed.home.parent / "esco v1.2.0"))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Er worden al gegevens ingelezen. Probeer het daarna opnieuw.\n")


def test_nor_on_two_machines_that_share_a_database(installed: Installation) -> None:
    address = installed.variables.get("HERVAT_MARKET_DATABASE_URL")
    if address is None:
        pytest.skip("machines can only share PostgreSQL")
    with psycopg.connect(address) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [NUMBER])
        done = installed.hervat("market", "import", "esco", str(installed.home.parent / "esco v1.2.0"))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "Er worden al gegevens ingelezen. Probeer het daarna opnieuw.\n")


def test_status_tells_what_is_there(installed: Installation) -> None:
    shape = json.loads(installed.hervat("market", "status", "--format", "json").stdout)
    assert set(shape) == {"datasets", "counts"}
    (occupations,) = [dataset for dataset in shape["datasets"] if dataset["name"] == "ESCO occupations nl"]
    assert (occupations["kind"], occupations["version"], occupations["rows"], occupations["published"]) == (
        "esco",
        "1.2.0",
        3,
        "2024-05-15",
    )
    assert {"imported_at", "licence", "attribution", "is_official"} <= set(occupations)
    assert (shape["counts"]["occupations"], shape["counts"]["skills"], shape["counts"]["places"]) == (3, 2, 0)
    table = installed.hervat("market", "status").stdout
    assert "ESCO occupations nl" in table
    assert "Vermeld bij deze gegevens: This service uses the ESCO classification of the European Commission" in table


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    own = own_installation(tmp_path / "var")
    assert json.loads(own.hervat("market", "status", "--format", "json").stdout)["datasets"] == []
    assert "Er zijn nog geen gegevens ingelezen." in own.hervat("market", "status").stdout


def test_a_file_that_lost_its_tables_is_named(tmp_path: Path) -> None:
    own = Installation(tmp_path / "var")
    assert own.hervat("market", "status").returncode == 0
    with closing(sqlite3.connect(own.home / "market.sqlite3")) as database, database:
        database.execute("DROP TABLE market_provenance_dataset")
    done = own.hervat("market", "status")
    assert done.returncode == 1
    assert done.stderr == f"Dit bestand is niet te gebruiken als database: {own.home / 'market.sqlite3'}.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import"], f"KIND: Geef een soort gegevens: {KINDS}.\n"),
        (["import", "esko", "x"], f"KIND: Onbekende waarde. Kies uit: {KINDS}.\n"),
        (["import", "esco"], "PATH: Geef het bestand, de map of het zip-bestand met de gegevens.\n"),
        (["import", "esco", "weg"], "weg: Dit bestand of deze map is er niet.\n"),
        (["import", "esco", "a", "b"], "b: Dit is hier onbekend. Zie hervat market import --help.\n"),
        ([], "market: Kies uit: market import, market status, market title.\n"),
        (["opruimen"], "opruimen: Kies uit: market import, market status, market title.\n"),
        (["status", "--format", "xml"], "--format: Onbekende waarde. Kies uit: table, json.\n"),
    ],
)
def test_wrong_words_are_named(installed: Installation, words: list[str], said: str) -> None:
    done = installed.hervat("market", *words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


@pytest.mark.parametrize("words", [["--help"], ["import", "--help"], ["status", "--help"]])
def test_every_part_helps(installed: Installation, words: list[str]) -> None:
    done = installed.hervat("market", *words)
    assert done.returncode == 0
    assert done.stdout.startswith(" ".join(["gebruik: hervat market", *words[:-1]]))


def test_progress_is_for_a_terminal_only() -> None:
    heard = StringIO()
    with progress_bar(heard) as progress:
        progress("a.csv", 1, 2)
    assert heard.getvalue() == ""


class Terminal(StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_is_gone_at_the_end() -> None:
    seen = Terminal()
    with progress_bar(seen) as progress:
        progress("a.csv", 5, 10)
        progress("a.csv", 6, 10)  # too soon after the other
        progress("b\x1b[31m.xlsx", 10, 10)
        progress("c.xlsx", 0, 0)
    written = seen.getvalue()
    assert "[###############               ]  50% a.csv" in written
    assert " 60%" not in written
    assert "100% b?[31m.xlsx" in written
    assert written.endswith("\r\x1b[K")
    assert "\n" not in written


def test_a_long_import_shows_its_progress_on_a_terminal(installed: Installation) -> None:
    own, reader = pty.openpty()
    loads = write_loads(installed.home.parent / "load.csv", {"item": "1.8.4", "present": 1})
    command = [HERVAT, "market", "import", "load", str(loads)]
    done = subprocess.run(command, env=installed.environment, check=False, stdout=subprocess.PIPE, stderr=reader, timeout=120)
    os.close(reader)
    assert done.returncode == 0
    assert b"100% load.csv" in os.read(own, 100_000)
    os.close(own)
