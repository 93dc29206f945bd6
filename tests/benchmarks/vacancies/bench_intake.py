"""How many ads a second are taken in: new ones, and those that are as they were; and how that grows with what is there.

In an installation of its own on SQLite, or on PostgreSQL with HERVAT_MARKET_DATABASE_URL. ``read``: read as Hervat reads, then compared and
stored, on one core and with reading processes beside. ``grow``: only compared and stored, from 20,000 to 100,000 ads. Seconds of the
processor are of the process that stores; where others work beside it, time passed is told.
"""

from __future__ import annotations

import re
import resource
import statistics
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from tests.benchmarks.kit.apart import apart, start_hervat
from tests.benchmarks.kit.table import print_fact, print_head
from tests.support.market.agency_ads import agency_ads

if TYPE_CHECKING:
    from hervat.market.vacancies.ads import Ad
    from hervat.market.vacancies.postings import Posting
    from hervat.market.vacancies.store.readings import ReadAll, Reading

MODULE = "tests.benchmarks.vacancies.bench_intake"
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
READ, STEP, STEPS = 8_000, 20_000, 5
SOURCE_ADS = 4000  # of one source


def main() -> None:
    """Each part in a process, and with a database, of its own."""
    for part in ("read", "grow"):
        with apart() as own:
            own.run(MODULE, part)


def read() -> None:
    """New ads, with all that is read in them."""
    from hervat.market.starter.importer import load_shipped
    from hervat.market.vacancies.store.readers.beside import reading_beside
    from hervat.market.vacancies.store.readings import read_here

    load_shipped()
    postings = _postings(2 * READ)
    here, beside = postings[:READ], postings[READ:]
    reading = _Timed(read_here)
    passed, worked = _take("one", here, reading)
    print_fact("new, on one core", f"{READ / passed:,.0f}/s passed, {READ / worked:,.0f}/s of the processor; {reading.told(worked)}")
    with reading_beside(2) as read_all:
        read_all(here[:400])  # the processes have begun, and know their words
        passed, worked = _take("two", beside, read_all)
    print_fact("new, two reading processes beside", f"{READ / passed:,.0f}/s passed; storing {READ / worked:,.0f}/s of the processor")


def grow() -> None:
    """Only what the store does."""
    from hervat.market.vacancies.store.readings import read_with

    postings = _postings(STEP * STEPS)
    for step in range(STEPS):
        added = postings[step * STEP : (step + 1) * STEP]
        reading = _Timed(read_with(_words))
        passed, worked = _take(f"step {step}", added, reading)
        news = f"new {STEP / passed:,.0f}/s passed, {STEP / worked:,.0f}/s of the processor ({reading.told(worked)})"
        again = [_take(f"step {step}", added, reading, day)[1] for day in (1, 2, 3)]
        unchanged = f"unchanged {STEP / statistics.median(again):,.0f}/s (n 3, slowest {STEP / max(again):,.0f})"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print_fact(f"{(step + 1) * STEP:,} ads", f"{news}; {unchanged}; {memory} MB")
    _print_sizes()


class _Timed:
    """How long reading takes, of this process."""

    def __init__(self, read_all: ReadAll) -> None:
        self._read_all = read_all
        self.seconds = 0.0

    def __call__(self, postings: Sequence[Posting]) -> list[Reading | None]:
        begun = process_time()
        found = self._read_all(postings)
        self.seconds += process_time() - begun
        return found

    def told(self, worked: float) -> str:
        return f"reading {self.seconds / worked:.0%}"


def _postings(count: int) -> list[Posting]:
    found: list[Posting] = []
    for one in agency_ads(count, 7):
        found.append(one.posting)
        if len(found) == count:
            break
    return found


def _words(posting: Posting) -> Ad:
    from hervat.market.vacancies.ads import Ad

    text = re.sub(r"<[^>]+>", "\n", posting.description)
    html = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    place, employer = posting.locality, posting.employer
    return Ad(identifier=posting.identifier, title=posting.title, text=text, html=html, url=posting.url, employer=employer, place=place)


def _take(name: str, postings: Sequence[Posting], read_all: ReadAll, day: int = 0) -> tuple[float, float]:
    """Visits sources with these ads; seconds passed, and of the processor."""
    from hervat.market.vacancies.store.intake import visit

    passed, worked = perf_counter(), process_time()
    for first in range(0, len(postings), SOURCE_ADS):
        here = visit(f"{name} {first}", NOW + timedelta(days=day), read_all=read_all)
        here.take(postings[first : first + SOURCE_ADS])
        here.finish(complete=True)
    return perf_counter() - passed, process_time() - worked


def _print_sizes() -> None:
    from django.db import connections

    from hervat.market.vacancies.store.models import SourceAd, Vacancy, Wording

    ads, vacancies = SourceAd.objects.count(), Vacancy.objects.filter(gone_at=None).count()
    with connections["market"].cursor() as cursor:
        if connections["market"].vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone()
    print_fact("on disk", f"{size / ads:,.0f} bytes an ad; {ads:,} ads, {Wording.objects.count():,} wordings, {vacancies:,} vacancies")


if __name__ == "__main__":
    start_hervat()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", database="market", verbosity=0)
    print_head(f"Taking ads in: {sys.argv[1]} ({connections['market'].vendor})")
    {"read": read, "grow": grow}[sys.argv[1]]()
