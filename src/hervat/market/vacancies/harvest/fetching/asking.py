"""What a visit asks of the network, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import IO

from hervat.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One request. ``pause``: seconds between two requests to this host. ``most``: bytes of the answer, unpacked. ``seconds``: in all."""

    url: str
    most: int
    seconds: float
    etag: str = ""
    last_modified: str = ""
    pause: float = 0.0


@dataclass(slots=True, kw_only=True)
class Answer:
    """What came back: a status with its headers (names in small letters) and the whole body, or a sentence on why nothing did.

    Whoever gets it closes it. ``let_go``: called then.
    """

    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: IO[bytes] | None = None
    digest: str = ""
    problem: Text | None = None
    let_go: Callable[[], None] | None = None

    def close(self) -> None:
        """Gives back the room that the body takes."""
        if self.body is not None:
            self.body.close()
            self.body = None
        if self.let_go is not None:
            self.let_go()
            self.let_go = None


Steps = Generator["Fetch | None", "Answer | None", None]
"""A visit, step by step: it yields what it wants fetched and is sent the answer, or yields None to let other visits go first."""


class Broken(Exception):
    """The visit cannot go on. ``sentence``: why. ``after``: the host asked not to be visited again within so many seconds."""

    def __init__(self, sentence: Text, *, after: float = 0.0) -> None:
        self.sentence = sentence
        self.after = after
        super().__init__(sentence)
