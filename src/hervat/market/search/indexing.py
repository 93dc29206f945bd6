"""Brings an engine up to date with the store. The store is the record: an index that is lost, or of another version, is filled again.

Everything here may be interrupted at any moment: the next time goes on after the last commit.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from hervat.market.search.contract import Document, SearchEngine

PORTION = 2_000  # changes that are read at once
COMMIT_EVERY = 20_000  # changes; between two commits nothing of them is seen
_lock = threading.Lock()  # of two threads of this process; an engine keeps other processes apart


class Change(Protocol):
    """A vacancy that changed. ``document``: None when it is gone."""

    @property
    def number(self) -> int: ...

    @property
    def revision(self) -> int: ...

    @property
    def document(self) -> Document | None: ...


Changes = Callable[[int, int], Sequence[Change]]


def catch_up(engine: SearchEngine, changes: Changes | None = None) -> int:
    """Takes in what changed since the last time; the number of changes. An index that has come nowhere is filled from the beginning.

    ``changes``: those after a revision, at most so many; of the store, when not given. Raises EngineFailure.
    """
    with _alone(engine):
        revision = engine.revision()
        return _follow(engine, revision, changes or _of_store()) if revision else _fill(engine, changes or _of_store())


def rebuild(engine: SearchEngine, changes: Changes | None = None) -> int:
    """Fills an index from the beginning beside the one in which is searched, which it then replaces. The number of vacancies taken in."""
    with _alone(engine):
        return _fill(engine, changes or _of_store())


@contextmanager
def _alone(engine: SearchEngine) -> Iterator[None]:
    """What an error leaves uncommitted is let go."""
    with _lock:
        try:
            yield
        finally:
            engine.release()


def _follow(engine: SearchEngine, revision: int, changes: Changes) -> int:
    taken = since_commit = 0
    for portion in _portions(changes, revision):
        _take(engine, portion)
        taken, since_commit, revision = taken + len(portion), since_commit + len(portion), portion[-1].revision
        if since_commit >= COMMIT_EVERY:
            engine.commit(revision)
            since_commit = 0
    if since_commit:
        engine.commit(revision)
    return taken


def _fill(engine: SearchEngine, changes: Changes) -> int:
    if not changes(0, 1):
        return 0  # an empty store needs no index
    engine.clear()
    taken = revision = 0
    for portion in _portions(changes, 0):
        _take(engine, portion)
        taken, revision = taken + len(portion), portion[-1].revision
    engine.commit(revision)
    return taken


def _portions(changes: Changes, after: int) -> Iterator[Sequence[Change]]:
    while portion := changes(after, PORTION):
        yield portion
        after = portion[-1].revision


def _take(engine: SearchEngine, portion: Sequence[Change]) -> None:
    engine.put(change.document for change in portion if change.document is not None)
    engine.remove([change.number for change in portion if change.document is None])


def _of_store() -> Changes:
    from hervat.market.vacancies.store.queries import changes  # here: tables can be named only once Django is loaded

    return changes
