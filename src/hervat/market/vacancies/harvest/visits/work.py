"""What every visit works with, and how what was read goes to the store."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from hervat.domain.text import Text, say
from hervat.market.vacancies.harvest.fetching.asking import Answer, Fetch
from hervat.market.vacancies.harvest.fetching.getting import Getting, Manners
from hervat.market.vacancies.harvest.intake import Counts, Intake, Visit
from hervat.market.vacancies.harvest.kinds.reading import Found, Material, Unreadable, WrongLayout
from hervat.market.vacancies.harvest.models import Source, State
from hervat.market.vacancies.postings import Posting

BELIEVED_EMPTY_AFTER = 3  # visits in a row
MOSTLY_UNREADABLE = say("De meeste advertenties zijn niet te lezen. Is de opmaak veranderd? {example}")
NOTHING_LEFT = say("Er staan ineens geen advertenties meer. Na {times} keer zo gelooft Hervat dat ze weg zijn.", times=BELIEVED_EMPTY_AFTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one visit takes at most."""

    feed_bytes: int = 512 * 1024 * 1024
    feed_seconds: float = 900.0
    page_bytes: int = 4 * 1024 * 1024
    page_seconds: float = 60.0
    site_pages: int = 2000  # fetched; the next visit goes on with others
    site_seconds: float = 1800.0
    site_listed: int = 500_000
    sitemaps: int = 1000
    portion: int = 200  # ads that are stored in one transaction
    portion_characters: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Work:
    """What a visit is given."""

    intake: Intake
    manners: Manners
    limits: Limits = field(default_factory=Limits)

    def now(self) -> datetime:
        """What time it is."""
        return self.manners.clock()

    def get(self, source: Source, fetch: Fetch) -> Getting:
        """The answer. Raises Broken."""
        return self.manners.get(fetch, obeys_robots=source.robots)


class Marks(NamedTuple):
    """By what an answer that is the same as before is recognised."""

    etag: str = ""
    last_modified: str = ""
    digest: str = ""


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a visit ended. ``problem``: it did not end well; what was taken stays. The marks are kept only when it did."""

    counts: Counts
    read: int = 0
    unreadable: int = 0
    problem: Text | None = None
    empty: int = 0
    marks: Marks = NO_MARKS


Steps = Generator["Fetch | None", "Answer | None", Outcome]


class Taking:
    """Brings what is read to the store, in portions, and judges at the end whether it can be believed."""

    def __init__(self, visit: Visit, limits: Limits) -> None:
        self._visit = visit
        self._limits = limits
        self.read = 0
        self.unreadable = 0
        self.problem: Text | None = None
        self._example: Text | None = None

    def portions(self, found: Iterable[Found]) -> Iterator[None]:
        """Takes all that a reader gives; comes up for air after every portion. A reader that breaks off leaves a problem."""
        portion: list[Posting] = []
        size = 0
        try:
            for one in found:
                if isinstance(one, Unreadable):
                    self.note(one)
                    continue
                portion.append(one)
                size += len(one.description)
                if len(portion) >= self._limits.portion or size >= self._limits.portion_characters:
                    self.take(portion)
                    portion, size = [], 0
                    yield
        except WrongLayout as error:
            self.problem = self.problem or error.sentence
        if portion:
            self.take(portion)
            yield

    def take(self, portion: list[Posting]) -> None:
        """One transaction."""
        self._visit.take(portion)
        self.read += len(portion)

    def keep(self, identifiers: list[str]) -> None:
        """These are still there, and were not read this time."""
        if identifiers:
            self._visit.keep(identifiers)
            self.read += len(identifiers)

    def note(self, found: Unreadable) -> None:
        """One ad of which nothing could be made."""
        self.unreadable += 1
        self._example = self._example or found.why

    def judge(self, state: State) -> int:
        """Sees whether what was read can be all there is; how many visits in a row found nothing where there was something before."""
        if self.problem is None and self.unreadable > self.read and self._example is not None:
            self.problem = MOSTLY_UNREADABLE.fill(example=self._example)
        if self.read or not (state.read or state.empty):
            return 0
        if self.problem is None and state.empty + 1 < BELIEVED_EMPTY_AFTER:
            self.problem = NOTHING_LEFT
        return min(BELIEVED_EMPTY_AFTER, state.empty + 1)


def charset_of(answer: Answer) -> str:
    """What the server says of the character set; empty when it says nothing."""
    for part in answer.headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'")[:40]
    return ""


def material_of(answer: Answer, url: str) -> Material:
    """The body of an answer, to be read."""
    assert answer.body is not None  # noqa: S101 -- for the types: only answers with a body come here
    return Material(answer.body, url, charset_of(answer))
