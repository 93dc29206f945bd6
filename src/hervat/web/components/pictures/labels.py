"""Labels in a picture: each stands at its mark, or has a line to it, and no label lies over a mark or over another label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LETTER = 6.4  # the mean width of a letter at 12 px, semibold, on the wide side
GAP = 5
MARK = 11  # half the side of the square that a mark takes
ANCHORS = (("midden", 0), ("begin", -2), ("eind", 2), ("begin", 6), ("eind", -6))  # how the text stands to its mark, best first
BESIDE = (("begin", MARK + 6), ("eind", -MARK - 6))


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
    """A height at which a label may stand: the baselines of the name and of the day."""

    name_y: float
    day_y: float

    @property
    def top(self) -> float:
        return self.name_y - 12

    @property
    def bottom(self) -> float:
        return self.day_y + 4


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its day, placed."""

    name: str
    day: str
    x: float
    level: Level
    anchor: str  # begin, midden, eind
    box: Box
    leader: str = ""  # the line to the mark, where the label does not stand at it


class LabelPlacer:
    """Places labels one by one inside ``room``; what is placed or taken stays free of others. ``far``: levels of labels with a line."""

    def __init__(self, room: Box, far: Sequence[Level], taken: Sequence[Box]) -> None:
        self.room = room
        self.far = far
        self.taken = list(taken)

    def place(self, name: str, day: str, x: float, mark_y: float) -> Label | None:
        """The label of the mark at ``x`` and ``mark_y``, or None when every place for it is taken."""
        width = max(len(name), len(day)) * LETTER
        for level, anchor, offset in self._places(mark_y):
            text_x = x + offset
            left = text_x - {"midden": width / 2, "begin": 0, "eind": width}[anchor]
            box = Box(left - GAP, level.top, left + width + GAP, level.bottom)
            line = _line(level, x, mark_y)
            if self._inside(left, width, level) and self._free(box, line):
                self.taken += [box, *line]
                leader = f"M{x} {line[0].top}V{line[0].bottom}" if line else ""
                return Label(name, day, round(text_x, 1), level, anchor, box, leader)
        return None

    def _places(self, mark_y: float) -> Iterator[tuple[Level, str, float]]:
        """At the mark first: above, under, beside it; then further away, with a line."""
        above, under = Level(mark_y - 29, mark_y - 15), Level(mark_y + 23, mark_y + 37)
        yield from ((level, *anchor) for level in (above, under) for anchor in ANCHORS)
        yield from ((Level(mark_y - 5, mark_y + 13), *anchor) for anchor in BESIDE)
        yield from ((level, *anchor) for level in self.far for anchor in ANCHORS)

    def _inside(self, left: float, width: float, level: Level) -> bool:
        across = self.room.left <= left and left + width <= self.room.right
        return across and self.room.top <= level.top and level.bottom <= self.room.bottom

    def _free(self, box: Box, line: Sequence[Box]) -> bool:
        return not any(taken.overlaps(part) for taken in self.taken for part in (box, *line))


def _line(level: Level, x: float, mark_y: float) -> list[Box]:
    """The room of the line between a label and its mark; none where they touch."""
    if level.bottom < mark_y - MARK:
        return [Box(x - 2, level.bottom, x + 2, mark_y - MARK)]
    if level.top > mark_y + MARK:
        return [Box(x - 2, mark_y + MARK, x + 2, level.top)]
    return []
