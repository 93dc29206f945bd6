"""Where labels go in a picture, so that no two of them ever overlap.

The most important label chooses first, from the places near its mark; one that finds no free place is left out (its mark keeps its name
for who reads the page aloud).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LETTER = 6.4  # the mean width of a letter at 12 px, semibold, on the wide side
GAP = 5
PLACES = (("midden", 0), ("begin", -2), ("eind", 2), ("begin", 6), ("eind", -6))  # how the text stands to its mark, best first


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the picture that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Level:
    """A height at which labels may stand: the baselines of the name and of the day, and where a line to the mark ends (None: near)."""

    name_y: float
    day_y: float
    leader_y: float | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its day, placed."""

    name: str
    day: str
    x: float
    level: Level
    anchor: str  # begin, midden, eind
    box: Box
    leader: str = ""  # the line to the mark, where the label stands far from it


class LabelPlacer:
    """Places labels one by one between ``left`` and ``right``; what is placed or taken stays free of others."""

    def __init__(self, left: float, right: float, levels: Sequence[Level], taken: Sequence[Box]) -> None:
        self.left = left
        self.right = right
        self.levels = levels
        self.taken = list(taken)

    def place(self, name: str, day: str, x: float, mark_y: float) -> Label | None:
        """The label near ``x``, or None when every place there is taken."""
        width = max(len(name), len(day)) * LETTER
        for level in self.levels:
            for anchor, offset in PLACES:
                text_x = x + offset
                left = text_x - {"midden": width / 2, "begin": 0, "eind": width}[anchor]
                box = Box(left - GAP, level.name_y - 12, left + width + GAP, level.day_y + 4)
                line = self._line(level, x, mark_y)
                if left >= self.left and left + width <= self.right and self._free(box, line):
                    self.taken += [box, *line]
                    leader = f"M{x} {line[0].top}V{line[0].bottom}" if line else ""
                    return Label(name, day, round(text_x, 1), level, anchor, box, leader)
        return None

    def _line(self, level: Level, x: float, mark_y: float) -> list[Box]:
        if level.leader_y is None:
            return []
        edge = mark_y - 11 if level.leader_y < mark_y else mark_y + 11
        return [Box(x - 2, min(level.leader_y, edge), x + 2, max(level.leader_y, edge))]

    def _free(self, box: Box, line: Sequence[Box]) -> bool:
        return not any(taken.overlaps(part) for taken in self.taken for part in (box, *line))
