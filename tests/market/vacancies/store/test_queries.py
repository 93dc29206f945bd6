"""What an index and a page get of the vacancies."""

from __future__ import annotations

import pytest

from hervat.market.text.analysis import analyse
from hervat.market.vacancies.store.queries import changes, revision, shown
from tests.market.vacancies.store.given import DAY, MONDAY, posting, seen

pytestmark = pytest.mark.django_db(databases=["default", "market"])
OTHER = "Wij zoeken een kok die graag kookt voor honderd gasten op een avond, met gevoel voor smaak en voor de mensen in de keuken."


def test_an_empty_store_has_had_no_change() -> None:
    assert (revision(), changes(0, 10), shown([1])) == (0, [], [])


def test_changes_come_in_order_and_in_portions() -> None:
    seen("a", posting("1"), posting("2", title="Kok", description=OTHER))
    first = changes(0, 1)
    assert [(change.number, change.revision) for change in first] == [(1, 1)]
    assert first[0].document is not None
    assert first[0].document.title == analyse("Magazijnmedewerker")
    second = changes(first[0].revision, 10)
    assert [change.number for change in second] == [2]
    assert changes(revision(), 10) == []


def test_what_is_gone_has_no_document() -> None:
    seen("a", posting("1"))
    before = revision()
    seen("a", on=MONDAY + DAY)
    assert [(change.number, change.document) for change in changes(before, 10)] == [(1, None)]


def test_what_is_shown_comes_in_the_order_asked() -> None:
    seen("a", posting("1"), posting("2", title="Kok", description=OTHER))
    assert [one.number for one in shown([2, 7, 1])] == [2, 1]
