"""Which vacancies answer a question: the definition that engines and alerts are held against."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hervat.domain.matching.travel import Point
from hervat.market.search.contract import Document, LoadLimits, Near, Query, Words
from hervat.market.search.matching import matches
from hervat.market.vacancies.ads import Contract, HomeWork

ENSCHEDE, ALMELO = Point(52.22, 6.89), Point(52.36, 6.66)  # 22 km apart
AD = Document(
    number=7,
    title=(("receptionist",),),
    body=(("wij",), ("zoek",), ("zorgmedewerker", "zorg", "medewerker"), ("in",), ("almelo",)),
    employer=(("ziekenhuis",), ("berkel",)),
    first_seen=date(2026, 11, 20),
    occupation="urn:receptionist",
    hours=(16, 24),
    level=(2, 4),
    month_wage=2500.0,
    contract="tijdelijk",
    home_work="nee",
    province="Overijssel",
    point=ALMELO,
    load={"4.13": 10.0, "6.1": math.nan},
)
SILENT = Document(number=7, title=(("receptionist",),), body=(), first_seen=date(2026, 11, 20))

HOLDS: dict[str, Query] = {
    "nothing asked": Query(),
    "a word of the title": Query(words=Words(("receptionist",))),
    "a part of a compound": Query(words=Words(("zorg", "receptionist"))),
    "a word of the employer": Query(words=Words(("berkel",))),
    "a phrase": Query(words=Words(phrases=(("zoek", "zorgmedewerker", "in"),))),
    "a word left out that is not there": Query(words=Words(("zorg",), not_=("nacht",))),
    "near": Query(near=Near(ENSCHEDE, 25)),
    "hours that touch": Query(hours=(24, 40)),
    "level": Query(level=(4, 6)),
    "wage": Query(month_wage=2500.0),
    "its occupation or kin": Query(occupations=("urn:ander", "urn:receptionist")),
    "one of these contracts": Query(contracts=(Contract.PERMANENT, Contract.TEMPORARY)),
    "home work": Query(home_work=(HomeWork.NO,)),
    "province": Query(province="Overijssel"),
    "since that day": Query(since=date(2026, 11, 20)),
    "after a lower number": Query(after=6),
    "a load that can be borne": Query(fits=LoadLimits(most={"4.13": 10.0, "6.1": 0.0, "5.1": 0.0}, without=frozenset({"5.9"}))),
}
FAILS: dict[str, Query] = {
    "a word that is not there": Query(words=Words(("receptionist", "nacht"))),
    "a phrase in another order": Query(words=Words(phrases=(("zorg", "zoek"),))),
    "a phrase over two fields": Query(words=Words(phrases=(("receptionist", "wij"),))),
    "a phrase of two parts of one word": Query(words=Words(phrases=(("zorg", "medewerker"),))),
    "a phrase with a part of a word": Query(words=Words(phrases=(("zoek", "zorg"),))),
    "a word left out that is there": Query(words=Words(("receptionist",), not_=("zorg",))),
    "too far": Query(near=Near(ENSCHEDE, 20)),
    "hours": Query(hours=(32, 40)),
    "level": Query(level=(5, 6)),
    "wage": Query(month_wage=2501.0),
    "another occupation": Query(occupations=("urn:ander",)),
    "another contract": Query(contracts=(Contract.PERMANENT,)),
    "home work": Query(home_work=(HomeWork.PARTLY, HomeWork.WHOLLY)),
    "province": Query(province="Drenthe"),
    "since the day after": Query(since=date(2026, 11, 21)),
    "after its own number": Query(after=7),
    "a load that is too much": Query(fits=LoadLimits(most={"4.13": 9.9})),
    "a load that may not be there": Query(fits=LoadLimits(without=frozenset({"6.1"}))),
    "an occupation that is ruled out": Query(fits=LoadLimits(occupations=frozenset({"urn:receptionist"}))),
}
SOUGHT = ("near", "too far", "province", "its occupation or kin", "another occupation")
ABOUT_MORE = ("ruled out", "contract", "hours", "level", "wage", "home work", "load")


@pytest.mark.parametrize("name", HOLDS)
def test_an_ad_that_answers(name: str) -> None:
    assert matches(HOLDS[name], AD)


@pytest.mark.parametrize("name", FAILS)
def test_an_ad_that_does_not_answer(name: str) -> None:
    assert not matches(FAILS[name], AD)


@pytest.mark.parametrize("name", [name for name in FAILS if any(part in name for part in ABOUT_MORE)])
def test_what_an_ad_does_not_tell_is_no_reason_to_leave_it_out(name: str) -> None:
    assert matches(FAILS[name], SILENT)


@pytest.mark.parametrize("name", SOUGHT)
def test_where_and_what_the_work_is_must_be_known_to_be_found_by_it(name: str) -> None:
    assert not matches({**HOLDS, **FAILS}[name], SILENT)


@pytest.mark.parametrize("changed", [{"number": 8}, {"hours": (1, 2)}, {"point": None}])
def test_what_was_not_asked_does_not_matter(changed: dict[str, Any]) -> None:
    assert matches(Query(words=Words(("zorg",))), replace(AD, **changed))
