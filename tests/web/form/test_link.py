"""The link carries the facts, all of them, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.law import FactsError, read_facts
from hervat.domain.law.facts import EventKind, Spoor2Exception, Vangnet
from hervat.web.public.link import AGREED_REASON, facts_from, query_for, unknown_keys
from tests.web.clock_cases import CASES

days = st.dates(date(2015, 1, 1), date(2035, 12, 31)).map(date.isoformat)
periods = st.fixed_dictionaries({"from": days, "until": days})
open_periods = st.fixed_dictionaries({"from": days})
leaves = st.fixed_dictionaries(
    {"kind": st.just("zwangerschap"), "from": days, "until": days},
    optional={"same_cause_before": st.just(False), "same_cause_after": st.just(False)},  # noqa: FBT003 - a value
)
WITH_MORE = {EventKind.AFWIJKING_TERMIJN, EventKind.WIA_AANVRAAG, EventKind.VRIJWILLIGE_VERLENGING, EventKind.UITZONDERING_SPOOR_2}
plain_events = st.fixed_dictionaries(
    {"kind": st.sampled_from(sorted(set(EventKind) - WITH_MORE)).map(lambda kind: kind.value), "date": days}
)
events = st.one_of(
    plain_events,
    st.fixed_dictionaries({"kind": st.just("wia_aanvraag"), "date": days}, optional={"good_reason": st.booleans()}),
    st.fixed_dictionaries({"kind": st.just("vrijwillige_verlenging"), "date": days, "until": days}),
    st.fixed_dictionaries(
        {"kind": st.just("uitzondering_spoor_2"), "date": days, "ground": st.sampled_from(Spoor2Exception).map(lambda ground: ground.value)}
    ),
    st.fixed_dictionaries(
        {
            "kind": st.just("afwijking_termijn"),
            "date": days,
            "obligation": st.sampled_from(("probleemanalyse", "plan_van_aanpak")),
            "reason": st.just(AGREED_REASON),
        }
    ),
)
facts = st.fixed_dictionaries(
    {"eerste_ziektedag": days},
    optional={
        "recovered": st.lists(st.one_of(periods, open_periods), min_size=1, max_size=4),
        "leave": st.lists(leaves, min_size=1, max_size=3),
        "events": st.lists(events, min_size=1, max_size=20),
        "aow_date": days,
        "employment_ends": days,
        "contract_elsewhere_from": days,
        "vangnet": st.sampled_from(Vangnet).map(lambda vangnet: vangnet.value),
    },
)


def in_order(raw: dict[str, Any]) -> dict[str, Any]:
    """The facts with their events in one order: a link puts events of one kind together."""
    return raw | {"events": sorted(raw.get("events", ()), key=lambda event: sorted(event.items(), key=str).__repr__())}


@given(facts)
def test_what_goes_in_comes_out(raw: dict[str, Any]) -> None:
    assert in_order(facts_from(QueryDict(query_for(raw)))) == in_order(raw)


@given(facts)
def test_the_same_facts_give_the_same_link(raw: dict[str, Any]) -> None:
    link = query_for(raw)
    assert query_for(facts_from(QueryDict(link))) == link


@given(st.text(), st.text(), st.text())
def test_whatever_is_written_in_a_link_is_read_or_refused(event: str, period: str, day: str) -> None:
    query = QueryDict(mutable=True)
    query.update({"dag": day, "g": event, "hersteld": period, "verlof": period})
    with suppress(FactsError):
        read_facts(facts_from(query), date(2026, 11, 22))


def test_a_link_can_be_read_by_people() -> None:
    raw = {
        "eerste_ziektedag": "2025-03-03",
        "recovered": [{"from": "2025-04-28", "until": "2025-05-24"}],
        "events": [
            {"kind": "evaluatie", "date": "2025-11-03"},
            {"kind": "evaluatie", "date": "2025-12-15"},
            {"kind": "evaluatie", "date": "2026-01-26"},
            {"kind": "wia_aanvraag", "date": "2026-12-01", "good_reason": True},
        ],
    }
    assert query_for(raw, voor="werknemer") == (
        "dag=2025-03-03&hersteld=2025-04-28_2025-05-24&g=evaluatie_2025-11-03_12-15_2026-01-26,wia_aanvraag_2026-12-01_met-reden&voor=werknemer"
    )


def test_events_may_also_be_written_one_by_one() -> None:
    together = facts_from(QueryDict("dag=2025-03-03&g=evaluatie_2025-05-01_06-01"))
    apart = facts_from(QueryDict("dag=2025-03-03&g=evaluatie_2025-05-01&g=evaluatie_2025-06-01"))
    assert together == apart


@pytest.mark.parametrize("case", CASES)
def test_the_cases_of_the_tests_are_written_as_links_are(case: str) -> None:
    query = QueryDict(case)
    assert query_for(facts_from(query), op=query["op"]).count("=") == case.count("=")


def test_an_unknown_part_is_named() -> None:
    assert unknown_keys(QueryDict("dag=2025-03-03&herstelt=2025-04-01_2025-04-20&op=2026-01-01")) == ["herstelt"]
