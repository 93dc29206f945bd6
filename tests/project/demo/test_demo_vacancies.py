"""The invented ads of the demo: always the same, all different, read by the reader, doubles found; and its sources, which are alive."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from hervat.market.geo.models import Place
from hervat.market.vacancies.harvest.kinds.all import READERS
from hervat.market.vacancies.harvest.kinds.pages import read_page
from hervat.market.vacancies.harvest.kinds.reading import Material
from hervat.market.vacancies.harvest.kinds.sitemap import read_sitemap
from hervat.market.vacancies.harvest.queries import count
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.models import SourceAd, Vacancy
from hervat.market.vacancies.store.queries import rejections
from hervat.project.demo.vacancies import live
from hervat.project.demo.vacancies.copies import copied
from hervat.project.demo.vacancies.loading import load_places, load_vacancies
from hervat.project.demo.vacancies.pieces import pieces
from hervat.project.demo.vacancies.writing import FICTIEF, write_ad, write_ads

DAY, NOW, BASE = date(2026, 11, 23), datetime(2026, 11, 23, 6, 2, tzinfo=UTC), "http://localhost"
STEP = timedelta(minutes=live.STEP_MINUTES)


def test_the_same_number_is_always_the_same_ad() -> None:
    assert list(write_ads(50, DAY)) == list(write_ads(50, DAY))
    assert write_ad(7, DAY) == list(write_ads(10, DAY))[6]


def test_ads_are_of_every_trade_from_the_whole_country_and_hardly_ever_the_same() -> None:
    ads = list(write_ads(1500, DAY))
    assert len({ad.description for ad in ads}) > 1450
    assert len({ad.region for ad in ads}) == 12
    titles = {ad.title for ad in ads}
    assert all(any(title in titles for job in family.jobs for title in job.titles) for family in pieces().families)
    assert all(ad.employer.endswith(FICTIEF) for ad in ads)
    assert not [ad for ad in ads if re.search(r"[{}]", ad.title + ad.description)]


def test_a_copy_tells_the_same_job_in_other_words() -> None:
    ad = next(ad for ad in write_ads(50, DAY) if "<li>" in ad.description)
    copy = copied(ad, "bord")
    assert copy == copied(ad, "bord")
    assert copy.identifier != ad.identifier
    assert copy.description != ad.description
    assert (copy.employer, copy.locality) == (ad.employer, ad.locality)


@pytest.mark.django_db(databases=["default", "market"])
def test_loading_stores_all_once_and_finds_most_doubles() -> None:
    load_places()
    load_places()
    assert Place.objects.count() == len(pieces().places)
    assert load_vacancies(BASE, NOW, ads=200)
    assert not load_vacancies(BASE, NOW, ads=200)
    assert not rejections()
    assert count() == len(live.KINDS)
    ads, vacancies = SourceAd.objects.count(), Vacancy.objects.filter(gone_at=None)
    copies = ads - 200
    assert copies >= 45
    assert 200 <= vacancies.count() <= 200 + copies // 4
    assert not vacancies.filter(latitude=None).exists()
    assert vacancies.filter(hours_low=None).count() < 20


def read_feed(source: str) -> list[object]:
    body = Client().get(f"{live.PATH}/{source}/").content
    kind = live.KINDS[source]
    definition = next(one for one in live.sources(BASE) if one.key == source)
    return list(READERS[kind](Material(io.BytesIO(body), definition.address, "utf-8"), definition.mapping))


@pytest.mark.django_db(databases=["default", "market"])
@pytest.mark.parametrize("source", [source for source in live.LIVE if source != live.SITE])
def test_a_feed_tells_what_its_source_has(source: str, settings: Settings) -> None:
    settings.DEMO = True
    found = [one for one in read_feed(source) if isinstance(one, Posting) and one.title]
    assert len(found) > live.STEPS
    assert all(one.employer and one.locality and one.url.endswith("/") for one in found)


@pytest.mark.django_db(databases=["default", "market"])
def test_a_site_lists_its_pages_and_each_has_an_ad(settings: Settings) -> None:
    settings.DEMO, settings.BASE_URL = True, BASE
    client = Client()
    listed = list(read_sitemap(Material(io.BytesIO(client.get(f"{live.PATH}/{live.SITE}/").content), BASE)))
    assert len(listed) > live.STEPS
    page = client.get(listed[-1].url.removeprefix(BASE))
    found = list(read_page(Material(io.BytesIO(page.content), listed[-1].url, "utf-8")))
    assert [one.title for one in found if isinstance(one, Posting)]


@pytest.mark.parametrize("source", live.LIVE)
def test_every_step_brings_something_new_changes_something_and_lets_something_go(source: str) -> None:
    states = [{ad.identifier: ad for ad in live.ads_of(source, NOW + step * STEP, BASE)} for step in range(24)]
    assert all(states[step + 1].keys() - states[step].keys() for step in range(23))
    assert any(states[step].keys() - states[step + 1].keys() for step in range(23))
    assert any(states[step][name] != states[step + 1].get(name, states[step][name]) for step in range(23) for name in states[step])


@pytest.mark.django_db(databases=["default", "market"])
def test_where_no_demo_runs_there_are_no_such_sources() -> None:
    for address in (f"{live.PATH}/{live.RSS}/", f"{live.PATH}/archief/1/"):
        assert Client().get(address).status_code == 404


@pytest.mark.django_db(databases=["default", "market"])
@pytest.mark.parametrize(
    "address", [f"{live.PATH}/{live.BROKEN}/", f"{live.PATH}/{live.RSS}/1/", f"{live.PATH}/archief/0/", f"{live.PATH}/iets/1/"]
)
def test_what_is_not_there_is_not_found(address: str, settings: Settings) -> None:
    settings.DEMO = True
    assert Client().get(address).status_code == 404
