"""Visits to feeds and sites: what is taken, what is the same, what is gone, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from aiohttp import web

from hervat.market.vacancies.harvest.models import Page, Source
from hervat.market.vacancies.harvest.queries import due
from hervat.market.vacancies.harvest.visits.work import Limits
from tests.support.harvest.feeds import job_page, rss, sitemap, sitemap_index
from tests.support.harvest.intake import MemoryIntake, MemoryVisit
from tests.support.harvest.server import LocalServer
from tests.support.harvest.sources import NOW, add_source, harvest, state, told

pytestmark = pytest.mark.django_db(databases=["default", "market"])
DAY = timedelta(days=1)


class Site:
    """What the server answers, by path; a test changes it."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[web.Request], web.StreamResponse]] = {}

    def says(self, path: str, text: str, **headers: str) -> None:
        """Every time the same, and 304 to who has it already."""

        def answer(request: web.Request) -> web.StreamResponse:
            etag = headers.get("ETag", "")
            if etag and request.headers.get("If-None-Match") == etag:
                return web.Response(status=304, headers=headers)
            return web.Response(text=text, content_type="text/xml", headers=headers)

        self.answers[path] = answer

    def refuses(self, path: str, status: int, **headers: str) -> None:
        """Every time this status."""
        self.answers[path] = lambda _request: web.Response(status=status, headers=headers)

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        answer = self.answers.get(request.path)
        return web.Response(status=404) if answer is None else answer(request)


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def intake() -> MemoryIntake:
    return MemoryIntake()


def test_a_feed_is_taken_and_the_same_again_is_not_read(site: Site, intake: MemoryIntake) -> None:
    site.says("/rss", rss(("1", "Kok"), ("2", "Lasser")), ETag='"a"')
    with LocalServer(site) as server:
        add_source("feed", "rss", server.url("feed.test", "/rss"), minutes=60)
        harvest(intake, port=server.port)
        assert intake.titles("feed") == ["Kok", "Lasser"]
        first = state("feed")
        assert (first.new, first.read, first.failures, first.error, first.started_at) == (2, 2, 0, None, None)
        assert (first.good_at, first.due_at) == (NOW, NOW + timedelta(hours=1))
        harvest(intake, port=server.port, now=NOW + DAY)
        assert intake.portions == [2]
        again = state("feed")
        assert (again.new, again.unchanged, again.gone, again.good_at) == (0, 2, 0, NOW + DAY)
        assert server.asked == ["feed.test/robots.txt", "feed.test/rss", "feed.test/rss"]  # robots.txt is remembered for a day


def test_a_server_without_etag_is_recognised_by_what_it_sends(site: Site, intake: MemoryIntake) -> None:
    site.says("/rss", rss(("1", "Kok")))
    with LocalServer(site) as server:
        add_source("feed", "rss", server.url("feed.test", "/rss"))
        harvest(intake, port=server.port)
        harvest(intake, port=server.port)
    assert intake.portions == [1]


@pytest.mark.parametrize(("holds", "left"), [("everything", ["Lasser"]), ("newest", ["Kok", "Lasser"])])
def test_what_is_missing_is_gone_unless_only_the_newest_are_shown(site: Site, intake: MemoryIntake, holds: str, left: list[str]) -> None:
    with LocalServer(site) as server:
        add_source("feed", "rss", server.url("feed.test", "/rss"), holds=holds)
        for items in ((("1", "Kok"), ("2", "Lasser")), (("2", "Lasser"),)):
            site.says("/rss", rss(*items))
            harvest(intake, port=server.port)
    assert intake.titles("feed") == left


