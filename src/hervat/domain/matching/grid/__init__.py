"""The verdicts of ``judge`` for all occupations at once. A test proves that both say the same; nothing is decided here."""

from hervat.domain.matching.grid.judging import Grid, Judged

__all__ = ["Grid", "Judged"]
