"""Finds the occupation that a job title means, in the labels that it is given. Depends on no database."""

from __future__ import annotations

from collections.abc import Iterable

from hervat.market.titles.answers import LONGEST_TITLE, Candidate, Kind, LabelRow, TitleAnswer
from hervat.market.titles.confidence import confidences, none_fits
from hervat.market.titles.index import Index
from hervat.market.titles.lists import everyday
from hervat.market.titles.reasons import reason
from hervat.market.titles.search import Search

TOP = 5


class TitleFinder:
    """The labels of a catalogue, ready to answer. ``with_everyday``: our own everyday titles too, of the occupations that it has."""

    def __init__(self, rows: Iterable[LabelRow], *, with_everyday: bool = True) -> None:
        listed = list(rows)
        if with_everyday:
            known = {row.uri for row in listed}
            listed += [LabelRow(entry.uri, entry.title, Kind.EVERYDAY, share=entry.share) for entry in everyday() if entry.uri in known]
        self.index = Index(listed)
        self.search = Search(self.index)

    def find(self, title: str, top: int = TOP) -> TitleAnswer:
        """What ``title`` may mean: at most ``top`` occupations, the likeliest first. A title that is too long is read as far as allowed."""
        matches = self.search.matches(title[:LONGEST_TITLE], max(top, 2))
        sure = confidences(matches)
        lexicon = self.index.lexicon
        candidates = []
        for match, confidence in list(zip(matches, sure, strict=True))[:top]:
            occupation, entry = self.index.occupations[match.occupation], self.index.entries[match.entry]
            why = reason(match, entry, lexicon)
            candidates.append(Candidate(occupation.uri, occupation.label, round(confidence, 3), why, occupation.isco))
        return TitleAnswer(title, not sure or none_fits(sure[0]), tuple(candidates))
