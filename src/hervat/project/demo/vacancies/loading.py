"""Fills the labour market of the demo: places, a few thousand ads as if they came in over three weeks, and the live sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from django.utils import timezone

from hervat.market.geo.importer import read_geo
from hervat.market.geo.models import Place
from hervat.market.importing.results import silently
from hervat.market.vacancies.harvest.managing.storing import store_sources
from hervat.market.vacancies.harvest.queries import count
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.intake import visit
from hervat.project.demo.vacancies.copies import copied
from hervat.project.demo.vacancies.live import PATH, sources
from hervat.project.demo.vacancies.pieces import DATA, PLACES_FILE
from hervat.project.demo.vacancies.writing import write_ad

ADS = 3000
DOUBLE = 4  # every so many ads are on the second board too
DAYS_AGO = (21, 17, 13, 10, 7, 5, 3, 2, 1)  # the visits in which they came, the same number in each
ARCHIVE = "archief"
BOARD, SECOND = "Vacaturebank (fictief)", "Banenmarkt (fictief)"


def load_places() -> None:
    """The postcodes of the demo, unless there are any."""
    if not Place.objects.exists():
        read_geo(Path(str(DATA / PLACES_FILE)), silently)


def load_vacancies(base: str, now: datetime, *, ads: int = ADS) -> bool:
    """Loads all of it; False when it was there. Interrupted, it is done again: what was stored is recognised."""
    if count():
        return False
    shares = [round(place * ads / len(DAYS_AGO)) for place in range(len(DAYS_AGO) + 1)]
    for days, (first, last) in zip(DAYS_AGO, pairwise(shares), strict=True):
        then = now - timedelta(days=days)
        here = [_bulk(number, then, base) for number in range(first + 1, last + 1)]
        _take(BOARD, then, here)
        _take(SECOND, then + timedelta(hours=5), [copied(one, "bm") for one in here[::DOUBLE]])
    store_sources(sources(base), now)  # last: this marks that all was loaded
    return True


def bulk_ad(number: int, base: str) -> Posting | None:
    """One of those ads by its number; None when there is none."""
    return _bulk(number, timezone.now(), base) if 1 <= number <= ADS else None


def _bulk(number: int, then: datetime, base: str) -> Posting:
    return replace(write_ad(number, timezone.localdate(then)), url=f"{base}{PATH}/{ARCHIVE}/{number}/")


def _take(board: str, then: datetime, postings: list[Posting]) -> None:
    here = visit(board, then)
    here.take(postings)
    here.finish(complete=False)