def test_a_feed_that_breaks_off_marks_nothing_as_gone(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        add_source("feed", "rss", server.url("feed.test", "/rss"))
        whole = rss(("1", "Kok"), ("2", "Lasser"), ("3", "Bakker"))
        for text in (whole, rss(("4", "Smid"), ("1", "Kok"))[:-30]):
            site.says("/rss", text)
            harvest(intake, port=server.port)
        assert intake.titles("feed") == ["Bakker", "Kok", "Lasser", "Smid"]
        assert told("feed") == "De XML is vanaf regel 1 kapot, of het bestand is afgebroken."
        assert state("feed").due_at == NOW + timedelta(minutes=15)
        site.says("/rss", whole)
        harvest(intake, port=server.port)
    assert intake.titles("feed") == ["Bakker", "Kok", "Lasser"]
    assert (told("feed"), state("feed").failures) == ("", 0)


def test_a_feed_that_is_suddenly_empty_is_believed_the_third_time(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        add_source("feed", "rss", server.url("feed.test", "/rss"))
        site.says("/rss", rss(("1", "Kok")))
        harvest(intake, port=server.port)
        site.says("/rss", rss())
        for left in (["Kok"], ["Kok"], []):
            harvest(intake, port=server.port)
            assert intake.titles("feed") == left
            assert bool(told("feed")) == bool(left)


def test_a_layout_that_changed_marks_nothing_as_gone(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        add_source("feed", "rss", server.url("feed.test", "/rss"))
        site.says("/rss", rss(("1", "Kok")))
        harvest(intake, port=server.port)
        site.says("/rss", "<rss><channel><item><naam>Kok</naam></item></channel></rss>")
        harvest(intake, port=server.port)
    assert intake.titles("feed") == ["Kok"]
    assert told("feed").startswith("De meeste advertenties zijn niet te lezen. Is de opmaak veranderd?")


def test_failures_are_tried_again_by_a_rule_that_everybody_can_predict(site: Site, intake: MemoryIntake) -> None:
    site.refuses("/rss", 500)
    with LocalServer(site) as server:
        add_source("feed", "rss", server.url("feed.test", "/rss"))
        waits = []
        for _ in range(7):
            harvest(intake, port=server.port)
            waits.append(state("feed").due_at - NOW)
    assert waits == [timedelta(minutes=minutes) for minutes in (15, 60, 240, 960, 3840, 10080, 10080)]
    assert told("feed") == "De server gaf antwoord 500 in plaats van de advertenties."
    assert state("feed").tried_at == NOW
    assert state("feed").good_at is None


def test_a_host_that_asks_for_rest_gets_it_from_all_its_sources(site: Site, intake: MemoryIntake) -> None:
    site.refuses("/a", 429, **{"Retry-After": "7200"})
    site.says("/b", rss(("1", "Kok")))
    with LocalServer(site) as server:
        add_source("a", "rss", server.url("busy.test", "/a"))
        add_source("b", "rss", server.url("busy.test", "/b"))
        harvest(intake, "a", port=server.port)
        harvest(intake, "b", port=server.port)
        assert [state(key).due_at - NOW for key in "ab"] == [timedelta(hours=2)] * 2
        assert told("b").startswith("De server vraagt om rust")
        harvest(intake, "b", port=server.port, now=NOW + timedelta(hours=2))
    assert intake.titles("b") == ["Kok"]
    assert server.asked == ["busy.test/robots.txt", "busy.test/a", "busy.test/b"]


def test_robots_txt_is_obeyed(site: Site, intake: MemoryIntake) -> None:
    site.says("/robots.txt", "User-agent: *\nDisallow: /rss\n\nUser-agent: Hervat\nDisallow: /intern\n")
    site.says("/rss", rss(("1", "Kok")))
    site.says("/intern", rss(("1", "Kok")))
    with LocalServer(site) as server:
        add_source("open", "rss", server.url("a.test", "/rss"))
        add_source("closed", "rss", server.url("a.test", "/intern"))
        add_source("agreed", "rss", server.url("a.test", "/intern"), robots=False, licence="Afgesproken met Voorbeeld BV")
        harvest(intake, port=server.port)
    assert told("closed") == "De beheerder van deze server wil niet dat dit opgehaald wordt (robots.txt)."
    assert (told("open"), told("agreed")) == ("", "")


def test_a_host_whose_robots_txt_cannot_be_had_is_left_alone(site: Site, intake: MemoryIntake) -> None:
    site.refuses("/robots.txt", 503)
    site.says("/rss", rss(("1", "Kok")))
    with LocalServer(site) as server:
        add_source("feed", "rss", server.url("a.test", "/rss"))
        harvest(intake, port=server.port)
        assert told("feed").startswith("Het bestand robots.txt van deze server is niet op te halen.")
        site.refuses("/robots.txt", 404)
        harvest(intake, port=server.port, now=NOW + timedelta(hours=2))
    assert told("feed") == ""


def test_a_site_is_read_by_its_sitemap_and_only_what_changed_is_fetched_again(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        pages = {f"/vacature/{number}": "2026-01-01" for number in range(5)}
        add_source("site", "sitemap", server.url("www.a.test", "/sitemap.xml"), pages="/vacature/")
        site.says("/sitemap.xml", sitemap(server.url("b.test", ""), {**pages, "/over-ons": ""}))
        for path in pages:
            site.says(path, job_page(f"Baan {path[-1]}"))
        harvest(intake, port=server.port)
        assert len(intake.titles("site")) == 0  # another site
        site.says("/sitemap.xml", sitemap(server.url("www.a.test", ""), {**pages, "/over-ons": ""}))
        harvest(intake, port=server.port)
        assert intake.titles("site") == [f"Baan {number}" for number in range(5)]
        del pages["/vacature/0"]
        pages["/vacature/1"] = "2026-02-02"
        site.says("/vacature/1", job_page("Andere baan"))
        site.says("/sitemap.xml", sitemap(server.url("www.a.test", ""), pages))
        server.asked.clear()
        harvest(intake, port=server.port, now=NOW + DAY)
    assert server.asked == [f"www.a.test{path}" for path in ("/sitemap.xml", "/vacature/1")]
    assert intake.titles("site") == ["Andere baan", "Baan 2", "Baan 3", "Baan 4"]
    assert (state("site").changed, state("site").unchanged, state("site").gone, state("site").read) == (1, 3, 1, 4)


def test_pages_without_a_date_are_asked_again_and_a_page_that_is_not_there_is_gone(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        add_source("site", "sitemap", server.url("a.test", "/sitemap.xml"))
        site.says("/sitemap.xml", sitemap(server.url("a.test", ""), {f"/{number}": "" for number in range(3)}))
        for number in range(3):
            site.says(f"/{number}", job_page(f"Baan {number}"), ETag=f'"{number}"')
        harvest(intake, port=server.port)
        site.refuses("/0", 410)
        site.refuses("/1", 500)
        harvest(intake, port=server.port, now=NOW + DAY)
    assert intake.titles("site") == ["Baan 1", "Baan 2"]
    assert told("site").startswith("Aantal pagina’s dat niet op te halen is: 1. De laatste fout: De server gaf antwoord 500")
    assert sorted(Page.objects.values_list("ads", flat=True)) == [1, 1]


def test_pages_that_all_lose_their_ad_are_a_layout_that_changed(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        add_source("site", "sitemap", server.url("a.test", "/sitemap.xml"))
        for day, make in ((0, job_page), (1, lambda title: f"<html><h1>{title}</h1></html>"), (2, job_page)):
            site.says("/sitemap.xml", sitemap(server.url("a.test", ""), {f"/{number}": f"2026-01-0{day + 1}" for number in range(4)}))
            for number in range(4):
                site.says(f"/{number}", make(f"Baan {number}"))
            harvest(intake, port=server.port, now=NOW + day * DAY)
            assert len(intake.titles("site")) == 4
            assert told("site").startswith("Op de meeste pagina’s staat ineens geen vacature") == (day == 1)


def test_a_filled_vacancy_whose_page_stays_is_gone(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        add_source("site", "sitemap", server.url("a.test", "/sitemap.xml"))
        site.says("/sitemap.xml", sitemap(server.url("a.test", ""), {f"/{number}": "" for number in range(8)}))
        for number in range(8):
            site.says(f"/{number}", job_page(f"Baan {number}"))
        harvest(intake, port=server.port)
        site.says("/3", "<html>Vervuld</html>")
        harvest(intake, port=server.port, now=NOW + DAY)
    assert len(intake.titles("site")) == 7
    assert told("site") == ""


def test_a_visit_fetches_so_many_pages_and_the_next_goes_on(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        add_source("site", "sitemap", server.url("a.test", "/index.xml"))
        site.says("/index.xml", sitemap_index(server.url("a.test", "/one.xml"), server.url("elsewhere.test", "/two.xml")))
        site.says("/one.xml", sitemap(server.url("a.test", ""), {f"/{number}": "2026-01-01" for number in range(10)}))
        for number in range(10):
            site.says(f"/{number}", job_page(f"Baan {number}"))
        for visit, known in enumerate((4, 8, 10, 10)):
            harvest(intake, port=server.port, now=NOW + visit * DAY, limits=Limits(site_pages=4))
            assert len(intake.titles("site")) == known
    assert not any(asked.startswith("elsewhere") for asked in server.asked)
    assert told("site") == ""


def test_a_source_that_is_put_off_takes_its_ads_back(site: Site, intake: MemoryIntake) -> None:
    site.says("/rss", rss(("1", "Kok")))
    with LocalServer(site) as server:
        add_source("feed", "rss", server.url("a.test", "/rss"))
        harvest(intake, port=server.port)
        Source.objects.update(is_active=False)
        assert [one.key for one in due(NOW + 2 * DAY)] == ["feed"]
        harvest(intake, port=server.port, now=NOW + 2 * DAY)
    assert intake.titles("feed") == []
    assert due(NOW + 9 * DAY) == []


def test_what_goes_wrong_in_one_source_stays_there(site: Site) -> None:
    class Wrong(MemoryIntake):
        def __call__(self, source: str, now: datetime) -> MemoryVisit:
            if source == "wrong":
                raise ZeroDivisionError
            return super().__call__(source, now)

    site.says("/rss", rss(("1", "Kok")))
    with LocalServer(site) as server:
        for key in ("good", "wrong", "zero"):
            add_source(key, "rss", server.url(f"{key}.test", "/rss"))
        made = harvest(Wrong(), port=server.port)
    assert (made.visited, made.wrong, made.new) == (3, 1, 2)
    assert told("wrong") == "Er ging iets mis in Hervat zelf (ZeroDivisionError)."
    assert [told("good"), told("zero")] == ["", ""]


def test_a_visit_that_was_stopped_goes_on_where_it_was(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        add_source("site", "sitemap", server.url("a.test", "/sitemap.xml"))
        site.says("/sitemap.xml", sitemap(server.url("a.test", ""), {f"/{number:02}": "" for number in range(50)}))
        for number in range(50):
            site.says(f"/{number:02}", job_page(f"Baan {number}"))
        harvest(intake, port=server.port, stop=lambda: len(server.asked) > 30)
        taken = len(intake.titles("site"))
        assert 0 < taken < 50
        assert state("site").started_at == NOW
        server.asked.clear()
        harvest(intake, port=server.port, now=NOW + timedelta(minutes=5))
    assert len(intake.titles("site")) == 50
    assert len(server.asked) == 1 + 50 - taken
    assert state("site").started_at is None


def test_a_sitemap_without_end_is_read_to_a_bound(site: Site, intake: MemoryIntake) -> None:
    with LocalServer(site) as server:
        add_source("site", "sitemap", server.url("a.test", "/sitemap.xml"))
        site.says("/sitemap.xml", sitemap(server.url("a.test", ""), {f"/{number}": "" for number in range(3000)}))
        site.says("/7", job_page("Kok"))
        harvest(intake, port=server.port, limits=Limits(site_listed=1000, site_pages=10))
    assert intake.titles("site") == ["Kok"]
    assert told("site") == "De sitemap noemt meer dan 1000 pagina’s. De rest is niet bekeken."
