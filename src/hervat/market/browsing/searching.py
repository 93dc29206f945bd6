"""Finding occupations by words that somebody types: the beginning of a name, or a job title of everyday life.

Names are looked up first: that takes milliseconds. Only when few begin with what was typed, the title is taken apart
(:mod:`hervat.market.titles`): after an import, the first time takes seconds.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from hervat.market import titles
from hervat.market.browsing.occupations import FIELDS, PAGE_SIZE, Line
from hervat.market.occupations.models import Occupation
from hervat.market.occupations.queries import search_occupations

ENOUGH = 5  # names that begin with the words: then nobody needs to guess
MOST_GUESSES = 20
LEAST_CONFIDENCE = 0.1


class Found(NamedTuple):
    """The occupations that words may mean, the likeliest first. ``is_unsure``: none has such a name, and no guess is a good one."""

    lines: tuple[Line, ...]
    is_unsure: bool = False


def find_by_words(words: str, language: str, most: int = PAGE_SIZE) -> Found:
    """The occupations that ``words`` may mean."""
    named = search_occupations(words, language=language, most=most)
    if len(named) >= ENOUGH:
        return Found(tuple(replace(line, found_as=named[line.uri]) for line in _lines(named)))
    answer = titles.find(words, MOST_GUESSES)
    guesses = {guess.uri: guess.why for guess in answer.candidates if guess.confidence >= LEAST_CONFIDENCE and guess.uri not in named}
    lines = (replace(line, found_as=named.get(line.uri, ""), why=guesses.get(line.uri)) for line in _lines([*named, *guesses]))
    return Found(tuple(lines)[:most], is_unsure=not named and answer.none_fits)


def _lines(uris: Collection[str]) -> list[Line]:
    """In this order; one that is not there is left out."""
    lines = {row[0]: Line(*row) for row in Occupation.objects.filter(pk__in=uris).values_list(*FIELDS)}
    return [lines[uri] for uri in uris if uri in lines]
