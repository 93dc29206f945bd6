"""A few sources with many ads, that are different every day."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from unittest.mock import patch

from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store import intake
from hervat.market.vacancies.store.intake import visit
from hervat.market.vacancies.store.readings import read_with
from tests.market.vacancies.store.given import DAY, MONDAY, read
from tests.support.market.agency_ads import agency_ads

SOURCES, JOBS, PORTION = 3, 120, 40


def ads_on(seed: int, day: int) -> dict[str, list[Posting]]:
    """By source what it has on a day: every ad is there on most days, and now and then its words change."""
    found: defaultdict[str, list[Posting]] = defaultdict(list)
    draw = random.Random(f"{seed} {day}")  # noqa: S311 -- no secret
    for number, one in enumerate(agency_ads(JOBS, seed)):
        if draw.random() < 0.8:
            changed = f"{one.posting.description}\nNieuw op dag {day}." if draw.random() < 0.2 else one.posting.description
            found[f"bron-{number % SOURCES}"].append(replace(one.posting, description=changed))
    return found


def visit_all(seed: int, day: int) -> None:
    """Visits every source on a day, in small portions."""
    with patch.object(intake, "PORTION", PORTION):
        for source, postings in ads_on(seed, day).items():
            here = visit(source, MONDAY + day * DAY, read_all=read_with(read))
            here.take(postings)
            here.finish(complete=True)
