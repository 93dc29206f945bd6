"""The live sources of the demo, as its own web server gives them to the harvest, and to whoever wants to look."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from hervat.market.vacancies.postings import Posting
from hervat.project.demo.vacancies import feeds, live
from hervat.project.demo.vacancies.loading import ARCHIVE, bulk_ad
from hervat.web.desk.gate import demo_page

Feed = Callable[[list[Posting]], tuple[bytes, str]]


def _sitemap(ads: list[Posting]) -> tuple[bytes, str]:
    now = timezone.now()
    pages = [(ad.url, live.lastmod(int(ad.url.rstrip("/").rpartition("/")[2]), now)) for ad in ads]
    return feeds.sitemap(pages), "application/xml"


FEEDS: Mapping[str, Feed] = {
    live.RSS: lambda ads: (feeds.rss(live.NAMES[live.RSS], ads), "application/rss+xml"),
    live.XML: lambda ads: (feeds.jobs(ads), "application/xml"),
    live.SITE: _sitemap,
    live.JSON: lambda ads: (feeds.listing(ads), "application/json"),
    live.CSV: lambda ads: (feeds.table(ads), "text/csv; charset=utf-8"),
}


@demo_page
@require_safe
def feed(_request: HttpRequest, source: str) -> HttpResponse:
    """What a source has now. The one that is broken answers as a source that went away does."""
    if source not in FEEDS:
        raise Http404
    body, kind = FEEDS[source](live.ads_of(source, timezone.now(), settings.BASE_URL))
    return HttpResponse(body, content_type=kind)


@demo_page
@require_safe
def ad(_request: HttpRequest, source: str, number: int) -> HttpResponse:
    """One ad, as its source shows it."""
    if source == ARCHIVE:
        found = bulk_ad(number, settings.BASE_URL)
    else:
        found = live.ad_of(source, number, timezone.now(), settings.BASE_URL) if source in FEEDS else None
    if found is None:
        raise Http404
    return HttpResponse(feeds.page(found))
