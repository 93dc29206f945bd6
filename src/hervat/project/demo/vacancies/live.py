"""Sources that are alive: every five minutes one more ad in each, some that changed, and some that are gone.

What they have at a moment follows from the clock alone, so nothing is kept, and a demo that is started again goes on where time is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from hervat.market.vacancies.harvest.definitions import Definition, Holds
from hervat.market.vacancies.postings import Posting
from hervat.project.demo.vacancies.copies import copied
from hervat.project.demo.vacancies.writing import write_ad

STEP_MINUTES = 5
STEPS = 48  # an ad stays four hours
SHARED, RAISED, SHORT = 3, 7, 11  # every so many: on a second board too; with a higher wage after a while; gone sooner
RAISED_AFTER, GONE_AFTER = 3, 6  # steps
RSS, XML, SITE, JSON, CSV, BROKEN = "banenbord", "werkplein", "zorgbanen", "regiobanen", "uitzendlijst", "oude-bron"
KINDS = {RSS: "rss", XML: "xml", SITE: "sitemap", JSON: "json", CSV: "csv", BROKEN: "xml"}
NAMES = {
    RSS: "Banenbord (fictief)",
    XML: "Werkplein (fictief)",
    SITE: "Zorgbanen (fictief)",
    JSON: "Regiobanen (fictief)",
    CSV: "Uitzendlijst (fictief)",
    BROKEN: "Oude bron, die niet meer antwoordt (fictief)",
}
MAPPINGS = {"json": {"layout": "schema.org"}, "rss": {"employer": "employer", "locality": "city", "postcode": "postalcode"}}
LIVE = (RSS, XML, SITE, JSON, CSV)
PATH = "/demo/bronnen"


def sources(base: str) -> list[Definition]:
    """The sources as they are harvested. ``base``: where this installation is."""
    return [
        Definition(
            key=key,
            name=NAMES[key],
            kind=kind,
            address=f"{base}{PATH}/{key}/",
            minutes=STEP_MINUTES,
            pause=0.05,
            robots=False,
            holds=Holds.EVERYTHING,
            is_active=True,
            licence="Verzonnen, voor de demo",
            mapping=MAPPINGS.get(kind, {}),
        )
        for key, kind in KINDS.items()
    ]


def step_of(moment: datetime) -> int:
    """How many steps of five minutes there were before a moment."""
    return int(moment.timestamp()) // (STEP_MINUTES * 60)


def ads_of(source: str, moment: datetime, base: str) -> list[Posting]:
    """What a source has at a moment, the newest first."""
    now = step_of(moment)
    found = (_ad_at(source, number, now, base) for number in _numbers(source, now))
    return [posting for posting in found if posting is not None]


def ad_of(source: str, number: int, moment: datetime, base: str) -> Posting | None:
    """One ad of a source by its number; None when it is not there now, or not on this board."""
    now = step_of(moment)
    return _ad_at(source, number, now, base) if number in set(_numbers(source, now)) else None


def lastmod(number: int, moment: datetime) -> datetime:
    """When an ad changed last."""
    step, now = number // len(LIVE), step_of(moment)
    is_raised = number % RAISED == 0 and now - step >= RAISED_AFTER
    return datetime.fromtimestamp((step + (RAISED_AFTER if is_raised else 0)) * STEP_MINUTES * 60, tz=timezone.get_current_timezone())


def _numbers(source: str, now: int) -> Iterator[int]:
    """Its own, and those that it took over from the board before it."""
    place = LIVE.index(source)
    before = (place - 1) % len(LIVE)
    for step in range(now, now - STEPS, -1):
        yield step * len(LIVE) + place
        taken_over = step * len(LIVE) + before
        if taken_over % SHARED == 0:
            yield taken_over


def _ad_at(source: str, number: int, now: int, base: str) -> Posting | None:
    step, place = divmod(number, len(LIVE))
    age = now - step
    if number % SHORT == 0 and age >= GONE_AFTER:
        return None
    moment = datetime.fromtimestamp(step * STEP_MINUTES * 60, tz=timezone.get_current_timezone())
    posting = write_ad(number, moment.date())
    if number % RAISED == 0 and age >= RAISED_AFTER:
        posting = replace(posting, description=f"{posting.description}\n<p>Nieuw: het loon is met 2 procent verhoogd.</p>")
    shown = posting if LIVE[place] == source else copied(posting, source)
    return replace(shown, url=f"{base}{PATH}/{source}/{number}/")
