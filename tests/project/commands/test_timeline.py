"""``hervat timeline``: facts from a file, from standard input or from options; a table or JSON out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

from hervat.domain.law import read_facts, timeline
from hervat.project.cli import main
from hervat.reports.timeline_json import timeline_json

FACTS: dict[str, Any] = {"eerste_ziektedag": "2025-03-03", "recovered": [{"from": "2025-04-28", "until": "2025-05-24"}]}
ON = ["--on", "2026-11-22"]
Run = Callable[..., "Outcome"]


class Outcome:
    """What a command did: its exit code, and what it wrote."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HERVAT_LANG", raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> Outcome:
        code = main(["timeline", *arguments])
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    return command


@pytest.fixture
def file(tmp_path: Path) -> Callable[[object], str]:
    """Writes facts (data, or raw bytes) to a file and gives its name."""

    def write(facts: object) -> str:
        path = tmp_path / "facts.json"
        path.write_bytes(facts if isinstance(facts, bytes) else json.dumps(facts).encode())
        return str(path)

    return write


def test_a_first_sick_day_alone_is_enough(run: Run) -> None:
    outcome = run("--eerste-ziektedag", "2025-03-03", "--format", "json", *ON)
    assert outcome.code == 0
    assert outcome.err == ""
    assert json.loads(outcome.out)["wachttijd"]["first_wia_day"] == "2027-03-01"


def test_facts_come_from_a_file(run: Run, file: Callable[[object], str]) -> None:
    outcome = run(file(FACTS), "--format", "json", *ON)
    on = date(2026, 11, 22)
    assert json.loads(outcome.out) == timeline_json(timeline(read_facts(FACTS, on), on))


def test_a_first_sick_day_given_with_a_file_goes_first(run: Run, file: Callable[[object], str]) -> None:
    outcome = run(file(FACTS), "--eerste-ziektedag", "2025-02-03", "--format", "json", *ON)
    answer = json.loads(outcome.out)
    assert answer["eerste_ziektedag"] == "2025-02-03"
    assert answer["wachttijd"]["days_not_counted"] == 27


def test_facts_come_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(FACTS).encode())))
    assert json.loads(run("-", "--format", "json", *ON).out)["eerste_ziektedag"] == "2025-03-03"


def test_without_a_day_it_is_today_in_the_netherlands(run: Run) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), tick=False):
        answer = json.loads(run("--eerste-ziektedag", "2025-03-03", "--format", "json").out)
    assert answer["on"] == "2026-11-23"


def test_a_byte_order_mark_is_fine(run: Run, file: Callable[[object], str]) -> None:
    assert run(file(b"\xef\xbb\xbf" + json.dumps(FACTS).encode()), *ON).code == 0


def test_the_table_begins_with_what_needs_attention(run: Run, file: Callable[[object], str]) -> None:
    on = date(2026, 11, 22)
    flags = timeline(read_facts(FACTS, on), on).flags
    assert flags
    table = run(file(FACTS), *ON).out
    words = " ".join(table.split())
    places = [words.index(" ".join(flag.text.render().split())) for flag in flags]
    assert max(places) < table.index("Laatste dag van de wachttijd") < table.index("Probleemanalyse")
    assert "27 mrt 2027" in table
    assert "14 apr 2025" in table


def test_the_table_shows_every_obligation(run: Run) -> None:
    answer = json.loads(run("--eerste-ziektedag", "2025-03-03", "--format", "json", *ON).out)
    table = run("--eerste-ziektedag", "2025-03-03", *ON).out
    assert [obligation["name"] for obligation in answer["obligations"] if obligation["name"] not in table] == []


