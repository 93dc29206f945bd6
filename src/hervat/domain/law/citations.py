"""Citations: which article says so, in which version of the text.

A citation is written as lawyers write it (``WIA art. 25 lid 3``); the first word is the id of a source in ``parameters/sources.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from hervat.domain.law.data import load


@dataclass(frozen=True, slots=True)
class Source:
    """A law, regulation or policy text: what it is called, where its text stands, and which version was read."""

    id: str
    title: str
    kind: str  # wet, amvb, regeling, beleid, praktijk
    bwb: str | None  # number in the national collection of legislation
    version_read: date | None
    confirmed: bool

    @property
    def url(self) -> str | None:
        """The text in the version that was read; None when there is no public address."""
        if self.bwb is None:
            return None
        tail = f"/{self.version_read.isoformat()}" if self.version_read else ""
        return f"https://wetten.overheid.nl/{self.bwb}{tail}"


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one source. ``place`` is everything after the source id (``art. 25 lid 3``)."""

    source_id: str
    place: str

    def __str__(self) -> str:
        return f"{self.source_id} {self.place}".strip()

    @property
    def source(self) -> Source:
        """The source itself. Raises KeyError for an unknown source id."""
        return sources()[self.source_id]


@cache
def cite(text: str) -> Citation:
    """``cite("WIA art. 25 lid 3")``. Raises ValueError when the first word is no known source."""
    source_id, _, place = text.partition(" ")
    if source_id not in sources():
        raise ValueError(f"unknown source {source_id!r} in citation {text!r}; known: {', '.join(sorted(sources()))}")
    return Citation(source_id, place)


@cache
def sources() -> dict[str, Source]:
    """All sources by id, from ``parameters/sources.toml``."""
    return {
        source_id: Source(
            id=source_id,
            title=entry["title"],
            kind=entry["kind"],
            bwb=entry.get("bwb"),
            version_read=entry.get("version_read"),
            confirmed=entry["confirmed"],
        )
        for source_id, entry in load("parameters/sources.toml").items()
    }
