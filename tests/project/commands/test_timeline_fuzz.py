"""Whatever the facts are, ``hervat timeline`` answers or says what is wrong; it never breaks."""

from __future__ import annotations

import json
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hervat.domain.law.facts import EventKind, LeaveKind, Spoor2Exception, Vangnet
from hervat.project.cli import main

FIRST = date(2024, 1, 1)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=15,
)
near_days = st.integers(-30, 1200).map(lambda days: (FIRST + timedelta(days=days)).isoformat())
days = st.one_of(
    near_days, near_days, near_days, st.dates().map(date.isoformat), st.sampled_from(["2025-02-30", "", "0001-01-01", "9999-12-31"])
)
flags = st.booleans()


def mostly(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values that are right, and now and then one that is not."""
    return st.integers(0, 9).flatmap(lambda chance: ANY_JSON if chance == 0 else strategy)


def periods(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(st.fixed_dictionaries({"from": days, "until": days}, optional=more), max_size=4)


EVENTS = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from([kind.value for kind in EventKind]), "date": days},
        optional={
            "obligation": st.sampled_from(["plan_van_aanpak", "evaluatie_2", "bestaat_niet"]),
            "reason": st.text(),
            "good_reason": flags,
            "until": days,
            "ground": st.sampled_from([ground.value for ground in Spoor2Exception]),
        },
    ),
    max_size=8,
)
NEARLY_RIGHT = st.fixed_dictionaries(
    {"eerste_ziektedag": mostly(days)},
    optional={
        "recovered": mostly(periods()),
        "leave": mostly(periods(kind=st.sampled_from([kind.value for kind in LeaveKind]), same_cause_before=flags, same_cause_after=flags)),
        "aow_date": mostly(days),
        "employment_ends": mostly(days),
        "vangnet": mostly(st.sampled_from([vangnet.value for vangnet in Vangnet])),
        "events": mostly(EVENTS),
        "contract_elsewhere_from": mostly(days),
        "loon": mostly(st.fixed_dictionaries({"month": st.floats(), "hours_per_week": st.integers(), "age": st.integers(0, 120)})),
        "onbekend": ANY_JSON,
    },
)
fuzz = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def codes(path: Path, raw: bytes, *options: str) -> int:
    """The exit code for facts in a file; what was said must fit with it."""
    path.write_bytes(raw)
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = main(["timeline", str(path), "--on", "2026-11-22", *options])
    if code == 0:
        assert out.getvalue()
        assert not err.getvalue()
    else:
        assert not out.getvalue()
        assert err.getvalue().endswith(".\n")
    return code


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "facts.json"


@fuzz
@given(facts=ANY_JSON)
def test_any_json(file: Path, facts: object) -> None:
    assert codes(file, json.dumps(facts).encode()) in (0, 2)


@fuzz
@given(facts=NEARLY_RIGHT)
@example(facts={"eerste_ziektedag": "2024-01-01"})
def test_facts_that_are_nearly_right_as_json(file: Path, facts: dict[str, Any]) -> None:
    assert codes(file, json.dumps(facts).encode(), "--format", "json") in (0, 2)


@fuzz
@given(facts=NEARLY_RIGHT)
def test_facts_that_are_nearly_right_as_a_table(file: Path, facts: dict[str, Any]) -> None:
    assert codes(file, json.dumps(facts).encode(), "--lang", "en") in (0, 2)


@fuzz
@given(raw=st.binary())
def test_any_bytes(file: Path, raw: bytes) -> None:
    assert codes(file, raw) in (0, 2)


@fuzz
@given(
    words=st.lists(
        st.text(max_size=12) | st.sampled_from(["--on", "--format", "--lang", "json", "-", "--", "--eerste-ziektedag", "2025-03-03"])
    )
)
def test_any_words(words: list[str]) -> None:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as err, pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", TextIOWrapper(BytesIO()))
        assert main(["timeline", *words]) in (0, 2)
    assert "Traceback" not in err.getvalue()
