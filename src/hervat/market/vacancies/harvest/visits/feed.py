"""A visit to a source whose ads all stand in one file."""

from __future__ import annotations

from hervat.market.vacancies.harvest.definitions import Holds
from hervat.market.vacancies.harvest.fetching.asking import Answer, Fetch
from hervat.market.vacancies.harvest.intake import Counts
from hervat.market.vacancies.harvest.kinds.all import READERS
from hervat.market.vacancies.harvest.models import Source
from hervat.market.vacancies.harvest.visits.work import Marks, Outcome, Steps, Taking, Work, material_of

LONGEST = 100  # characters


def visit_feed(source: Source, work: Work) -> Steps:
    """Fetches it unless it is the same as before, and takes what is in it. Raises Broken."""
    state, limits = source.state, work.limits
    fetch = Fetch(
        url=source.address,
        most=limits.feed_bytes,
        seconds=limits.feed_seconds,
        pause=source.pause,
        etag=state.etag,
        last_modified=state.last_modified,
    )
    answer = yield from work.get(source, fetch)
    try:
        visit = work.intake(source.key, work.now())
        if answer.body is None or answer.digest == state.digest:
            visit.untouched()
            return _same(source, answer, visit.finish(complete=False))
        taking = Taking(visit, limits)
        for _ in taking.portions(READERS[source.kind](material_of(answer, source.address), source.mapping)):
            yield None
        empty = taking.judge(state)
        is_whole = taking.problem is None and source.holds == Holds.EVERYTHING
        return Outcome(
            counts=visit.finish(complete=is_whole),
            read=taking.read,
            unreadable=taking.unreadable,
            problem=taking.problem,
            empty=empty,
            marks=marks_of(answer),
        )
    finally:
        answer.close()


def _same(source: Source, answer: Answer, counts: Counts) -> Outcome:
    state, marks = source.state, marks_of(answer)
    marks = Marks(marks.etag or state.etag, marks.last_modified or state.last_modified, state.digest)
    return Outcome(counts=counts, read=state.read, unreadable=state.unreadable, marks=marks)


def marks_of(answer: Answer) -> Marks:
    """By what the same answer is recognised next time. One that is too long to keep is as good as none."""
    return Marks(_short(answer.headers.get("etag", "")), _short(answer.headers.get("last-modified", "")), answer.digest)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST and text.isprintable() else ""
