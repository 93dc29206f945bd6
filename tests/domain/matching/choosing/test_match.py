"""From all occupations to a list: groups, order, filters, orientation, sensitivity, simulation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.fields import FactsError
from hervat.domain.fml import Fml
from hervat.domain.matching.choosing.filters import FilterName
from hervat.domain.matching.choosing.match import Market, Match, explain, match
from hervat.domain.matching.choosing.person import Job, Person, Purpose, read_person
from hervat.domain.matching.choosing.ranking import Component, correlation
from hervat.domain.matching.choosing.sensitivity import sensitivity
from hervat.domain.matching.choosing.simulation import simulate
from hervat.domain.matching.choosing.widening import add_months, orientation
from hervat.domain.matching.compare import Fit, Stopped
from hervat.domain.matching.loads import Band, Load, Period, Source
from hervat.domain.matching.occupations import Occupation, Riasec
from tests.domain.matching.strategies import lists, works

ON = date(2026, 5, 1)
SOURCE = Source("made up")


def lifting(kilos: float) -> dict[str, Load]:
    return {"4.13": Load(item="4.13", source=SOURCE, bands=(Band(kilos, kilos),))}


def occupation(uri: str, isco: str, loads: dict[str, Load] | None = None, **more: Any) -> Occupation:
    return Occupation(uri=uri, isco=isco, label=uri.capitalize(), loads=loads or {}, **more)


WAREHOUSE = occupation("warehouse", "9333", lifting(12), level_min=1, level_max=2, wage_max=15.0, essential=frozenset({"stock", "lift"}))
STOCK_CLERK = occupation(
    "stock-clerk", "4321", lifting(4), level_min=2, level_max=3, wage_min=15.0, wage_max=17.0, essential=frozenset({"stock", "type"}),
    riasec=Riasec(20, 20, 10, 30, 40, 90),
)  # fmt: skip
RECEPTIONIST = occupation(
    "receptionist", "4226", lifting(1), level_min=2, level_max=3, wage_max=16.0, essential=frozenset({"phone", "type"}),
    riasec=Riasec(5, 10, 20, 80, 50, 60),
)  # fmt: skip
PLANNER = occupation(
    "planner", "4323", lifting(5.5), level_min=4, level_max=4, wage_min=20.0, wage_max=24.0, essential=frozenset({"stock"})
)
NURSE = occupation("nurse", "3221", None, level_min=5, level_max=6, wage_max=30.0)
GUARD = occupation("guard", "5414", {"6.1": Load(item="6.1", source=SOURCE, periods=frozenset({Period.NIGHT}))}, level_max=2, wage_max=16.0)
ALL = (WAREHOUSE, STOCK_CLERK, RECEPTIONIST, PLANNER, NURSE, GUARD)
MARKET = Market(ALL, {"made up": "1"}, {"typen": "type"})


def person(items: dict[str, Any] | None = None, **more: Any) -> Person:
    return read_person({"fml": {"version": "B", "items": {"4.13": {"code": 2}} if items is None else items}, **more}, ON)


def uris(found: Match, fit: Fit | None = None) -> list[str]:
    return [candidate.occupation.uri for candidate in found.candidates if candidate.left_out is None and fit in (None, candidate.fit)]


def test_groups_by_what_somebody_can_do() -> None:
    found = match(person(), MARKET)
    assert set(uris(found, Fit.FITS)) == {"stock-clerk", "receptionist"}
    assert set(uris(found, Fit.WITH_QUESTIONS)) == {"planner", "nurse", "guard"}  # half a kilo more; not known
    assert uris(found, Fit.DOES_NOT_FIT) == ["warehouse"]
    counts = found.counts
    assert (counts.occupations, counts.fits, counts.with_questions, counts.excluded) == (6, 2, 3, 1)


def test_a_good_connection_never_makes_up_for_a_load() -> None:
    found = match(replace(person(), work_history=(Job("Warehouse", 9, "warehouse"),)), MARKET)
    assert uris(found)[-1] == "warehouse"
    first, *_, last = found.candidates
    assert (first.occupation.uri, first.connection.skills) == ("stock-clerk", 0.5)
    assert last.connection.work_history == 1.0


def test_mostly_unknown_comes_last_in_its_group() -> None:
    assert uris(match(person(), MARKET), Fit.WITH_QUESTIONS)[0] == "planner"


def test_work_that_looks_too_heavy_at_fewer_points_comes_first() -> None:
    unsure = [
        {item: Load(item=item, source=SOURCE, bands=(Band(12, 12),), confident=False) for item in items}
        for items in (("4.13", "4.14"), ("4.13",), ("4.14",))
    ]
    market = Market([occupation(name, "9333", loads) for name, loads in zip(("both", "lifting", "carrying"), unsure, strict=True)], {}, {})
    known = {"4.13": {"code": 2}, "4.14": {"code": 3}}
    found = match(replace(person(known), work_history=(Job("Both", 9, "both"),)), market)
    assert [(candidate.occupation.uri, candidate.suspect) for candidate in found.candidates] == [
        ("carrying", 1),
        ("lifting", 1),
        ("both", 2),
    ]


def test_work_of_which_little_is_known_does_not_come_first_because_nothing_looks_too_heavy() -> None:
    heavy = {item: Load(item=item, source=SOURCE, bands=(Band(12, 12),), confident=False) for item in ("4.13", "4.14")}
    market = Market([occupation("heavy", "9333", heavy), occupation("unknown", "9333")], {}, {})
    assert uris(match(person({"4.13": {"code": 2}, "4.14": {"code": 3}}), market)) == ["heavy", "unknown"]


def test_order_by_each_component() -> None:
    somebody = person(riasec={"R": 5, "I": 10, "A": 20, "S": 80, "E": 50, "C": 60}, skills=["Typen"])
    assert uris(match(somebody, MARKET, Component.INTEREST))[0] == "receptionist"
    assert uris(match(somebody, MARKET, Component.WAGE))[:2] == ["receptionist", "stock-clerk"]
    skills = {candidate.occupation.uri: candidate.connection.skills for candidate in match(somebody, MARKET).candidates}
    assert (skills["receptionist"], skills["planner"], skills["nurse"]) == (0.5, 0.0, None)


@pytest.mark.parametrize(
    ("more", "name", "gone"),
    [
        ({"education_level": 3}, FilterName.LEVEL, {"planner", "nurse"}),
        ({"conditions": {"least_hourly_wage": 16.5}}, FilterName.WAGE, {"warehouse", "receptionist", "guard"}),
        ({"conditions": {"no_night": True}}, FilterName.NIGHT, {"guard"}),
    ],
)
def test_filters_have_names_and_numbers(more: dict[str, Any], name: FilterName, gone: set[str]) -> None:
    found = match(person(**more), MARKET)
    assert {candidate.occupation.uri for candidate in found.candidates if candidate.left_out is not None} == gone
    assert found.counts.left_out[name] == len(gone)
    assert all(candidate.left_out is None or candidate.left_out.text.render() for candidate in found.candidates)


@pytest.mark.parametrize(
    ("first", "on", "travel", "since"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), 120, date(2026, 1, 1)),
        (date(2026, 1, 1), date(2026, 7, 1), 180, date(2026, 7, 1)),
        (date(2026, 1, 1), date(2026, 12, 31), 180, date(2026, 7, 1)),
        (date(2026, 1, 1), date(2027, 1, 1), None, date(2027, 1, 1)),
        (date(2025, 8, 31), date(2026, 2, 28), 180, date(2026, 2, 28)),
        (None, date(2026, 1, 1), None, None),
    ],
)
def test_what_is_usual_widens_with_time(first: date | None, on: date, travel: int | None, since: date | None) -> None:
    found = orientation(first, on)
    assert (found.stage.travel_minutes, found.since) == (travel, since)


def test_orientation_orders_and_never_removes() -> None:
    early = match(person(education_level=4, eerste_ziektedag="2026-04-01", wage={"former_hourly": 24.0}), MARKET)
    assert {candidate.occupation.uri for candidate in early.candidates if candidate.outside is not None} >= {"stock-clerk", "receptionist"}
    assert len(uris(early)) == len(uris(match(person(education_level=4), MARKET)))


@given(st.dates(date(2000, 1, 31), date(2090, 1, 1)), st.integers(1, 24))
def test_months_later(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((1, 2, 3, 4, 5, 6), (2, 4, 6, 8, 10, 12), 1.0),
        ((1, 2, 3, 4, 5, 6), (6, 5, 4, 3, 2, 1), -1.0),
        ((4, 4, 4, 4, 4, 4), (1, 2, 3, 4, 5, 6), None),
        (None, (1, 2, 3, 4, 5, 6), None),
    ],
)
def test_interest_is_a_correlation(one: Any, other: Any, expected: float | None) -> None:
    assert correlation(one, other) == (None if expected is None else pytest.approx(expected))


@given(st.lists(st.floats(0, 40), min_size=6, max_size=6), st.lists(st.floats(0, 100), min_size=6, max_size=6))
def test_a_correlation_is_one(one: list[float], other: list[float]) -> None:
    found = correlation(one, other)
    assert found is None or -1.000001 <= found <= 1.000001
    assert found == correlation(other, one) or found == pytest.approx(correlation(other, one))


def test_one_code_lighter_or_heavier() -> None:
    flips = {flip.instead: (flip.opened, flip.closed) for flip in sensitivity(person().fml, MARKET)}
    assert flips == {1: (("warehouse",), ()), 3: ((), ("stock-clerk", "planner"))}


def test_the_simulation_takes_the_middle_of_three_groups() -> None:
    somebody = person({"6.3": {"code": 3}}, wage={"former_hourly": 25.0, "former_hours": 40}, profile="schatting_simulatie")
    assert somebody.purpose is Purpose.SCHATTING_SIMULATIE
    result = simulate(match(somebody, MARKET).candidates, somebody)
    assert [candidate.occupation.uri for candidate in result.functions] == ["nurse", "planner", "guard"]
    assert (result.middle_wage, result.reduction, result.loss) == (22.0, 0.5, 56.0)


def test_a_simulation_with_fewer_than_three_functions_says_nothing() -> None:
    few = Market(ALL[:2], {}, {})
    assert simulate(match(person({}), few).candidates, person({})).loss is None


def test_without_possibilities_there_is_no_match() -> None:
    nobody = read_person({"fml": {"version": "B", "benutbare_mogelijkheden": False, "ground": "opgenomen"}}, ON)
    with pytest.raises(Stopped, match="opgenomen"):
        match(nobody, MARKET)


@given(fml=lists(), loads=st.lists(works(), min_size=1, max_size=5))
def test_the_group_is_what_the_explanation_says(fml: Fml, loads: list[dict[str, Load]]) -> None:
    market = Market([occupation(str(number), "1111", one) for number, one in enumerate(loads)], {}, {})
    found = match(replace(person({}), fml=fml), market)
    for candidate in found.candidates:
        assert explain(found, candidate).fit is candidate.fit


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"fml": None}, "fml"),
        ({"education_level": 9}, "education_level"),
        ({"work_history": [{"years": 3}]}, "work_history[0].occupation"),
        ({"work_history": [{"occupation": "kok", "years": -1}]}, "work_history[0].years"),
        ({"riasec": {"R": 1}}, "riasec.I"),
        ({"riasec": {"R": 1, "I": 1, "A": 1, "S": 1, "E": 1, "C": 101}}, "riasec.C"),
        ({"travel": {"postcode": "abc"}}, "travel.postcode"),
        ({"wage": {"former_hourly": -3}}, "wage.former_hourly"),
        ({"eerste_ziektedag": "2026-06-01"}, "eerste_ziektedag"),
        ({"profile": "uwv"}, "profile"),
        ({"skils": []}, "skils"),
    ],
)
def test_wrong_input(fields: dict[str, Any], path: str) -> None:
    with pytest.raises(FactsError) as caught:
        read_person({"fml": {"version": "B"}} | fields, ON)
    assert path in [error.path for error in caught.value.errors]
