"""Wrong facts get a sentence at the field that is wrong; right facts are read as they were meant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.law import FactsError, FieldError, read_day, read_facts
from hervat.domain.law.facts import EventKind

ON = date(2026, 11, 22)
FIRST = "2025-03-03"
START = {"eerste_ziektedag": FIRST}


def errors_of(data: Any) -> dict[str, str]:
    with pytest.raises(FactsError) as caught:
        read_facts(data, ON)
    return {error.path: str(error.message) for error in caught.value.errors}


@pytest.mark.parametrize(
    ("facts", "path", "words"),
    [
        ({}, "eerste_ziektedag", "nodig"),
        ({"eerste_ziektedag": None}, "eerste_ziektedag", "nodig"),
        ({"eerste_ziektedag": "03-03-2025"}, "eerste_ziektedag", "jaar-maand-dag"),
        ({"eerste_ziektedag": 20250303}, "eerste_ziektedag", "jaar-maand-dag"),
        ({"eerste_ziektedag": "2025-02-30"}, "eerste_ziektedag", "bestaat niet"),
        ({"eerste_ziektedag": "1900-01-01"}, "eerste_ziektedag", "tussen 1950 en 2099"),
        ({"eerste_ziektedag": "2013-12-31"}, "eerste_ziektedag", "vanaf woensdag 1 januari 2014"),
        ({"eerste_ziektedag": "2026-11-23"}, "eerste_ziektedag", "in de toekomst"),
        ({"eerste_ziektedag": FIRST, "eerst": 1}, "eerst", "onbekend"),
        ({"eerste_ziektedag": FIRST, "vangnet": "zzp"}, "vangnet", "no_risk"),
        ({"eerste_ziektedag": FIRST, "employment_ends": "2025-03-02"}, "employment_ends", "vóór de eerste ziektedag"),
        ({"eerste_ziektedag": FIRST, "recovered": {}}, "recovered", "lijst"),
        ({"eerste_ziektedag": FIRST, "recovered": ["x"]}, "recovered[0]", "object"),
        ({"eerste_ziektedag": FIRST, "recovered": [{"from": FIRST, "until": "2025-03-04"}]}, "recovered[0].from", "op of vóór"),
        ({**START, "recovered": [{"from": "2025-04-02", "until": "2025-04-01"}]}, "recovered[0].until", "vóór de begindatum"),
        ({**START, "events": [{"kind": "feest", "date": FIRST}]}, "events[0].kind", "Kies uit"),
        ({**START, "events": [{"kind": "evaluatie", "date": "2025-03-02"}]}, "events[0].date", "vóór de eerste ziektedag"),
        ({**START, "events": [{"kind": "evaluatie", "date": FIRST, "until": "2025-05-05"}]}, "events[0].until", "hoort niet"),
        ({**START, "events": [{"kind": "vrijwillige_verlenging", "date": "2026-04-02"}]}, "events[0].until", "nodig"),
        ({**START, "events": [{"kind": "uitzondering_spoor_2", "date": "2026-04-02"}]}, "events[0].ground", "nodig"),
        ({**START, "events": [{"kind": "wia_aanvraag", "date": FIRST, "good_reason": "ja"}]}, "events[0].good_reason", "ja of nee"),
        ({"eerste_ziektedag": FIRST, "loon": {"month": -1, "hours_per_week": 36, "age": 30}}, "loon.month", "van 0"),
        ({"eerste_ziektedag": FIRST, "loon": {"month": float("nan"), "hours_per_week": 36, "age": 30}}, "loon.month", "van 0"),
        ({"eerste_ziektedag": FIRST, "loon": {"month": 2600, "hours_per_week": 36, "age": True}}, "loon.age", "heel getal"),
        ([], "", "object"),
        ("2025-03-03", "", "object"),
    ],
)  # fmt: skip
def test_each_wrong_field_is_named_with_what_was_expected(facts: Any, path: str, words: str) -> None:
    assert words in errors_of(facts)[path]


def test_overlapping_recoveries_are_refused() -> None:
    recovered = [{"from": "2025-04-01", "until": "2025-04-10"}, {"from": "2025-04-10", "until": "2025-04-12"}]
    assert "overlapt" in errors_of({"eerste_ziektedag": FIRST, "recovered": recovered})["recovered[1].from"]


def test_only_the_last_recovery_may_still_last() -> None:
    recovered = [{"from": "2025-04-01", "until": None}, {"from": "2025-05-10", "until": "2025-05-12"}]
    assert "Alleen het laatste" in errors_of({"eerste_ziektedag": FIRST, "recovered": recovered})["recovered[0].until"]


def test_overlapping_leave_is_refused() -> None:
    leave = [
        {"kind": "zwangerschap", "from": "2025-09-01", "until": "2025-12-21"},
        {"kind": "zwangerschap", "from": "2025-12-01", "until": "2025-12-30"},
    ]
    assert "overlapt" in errors_of({"eerste_ziektedag": FIRST, "leave": leave})["leave[1].from"]


def test_an_answer_before_its_question_is_refused() -> None:
    events = [{"kind": "bekortingsverzoek", "date": "2027-05-03"}, {"kind": "bekortingsbesluit", "date": "2027-05-02"}]
    assert "bekortingsverzoek" in errors_of({**START, "events": events})["events[1].date"]


def test_a_deviation_names_a_known_step() -> None:
    wrong = [{"kind": "afwijking_termijn", "date": "2025-05-05", "obligation": "koffie", "reason": "samen afgesproken"}]
    assert "Kies uit" in errors_of({**START, "events": wrong})["events[0].obligation"]
    repeated = [{**wrong[0], "obligation": "evaluatie_12"}]
    assert read_facts({**START, "events": repeated}, ON).events[0].obligation == "evaluatie_12"


def test_all_wrong_fields_are_named_at_once() -> None:
    assert set(errors_of({"eerste_ziektedag": "x", "vangnet": "y", "aow_date": "z"})) == {"eerste_ziektedag", "vangnet", "aow_date"}


def test_a_list_that_is_too_long_is_refused() -> None:
    assert "te lang" in errors_of({**START, "events": [{"kind": "evaluatie", "date": "2025-04-02"}] * 1001})["events"]


def test_right_facts_are_read_as_meant() -> None:
    facts = read_facts(
        {
            "eerste_ziektedag": FIRST,
            "recovered": [{"from": "2025-04-28", "until": "2025-05-24"}],
            "leave": [
                {"kind": "zwangerschap", "from": "2025-09-01", "until": "2025-12-21", "same_cause_before": True, "same_cause_after": False}
            ],
            "aow_date": None,
            "employment_ends": None,
            "vangnet": None,
            "events": [{"kind": "probleemanalyse", "date": "2025-03-24"}],
        },
        ON,
    )
    assert facts.eerste_ziektedag == date(2025, 3, 3)
    assert facts.recovered[0].last == date(2025, 5, 24)
    assert (facts.leave[0].same_cause_before, facts.leave[0].same_cause_after) == (True, False)
    assert facts.events[0].kind is EventKind.PROBLEEMANALYSE


def test_a_day_of_looking_is_a_date() -> None:
    assert read_day("2026-11-22", "on") == ON
    with pytest.raises(FactsError) as caught:
        read_day("morgen", "on")
    assert caught.value.errors[0].path == "on"


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=12), children, max_size=4),
    max_leaves=12,
)
FIELDS = (
    "recovered",
    "leave",
    "events",
    "aow_date",
    "employment_ends",
    "vangnet",
    "loon",
    "schatting",
    "uitkering",
    "contract_elsewhere_from",
)


@given(JSON_VALUES, st.dictionaries(st.sampled_from(FIELDS), JSON_VALUES))
def test_anything_at_all_is_read_or_refused_with_sentences(anything: Any, fields: dict[str, Any]) -> None:
    for data in (anything, {"eerste_ziektedag": FIRST, **fields}):
        refused: tuple[FieldError, ...] = ()
        try:
            read_facts(data, ON)
        except FactsError as error:
            refused = error.errors
        assert all(str(entry.message).strip() for entry in refused)
