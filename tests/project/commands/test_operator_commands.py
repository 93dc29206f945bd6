"""``hervat demo``, ``hervat serve`` and ``hervat check``, as an operator runs them: in a process of their own."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from hervat.apps.sealing import ensure_keys
from hervat.domain.law.freshness import stale_rules
from hervat.domain.law.money import amounts
from hervat.domain.law.ruleset import present_ruleset
from hervat.project.commands.prepare import prepare
from hervat.project.commands.speaker import Speaker, WrongInput
from tests.support.product import free_port

HERVAT = str(Path(sys.executable).with_name("hervat"))
GOOD = {
    "HERVAT_PROXIES": "1",
    "HERVAT_SECRET_KEY": "een-sleutel-die-lang-genoeg-is-0123456789-en-afwisselend",
    "HERVAT_ALLOWED_HOSTS": "hervat.example.nl",
}


@pytest.fixture(scope="module", autouse=True)
def keys_that_are_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A good installation has its keys already: new ones are told of, once."""
    GOOD["HERVAT_KEYS"] = str(tmp_path_factory.mktemp("keys"))
    ensure_keys(Path(GOOD["HERVAT_KEYS"]))


def hervat(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a command with a home of its own."""
    return subprocess.run(
        [HERVAT, *arguments],
        env={"PATH": os.defpath, "HERVAT_HOME": str(home)} | variables,
        cwd=home.parent,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_check_tells_of_a_search_engine_that_does_not_answer(tmp_path: Path) -> None:
    outcome = hervat(tmp_path / "var", "check", **GOOD, HERVAT_SEARCH_URL=f"http://127.0.0.1:{free_port()}")
    assert outcome.returncode == 1
    assert "HERVAT_SEARCH_URL" in outcome.stdout


@pytest.fixture(scope="module")
def first_demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The home that a demo made where nothing was, and what it said. Nobody changes it: who wants to, takes a copy."""
    home = tmp_path_factory.mktemp("demo") / "var"
    return home, hervat(home, "demo", "--no-serve")


@pytest.fixture
def demo_home(first_demo: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(first_demo[0], tmp_path / "var"))


def test_demo_prepares_everything(first_demo: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    home, outcome = first_demo
    assert outcome.returncode == 0, outcome.stderr
    assert str(home) in outcome.stdout
    assert str(home / "secret-key") in outcome.stderr
    assert str(home / "keys") in outcome.stderr
    assert {"secret-key", "keys", "hervat.sqlite3", "market.sqlite3", "static"} <= {path.name for path in home.iterdir()}
    assert stat.S_IMODE((home / "secret-key").stat().st_mode) == 0o600


def test_demo_with_a_key_of_its_own_makes_its_home_too(tmp_path: Path) -> None:
    home = tmp_path / "var"
    outcome = hervat(home, "demo", "--no-serve", **GOOD)
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stderr == ""
    assert not (home / "secret-key").exists()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_demo_a_second_time_changes_nothing(demo_home: Path) -> None:
    key = (demo_home / "secret-key").read_text()
    outcome = hervat(demo_home, "demo", "--no-serve")
    assert outcome.returncode == 0
    assert outcome.stderr == ""
    assert (demo_home / "secret-key").read_text() == key


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_in_use_is_named(tmp_path: Path, command: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        outcome = hervat(tmp_path / "var", command, "--port", str(taken.getsockname()[1]), **GOOD)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("--port: ")
    assert outcome.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["demo", "--port", "0"], "--port"),
        (["demo", "--port", "poort"], "--port"),
        (["serve", "--workers", "0"], "--workers"),
        (["check", "nu"], "nu"),
        (["demo", "--port", "8001", "--port", "8002"], "--port"),
    ],
)
def test_wrong_words_are_named(tmp_path: Path, arguments: list[str], named: str) -> None:
    outcome = hervat(tmp_path / "var", *arguments)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith(f"{named}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["demo", "--no-serve"], ["serve"], ["check"]])
def test_a_wrong_setting_is_named(tmp_path: Path, command: list[str]) -> None:
    outcome = hervat(tmp_path / "var", *command, HERVAT_PROXIES="veel")
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("HERVAT_PROXIES: ")
    assert outcome.stderr.count("\n") == 1


def test_a_home_that_is_a_file_is_named(tmp_path: Path) -> None:
    home = tmp_path / "var"
    home.touch()
    outcome = hervat(home, "demo", "--no-serve")
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("HERVAT_HOME: ")


@pytest.mark.parametrize("host", ["nergens.invalid", "192.0.2.1"])
def test_a_host_that_is_not_here_is_named(tmp_path: Path, host: str) -> None:
    outcome = hervat(tmp_path / "var", "demo", "--host", host, **GOOD)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("--host: ")
    assert outcome.stderr.count("\n") == 1


def test_of_two_that_start_at_once_one_gets_the_port(tmp_path: Path) -> None:
    port = str(free_port())
    command = [HERVAT, "demo", "--port", port]
    with ExitStack() as stack:
        both = []
        for name in ("one", "other"):
            environment = {"PATH": os.defpath, "HERVAT_HOME": str(tmp_path / name), **GOOD}
            process = stack.enter_context(subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
            stack.callback(process.terminate)
            both.append(process)
        while all(process.poll() is None for process in both):
            time.sleep(0.05)
        refused = next(process for process in both if process.poll() is not None)
        winner = next(process for process in both if process is not refused)
        assert refused.returncode == 2
        assert refused.stderr is not None
        assert refused.stderr.read().startswith(b"--port: ")
        assert winner.poll() is None


def test_static_files_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    home = tmp_path / "var"
    home.mkdir()
    (home / "static").touch()
    outcome = hervat(home, "demo", "--no-serve", **GOOD)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("HERVAT_HOME: ")
    assert str(home / "static") in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_a_database_that_is_something_else_is_named(tmp_path: Path) -> None:
    home = tmp_path / "var"
    home.mkdir()
    (home / "market.sqlite3").write_text("geen database, maar tekst " * 100)
    outcome = hervat(home, "demo", "--no-serve", **GOOD)
    assert outcome.returncode == 1
    assert str(home / "market.sqlite3") in outcome.stderr
    assert outcome.stderr.count("\n") == 1


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "vol"), (errno.EROFS, "niet schrijven")])
def test_a_home_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str) -> None:
    def fail(**_details: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("hervat.project.commands.prepare.tempfile.TemporaryFile", fail)
    with pytest.raises(WrongInput) as caught:
        prepare(tmp_path, Speaker("nl"))
    ((variable, sentence),) = caught.value.errors
    assert variable == "HERVAT_HOME"
    assert said in sentence.render()
    assert str(tmp_path) in sentence.render()


def test_an_application_that_cannot_start_says_so_at_once(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text("import sys\nsys.modules['hervat.project.wsgi'] = None\n")
    outcome = hervat(tmp_path / "var", "demo", "--port", str(free_port()), PYTHONPATH=str(broken), **GOOD)
    assert outcome.returncode == 1
    assert outcome.stdout == ""
    assert outcome.stderr.count("\n") == 1


def test_demo_warns_of_a_misspelt_variable(demo_home: Path) -> None:
    outcome = hervat(demo_home, "demo", "--no-serve", HERVAT_DATABSE_URL="postgresql://db.example/hervat")
    assert outcome.returncode == 0
    assert outcome.stderr.startswith("HERVAT_DATABSE_URL: ")


def test_a_damaged_key_is_named(tmp_path: Path) -> None:
    home = tmp_path / "var"
    home.mkdir()
    (home / "secret-key").touch()
    outcome = hervat(home, "demo", "--no-serve", HERVAT_KEYS=GOOD["HERVAT_KEYS"])
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("HERVAT_SECRET_KEY: ")
    assert outcome.stderr.count("\n") == 1


def test_a_key_that_went_is_named_and_not_made_anew(demo_home: Path) -> None:
    (demo_home / "keys" / "vault.json").unlink()
    outcome = hervat(demo_home, "demo", "--no-serve")
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("HERVAT_KEYS: ")
    assert "vault" in outcome.stderr
    assert outcome.stderr.count("\n") == 1
    assert not (demo_home / "keys" / "vault.json").exists()


def test_a_folder_of_keys_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys").touch()
    outcome = hervat(tmp_path / "var", "check", **GOOD | {"HERVAT_KEYS": str(tmp_path / "keys")})
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("HERVAT_KEYS: ")
    assert outcome.stderr.count("\n") == 1


def test_a_database_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    outcome = hervat(
        tmp_path / "var", "demo", "--no-serve", HERVAT_DATABASE_URL=f"postgresql://hervat@{str(tmp_path).replace('/', '%2F')}/hervat"
    )
    assert outcome.returncode == 1
    assert outcome.stderr.splitlines()[-1] == "De database default antwoordt niet."
    assert "Traceback" not in outcome.stderr


def test_check_is_content_with_a_good_installation(tmp_path: Path) -> None:
    outcome = hervat(tmp_path / "var", "check", **GOOD)
    assert outcome.stdout == "Alles is in orde.\n"
    assert outcome.returncode == 0


def test_check_names_what_deserves_attention(tmp_path: Path) -> None:
    outcome = hervat(tmp_path / "var", "check", **GOOD, HERVAT_DEBUG="true", HERVAT_DATABSE_URL="postgresql://db.example/hervat")
    assert outcome.returncode == 1
    assert "security.W018" in outcome.stdout
    assert "HERVAT_DATABSE_URL" in outcome.stdout


def test_check_names_what_is_wrong_with_the_audit_record(demo_home: Path) -> None:
    with closing(sqlite3.connect(demo_home / "hervat.sqlite3")) as database, database:
        database.execute("DROP TRIGGER audit_head_stays")
        database.execute("DELETE FROM audit_audithead")
    outcome = hervat(demo_home, "check")
    assert outcome.returncode == 1
    assert "audit_head_stays" in outcome.stdout
    assert "Het einde van het register ontbreekt." in outcome.stdout


def test_check_names_an_audit_record_that_cannot_be_read(tmp_path: Path) -> None:
    home = tmp_path / "var"
    home.mkdir()
    (home / "hervat.sqlite3").write_text("geen database, maar tekst " * 100)
    outcome = hervat(home, "check", **GOOD)
    assert outcome.returncode == 1
    assert "niet te lezen" in outcome.stdout
    assert outcome.stderr == ""


def test_check_notices_rules_that_nobody_looked_at_for_a_year() -> None:
    ruleset = present_ruleset()
    newest = max(rule.checked_on for rule in ruleset.rules.values())
    assert list(stale_rules(ruleset, {}, newest)) == []
    found = [text.render() for text in stale_rules(ruleset, {}, newest + timedelta(days=366))]
    assert any("probleemanalyse" in sentence for sentence in found)


def test_check_notices_amounts_that_nobody_looked_at_for_a_year() -> None:
    nothing = replace(present_ruleset(), terms={}, rules={})
    newest = max(version.checked_on for versions in amounts().values() for version in versions)
    assert list(stale_rules(nothing, amounts(), newest)) == []
    found = [text.render() for text in stale_rules(nothing, amounts(), newest + timedelta(days=366))]
    assert any("maximumdagloon" in sentence for sentence in found)


def test_check_looks_at_the_version_in_force_only() -> None:
    ruleset = present_ruleset()
    term = next(term for term in ruleset.terms.values() if len(term.versions) > 1)
    old, *newer = term.versions
    forgotten = replace(term, versions=(replace(old, checked_on=date(2000, 1, 1)), *newer))
    today = max(rule.checked_on for rule in ruleset.rules.values())
    assert list(stale_rules(replace(ruleset, terms={**ruleset.terms, term.id: forgotten}), {}, today)) == []
