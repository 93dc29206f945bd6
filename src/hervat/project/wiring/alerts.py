"""New vacancies to those who look for them: from the store and the engine, by way of the kept searches, to the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from hervat.apps.jobsearch.copies import put_right
from hervat.apps.jobsearch.digest.telling import tell_of_vacancies
from hervat.market.alerts.running import News, run
from hervat.market.search import engine
from hervat.market.search.asking import to_query
from hervat.market.search.contract import SearchEngine
from hervat.market.search.indexing import catch_up
from hervat.market.vacancies.reading.tools import load_places
from hervat.market.vacancies.store.queries import arrivals


@dataclass(frozen=True, slots=True)
class Told:
    """What was done: how many vacancies were new, how often one was found for a search, and how many mails were written."""

    vacancies: int
    found: int
    mails: int


def run_alerts(on: date, now: datetime) -> Told:
    """Everything of one day. May be killed anywhere and done again: nothing is told twice, and nothing is lost."""
    put_right()
    ask = partial(to_query, places=load_places())
    ran = run(News(arrivals, ask, _engine), now=now)
    return Told(ran.vacancies, ran.found, tell_of_vacancies(on, ask, now=now))


def _engine() -> SearchEngine:
    """Asked after the new vacancies were read: it has then come at least as far."""
    found = engine()
    catch_up(found)
    return found
