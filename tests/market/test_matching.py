"""What a match reads of the store: of every value the word of the most trusted data set, in few queries, again only after an import."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from itertools import count

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hervat.domain.matching.loads import Band, Load, Period, Source, Trust
from hervat.domain.matching.occupations import Chance, Riasec
from hervat.market.matching import forget_market, load_market, load_ordering
from hervat.market.occupations.models import Kin, Occupation, OccupationLoad, OccupationSkill, Skill
from hervat.market.provenance.models import DataSet, Precedence

pytestmark = pytest.mark.django_db(databases=["default", "market"])
BAKER, COOK = "urn:test:bakker", "urn:test:kok"
_numbers = count(1)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    forget_market()
    yield
    forget_market()


def data_set(name: str, precedence: Precedence = Precedence.IMPORTED, version: str = "1") -> DataSet:
    return DataSet.objects.create(
        kind="test", name=name, version=version, published=date(2024, 5, 1), is_official=False, precedence=precedence,
        imported_at=timezone.now(), sha256=f"{next(_numbers):064}", rows=1,
    )  # fmt: skip


def occupation(dataset: DataSet, uri: str = BAKER, **fields: object) -> Occupation:
    return Occupation.objects.create(
        uri=uri, dataset=dataset, **{"isco": "7512", "label": uri.rpartition(":")[2], "chance": "good", **fields}
    )


def load(dataset: DataSet, item: str = "4.13", **fields: object) -> OccupationLoad:
    fixed = {"kenmerkend": True, "confident": True, "trust": "B", "occupation_id": BAKER}
    return OccupationLoad.objects.create(dataset=dataset, item=item, **{**fixed, **fields})


def test_an_occupation_comes_with_all_that_is_known() -> None:
    dataset = data_set("catalogue")
    letters = {"R": 80, "I": 10, "A": 20, "S": 30, "E": 40, "C": 50}
    occupation(dataset, level_min=2, level_max=3, wage_min="14.06", wage_max="17.50", riasec=letters)
    Skill.objects.create(uri="urn:s:deeg", label="Deeg kneden", label_en="knead dough", dataset=dataset)
    Skill.objects.create(uri="urn:s:oven", label="Oven bedienen", dataset=dataset)
    OccupationSkill.objects.create(dataset=dataset, occupation_id=BAKER, skill_id="urn:s:deeg", essential=True)
    OccupationSkill.objects.create(dataset=dataset, occupation_id=BAKER, skill_id="urn:s:oven", essential=False)
    Kin.objects.create(dataset=dataset, occupation_id=BAKER, other_id=COOK, strength=0.4)
    market = load_market()
    (baker,) = market.occupations
    assert (baker.uri, baker.isco, baker.label, baker.chance) == (BAKER, "7512", "bakker", Chance.GOOD)
    assert (baker.level_min, baker.level_max, baker.wage_min, baker.wage_max) == (2, 3, 14.06, 17.5)
    assert baker.riasec == Riasec(80, 10, 20, 30, 40, 50)
    assert (set(baker.essential), set(baker.optional), dict(baker.kin)) == ({"urn:s:deeg"}, {"urn:s:oven"}, {COOK: 0.4})
    assert market.skill_keys == {"deeg kneden": "urn:s:deeg", "knead dough": "urn:s:deeg", "oven bedienen": "urn:s:oven"}
    assert market.versions == {"catalogue": "1"}


def test_what_nobody_knows_is_unknown() -> None:
    occupation(data_set("catalogue"), label="", label_en="baker", chance="")
    (baker,) = load_market().occupations
    assert (baker.label, baker.chance, baker.wage, baker.riasec) == ("baker", Chance.UNKNOWN, None, None)
    assert not baker.loads
    assert not baker.kin


def test_loads_of_every_kind() -> None:
    dataset = data_set("loads", version="2024")
    occupation(dataset)
    load(dataset, bands=[[1, 5, 0.4], [5, None, 0.6]], trust="A")
    load(dataset, item="1.8.4", present=0.7, kenmerkend=False, confident=False, trust="D", on=date(2023, 2, 1))
    load(dataset, item="6.1", periods=["evening", "night"])
    loads = load_market().by_uri[BAKER].loads
    day = date(2024, 5, 1)
    bands = (Band(1, 5, 0.4), Band(5, math.inf, 0.6))
    seldom = Source("loads", "2024", date(2023, 2, 1), Trust.D)
    assert loads == {
        "4.13": Load(item="4.13", source=Source("loads", "2024", day, Trust.A), bands=bands),
        "1.8.4": Load(item="1.8.4", source=seldom, present=0.7, kenmerkend=False, confident=False),
        "6.1": Load(item="6.1", source=Source("loads", "2024", day, Trust.B), periods=frozenset(Period)),
    }


def test_item_by_item_the_most_trusted_is_believed_and_of_two_the_last() -> None:
    starter, first, second = data_set("starter", Precedence.STARTER), data_set("first"), data_set("second")
    occupation(starter)
    load(second, bands=[[2, 2, 1]])
    load(first, bands=[[1, 1, 1]])
    load(starter, bands=[[9, 9, 1]])
    load(starter, item="4.14", bands=[[8, 8, 1]])
    loads = load_market().by_uri[BAKER].loads
    assert {item: (found.bands[0].low, found.source.name) for item, found in loads.items()} == {
        "4.13": (2, "second"),
        "4.14": (8, "starter"),
    }


def test_skills_come_from_one_data_set_and_kin_from_all() -> None:
    starter, official = data_set("starter", Precedence.STARTER), data_set("official", Precedence.OFFICIAL)
    occupation(official)
    OccupationSkill.objects.create(dataset=starter, occupation_id=BAKER, skill_id="urn:s:eigen", essential=True)
    OccupationSkill.objects.create(dataset=official, occupation_id=BAKER, skill_id="urn:s:deeg", essential=True)
    for dataset, strength in ((starter, 0.9), (official, 0.4)):
        Kin.objects.create(dataset=dataset, occupation_id=BAKER, other_id=COOK, strength=strength)
    (baker,) = load_market().occupations
    assert baker.essential == {"urn:s:deeg"}
    assert baker.kin == {COOK: 0.9}


def test_it_is_read_once_and_again_after_an_import(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    dataset = data_set("catalogue")
    for number in range(30):
        occupation(dataset, f"urn:test:{number}")
    with django_assert_num_queries(10, using="market"):
        market = load_market()
    with django_assert_num_queries(1, using="market"):
        assert load_market() is market
    occupation(data_set("more"), BAKER)
    newer = load_market()
    assert newer is not market
    assert load_ordering().market is newer
    assert load_ordering() is load_ordering()
    assert BAKER in newer.by_uri


def test_an_empty_store_is_a_market_without_occupations() -> None:
    market = load_market()
    assert (len(market.occupations), market.versions) == (0, {})
