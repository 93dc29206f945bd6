"""What came after a number, as alerts ask for it."""

from __future__ import annotations

import pytest

from hervat.market.vacancies.store.queries import arrivals, newest
from tests.market.vacancies.store.given import DAY, MONDAY, posting, seen

pytestmark = pytest.mark.django_db(databases=["default", "market"])
COOK = "Wij zoeken een kok die graag kookt voor honderd gasten op een avond, met gevoel voor smaak en voor de mensen in de keuken."
DRIVER = "Jij brengt met de bestelbus pakketten rond in de stad en kent de straten, de honden en de vriendelijke buren van iedereen."


def test_an_empty_store_has_no_arrivals() -> None:
    assert (newest(), arrivals(0, 10)) == (0, [])


def test_arrivals_come_by_number_also_those_that_are_gone() -> None:
    driver = posting("3", title="Chauffeur", description=DRIVER)
    seen("a", posting("1"), posting("2", title="Kok", description=COOK), driver)
    seen("a", driver, posting("1"), on=MONDAY + DAY)
    assert [(one.number, one.document is None) for one in arrivals(0, 10)] == [(1, False), (2, True), (3, False)]
    assert [one.number for one in arrivals(1, 1)] == [2]
    assert newest() == 3