def test_speaks_english(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    by_option = run("--eerste-ziektedag", "2025-03-03", "--lang", "en", *ON)
    monkeypatch.setenv("HERVAT_LANG", "en")
    by_variable = run("--eerste-ziektedag", "2025-03-03", *ON)
    assert by_option.out == by_variable.out
    assert "Sunday 22 November 2026" in by_option.out
    assert "uiterlijk" not in by_option.out


def test_needs_no_framework_and_no_database(tmp_path: Path) -> None:
    """It must start at once, and on a machine where nothing was set up."""
    script = (
        "import sys; from hervat.project.cli import main;"
        "code = main(['timeline', '--eerste-ziektedag', '2025-03-03']);"
        "sys.exit(code or ','.join(sorted({'django', 'pydantic', 'ninja', 'typst', 'sqlite3'} & set(sys.modules))) or None)"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env={"HERVAT_HOME": str(tmp_path / "var")}, check=False, capture_output=True
    )
    assert outcome.stderr == b""
    assert outcome.returncode == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ([], "eerste_ziektedag"),
        (["--eerste-ziektedag", "2025-02-30"], "eerste_ziektedag"),
        (["--eerste-ziektedag", "3 maart 2025"], "eerste_ziektedag"),
        (["--eerste-ziektedag", "1900-01-01"], "eerste_ziektedag"),
        (["--eerste-ziektedag", "2026-11-23", *ON], "eerste_ziektedag"),
        (["--eerste-ziektedag", ""], "eerste_ziektedag"),
        (["--eerste-ziektedag"], "--eerste-ziektedag"),
        (["--eerste-ziektedag", "2025-03-03", "--on", "morgen"], "--on"),
        (["--eerste-ziektedag", "2025-03-03", "--format", "xml"], "--format"),
        (["--eerste-ziektedag", "2025-03-03", "--lang", "fy"], "--lang"),
        (["--eerste-ziektedag", "2025-03-03", "--lang"], "--lang"),
        (["--eerste-ziektedag", "2025-03-03", "--form", "json"], "--form"),
        (["--snel"], "--snel"),
        (["nergens.json"], "nergens.json"),
        (["."], "."),
        (["\0.json"], "?.json"),
        (["een.json", "twee.json"], "twee.json"),
        ([f"{__file__}/x.json"], f"{__file__}/x.json"),
        (["x" * 5000], "x" * 5000),
        (["/dev/null"], "/dev/null"),
        (["--eerste-ziektedag", "2025-03-03", *ON, *ON], "--on"),
        (["--eerste-ziektedag", "2025-03-03", "--lang", "nl", "--lang", "nl"], "--lang"),
    ],
)
def test_wrong_input_is_named_in_one_sentence(run: Run, arguments: list[str], named: str) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith(f"{named}: ")
    assert outcome.err.endswith(".\n")
    assert outcome.err.count("\n") == 1


def test_a_pipe_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    outcome = run(str(pipe))
    assert outcome.code == 2
    assert outcome.err.startswith(f"{pipe}: ")


def test_a_link_that_leads_to_itself_is_named(run: Run, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(link)
    outcome = run(str(link))
    assert outcome.code == 2
    assert outcome.err.startswith(f"{link}: ")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "niets"),
        (b" " * 1_000_001, "1 MB"),
        (b"x" * 10_000_000, "1 MB"),
        ('{"eerste_ziektedag": "2025-03-03"}'.encode("utf-16"), "UTF-8"),
        ('{"eerste_ziektedag": "2025-03-03"}'.encode("utf-16-le"), "UTF-8"),
        ('{"é": 1}'.encode("latin-1"), "UTF-8"),
        (b"geen json", "JSON"),
        (b'{"eerste_ziektedag": "2025-03-03", "eerste_ziektedag": "2025-03-04"}', "twee keer"),
        (b'{"eerste_ziektedag": NaN}', "NaN"),
        (b'{"eerste_ziektedag": "2025-03-03", "recovered": [{"from": "2025-04-01", "": 1}]}', "na from"),
        (b'{"": 1}', "eerste veld"),
        (b"[" * 200_000, "diep"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(run: Run, file: Callable[[object], str], raw: bytes, said: str) -> None:
    name = file(raw)
    outcome = run(name, *ON)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith(f"{name}: ")
    assert said in outcome.err


def test_every_wrong_field_is_named(run: Run, file: Callable[[object], str]) -> None:
    outcome = run(file({"eerste_ziektedag": "2025-03-03", "vangnet": "ja", "recovered": [{"from": "ooit"}]}), *ON)
    assert outcome.code == 2
    assert [line.partition(":")[0] for line in outcome.err.splitlines()] == ["recovered[0].from", "vangnet"]


def test_a_thousand_wrong_fields_fit_on_a_screen(run: Run, file: Callable[[object], str]) -> None:
    outcome = run(file({f"veld_{number}": 1 for number in range(1000)}), *ON)
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 21


def test_errors_are_english_for_who_asks(run: Run) -> None:
    dutch, english = run("--eerste-ziektedag", "ooit"), run("--eerste-ziektedag", "ooit", "--lang", "en")
    assert english.code == 2
    assert english.err != dutch.err


def test_what_steers_a_terminal_does_not_come_through(run: Run, file: Callable[[object], str]) -> None:
    outcome = run(file({"eerste_ziektedag": "2025-03-03", "\x1b[31mrood\ud800": 1}), *ON)
    assert outcome.code == 2
    assert "\x1b" not in outcome.err
    assert "rood" in outcome.err
