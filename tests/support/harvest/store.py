"""The real store of ads, with a reader that makes nothing of them but their words; and one that keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.intake import visit
from hervat.market.vacancies.store.readings import read_with


def _words(posting: Posting) -> Ad:
    return Ad(identifier=posting.identifier, title=posting.title, text=posting.description, html="", url=posting.url)


intake = partial(visit, read_all=read_with(_words))


class _Nothing:
    """A visit that forgets what it is brought."""

    new = changed = unchanged = gone = back = rejected = 0

    def take(self, postings: Sequence[Posting]) -> None:
        self.new += len(postings)

    def keep(self, identifiers: Sequence[str]) -> None:
        self.unchanged += len(identifiers)

    def untouched(self) -> None:
        """Nothing to count."""

    def finish(self, *, complete: bool) -> _Nothing:  # noqa: ARG002 -- nothing is ever gone here
        return self


def forgetting(source: str, now: datetime) -> _Nothing:  # noqa: ARG001 -- any store is asked so
    """A store that keeps nothing: for measuring harvesting alone."""
    return _Nothing()
