"""Writes sentences, dates and calculations in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hervat.domain.law.results import Step
from hervat.domain.text import Text, Translate, long_date, plain_date, short_date
from hervat.reports import words

NO_DATE = "–"


@dataclass(frozen=True, slots=True)
class Writer:
    """A language (``nl`` or ``en``) and the function that translates Dutch templates into it."""

    language: str
    translate: Translate

    def text(self, text: Text) -> str:
        return text.render(self.language, self.translate)

    def optional(self, text: Text | None) -> str | None:
        return None if text is None else self.text(text)

    def sentence(self, text: Text) -> str:
        """The text with a capital first letter."""
        return words.sentence(text, self.language, self.translate)

    def short_date(self, day: date | None) -> str:
        return NO_DATE if day is None else short_date(day, self.language)

    def long_date(self, day: date) -> str:
        return long_date(day, self.language)

    def plain_date(self, day: date) -> str:
        return plain_date(day, self.language)

    def outcome(self, step: Step) -> str | None:
        """What came out of a step, if anything."""
        return words.outcome(step, self.language)

    def line(self, step: Step) -> str:
        """One step of a calculation on one line: "104 weken later: zondag 28 februari 2027 (WIA art. 23 lid 1)"."""
        line, outcome, basis = self.text(step.what), self.outcome(step), words.articles(step.citations)
        if outcome is not None:
            line = f"{line}: {outcome}"
        if basis:
            line = f"{line} ({basis})"
        return line if step.note is None else f"{line}. {self.text(step.note)}"
