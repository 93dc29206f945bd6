"""Which of the stored numbers are read, and as what."""

from __future__ import annotations

from datetime import date

import pytest

from hervat.domain.matching.estimating import Family, Published
from hervat.market.loads.profiles import read_profiles
from hervat.market.occupations.models import ElementScore
from hervat.market.provenance.models import Precedence
from tests.market.loads.given import BAKER, BAKERS, a_dataset, ors, score

pytestmark = pytest.mark.django_db(databases=["default", "market"])


def test_an_empty_store_has_no_profiles() -> None:
    assert read_profiles() == {}


def test_answers_scores_and_shares_are_told_apart() -> None:
    ors(BAKERS, "Kneeling", {"SELDOM": 12.5, "CONSTANTLY": None})
    score(BAKER, "4.C.2.d.1.e", 2.5)
    score("51-3011.00", "4.C.3.d.3", 40, "CXP", "5")
    score("51-3011.00", "1.C.3.b", 4.1, "IM")
    profiles = read_profiles()
    assert profiles[Family.ORS].of[BAKERS].answers == {"Kneeling": {"SELDOM": Published(12.5)}}
    onet = profiles[Family.ONET].of
    assert onet[BAKER].scores == {("4.C.2.d.1.e", "CX"): Published(2.5)}
    assert onet["51-3011.00"].shares == {"4.C.3.d.3": {5: 40}}
    assert onet["51-3011.00"].scores == {("1.C.3.b", "IM"): Published(4.1)}


def test_what_no_item_asks_for_and_what_is_advised_against_is_left_out() -> None:
    score(BAKER, "2.C.1.a", 3.0)
    score(BAKER, "4.C.2.d.1.e", 2.5, suppressed=True)
    assert read_profiles() == {}


def test_hours_are_read_as_a_part_of_the_day() -> None:
    ors(BAKERS, "Sitting", {"MEAN": 2.0}, scale="ORS hours")
    assert read_profiles()[Family.ORS].of[BAKERS].answers["Sitting"]["MEAN"] == Published(25)


def test_a_standard_error_comes_along() -> None:
    dataset = a_dataset("ors", "ORS")
    ElementScore.objects.create(dataset=dataset, code=BAKERS, element="Driving", scale="ORS", category="YES", value=30, standard_error=2.5)
    assert read_profiles()[Family.ORS].of[BAKERS].answers["Driving"]["YES"] == Published(30, 2.5)


def test_of_two_data_sets_the_most_trusted_counts_and_then_the_one_imported_last() -> None:
    ors(BAKERS, "Driving", {"YES": 10.0}, a_dataset("ors", "a", Precedence.IMPORTED))
    ors(BAKERS, "Driving", {"YES": 20.0}, a_dataset("ors", "b", Precedence.OFFICIAL))
    ors(BAKERS, "Driving", {"YES": 30.0}, a_dataset("ors", "c", Precedence.OFFICIAL))
    assert read_profiles()[Family.ORS].of[BAKERS].answers["Driving"]["YES"].value == 30


def test_the_source_is_the_newest_data_set_and_everybody_is_named() -> None:
    old, new = a_dataset("ors", "ORS oud"), a_dataset("ors", "ORS nieuw", version="2023")
    new.published = date(2023, 12, 1)
    new.save()
    ors(BAKERS, "Driving", {"YES": 10.0}, old)
    ors(BAKERS, "Kneeling", {"SELDOM": 10.0}, new)
    profiles = read_profiles()[Family.ORS]
    assert (profiles.source.name, profiles.source.version, profiles.source.on) == ("ORS nieuw", "2023", date(2023, 12, 1))
    assert set(profiles.attributions) == {"ORS oud of the one who makes it", "ORS nieuw of the one who makes it"}
