"""One visit to one source, from its beginning to what is remembered of it. Whatever goes wrong in it stays in it."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError

from hervat.domain.text import say
from hervat.market.vacancies.harvest.fetching.asking import Answer, Broken, Fetch
from hervat.market.vacancies.harvest.kinds.all import FOLDER, SITE
from hervat.market.vacancies.harvest.models import Source
from hervat.market.vacancies.harvest.visits.feed import visit_feed
from hervat.market.vacancies.harvest.visits.folder import visit_folder
from hervat.market.vacancies.harvest.visits.outcomes import record_failure, record_outcome
from hervat.market.vacancies.harvest.visits.site import visit_site
from hervat.market.vacancies.harvest.visits.work import Outcome, Steps, Work

RESUMED_WITHIN = timedelta(hours=24)  # a visit that broke off longer ago begins anew
KINDS: dict[str, Callable[[Source, Work], Steps]] = {SITE: visit_site, FOLDER: visit_folder}

log = structlog.get_logger("hervat.harvest")


def visit(source: Source, work: Work) -> Generator[Fetch | None, Answer | None, Outcome | None]:
    """The steps of a visit; at their end what came of it, None when it could not be made.

    Raises only what stops the whole harvest: a database that does not answer.
    """
    state, now = source.state, work.now()
    if not source.is_active:
        return _clear(source, work)
    if source.kind == SITE and (state.started_at is None or state.started_at < now - RESUMED_WITHIN):
        state.started_at = now
        state.save(update_fields=["started_at"])
    try:
        outcome = yield from KINDS.get(source.kind, visit_feed)(source, work)
    except Broken as error:
        record_failure(source, error.sentence, work.now(), error.after)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # one source may fail in any way; the others are still due
        log.exception("visit failed", source=source.key)
        record_failure(source, say("Er ging iets mis in Hervat zelf ({error}).", error=type(error).__name__), work.now())
    else:
        record_outcome(source, outcome, work.now())
        return outcome
    return None


def _clear(source: Source, work: Work) -> Outcome:
    """A source that was put off: its ads are no longer shown."""
    outcome = Outcome(counts=work.intake(source.key, work.now()).finish(complete=True))
    source.state.is_cleared = True
    record_outcome(source, outcome, work.now())
    return outcome
