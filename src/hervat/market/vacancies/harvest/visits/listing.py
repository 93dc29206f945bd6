"""What a site lists in its sitemaps, and which of those pages are worth fetching."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest.fetching.addresses import host_of, wrong_address
from hervat.market.vacancies.harvest.fetching.asking import Answer, Broken, Fetch
from hervat.market.vacancies.harvest.kinds.pages import page_identifier
from hervat.market.vacancies.harvest.kinds.reading import WrongLayout
from hervat.market.vacancies.harvest.kinds.sitemap import Listed, read_sitemap
from hervat.market.vacancies.harvest.models import Page, Source
from hervat.market.vacancies.harvest.visits.work import Taking, Work, material_of

BATCH = 500
LISTED_AGAIN_AFTER = timedelta(days=7)
TOO_LONG = say("De sitemap noemt meer dan {most} pagina’s. De rest is niet bekeken.")
Asking = Generator["Fetch | None", "Answer | None", None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page to fetch. ``page``: what is known of it; None for a new one."""

    url: str
    digest: str
    lastmod: str
    page: Page | None

    def identifiers(self) -> list[str]:
        """What its ads are known by."""
        return identifiers(self.url, self.page.ads if self.page is not None else 0)


def identifiers(url: str, ads: int) -> list[str]:
    """What the ads of a page are known by."""
    return [page_identifier(url, number) for number in range(1, ads + 1)]


@dataclass
class Listing:
    """Reads the sitemaps of a source. ``problem``: a part of them could not be read, so what was not listed may still be there."""

    source: Source
    work: Work
    taking: Taking
    started_at: datetime
    problem: Text | None = None
    listed: int = 0
    _new: list[Candidate] = field(default_factory=list)
    _again: list[Candidate] = field(default_factory=list)

    def read(self) -> Asking:
        """All sitemaps. What need not be fetched is kept as it goes. Raises Broken when even the first cannot be read."""
        waiting, seen = [self.source.address], set[str]()
        while waiting and len(seen) < self.work.limits.sitemaps:
            url = waiting.pop(0)
            if url in seen:
                continue
            seen.add(url)
            try:
                yield from self._read_one(url, waiting)
            except (Broken, WrongLayout) as error:
                if url == self.source.address:
                    raise Broken(error.sentence, after=getattr(error, "after", 0.0)) from None
                self.problem = self.problem or error.sentence

    def chosen(self) -> list[Candidate]:
        """What to fetch: new pages, and then those that were fetched longest ago. The others are kept."""
        self._prune(max(0, self.work.limits.site_pages - len(self._new)))
        return [*self._new, *self._again]

    def _read_one(self, url: str, waiting: list[str]) -> Asking:
        limits = self.work.limits
        fetch = Fetch(url=url, most=limits.feed_bytes, seconds=limits.feed_seconds, pause=self.source.pause)
        answer = yield from self.work.get(self.source, fetch)
        try:
            for batch in _batches(read_sitemap(material_of(answer, url))):
                waiting.extend(one.url for one in batch if one.is_sitemap and self._is_ours(one.url))
                self._compare([one for one in batch if not one.is_sitemap and self._is_wanted(one.url)])
                yield None
                if self.listed > limits.site_listed:
                    self.problem = TOO_LONG.fill(most=limits.site_listed)
                    waiting.clear()
                    return
        finally:
            answer.close()

    def _is_ours(self, url: str) -> bool:
        """Of the same site: a sitemap could name any other, and have us knock there."""
        if wrong_address(url) is not None:
            return False
        own, other = host_of(self.source.address).removeprefix("www."), host_of(url).removeprefix("www.")
        return other == own or other.endswith(f".{own}")

    def _is_wanted(self, url: str) -> bool:
        return self.source.pages in url and self._is_ours(url)

    def _compare(self, listed: Sequence[Listed]) -> None:
        self.listed += len(listed)
        by_digest = {page_digest(one.url): one for one in listed}
        known = {page.digest: page for page in Page.objects.filter(source=self.source, digest__in=by_digest)}
        keep: list[str] = []
        for digest, one in by_digest.items():
            page = known.get(digest)
            candidate = Candidate(one.url, digest, one.lastmod, page)
            if page is None:
                if len(self._new) < self.work.limits.site_pages:
                    self._new.append(candidate)
            elif page.fetched_at < self.started_at and (not one.lastmod or one.lastmod != page.lastmod):
                self._again.append(candidate)
            else:
                keep.extend(candidate.identifiers())
        self.taking.keep(keep)
        self._note_listed(list(known.values()))
        if len(self._again) > 2 * self.work.limits.site_pages:
            self._prune(self.work.limits.site_pages)

    def _prune(self, most: int) -> None:
        self._again.sort(key=lambda one: (one.page.fetched_at, one.url) if one.page is not None else (self.started_at, one.url))
        for one in self._again[most:]:
            self.taking.keep(one.identifiers())
        del self._again[most:]

    def _note_listed(self, pages: Sequence[Page]) -> None:
        today = timezone.localdate(self.work.now())
        old = [page.pk for page in pages if page.listed_on <= today - LISTED_AGAIN_AFTER]
        if old:
            Page.objects.filter(pk__in=old).update(listed_on=today)


def page_digest(url: str) -> str:
    """A short name for an address."""
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:32]


def _batches(listed: Iterator[Listed]) -> Iterator[list[Listed]]:
    batch: list[Listed] = []
    for one in listed:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch
