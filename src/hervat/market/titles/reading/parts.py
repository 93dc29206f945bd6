"""A title as the parts that are compared, each with what it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hervat.market.titles.lists import Phrase, phrases
from hervat.market.titles.reading.lexicon import Lexicon, Piece
from hervat.market.titles.reading.noise import Noise, context_of, noise_of
from hervat.market.titles.reading.words import Word, fold

DUTCH = "nl"
# What a word of each kind weighs in a title, and in a label of the catalogue: there "contract" is no way of asking.
IN_TITLE: Mapping[Noise, float] = {Noise.LEVEL: 0.12, Noise.TERMS: 0.08, Noise.PLACE: 0.03, Noise.SMALL: 0.0}
IN_LABEL: Mapping[Noise, float] = {Noise.LEVEL: 0.4, Noise.TERMS: 0.8, Noise.PLACE: 1.0, Noise.SMALL: 0.0}
NAME, ASIDE, CONTEXT = 0.35, 0.5, 0.5
LONGEST_PHRASE = 5
LONGEST_SHORT = 3  # letters: "ic" and the like mean something else in another language


class Part(NamedTuple):
    """A part of a title that is compared.

    ``stem``: what is compared. ``text``: the part as it stands in its word, in the one spelling; ``word``: that word as it was written.
    ``weight``: how much the part counts (1 normal). ``group``: which alternative of the title it belongs to. ``head``: it says what
    somebody does. ``is_female``: its form was a female one. ``noise``: why it hardly counts.
    """

    stem: str
    text: str
    word: str
    weight: float
    group: int
    head: bool
    is_female: bool
    noise: Noise | None

    @property
    def shown(self) -> str:
        """The part as it was written; the whole word where it is not a part of what was written, as with a fixed phrase."""
        start = fold(self.word).find(self.text)
        if start < 0:
            return self.word
        lengths = [len(fold(self.word[:end])) for end in range(len(self.word) + 1)]
        first, last = (_last_place(lengths, place) for place in (start, start + len(self.text)))
        return self.word[first:last]


def _last_place(lengths: Sequence[int], folded: int) -> int:
    """How many letters as written make so many letters in the one spelling; all of them when it is none."""
    return max((end for end, length in enumerate(lengths) if length == folded), default=len(lengths) - 1)


class Reader:
    """Reads words as parts, with the words of a catalogue."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._phrases = _phrase_table(phrases())
        self._long_phrases = {written: read_as for written, read_as in self._phrases.items() if len(written) > LONGEST_SHORT}

    def joined(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words, with two that make one known word as that one: ``rij-instructeur``."""
        read: list[Word] = []
        for word in words:
            last = read[-1] if read else None
            if last and last.group == word.group and not last.hanging and last.text + word.text in self.lexicon.dutch:
                read[-1] = last._replace(text=last.text + word.text, shown=f"{last.shown} {word.shown}", name=False)
            else:
                read.append(word)
        return tuple(read)

    def parts(self, words: Sequence[Word], language: str = DUTCH, weights: Mapping[Noise, float] = IN_TITLE) -> tuple[Part, ...]:
        """The words in their parts, with the head of each alternative marked. ``weights``: what words weigh that are not about the work."""
        phrased = self._phrased(words, language)
        parts: list[Part] = []
        for word, noise, is_context in zip(phrased, noise_of(phrased), context_of(phrased), strict=True):
            weight = (weights[noise] if noise else 1.0) * (CONTEXT if is_context else 1.0) * self._weight(word)
            if weight:
                parts += _parts_of(word, self.lexicon.pieces(word.text), weight, noise)
        return _only_one_head(parts, self.lexicon.roles)

    def _weight(self, word: Word) -> float:
        is_name = word.name and word.text not in self.lexicon
        return (NAME if is_name else 1.0) * (ASIDE if word.aside else 1.0)

    def _phrased(self, words: Sequence[Word], language: str) -> tuple[Word, ...]:
        table = self._phrases if language == DUTCH else self._long_phrases
        read: list[Word] = []
        place = 0
        while place < len(words):
            taken, replacement = _phrase_at(table, words, place)
            read += replacement
            place += taken
        return tuple(read)


def _parts_of(word: Word, pieces: Sequence[Piece], weight: float, noise: Noise | None) -> list[Part]:
    last = len(pieces) - 1
    return [
        Part(piece.stem, piece.text, word.shown, weight, word.group, place == last, piece.is_female, noise)
        for place, piece in enumerate(pieces)
    ]


def _only_one_head(parts: list[Part], roles: frozenset[str]) -> tuple[Part, ...]:
    """Of each alternative the first role, or else the last part that counts, is the head."""
    heads: dict[int, int] = {}
    for place, part in enumerate(parts):
        if part.noise is None and part.head and (part.group not in heads or parts[heads[part.group]].stem not in roles):
            heads[part.group] = place
    for place, part in enumerate(parts):
        if part.head and heads.get(part.group) != place:
            parts[place] = part._replace(head=False)
    return tuple(parts)


def _phrase_at(table: Mapping[str, tuple[str, ...]], words: Sequence[Word], place: int) -> tuple[int, list[Word]]:
    """How many words the longest phrase takes that begins here, and what it is read as; one word that is read as itself when none does."""
    first = words[place]
    text, taken, read_as = "", 1, None
    for length, word in enumerate(words[place : place + LONGEST_PHRASE], start=1):
        text = f"{text} {word.text}" if text else word.text
        if text in table and word.group - first.group < length:
            taken, read_as = length, table[text]
    if read_as is None:
        return 1, [first]
    shown = " ".join(word.shown for word in words[place : place + taken])
    return taken, [first._replace(text=text, shown=shown, name=False) for text in read_as]


def _phrase_table(rows: Iterable[Phrase]) -> dict[str, tuple[str, ...]]:
    return {" ".join(map(fold, row.written.split())): tuple(map(fold, row.read_as.split())) for row in rows}
