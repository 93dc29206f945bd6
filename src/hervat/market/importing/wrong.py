"""What is wrong with something that was given to import, and where."""

from __future__ import annotations

from hervat.domain.text import Text, say


class WrongFile(Exception):
    """This cannot be imported, and nothing of it was. ``place``: which file. ``sentence``: where in it, and what was expected."""

    def __init__(self, place: str, sentence: Text) -> None:
        self.place = place
        self.sentence = sentence
        super().__init__(place, sentence)

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


def at_line(line: int, expected: Text) -> Text:
    """A sentence about a line (counted from 1, the header being the first)."""
    return say("Regel {line}: {expected}", line=line, expected=expected)


def at_cell(line: int, column: str, expected: Text) -> Text:
    """A sentence about one cell."""
    return say("Regel {line}, kolom {column}: {expected}", line=line, column=column, expected=expected)
