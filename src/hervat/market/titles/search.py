"""From a title to the occupations whose labels resemble it most."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from hervat.market.titles.answers import Kind
from hervat.market.titles.index import Index, key_of, rank_of
from hervat.market.titles.reading.noise import noise_of
from hervat.market.titles.reading.parts import DUTCH, Part
from hervat.market.titles.reading.spelling import Spelling
from hervat.market.titles.reading.words import Word, words_of

# How much the label must answer to the title, and the title to the label. Measured: between 0.5 and 1 it hardly matters.
LABEL_POWER = 0.7
KINDS = {Kind.PREFERRED: 1.0, Kind.EVERYDAY: 1.0, Kind.ALTERNATIVE: 0.985, Kind.HIDDEN: 0.97}
FOREIGN = 0.97
WRONG_HEAD = 0.9
OTHER_RANK = 0.85
AKIN_HEADS = 0.7
SHARE_POWER = 0.15
LITERAL = 1.02
MOST_WAYS = 5
MOST_GROUPS = 4
USUAL_PART = 900
LEAST_COVERED = 0.15  # a label that answers less of the title says nothing
KEPT = 30
SAME = 3  # decimals in which scores must differ


class Match(NamedTuple):
    """An occupation, the label that spoke for it, and how well (0-1).

    ``covered``: how much of the title the label answers. ``filled``: how much of the label the title answers. ``spelled``: below 1 when
    the title had to be spelled otherwise. ``literal``: nothing differs but form and spelling. ``share``: how often such a title
    means one occupation at all. ``parts``: the title as it was read.
    """

    occupation: int
    entry: int
    score: float
    covered: float
    filled: float
    spelled: float
    literal: bool
    share: float
    parts: tuple[Part, ...]


class Reading(NamedTuple):
    """One way to read a title: its parts, how sure this way is (1: the whole title as written), and how alike the spelling is."""

    parts: tuple[Part, ...]
    sure: float
    spelled: float = 1.0


class Overlap(NamedTuple):
    """What a reading and the labels have in common: the weight asked, and by number of the entry the weights answered on either side."""

    asked: float
    covered: dict[int, float]
    filled: dict[int, float]


class Search:
    """Looks titles up in an index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.spelling = Spelling(index.lexicon)
        self._worth = [KINDS[entry.kind] * (1.0 if entry.language == DUTCH else FOREIGN) for entry in index.entries]

    def matches(self, title: str, most: int = KEPT) -> list[Match]:
        """The best match of each occupation that has any, the best first."""
        readings = self.readings(self.index.reader.joined(words_of(title)))
        overlaps = [self._overlap(reading.parts) for reading in readings]
        best: dict[int, tuple[float, int, int]] = {}
        support = Counter[int]()
        for place, (reading, overlap) in enumerate(zip(readings, overlaps, strict=True)):
            self._keep_best(reading, overlap, place, best)
            support += self._support(overlap)
        uris = self.index.occupations
        first = heapq.nsmallest(most, best.items(), key=lambda item: (-round(item[1][0], SAME), -support[item[0]], uris[item[0]].uri))
        return [self._match(entry, score, readings[place], overlaps[place]) for _, (score, entry, place) in first]

    def readings(self, words: Sequence[Word]) -> list[Reading]:
        """The title as a whole, its alternatives apart, and each of these with unknown words spelled as known ones."""
        reader = self.index.reader
        found = []
        for spelled_words, likeness in self._spelled(words):
            parts = reader.parts(reader.joined(spelled_words))
            if all(part.noise or part.stem in reader.lexicon.vague for part in parts):
                continue
            found.append(Reading(parts, likeness, likeness))
            groups = sorted({part.group for part in parts if part.noise is None})
            if 1 < len(groups) <= MOST_GROUPS:
                found += [_alone(parts, group, likeness, reader.lexicon.roles) for group in groups]
        return found

    def _spelled(self, words: Sequence[Word]) -> list[tuple[tuple[Word, ...], float]]:
        """The words as they are; with every unknown word as the known one that it resembles most; and with one of these otherwise."""
        kinds = noise_of(words)
        nearest = {place: near for place, word in enumerate(words) if not kinds[place] and (near := self.spelling.nearest(word.text))}
        if not nearest:
            return [(tuple(words), 1.0)]
        best = {place: near[0] for place, near in nearest.items()}
        others = [{**best, place: other} for place, near in nearest.items() for other in near[1:]]
        fewer = [{place: other for place, other in best.items() if place != kept} for kept in best] if len(best) > 1 else []
        return [(tuple(words), 1.0), *(_respelled(words, chosen) for chosen in [best, *others, *fewer][:MOST_WAYS])]

    def _keep_best(self, reading: Reading, overlap: Overlap, place: int, best: dict[int, tuple[float, int, int]]) -> None:
        """Puts for each occupation the best entry so far in ``best``: its score, its number, and the place of the reading."""
        entries, worth = self.index.entries, self._worth
        keys, heads = _keys(reading.parts), self._heads(reading.parts)
        rank = rank_of(reading.parts, self.index.lexicon)
        least = LEAST_COVERED * overlap.asked
        for number, amount in overlap.covered.items():
            if amount < least:
                continue
            entry = entries[number]
            filled = min(1.0, overlap.filled[number] / entry.total)
            score = min(1.0, amount / overlap.asked) * filled**LABEL_POWER * reading.sure * worth[number]
            if entry.key in keys:
                score *= LITERAL
            elif heads and entry.head not in heads:
                score *= WRONG_HEAD
            if rank != entry.rank:
                score *= OTHER_RANK
            known = best.get(entry.occupation)
            if known is None or score > known[0]:
                best[entry.occupation] = (score, number, place)

    def _support(self, overlap: Overlap) -> Counter[int]:
        """How many labels of each occupation answer most of the title: what decides between occupations that share a label."""
        entries, least = self.index.entries, overlap.asked / 2
        return Counter(entries[number].occupation for number, amount in overlap.covered.items() if amount > least)

    def _match(self, number: int, score: float, reading: Reading, overlap: Overlap) -> Match:
        entry = self.index.entries[number]
        covered, filled = min(1.0, overlap.covered[number] / overlap.asked), min(1.0, overlap.filled[number] / entry.total)
        keys = _keys(reading.parts)
        share = min(self.index.shares.get(key, 1.0) for key in keys)
        return Match(entry.occupation, number, score, covered, filled, reading.spelled, entry.key in keys, share, reading.parts)

    def _heads(self, parts: Sequence[Part]) -> frozenset[str]:
        """The heads that agree with that of the title; none when it has no head."""
        head = next((part.stem for part in parts if part.head), "")
        akin = self.index.lexicon.kin.get(head, {})
        return frozenset((head, *(other for other, likeness in akin.items() if likeness >= AKIN_HEADS))) if head else frozenset()

    def _wanted(self, parts: Sequence[Part]) -> list[tuple[float, Mapping[str, float]]]:
        """What each part weighs, and the parts of labels that answer it, each with how well."""
        wanted: dict[str, tuple[float, Mapping[str, float]]] = {}
        for part in parts:
            weight = part.weight * self.index.rarity.get(part.stem, self.index.unknown)
            if weight and weight > wanted.get(part.stem, (0.0, {}))[0]:
                wanted[part.stem] = (weight, {part.stem: 1.0, **self.index.lexicon.kin.get(part.stem, {})})
        return sorted(wanted.values(), key=lambda pair: -pair[0])

    def _overlap(self, parts: Sequence[Part]) -> Overlap:
        """What the labels answer: each part of the title once in a label, and a usual part only where a rarer one was found."""
        covered: dict[int, float] = {}
        filled: dict[int, float] = {}
        wanted = self._wanted(parts)
        for weight, answers in wanted:
            once: dict[int, tuple[float, float]] = {}
            for stem, likeness in answers.items():
                for number, amount in self._holders(stem, covered):
                    if number not in once or likeness > once[number][0]:
                        once[number] = (likeness, amount * likeness)
            for number, (likeness, amount) in once.items():
                covered[number] = covered.get(number, 0.0) + weight * likeness
                filled[number] = filled.get(number, 0.0) + amount
        return Overlap(sum(weight for weight, _ in wanted) or 1.0, covered, filled)

    def _holders(self, stem: str, covered: Mapping[int, float]) -> Sequence[tuple[int, float]]:
        found = self.index.found.get(stem, ())
        if covered and len(found) > USUAL_PART:
            entries = self.index.entries
            return [(number, entries[number].bag[stem]) for number in covered if stem in entries[number].bag]
        return found


