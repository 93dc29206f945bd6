"""The one way from harvesting to the store of ads, as harvesting sees it. Tests pass one of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hervat.market.vacancies.postings import Posting


class Counts(Protocol):
    """What a visit did."""

    @property
    def new(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def gone(self) -> int: ...
    @property
    def back(self) -> int: ...
    @property
    def rejected(self) -> int: ...


class Visit(Protocol):
    """One visit to one source. Each call is a transaction of its own: what was taken stays when the visit breaks off."""

    def take(self, postings: Sequence[Posting]) -> object:
        """Stores a portion."""

    def keep(self, identifiers: Sequence[str]) -> object:
        """These are still there, and were not read again. One that the store does not know is passed over."""

    def untouched(self) -> object:
        """The source says that nothing changed: all that it had is still there."""

    def finish(self, *, complete: bool) -> Counts:
        """Ends the visit. ``complete``: what was neither taken nor kept is gone."""


class Intake(Protocol):
    """Begins a visit."""

    def __call__(self, source: str, now: datetime) -> Visit: ...
