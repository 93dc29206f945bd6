"""A store of ads in memory: what harvesting brings, by source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hervat.market.vacancies.postings import Posting


@dataclass
class Counted:
    """What a visit did."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    back: int = 0
    rejected: int = 0


@dataclass
class MemoryVisit:
    """One visit."""

    ads: dict[str, Posting]
    portions: list[int]
    counts: Counted = field(default_factory=Counted)
    seen: set[str] = field(default_factory=set)

    def take(self, postings: Sequence[Posting]) -> None:
        self.portions.append(len(postings))
        for one in postings:
            known = self.ads.get(one.identifier)
            if known is None:
                self.counts.new += 1
            elif known == one:
                self.counts.unchanged += 1
            else:
                self.counts.changed += 1
            self.ads[one.identifier] = one
            self.seen.add(one.identifier)

    def keep(self, identifiers: Sequence[str]) -> None:
        self.seen.update(identifiers)
        self.counts.unchanged += len([one for one in identifiers if one in self.ads])

    def untouched(self) -> None:
        self.keep(list(self.ads))

    def finish(self, *, complete: bool) -> Counted:
        if complete:
            for identifier in set(self.ads) - self.seen:
                del self.ads[identifier]
                self.counts.gone += 1
        return self.counts


class MemoryIntake:
    """The store. ``ads``: by source and identifier. ``portions``: the sizes in which they came."""

    def __init__(self) -> None:
        self.ads: dict[str, dict[str, Posting]] = {}
        self.portions: list[int] = []
        self.visits: list[str] = []

    def __call__(self, source: str, now: datetime) -> MemoryVisit:  # noqa: ARG002 -- the store needs it
        self.visits.append(source)
        return MemoryVisit(self.ads.setdefault(source, {}), self.portions)

    def titles(self, source: str) -> list[str]:
        """Of the ads of a source."""
        return sorted(ad.title for ad in self.ads.get(source, {}).values())
