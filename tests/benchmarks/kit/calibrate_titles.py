"""Finds the numbers of ``calibration.toml`` on the development parts: ``python -m tests.benchmarks.kit.calibrate_titles DATA`` prints them.

The curves are fitted on what people write (titles by hand, with and without our own everyday titles in the catalogue, and titles that fit
nothing), and for a part on labels that were held out, which keeps them honest where words are unknown: on ESCO, and on the starter
catalogue, which lacks most of what is asked. Never on an unseen part.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from hervat.market.titles.confidence import confidences, observations
from hervat.market.titles.finder import TitleFinder
from tests.market.titles.generated import AS_IT_IS, esco_rows, held_out, known_with_noise, starter_rows
from tests.market.titles.labelled import PARTS, Asked, hand_written

RANKS = 5
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
ROUNDS, RIDGE = 60, 0.02


class Seen(NamedTuple):
    """One answer to one title: what the curve looks at, whether it was right, and how much it counts."""

    is_first: bool
    looked_at: dict[str, float]
    is_right: bool
    weight: float


class Group(NamedTuple):
    """Titles that are asked of one finder, and how much each counts."""

    finder: TitleFinder
    asked: Sequence[Asked]
    weight: float


def development_groups(data: Path) -> list[Group]:
    """What the curves are fitted on. A title by hand counts for many generated ones, of which there are thousands."""
    rows, part = esco_rows(data), PARTS[0]
    kept, asked = held_out(rows)
    by_hand = hand_written(part)
    starter = TitleFinder(starter_rows())
    return [
        Group(TitleFinder(rows), by_hand, 3.0),
        Group(TitleFinder(rows, with_everyday=False), [one for one in by_hand if one.uris], 3.0),
        Group(TitleFinder(kept, with_everyday=False), asked[part], 0.6),
        Group(TitleFinder(kept, with_everyday=False), known_with_noise(rows, part), 0.1),
        Group(starter, by_hand, 3.0),
        Group(starter, [one for one in asked[part] if one.kind == AS_IT_IS], 0.1),
    ]


def look(groups: Iterable[Group]) -> list[Seen]:
    """All answers to all titles."""
    seen = []
    for group in groups:
        occupations = group.finder.index.occupations
        for asked in group.asked:
            matches = group.finder.search.matches(asked.title, RANKS + 1)
            for place, match in enumerate(matches[:RANKS]):
                rival = matches[0] if place else matches[1] if len(matches) > 1 else None
                is_right = occupations[match.occupation].uri in asked.uris
                seen.append(Seen(not place, observations(match, rival.score if rival else 0.0), is_right, group.weight))
    return seen


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """The weights of the curve that tells best which of these answers are right (logistic regression, slightly held back)."""
    names = list(seen[0].looked_at)
    looked_at = np.array([[1.0, *one.looked_at.values()] for one in seen])
    right, weight = np.array([float(one.is_right) for one in seen]), np.array([one.weight for one in seen])
    found = np.zeros(looked_at.shape[1])
    for _ in range(ROUNDS):
        said = 1 / (1 + np.exp(-looked_at @ found))
        slope = looked_at.T @ (weight * (right - said)) - RIDGE * found
        bend = (looked_at.T * (weight * said * (1 - said))) @ looked_at + RIDGE * np.eye(len(found))
        found += np.linalg.solve(bend, slope)
    return dict(zip(["constant", *names], map(float, found.round(2)), strict=True))


def print_thresholds(group: Group) -> None:
    """What share each threshold would call "none fits": of titles that fit nothing, of wrong first answers, and of right ones."""
    firsts = []
    for asked in group.asked:
        matches = group.finder.search.matches(asked.title, 2)
        best = confidences(matches)[0] if matches else 0.0
        is_right = bool(matches) and group.finder.index.occupations[matches[0].occupation].uri in asked.uris
        firsts.append((best, bool(asked.uris), is_right))
    for threshold in THRESHOLDS:
        shares = [
            f"{label} {sum(best < threshold for best in chosen)} of {len(chosen)}"
            for label, which in (("none", (False, False)), ("wrong", (True, False)), ("right", (True, True)))
            if (chosen := [best for best, fits, is_right in firsts if (fits, is_right) == which])
        ]
        print(f"{threshold:.2f}  {', '.join(shares)}")


if __name__ == "__main__":
    development = development_groups(Path(sys.argv[1]))
    everything = look(development)
    for name, is_first in (("first", True), ("other", False)):
        print(f"[{name}]")
        for key, value in fit([one for one in everything if one.is_first == is_first]).items():
            print(f"{key} = {value}")
    for one in development[:2]:
        print_thresholds(one)
