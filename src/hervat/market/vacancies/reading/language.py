"""The language of an ad, from the small words that every text has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hervat.market.vacancies.reading.cleaning.sentences import Sentence
from hervat.market.vacancies.reading.lists import read_data

OTHER = "other"
ENOUGH = 0.04  # a text of which fewer words are known is written in another language
LOOKED_AT = 160  # words


def language_of(sentences: Sequence[Sentence]) -> str:
    """``nl``, ``en``, ``de`` or ``other``."""
    words: list[str] = []
    for sentence in sentences:
        words += sentence.words
        if len(words) >= LOOKED_AT:
            break
    counts = {language: sum(map(known.__contains__, words)) for language, known in _known().items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] and counts[best] >= ENOUGH * len(words) else OTHER


@cache
def _known() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in read_data("language.toml").items()}
