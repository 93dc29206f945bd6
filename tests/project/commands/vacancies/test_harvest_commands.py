"""``hervat vacancies sources`` and ``hervat vacancies harvest``, as an operator runs them: in a process of their own."""

from __future__ import annotations

import fcntl
import json
from pathlib import Path

import psycopg
import pytest
from aiohttp import web

from hervat.project.working.harvesting import NUMBER
from tests.support.harvest.feeds import rss
from tests.support.harvest.server import LocalServer
from tests.support.installation import Installation, own_installation

pytestmark = pytest.mark.usefixtures("db")  # what these commands do depends on the engine
ONE_FILE = "Geef één bestand: hervat vacancies sources import PATH. Zonder woorden erachter ziet u de bronnen."
BUSY = "Er worden al vacatures opgehaald. Probeer het daarna opnieuw.\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with a folder and a source inside its own network."""
    folder = tmp_path_factory.mktemp("vacancies")
    drop = folder / "drop"
    drop.mkdir()
    (drop / "a.csv").write_text("identifier;title;description\n1;Kok;U kookt.\n2;Lasser;U last.\n", "utf-8")
    (folder / "bronnen.toml").write_text(
        f'[[source]]\nkey = "map"\nkind = "folder"\naddress = "{drop}"\n'
        '[[source]]\nkey = "binnen"\nkind = "rss"\naddress = "http://127.0.0.1:9/rss"\n',
        "utf-8",
    )
    own = own_installation(folder / "var")
    done = own.hervat("vacancies", "sources", "import", str(folder / "bronnen.toml"))
    assert (done.returncode, done.stdout) == (0, "Bronnen: 2 nieuw, 0 gewijzigd, 0 ongewijzigd.\n"), done.stderr
    return own


async def _answer(_request: web.BaseRequest) -> web.StreamResponse:
    return web.Response(text=rss(("1", "Kok"), ("2", "Smid")), content_type="text/xml")


def test_harvesting_tells_what_came_of_it(installed: Installation, tmp_path: Path) -> None:
    done = installed.hervat("vacancies", "harvest")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Bezochte bronnen: 2, waarvan 1 met een fout.\nAdvertenties: 2 nieuw, 0 gewijzigd, 0 weg.\n"
    again = installed.hervat("vacancies", "harvest", "--due")
    assert again.stdout.startswith("Bezochte bronnen: 0")
    one = installed.hervat("vacancies", "harvest", "--source", "map")
    assert one.stdout == "Bezochte bronnen: 1, waarvan 0 met een fout.\nAdvertenties: 0 nieuw, 0 gewijzigd, 0 weg.\n"
    told = json.loads(installed.hervat("vacancies", "sources", "--format", "json").stdout)
    wrong, good = told["sources"]
    assert (wrong["key"], wrong["look"], wrong["failures"]) == ("binnen", "wrong", 1)
    assert wrong["error"] == "Dit adres is niet openbaar: het ligt in een eigen netwerk. Daar haalt Hervat niets op."
    assert (good["key"], good["look"], good["ads"]) == ("map", "good", 2)
    assert {name: told["totals"][name] for name in ("good", "wrong", "never", "off", "ads")} == {
        "good": 1, "wrong": 1, "never": 0, "off": 0, "ads": 2,
    }  # fmt: skip
    english = installed.hervat("vacancies", "sources", "--only", "wrong", "--lang", "en").stdout
    assert "binnen" in english
    assert "map " not in english
    _in_ones_own_network(installed, tmp_path)


def _in_ones_own_network(installed: Installation, tmp_path: Path) -> None:
    with LocalServer(_answer) as server:
        file = tmp_path / "bronnen.toml"
        text = f'[[source]]\nkey = "eigen"\nkind = "rss"\naddress = "http://localhost:{server.port}/"\n'
        file.write_text(text + 'robots = false\nlicence = "van onszelf"\n', "utf-8")
        assert installed.hervat("vacancies", "sources", "import", str(file)).returncode == 0
        refused = installed.hervat("vacancies", "harvest", "--source", "eigen")
        leave = f"127.0.0.1:{server.port}, [::1]:{server.port}"
        allowed = installed.hervat("vacancies", "harvest", "--source", "eigen", HERVAT_HARVEST_NETWORKS=leave)
    assert refused.stdout.startswith("Bezochte bronnen: 1, waarvan 1 met een fout.")
    assert allowed.stdout == "Bezochte bronnen: 1, waarvan 0 met een fout.\nAdvertenties: 2 nieuw, 0 gewijzigd, 0 weg.\n"


def test_only_one_harvest_runs_at_a_time(installed: Installation) -> None:
    with (installed.home / "harvesting.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = installed.hervat("vacancies", "harvest")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", BUSY)


def test_nor_on_two_machines_that_share_a_database(installed: Installation) -> None:
    address = installed.variables.get("HERVAT_MARKET_DATABASE_URL")
    if address is None:
        pytest.skip("machines can only share PostgreSQL")
    with psycopg.connect(address) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [NUMBER])
        done = installed.hervat("vacancies", "harvest")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", BUSY)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["harvest", "--source", "weg"], "--source: Deze bron is er niet. Zie hervat vacancies sources.\n"),
        (["harvest", "--source", "map", "--due"], "--due: Kies --source of --due, niet allebei.\n"),
        (
            ["sources", "import"],
            "sources: Geef één bestand: hervat vacancies sources import PATH. Zonder woorden erachter ziet u de bronnen.\n",
        ),
        (["sources", "import", "weg.toml"], "weg.toml: Dit bestand is er niet.\n"),
        (["sources", "--only", "rood"], "--only: Onbekende waarde. Kies uit: all, good, wrong, never, off.\n"),
    ],
)
def test_wrong_words_are_named(installed: Installation, words: list[str], said: str) -> None:
    done = installed.hervat("vacancies", *words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_a_wrong_network_is_named(installed: Installation) -> None:
    done = installed.hervat("vacancies", "sources", HERVAT_HARVEST_NETWORKS="thuis")
    assert done.returncode == 2
    assert done.stderr.startswith("HERVAT_HARVEST_NETWORKS: Vul netwerken in met komma’s ertussen")