def _respelled(words: Sequence[Word], chosen: Mapping[int, tuple[str, float]]) -> tuple[tuple[Word, ...], float]:
    """The words with those at some places spelled otherwise, and how alike that is in all."""
    spelled = list(words)
    for place, (text, _) in chosen.items():
        spelled[place] = words[place]._replace(text=text, name=False)
    return tuple(spelled), math.prod(alike for _, alike in chosen.values())


def _keys(parts: Sequence[Part]) -> tuple[str, str]:
    """The whole title, and what is left without words that are not about the work."""
    return key_of(parts), key_of(part for part in parts if part.noise is None)


def _alone(parts: Sequence[Part], group: int, likeness: float, roles: Container[str]) -> Reading:
    """One alternative of a title; the smaller its share of the words, the less sure.

    An alternative that names no role borrows the nearest one: ``heftruckchauffeur/reachtruck``, ``brood- en banketbakker``.
    """
    own = tuple(part for part in parts if part.group == group)
    share = sum(part.weight for part in own) / sum(part.weight for part in parts)
    if not any(part.stem in roles for part in own):
        others = [part for part in parts if part.head and part.stem in roles]
        own += tuple(sorted(others, key=lambda part: abs(part.group - group))[:1])
    return Reading(own, likeness * share**SHARE_POWER, likeness)
