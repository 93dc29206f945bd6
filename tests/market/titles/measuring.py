"""How good the answers to labelled titles are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hervat.market.titles.answers import TitleAnswer
from hervat.market.titles.finder import TitleFinder
from tests.market.titles.labelled import Asked

TOP = 5


class Answered(NamedTuple):
    """A title and its answer. ``rank``: which candidate was the first right one, counted from 1; none when none was."""

    asked: Asked
    answer: TitleAnswer
    rank: int | None

    @property
    def confidence(self) -> float:
        """Of the first candidate; 0 when there is none."""
        return self.answer.candidates[0].confidence if self.answer.candidates else 0.0


def ask(finder: TitleFinder, titles: Iterable[Asked]) -> list[Answered]:
    """The answers to all titles."""
    return [_answered(asked, finder.find(asked.title, TOP)) for asked in titles]


def _answered(asked: Asked, answer: TitleAnswer) -> Answered:
    ranks = [rank for rank, candidate in enumerate(answer.candidates, start=1) if candidate.uri in asked.uris]
    return Answered(asked, answer, ranks[0] if ranks else None)


def share_within(answers: Sequence[Answered], top: int) -> float:
    """The share (0-1) of the titles of which a right occupation is among the first ``top``."""
    return sum(one.rank is not None and one.rank <= top for one in answers) / len(answers)


class NoneFits(NamedTuple):
    """Titles that mean no occupation: how many there are, how many were called so, and of how many in all that was said."""

    meant: int
    found: int
    called: int

    @property
    def precision(self) -> float:
        """Of what was called "none fits", the share that means no occupation."""
        return self.found / self.called if self.called else 1.0

    @property
    def recall(self) -> float:
        """Of what means no occupation, the share that was called so."""
        return self.found / self.meant if self.meant else 1.0


def none_fits(answers: Sequence[Answered]) -> NoneFits:
    """How well titles that mean nothing are told from titles that do."""
    meant = [one for one in answers if not one.asked.uris]
    return NoneFits(len(meant), sum(one.answer.none_fits for one in meant), sum(one.answer.none_fits for one in answers))


class Bin(NamedTuple):
    """First answers of about the same confidence: how many, what was said on average, and the share that was right."""

    low: float
    titles: int
    said: float
    right: float


def calibration(answers: Sequence[Answered], width: float = 0.1) -> list[Bin]:
    """First answers by confidence; bins without any are left out."""
    bins = []
    for number in range(round(1 / width)):
        low, high = number * width, (number + 1) * width
        chosen = [one for one in answers if one.answer.candidates and low <= one.confidence < high + (1e-9 if high >= 1 else 0)]
        if chosen:
            said = sum(one.confidence for one in chosen) / len(chosen)
            bins.append(Bin(low, len(chosen), said, sum(one.rank == 1 for one in chosen) / len(chosen)))
    return bins
