"""By which route an occupation comes to numbers."""

from __future__ import annotations

import pytest

from hervat.domain.matching.estimating import Evidence, Family, Route
from hervat.market.loads.evidence import Finder, evidence_sources
from hervat.market.loads.profiles import read_profiles
from hervat.market.occupations.models import Occupation
from tests.market.loads.given import BAKER, BAKERS, COOK, COOKS, PASTRY_COOK, broader, group, link, ors, score, some_occupations

pytestmark = pytest.mark.django_db(databases=["default", "market"])


@pytest.fixture(autouse=True)
def _occupations(db: None) -> None:  # noqa: ARG001 -- asks for a database
    some_occupations()


def evidence(uri: str) -> list[Evidence]:
    occupations = dict(Occupation.objects.values_list("pk", "isco"))
    return list(Finder(evidence_sources(read_profiles(), occupations)).evidence_of(uri, occupations[uri]))


def routes(uri: str) -> list[tuple[Family, Route, float]]:
    return [(found.family, found.route, found.confidence) for found in evidence(uri)]


def test_without_numbers_there_is_no_evidence() -> None:
    link(BAKER, "51-3011.00")
    assert evidence(BAKER) == []


def test_the_ors_comes_by_the_soc_group_of_the_link() -> None:
    ors(BAKERS, "Kneeling", {"SELDOM": 10.0})
    link(BAKER, "51-3011.00", 0.5)
    assert routes(BAKER) == [(Family.ORS, Route.LINK, 0.5)]
    assert evidence(COOK) == []


def test_a_code_that_the_ors_divides_counts_before_its_group() -> None:
    ors(BAKERS, "Kneeling", {"SELDOM": 10.0})
    ors("51-3011.03", "Kneeling", {"SELDOM": 90.0})
    link(BAKER, "51-3011.03")
    (found,) = evidence(BAKER)
    assert found.members[0].profile.answers["Kneeling"]["SELDOM"].value == 90


def test_an_occupation_without_a_link_has_that_of_the_broader_one_less_surely() -> None:
    ors(BAKERS, "Kneeling", {"SELDOM": 10.0})
    link(BAKER, "51-3011.00")
    broader(PASTRY_COOK, BAKER)
    ((family, route, confidence),) = routes(PASTRY_COOK)
    assert (family, route) == (Family.ORS, Route.LINK)
    assert confidence < 1


def test_the_group_comes_after_the_link_and_has_all_its_members() -> None:
    ors(BAKERS, "Kneeling", {"SELDOM": 10.0})
    ors(COOKS, "Kneeling", {"SELDOM": 30.0})
    link(BAKER, "51-3011.00")
    group("7512", BAKERS, COOKS, "99-9999")
    linked, grouped = evidence(BAKER)
    assert (linked.route, grouped.route) == (Route.LINK, Route.GROUP)
    assert [member.profile.answers["Kneeling"]["SELDOM"].value for member in grouped.members] == [30, 10]


def test_a_group_of_three_digits_stands_in_where_there_is_no_finer_one() -> None:
    ors(BAKERS, "Kneeling", {"SELDOM": 10.0})
    group("751", BAKERS)
    assert routes(BAKER) == [(Family.ORS, Route.GROUP, 1.0)]


def test_scores_of_the_occupation_itself_come_after_those_of_its_link() -> None:
    score(BAKER, "4.C.2.d.1.e", 2.0)
    score("51-3011.00", "4.C.2.d.1.e", 3.0)
    link(BAKER, "51-3011.00")
    group("7512", BAKERS)
    assert routes(BAKER) == [(Family.ONET, Route.LINK, 1.0), (Family.ONET, Route.OWN, 1.0), (Family.ONET, Route.GROUP, 1.0)]


def test_the_same_link_and_group_are_the_same_evidence() -> None:
    ors(BAKERS, "Kneeling", {"SELDOM": 10.0})
    for uri in (BAKER, PASTRY_COOK):
        link(uri, "51-3011.00")
    group("7512", BAKERS)
    occupations = dict(Occupation.objects.values_list("pk", "isco"))
    finder = Finder(evidence_sources(read_profiles(), occupations))
    one, other = (list(finder.evidence_of(uri, "7512")) for uri in (BAKER, PASTRY_COOK))
    assert [id(found) for found in one] == [id(found) for found in other]
