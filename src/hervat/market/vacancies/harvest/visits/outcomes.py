"""What is remembered of a visit: how it went, and when the next is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from hervat.domain.text import Text
from hervat.market.vacancies.harvest.models import Source, State
from hervat.market.vacancies.harvest.visits.work import Outcome

FIRST_RETRY, GROWS, LONGEST_RETRY = timedelta(minutes=15), 4, timedelta(days=7)
LONGEST_WORDS = 300


def next_due(minutes: int, failures: int, now: datetime, after: float = 0.0) -> datetime:
    """When to visit again: after the interval, and after a failure by a rule that everybody can predict: 15 minutes, one hour, four,
    sixteen, 64 hours, and then once a week. Never sooner than the host asked."""
    wait = timedelta(minutes=minutes)
    if failures:
        wait = min(LONGEST_RETRY, FIRST_RETRY * GROWS ** min(failures - 1, 10))
    return now + max(wait, min(LONGEST_RETRY, timedelta(seconds=after)))


def record_outcome(source: Source, outcome: Outcome, now: datetime) -> None:
    """A visit that ended. After one with a problem the next reads everything again: by what the same is recognised is forgotten."""
    state = source.state
    counts = outcome.counts
    for name in ("new", "changed", "unchanged", "gone", "back", "rejected"):
        setattr(state, name, getattr(counts, name))
    state.read, state.unreadable, state.empty = outcome.read, outcome.unreadable, outcome.empty
    if outcome.problem is None:
        state.etag, state.last_modified, state.digest = outcome.marks
        state.good_at, state.failures, state.error = now, 0, None
    else:
        state.etag = state.last_modified = state.digest = ""
        state.failures, state.error = state.failures + 1, pack(outcome.problem)
    _end(state, source.minutes, now)


def record_failure(source: Source, sentence: Text, now: datetime, after: float = 0.0) -> None:
    """A visit that could not be made."""
    state = source.state
    state.failures, state.error = state.failures + 1, pack(sentence)
    _end(state, source.minutes, now, after)


def _end(state: State, minutes: int, now: datetime, after: float = 0.0) -> None:
    state.tried_at, state.started_at = now, None
    state.due_at = next_due(minutes, state.failures, now, after)
    state.save()


def pack(text: Text) -> list[object]:
    """A sentence as it is stored: its template and its values."""
    return [text.template, {name: _plain(value) for name, value in text.values}]


def unpack(stored: object) -> Text | None:
    """The sentence again; None when there is none."""
    if not isinstance(stored, list):
        return None
    template, values = stored
    return Text(template, tuple((name, unpack(value) or "" if isinstance(value, list) else value) for name, value in values.items()))


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return pack(value)
    if isinstance(value, int | float):
        return value
    if isinstance(value, date | Decimal):
        return str(value)
    return "".join(character if character.isprintable() else "?" for character in str(value))[:LONGEST_WORDS]
