"""A visit to a site: its sitemap says which pages there are and when they changed; only those that are new or changed are fetched.

That the sitemap was read to its end is what makes the visit complete: a page that it lists is there, also when it was not fetched now.
A page is remembered after its ads were taken, so a visit that was broken off goes on where it was.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest.definitions import Holds
from hervat.market.vacancies.harvest.fetching.asking import Answer, Broken, Fetch
from hervat.market.vacancies.harvest.fetching.getting import Absent
from hervat.market.vacancies.harvest.kinds.pages import read_page
from hervat.market.vacancies.harvest.kinds.reading import Unreadable
from hervat.market.vacancies.harvest.models import Page, Source
from hervat.market.vacancies.harvest.visits.feed import marks_of
from hervat.market.vacancies.harvest.visits.listing import Candidate, Listing
from hervat.market.vacancies.harvest.visits.work import Outcome, Steps, Taking, Work, material_of
from hervat.market.vacancies.postings import Posting

PAGES_AT_ONCE = 20  # pages whose ads are stored, and that are remembered, in one go
FAILURES_IN_A_ROW = 10  # then the others are left for the next visit
FEW = 3
FORGOTTEN_AFTER = timedelta(days=30)
FAILED = say("Aantal pagina’s dat niet op te halen is: {count}. De laatste fout: {error}")
NO_JOBS = say("Op geen van de pagina’s staat een vacature die te lezen is (schema.org JobPosting).")
EMPTIED = say("Op de meeste pagina’s staat ineens geen vacature meer die te lezen is. Is de opmaak veranderd?")


def visit_site(source: Source, work: Work) -> Steps:
    """Reads the sitemap, and the pages that are new or changed. Raises Broken."""
    started_at = source.state.started_at or work.now()
    visit = work.intake(source.key, work.now())
    taking = Taking(visit, work.limits)
    listing = Listing(source, work, taking, started_at)
    yield from listing.read()
    pages = _Pages(source, work, taking)
    yield from pages.fetch_all(listing.chosen())
    empty = taking.judge(source.state)
    problem = listing.problem or taking.problem or pages.problem()
    is_whole = listing.problem is None and taking.problem is None and source.holds == Holds.EVERYTHING
    counts = visit.finish(complete=is_whole)
    if is_whole:
        Page.objects.filter(source=source, listed_on__lt=timezone.localdate(work.now()) - FORGOTTEN_AFTER).delete()
    return Outcome(counts=counts, read=taking.read, unreadable=taking.unreadable, problem=problem, empty=empty)


@dataclass
class _Pages:
    """The pages of one visit."""

    source: Source
    work: Work
    taking: Taking
    failed: int = 0
    error: Text | None = None
    fetched: int = 0
    had_ads: int = 0
    emptied: list[Candidate] = field(default_factory=list)
    _in_a_row: int = 0
    _must_stop: bool = False
    _postings: list[Posting] = field(default_factory=list)
    _done: list[Page] = field(default_factory=list)

    def fetch_all(self, chosen: list[Candidate]) -> Generator[Fetch | None, Answer | None, None]:
        """Fetches them one by one, until there is no more time or the site does not answer."""
        until = self.work.now() + timedelta(seconds=self.work.limits.site_seconds)
        for candidate in chosen:
            if self._must_stop or self.work.now() >= until:
                self.taking.keep(candidate.identifiers())
                continue
            yield from self._fetch(candidate)
            if len(self._done) >= PAGES_AT_ONCE:
                self._store()
        self._store()
        self._settle_emptied()

    def problem(self) -> Text | None:
        """What is wrong with the pages; None when nothing is."""
        if self.error is not None:
            return FAILED.fill(count=self.failed, error=self.error)
        return NO_JOBS if self.fetched >= FEW and not self.taking.read else None

    def _fetch(self, candidate: Candidate) -> Generator[Fetch | None, Answer | None, None]:
        limits, page = self.work.limits, candidate.page
        fetch = Fetch(
            url=candidate.url,
            most=limits.page_bytes,
            seconds=limits.page_seconds,
            pause=self.source.pause,
            etag=page.etag if page is not None else "",
            last_modified=page.last_modified if page is not None else "",
        )
        try:
            answer = yield from self.work.get(self.source, fetch)
        except Absent:
            Page.objects.filter(source=self.source, digest=candidate.digest).delete()
            return
        except Broken as error:
            self._note_failure(candidate, error)
            return
        self._in_a_row = 0
        try:
            self._read(candidate, answer)
        finally:
            answer.close()

    def _note_failure(self, candidate: Candidate, error: Broken) -> None:
        self.failed += 1
        self._in_a_row += 1
        self.error = error.sentence
        self._must_stop = error.after > 0 or self._in_a_row >= FAILURES_IN_A_ROW
        self.taking.keep(candidate.identifiers())

    def _read(self, candidate: Candidate, answer: Answer) -> None:
        before = candidate.page.ads if candidate.page is not None else 0
        if answer.body is None:
            self.taking.keep(candidate.identifiers())
            self._remember(candidate, answer, before)
            return
        found = list(read_page(material_of(answer, candidate.url)))
        self.fetched += 1
        self.had_ads += before > 0
        postings = [one for one in found if not isinstance(one, Unreadable)]
        for one in found:
            if isinstance(one, Unreadable):
                self.taking.note(one)
        if before and not postings:
            self.emptied.append(candidate)
            return
        self._postings.extend(postings)
        self._remember(candidate, answer, len(found))

    def _remember(self, candidate: Candidate, answer: Answer, ads: int) -> None:
        now = self.work.now()
        marks, page = marks_of(answer), candidate.page
        self._done.append(
            Page(
                source=self.source,
                digest=candidate.digest,
                lastmod=candidate.lastmod,
                etag=marks.etag or (page.etag if page is not None and answer.body is None else ""),
                last_modified=marks.last_modified or (page.last_modified if page is not None and answer.body is None else ""),
                ads=ads,
                fetched_at=now,
                listed_on=timezone.localdate(now),
            )
        )

    def _store(self) -> None:
        if self._postings:
            self.taking.take(self._postings)
        remember(self._done)
        self._postings, self._done = [], []

    def _settle_emptied(self) -> None:
        """Pages that had an ad and have none now: filled vacancies, unless it are most of them."""
        if len(self.emptied) >= FEW and 2 * len(self.emptied) > self.had_ads:
            self.taking.problem = self.taking.problem or EMPTIED
            for candidate in self.emptied:
                self.taking.keep(candidate.identifiers())
            return
        Page.objects.filter(source=self.source, digest__in=[one.digest for one in self.emptied]).delete()


def remember(pages: list[Page]) -> None:
    """Writes what is known of pages, in the place of what was."""
    fields = ["lastmod", "etag", "last_modified", "ads", "fetched_at", "listed_on"]
    Page.objects.bulk_create(pages, update_conflicts=True, unique_fields=["source", "digest"], update_fields=fields)
