"""Saying no to a file."""

from __future__ import annotations

from hervat.domain.text import Text


class Refused(ValueError):
    """This file is not taken. ``sentence`` says what was expected; it never repeats what is in the file."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence.render())
