"""All labels of a catalogue, arranged so that a title finds those that resemble it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hervat.market.titles.answers import Kind, LabelRow
from hervat.market.titles.reading.lexicon import Lexicon
from hervat.market.titles.reading.parts import DUTCH, IN_LABEL, Part, Reader
from hervat.market.titles.reading.words import Word, words_of

RANK = {Kind.PREFERRED: 0, Kind.EVERYDAY: 1, Kind.ALTERNATIVE: 2, Kind.HIDDEN: 3}


USUAL_SIZE = 3000  # occupations: as many as ESCO has
MOST_FOR_A_ROLE = 4.5
LEADS, HELPS = "leads", "helps"


class Occupation(NamedTuple):
    """An occupation of the index."""

    uri: str
    label: str
    isco: str


@dataclass(slots=True)
class Entry:
    """A label as it is compared: ``bag`` its parts, each with what it weighs; labels of one occupation with the same parts in the same
    order are one."""

    occupation: int
    text: str
    kind: Kind
    language: str
    key: str
    bag: dict[str, float]
    head: str
    rank: str
    share: float = 1.0
    total: float = 0.0


class Index:
    """The labels of a catalogue.

    ``occupations``: by number. ``entries``: the labels, by number. ``found``: of each part the entries that hold it, and what it weighs
    there. ``shares``: of titles that mean more than one thing, how often they mean what our own lists say.
    """

    def __init__(self, rows: Iterable[LabelRow]) -> None:
        listed = [(row, words_of(row.text.lower())) for row in rows]
        self.lexicon = _lexicon(listed)
        self.reader = Reader(self.lexicon)
        self.occupations = _occupations(row for row, _ in listed)
        numbers = {occupation.uri: number for number, occupation in enumerate(self.occupations)}
        self.entries = _entries(listed, self.reader, numbers)
        self.rarity = _rarities(self.entries, len(self.occupations), self.lexicon.roles)
        self.unknown = max(self.rarity.values(), default=1.0)
        self.found = self._weigh()
        self.shares = {entry.key: entry.share for entry in self.entries if entry.share < 1}

    def _weigh(self) -> dict[str, list[tuple[int, float]]]:
        found = defaultdict[str, list[tuple[int, float]]](list)
        for number, entry in enumerate(self.entries):
            entry.bag = {part: weight * self.rarity[part] for part, weight in entry.bag.items()}
            entry.total = sum(entry.bag.values()) or 1.0
            for part, weight in entry.bag.items():
                found[part].append((number, weight))
        return dict(found)


def _lexicon(listed: Sequence[tuple[LabelRow, tuple[Word, ...]]]) -> Lexicon:
    dutch, foreign = Counter[str](), set[str]()
    for row, words in listed:
        texts = {word.text for word in words}
        if row.language == DUTCH:
            dutch.update(texts)
        else:
            foreign |= texts
    return Lexicon(dutch, foreign)


def _occupations(rows: Iterable[LabelRow]) -> tuple[Occupation, ...]:
    """In the order of first appearance, called by their preferred Dutch label, or else by another one."""
    named: dict[str, tuple[int, Occupation]] = {}
    for row in rows:
        rank = RANK[Kind(row.kind)] + (len(RANK) if row.language != DUTCH else 0)
        if row.uri not in named or rank < named[row.uri][0]:
            named[row.uri] = (rank, Occupation(row.uri, row.text, row.isco))
    return tuple(occupation for _, occupation in named.values())


def _entries(listed: Sequence[tuple[LabelRow, tuple[Word, ...]]], reader: Reader, numbers: dict[str, int]) -> list[Entry]:
    entries: dict[tuple[int, str], Entry] = {}
    for row, words in listed:
        parts = reader.parts(reader.joined(words), row.language, IN_LABEL)
        bag = _bag(parts)
        if not bag:
            continue
        head = next((part.stem for part in parts if part.head), "")
        key = key_of(parts)
        entry = Entry(numbers[row.uri], row.text, Kind(row.kind), row.language, key, bag, head, rank_of(parts, reader.lexicon), row.share)
        same = (entry.occupation, key)
        if same not in entries or RANK[entry.kind] < RANK[entries[same].kind]:
            entries[same] = entry
    return list(entries.values())


def rank_of(parts: Iterable[Part], lexicon: Lexicon) -> str:
    """Whether a title is of somebody who ``leads`` others, who ``helps`` others, or of neither (an empty text)."""
    stems = {part.stem for part in parts}
    if stems & lexicon.helpers:
        return HELPS
    return LEADS if stems & lexicon.leaders else ""


def key_of(parts: Iterable[Part]) -> str:
    """The parts in their order: what two ways to write the same title have in common."""
    return " ".join(part.stem for part in parts)


def _bag(parts: Iterable[Part]) -> dict[str, float]:
    bag: dict[str, float] = {}
    for part in parts:
        if part.weight:
            bag[part.stem] = max(bag.get(part.stem, 0.0), part.weight)
    return bag


def _rarities(entries: Iterable[Entry], occupations: int, roles: Collection[str]) -> dict[str, float]:
    """How much a part tells: the fewer occupations have it in a label, the more. A role tells little, also in a small catalogue."""
    holders = defaultdict[str, set[int]](set)
    for entry in entries:
        for part in entry.bag:
            holders[part].add(entry.occupation)
    size = max(occupations, USUAL_SIZE)
    rarities = {part: math.log((size + 1) / (len(held) + 0.5)) for part, held in holders.items()}
    return {part: min(rarity, MOST_FOR_A_ROLE) if part in roles else rarity for part, rarity in rarities.items()}
