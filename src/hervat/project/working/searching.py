"""Keeps the search engine up to date with the vacancies that came, changed and went."""

from __future__ import annotations

import structlog

from hervat.market.search import engine
from hervat.market.search.contract import Busy, EngineFailure
from hervat.market.search.indexing import catch_up
from hervat.market.vacancies.store.queries import revision

log = structlog.get_logger("hervat.search")


def index_what_changed() -> int:
    """Takes in what changed; the number of changes. Nothing when another process does it already. Raises EngineFailure."""
    searched = engine()
    if searched.revision() == revision():
        return 0
    try:
        return catch_up(searched)
    except Busy:
        return 0


def try_to_index() -> None:
    """The same, for who goes on without: a failure is written in the log, and the next time takes in what was missed."""
    try:
        changed = index_what_changed()
    except EngineFailure as failure:
        log.warning("search engine cannot be brought up to date", reason=str(failure))
    else:
        log.info("search engine is up to date", count=changed)
