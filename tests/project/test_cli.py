"""``hervat`` itself: what it says about its commands, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from hervat.domain.text import say
from hervat.project.cli import COMMANDS, main
from hervat.project.commands.speaker import Failure

HERVAT = str(Path(sys.executable).with_name("hervat"))


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HERVAT_LANG", raising=False)


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_tells_what_it_can_do(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 0
    told = capsys.readouterr().out
    assert all(f"  {name} " in told and explanation.render() in told for name, explanation in COMMANDS.items())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main([name, "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"gebruik: hervat {name}")
    assert "--lang" in told


def test_knows_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("hervat ")


@pytest.mark.parametrize("name", ["tijdlijn", "Timeline", "../timeline", "__init__", ""])
def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main([name]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith(f"{name}: " if name else "Deze")
    assert "timeline" in written.err


def test_a_wrong_language_variable_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERVAT_LANG", "fy")
    assert main(["timeline", "--eerste-ziektedag", "2025-03-03"]) == 2
    assert capsys.readouterr().err == "HERVAT_LANG: Kies nl of en.\n"


def test_what_could_not_be_done_ends_with_1(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> int:
        raise Failure(say("Het lukt nu niet."))

    command = SimpleNamespace(add_arguments=lambda _parser, _speaker: None, run=fail)
    monkeypatch.setattr("hervat.project.cli.importlib", SimpleNamespace(import_module=lambda _name: command))
    assert main(["check"]) == 1
    assert capsys.readouterr().err == "Het lukt nu niet.\n"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that breaks, with a fact in its message."""

    def fail(*_arguments: object) -> None:
        raise LookupError("2025-03-03")

    monkeypatch.delenv("HERVAT_DEBUG", raising=False)
    monkeypatch.setattr("hervat.project.commands.timeline.timeline", fail)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("debug", ["", "false", "False", "0", "no", "off", "misschien"])
def test_a_mistake_of_ours_ends_with_1_and_shows_nothing_of_the_facts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, debug: str
) -> None:
    monkeypatch.setenv("HERVAT_DEBUG", debug)
    assert main(["timeline", "--eerste-ziektedag", "2025-03-03"]) == 1
    written = capsys.readouterr()
    assert written.out == ""
    assert "LookupError" in written.err
    assert "2025-03-03" not in written.err
    assert written.err.count("\n") == 1


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("debug", ["true", "True", "1", "yes", "on"])
def test_a_developer_may_see_where_it_broke(monkeypatch: pytest.MonkeyPatch, debug: str) -> None:
    monkeypatch.setenv("HERVAT_DEBUG", debug)
    with pytest.raises(LookupError):
        main(["timeline", "--eerste-ziektedag", "2025-03-03"])


def test_who_stops_reading_gets_no_complaint(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    outcome = subprocess.run(
        [HERVAT, "timeline", "--eerste-ziektedag", "2025-03-03"], stdout=writer, stderr=subprocess.PIPE, cwd=tmp_path, check=False
    )
    os.close(writer)
    assert outcome.stderr == b""
    assert outcome.returncode == 0


TELLING = [["--help"], ["--version"], ["timeline", "--help"], ["timeline", "--eerste-ziektedag", "2025-03-03", "--format", "json"]]


def in_a_shell(redirection: str, arguments: list[str], place: Path) -> subprocess.CompletedProcess[str]:
    """Runs ``hervat`` with its streams as a shell redirects them."""
    command = ["/bin/sh", "-c", f'exec "$0" "$@" {redirection}', HERVAT, *arguments]
    return subprocess.run(command, env={"PATH": os.defpath}, cwd=place, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("redirection", [">/dev/full", ">&-"])
@pytest.mark.parametrize("arguments", TELLING)
def test_an_output_that_cannot_be_written_is_told(tmp_path: Path, redirection: str, arguments: list[str]) -> None:
    outcome = in_a_shell(redirection, arguments, tmp_path)
    assert outcome.returncode == 1
    assert outcome.stderr == "De uitvoer is nergens te schrijven.\n"


def test_a_closed_input_is_told(tmp_path: Path) -> None:
    outcome = in_a_shell("<&-", ["timeline", "-"], tmp_path)
    assert outcome.returncode == 2
    assert outcome.stderr.startswith("-: ")
    assert outcome.stderr.count("\n") == 1


def test_closed_errors_change_nothing(tmp_path: Path) -> None:
    assert in_a_shell("2>&-", ["timeline", "--eerste-ziektedag", "ooit"], tmp_path).returncode == 2


def test_a_poor_terminal_still_gets_its_table(tmp_path: Path) -> None:
    environment = {"PYTHONIOENCODING": "ascii", "PATH": os.defpath}
    command = [HERVAT, "timeline", "--eerste-ziektedag", "2025-03-03"]
    for extra in ([], ["--format", "json"]):
        outcome = subprocess.run([*command, *extra], env=environment, cwd=tmp_path, check=False, capture_output=True)
        assert outcome.stderr == b""
        assert outcome.returncode == 0
        assert outcome.stdout.isascii()
