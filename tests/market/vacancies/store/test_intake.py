"""Ads that come, stay, change, go and come back."""

from __future__ import annotations

import pytest

from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.intake import Counts, visit
from hervat.market.vacancies.store.models import Happening, SourceAd, Vacancy
from hervat.market.vacancies.store.queries import counts_of, news, places_of, rejections, revision, shown
from hervat.market.vacancies.store.readings import read_with
from tests.market.vacancies.store.given import DAY, MONDAY, posting, read, seen

pytestmark = pytest.mark.django_db(databases=["default", "market"])
OTHER = "Wij zoeken een kok die graag kookt voor honderd gasten op een avond, met gevoel voor smaak en voor de mensen in de keuken."


def test_what_was_not_here_is_new() -> None:
    assert seen("a", posting("1"), posting("2", title="Kok", description=OTHER)) == Counts(new=2)
    assert [one.ad.title for one in shown([1, 2])] == ["Magazijnmedewerker", "Kok"]
    assert counts_of(MONDAY.date()) == {Happening.NEW: 2, Happening.GONE: 0, Happening.BACK: 0}


def test_the_same_again_is_only_touched() -> None:
    seen("a", posting("1"))
    before = revision()
    assert seen("a", posting("1"), on=MONDAY + DAY) == Counts(unchanged=1)
    assert revision() == before
    assert places_of(1)[0].last_seen == MONDAY + DAY


def test_the_same_again_is_not_read() -> None:
    seen("a", posting("1"))
    again = visit("a", MONDAY + DAY, read_all=lambda _postings: pytest.fail("was read"))
    again.take([posting("1")])
    assert again.finish(complete=True) == Counts(unchanged=1)


def test_a_source_that_changed_nothing_keeps_all() -> None:
    seen("a", posting("1"), posting("2", title="Kok", description=OTHER))
    again = visit("a", MONDAY + DAY, read_all=read_with(read))
    again.untouched()
    assert again.finish(complete=True) == Counts(unchanged=2)


def test_what_was_not_seen_is_gone_and_may_come_back() -> None:
    seen("a", posting("1"))
    assert seen("a", on=MONDAY + DAY) == Counts(gone=1)
    assert shown([1])[0].gone_at == MONDAY + DAY
    assert news((MONDAY + DAY).date(), Happening.GONE)[0].number == 1
    assert seen("a", on=MONDAY + 2 * DAY) == Counts()
    assert seen("a", posting("1"), on=MONDAY + 3 * DAY) == Counts(back=1)
    assert shown([1])[0].gone_at is None
    assert news((MONDAY + 3 * DAY).date(), Happening.BACK)[0].number == 1


def test_a_visit_that_did_not_see_all_takes_nothing_away() -> None:
    seen("a", posting("1"))
    assert seen("a", on=MONDAY + DAY, complete=False) == Counts()
    assert shown([1])[0].gone_at is None


def test_a_vacancy_is_gone_with_its_last_ad() -> None:
    seen("a", posting("1"))
    seen("b", posting("9"))
    assert Vacancy.objects.get().sources == 2
    seen("a", on=MONDAY + DAY)
    assert (Vacancy.objects.get().sources, Vacancy.objects.get().gone_at) == (1, None)
    seen("b", on=MONDAY + DAY)
    assert Vacancy.objects.get().sources == 0
    assert Vacancy.objects.get().gone_at == MONDAY + DAY


def test_what_was_gone_comes_back_changed() -> None:
    seen("a", posting("1"))
    seen("a", on=MONDAY + DAY)
    assert seen("a", posting("1", url="https://a/een"), on=MONDAY + 2 * DAY) == Counts(back=1)
    assert Vacancy.objects.get().gone_at is None


def test_another_job_under_the_same_identifier_is_another_vacancy() -> None:
    seen("a", posting("1"))
    seen("b", posting("9"))
    assert seen("a", posting("1", title="Kok", description=OTHER), on=MONDAY + DAY) == Counts(changed=1)
    assert [(one.ad.title, one.sources, one.gone_at) for one in shown([1, 2])] == [("Magazijnmedewerker", 1, None), ("Kok", 1, None)]


def test_ten_thousand_ads_with_one_identifier_are_one() -> None:
    assert seen("a", *[posting("1", title=f"Kok {number}") for number in range(10_000)]) == Counts(new=1, rejected=9999)
    assert [(one.reason, one.count, one.example) for one in rejections("a")] == [("twice", 9999, "1")]
    seen("a", posting("1", title="Kok 0"), on=MONDAY + DAY)
    assert rejections("a") == []


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"identifier": ""}, "no_identifier"),
        ({"identifier": "x" * 301}, "long_identifier"),
        ({"title": " "}, "no_title"),
        ({"title": "x" * 301}, "long_title"),
        ({"description": " \n"}, "no_text"),
        ({"description": "Kok\0"}, "unreadable"),
        ({"title": "Kok \ud800"}, "unreadable"),
        ({"employer": "\0"}, "unreadable"),
        ({"locality": "\udfff"}, "unreadable"),
        ({"url": "\0"}, "unreadable"),
        ({"identifier": "\0\ud800"}, "unreadable"),
        ({"description": "x" * 200_001}, "long_text"),
        ({"url": "x" * 2001}, "long_address"),
        ({"description": "kapot"}, "unreadable"),
        ({"description": "stuk"}, "unreadable"),
        ({"description": "999 uur"}, "unreadable"),
    ],
)
def test_a_wrong_ad_is_counted_and_stops_no_other(wrong: dict[str, str], reason: str) -> None:
    assert seen("a", posting(**wrong), posting("2")) == Counts(new=1, rejected=1)
    assert [(one.source, one.reason, one.count) for one in rejections()] == [("a", reason, 1)]


def test_an_ad_of_which_no_text_is_left_is_a_vacancy_all_the_same() -> None:
    def titles_only(given: Posting) -> Ad:
        return Ad(identifier=given.identifier, title=given.title, text="", html="")

    here = visit("a", MONDAY, read_all=read_with(titles_only))
    assert here.take([posting("1"), posting("2", title="Kok")]) == Counts(new=2)
    assert [one.ad.text for one in shown([1, 2])] == ["", ""]


def test_the_same_words_are_one_vacancy_with_what_is_told_most() -> None:
    seen("a", posting("1", postcode="", title="Magazijnmedewerker"))
    before = revision()
    seen("b", posting("9", title="Magazijnmedewerker (m/v/x) - direct starten"))
    vacancy = shown([1])[0]
    assert (Vacancy.objects.count(), vacancy.sources, vacancy.ad.postcode) == (1, 2, "7607")
    assert revision() > before


def test_a_clock_that_was_set_back_loses_nothing() -> None:
    seen("a", posting("1"))
    assert seen("a", posting("1"), on=MONDAY - DAY) == Counts(unchanged=1)
    assert seen("a", on=MONDAY - DAY) == Counts(gone=1)


def test_a_portion_is_stored_as_a_whole_or_not_at_all() -> None:
    from unittest.mock import patch

    with patch("hervat.market.vacancies.store.taking.portion.renew", side_effect=RuntimeError), pytest.raises(RuntimeError):
        seen("a", posting("1"))
    assert SourceAd.objects.count() == Vacancy.objects.count() == revision() == 0
    assert seen("a", posting("1"), on=MONDAY + DAY) == Counts(new=1)
