"""Forgetting what has long been gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hervat.market.vacancies.store.intake import Counts
from hervat.market.vacancies.store.models import Happening, SourceAd, Vacancy, Wording
from hervat.market.vacancies.store.queries import news, shown
from hervat.market.vacancies.store.upkeep import KEPT, Forgotten, forget
from tests.market.vacancies.store.given import DAY, FOOTER, INTRO, MONDAY, TEXT, posting, seen

pytestmark = pytest.mark.django_db(databases=["default", "market"])


def test_what_is_long_gone_is_forgotten_and_nothing_else() -> None:
    seen("a", posting("1"), posting("2", locality="Breda", postcode="4811"))
    seen("b", posting("9", description=TEXT + " Bel ons."))
    seen("a", posting("2", locality="Breda", postcode="4811"), on=MONDAY + DAY)
    seen("b", on=MONDAY + 2 * DAY)
    assert forget(MONDAY + KEPT) == Forgotten(0, 0, 0)
    assert forget(MONDAY + KEPT + DAY + timedelta(hours=1)) == Forgotten(1, 0, 2)
    assert [one.number for one in shown([1, 2])] == [1, 2]
    assert forget(MONDAY + KEPT + 3 * DAY) == Forgotten(1, 1, 1)
    assert (Vacancy.objects.count(), SourceAd.objects.count(), Wording.objects.count()) == (1, 1, 1)
    assert news((MONDAY + 2 * DAY).date(), Happening.GONE) == []
    assert seen("b", posting("9"), on=MONDAY + KEPT + 4 * DAY) == Counts(new=1)
    assert [one.number for one in shown([1, 2, 3])] == [2, 3]


def test_a_vacancy_that_became_another_is_forgotten() -> None:
    seen("a", posting("1", description=INTRO + TEXT))
    seen("b", posting("2", description=TEXT + FOOTER))
    seen("c", posting("3"), on=MONDAY + DAY)
    assert Vacancy.objects.get(pk=2).merged_into_id == 1
    assert forget(MONDAY + KEPT + 2 * DAY).vacancies == 1
    assert [one.number for one in shown([1, 2])] == [1]
