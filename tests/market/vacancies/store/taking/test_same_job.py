"""One job in several ads: which ads share a vacancy, and what becomes of it when they change."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hervat.market.vacancies.store import intake
from hervat.market.vacancies.store.intake import Counts
from hervat.market.vacancies.store.models import Happening, SourceAd, Vacancy, Wording
from hervat.market.vacancies.store.queries import changes, news, revision, shown
from tests.market.vacancies.store.given import DAY, FOOTER, INTRO, MONDAY, TEXT, posting, seen
from tests.support.market.agency_ads import Labelled, agency_ads

pytestmark = pytest.mark.django_db(databases=["default", "market"])
EDITED = TEXT.replace("goed Nederlands", "redelijk Nederlands").replace("zeven", "acht")
OTHER = "Wij zoeken een kok die graag kookt voor honderd gasten op een avond, met gevoel voor smaak en voor de mensen in de keuken."


def _vacancies() -> dict[str, int]:
    """By ad of which vacancy it is."""
    return dict(SourceAd.objects.values_list("identifier", "wording__vacancy_id"))


def test_a_copy_with_an_edit_is_the_same_vacancy() -> None:
    seen("a", posting("1"))
    seen("b", posting("9", description=EDITED + FOOTER, title="Magazijnmedewerker m/v"))
    vacancy = shown([1])[0]
    assert (Vacancy.objects.count(), vacancy.sources) == (1, 2)
    assert vacancy.ad.text == EDITED + FOOTER


def test_copies_in_one_portion_are_the_same_vacancy() -> None:
    assert seen("a", posting("1"), posting("2", description=EDITED), posting("3", locality="Breda", postcode="")) == Counts(new=3)
    assert _vacancies() == {"1": 1, "2": 1, "3": 2}


def test_one_job_in_two_cities_is_two_vacancies() -> None:
    seen("a", posting("1"), posting("2", locality="Breda", postcode="4811"))
    assert len(set(_vacancies().values())) == 2


def test_the_last_copy_keeps_the_vacancy_when_the_first_goes() -> None:
    seen("a", posting("1", description=TEXT + FOOTER))
    seen("b", posting("9"))
    assert shown([1])[0].ad.text == TEXT + FOOTER
    seen("a", on=MONDAY + DAY)
    vacancy = shown([1])[0]
    assert (vacancy.ad.text, vacancy.sources, vacancy.gone_at) == (TEXT, 1, None)


def test_two_vacancies_that_a_third_ad_joins_become_one() -> None:
    seen("a", posting("1", description=INTRO + TEXT))
    seen("b", posting("2", description=TEXT + FOOTER))
    assert _vacancies() == {"1": 1, "2": 2}
    before = revision()
    seen("c", posting("3"), on=MONDAY + DAY)
    assert set(_vacancies().values()) == {1}
    kept, other = shown([1])[0], Vacancy.objects.get(pk=2)
    assert (kept.sources, other.sources, other.merged_into_id) == (3, 0, 1)
    assert [(change.number, change.document) for change in changes(before, 10)] == [(2, None)]
    assert [item.number for item in news(MONDAY.date(), Happening.NEW)] == [1]
    assert news((MONDAY + DAY).date(), Happening.GONE) == []
    seen("d", posting("4", description=FOOTER + INTRO + TEXT), on=MONDAY + DAY)
    assert set(_vacancies().values()) == {1}


def test_a_vacancy_that_was_merged_twice_leads_to_the_one_that_is_left() -> None:
    seen("a", posting("1", description=INTRO + TEXT))
    seen("b", posting("2", description=TEXT + FOOTER))
    with patch("hervat.market.vacancies.store.taking.likeness.are_same", return_value=False):
        seen("c", posting("3"), posting("4", description=EDITED))
    seen("d", posting("5", description=TEXT + " Bel ons."))
    assert set(_vacancies().values()) == {1}
    assert set(Vacancy.objects.filter(pk__gt=1).values_list("merged_into", flat=True)) == {1}


def test_an_ad_without_a_place_joins_one_and_makes_no_two_one() -> None:
    seen("a", posting("1"), posting("2", locality="Breda", postcode=""))
    seen("b", posting("3", locality="", postcode=""))
    found = _vacancies()
    assert found["3"] in (found["1"], found["2"])
    assert found["1"] != found["2"]


def test_an_ad_that_was_rewritten_remains_what_it_was() -> None:
    seen("a", posting("1"))
    before = revision()
    assert seen("a", posting("1", description=OTHER), on=MONDAY + DAY) == Counts(changed=1)
    assert (_vacancies(), shown([1])[0].ad.text, Wording.objects.count()) == ({"1": 1}, OTHER, 1)
    assert revision() > before


def test_one_ad_of_several_that_was_rewritten_leaves_them() -> None:
    seen("a", posting("1"))
    seen("b", posting("9", description=EDITED))
    seen("b", posting("9", description=OTHER), on=MONDAY + DAY)
    assert _vacancies() == {"1": 1, "9": 2}
    assert Wording.objects.count() == 2


def test_an_ad_may_leave_for_a_vacancy_that_is_there() -> None:
    seen("a", posting("1"), posting("2", title="Kok", description=OTHER))
    seen("b", posting("9"))
    seen("b", posting("9", title="Kok", description=OTHER), on=MONDAY + DAY)
    assert _vacancies() == {"1": 1, "2": 2, "9": 2}
    assert [one.sources for one in shown([1, 2])] == [1, 2]


def test_only_the_last_ad_that_becomes_another_job_takes_its_vacancy_away() -> None:
    seen("a", posting("1"))
    seen("a", posting("1", title="Kok", description=OTHER), on=MONDAY + DAY)
    assert [(one.ad.title, one.sources) for one in shown([1, 2])] == [("Magazijnmedewerker", 0), ("Kok", 1)]


@given(st.randoms(use_true_random=False), st.integers(0, 50))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_in_which_ads_come_does_not_matter(order: random.Random, seed: int) -> None:
    ads = list(agency_ads(25, seed))
    wanted = _groups(ads)
    order.shuffle(ads)
    assert _groups(ads) == wanted


def _groups(ads: Sequence[Labelled]) -> set[frozenset[str]]:
    """Which ads share a vacancy when they come in this order, seven at a time."""
    for model in (SourceAd, Vacancy):
        model.objects.all().delete()
    for start in range(0, len(ads), 7):
        for one in ads[start : start + 7]:
            seen(one.source, one.posting, complete=False)
    found = defaultdict(set)
    for identifier, vacancy in SourceAd.objects.values_list("identifier", "wording__vacancy_id"):
        found[vacancy].add(identifier)
    return {frozenset(group) for group in found.values()}


def test_portions_and_visits_do_not_matter() -> None:
    ads = [one.posting for one in agency_ads(40, 5)]
    with patch.object(intake, "PORTION", 6):
        seen("a", *ads)
    small = set(_vacancies().items())
    SourceAd.objects.all().delete()
    Vacancy.objects.all().delete()
    seen("b", *ads)
    assert _partition(small) == _partition(set(_vacancies().items()))


def _partition(pairs: set[tuple[str, int]]) -> set[frozenset[str]]:
    return {frozenset(name for name, other in pairs if other == vacancy) for _name, vacancy in pairs}
