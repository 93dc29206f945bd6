"""How it goes with the sources of vacancies, for the systeembeheerder."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from hervat.domain.access.roles import Role
from hervat.market.vacancies.harvest.definitions import Definition, Holds
from hervat.market.vacancies.harvest.managing.storing import store_sources
from hervat.market.vacancies.harvest.models import State
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.intake import visit
from hervat.market.vacancies.store.readings import read_with
from tests.support.market.vacancies import BARE
from tests.support.world import make_world
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db(databases=["default", "market"])
HERE = "/beheer/vacaturebronnen/"
MOST_QUERIES = 12


@pytest.fixture
def naomi() -> Client:
    return make_world().own.client(Role.SYSTEEMBEHEERDER)


def make_sources(number: int = 3) -> None:
    """``banen-0`` is good, ``banen-1`` failed twice, the others were never visited."""
    now = timezone.now()
    definitions = [
        Definition(
            key=f"banen-{place}", name=f"Banen {place}", kind="rss", address=f"https://banen.example/{place}", minutes=60, pause=1.0,
            robots=True, holds=Holds.EVERYTHING, is_active=True,
        )
        for place in range(number)
    ]  # fmt: skip
    store_sources(definitions, now)
    State.objects.filter(pk="banen-0").update(good_at=now, read=40, new=7, changed=2, gone=1, rejected=1, due_at=now + timedelta(hours=1))
    State.objects.filter(pk="banen-1").update(failures=2, error=["Het adres antwoordt niet.", {}])
    here = visit("banen-0", now, read_all=read_with(lambda _posting: BARE))
    here.take([Posting(identifier="kaal", title="", description="Bel ons.")])


def rows(page: HtmlPage) -> list[str]:
    return [row.text for row in page.all("tr")[1:]]


def test_without_sources_it_is_said(naomi: Client) -> None:
    assert "Er zijn nog geen bronnen." in HtmlPage(naomi.get(HERE).content).text
    assert "Er zijn geen bronnen gekozen." in HtmlPage(naomi.get("/beheer/").content).text


def test_each_tells_its_last_visit_and_what_was_refused(naomi: Client) -> None:
    make_sources()
    wrong, good, never = rows(HtmlPage(naomi.get(HERE).content))
    assert "Banen 1" in wrong
    assert "Het adres antwoordt niet. Al 2 keer." in wrong
    assert "In orde" in good
    assert "1 keer: geen titel (bijvoorbeeld kaal)" in good
    assert "Nog niet bezocht" in never
    assert "3 bronnen, 1 met een fout." in HtmlPage(naomi.get("/beheer/").content).text


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("staat=fout", ["Banen 1"]),
        ("staat=goed", ["Banen 0"]),
        ("zoek=banen-2", ["Banen 2"]),
        ("zoek=banen%00-2", ["Banen 2"]),
        ("zoek=zzz", []),
    ],
)
def test_it_can_be_narrowed(asked: str, names: list[str], naomi: Client) -> None:
    make_sources()
    page = HtmlPage(naomi.get(f"{HERE}?{asked}").content)
    assert [row[:7] for row in rows(page)] == names
    assert names or "Er is geen bron die hierbij past." in page.text


def test_many_come_in_pages_for_as_few_queries(naomi: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    make_sources(120)
    with django_assert_max_num_queries(MOST_QUERIES, using="market"):
        page = HtmlPage(naomi.get(HERE).content)
    assert len(rows(page)) == 50
    assert len(rows(HtmlPage(naomi.get(f"{HERE}?pagina=3").content))) == 20
    assert naomi.get(f"{HERE}?pagina=x&staat=y").status_code == 200
