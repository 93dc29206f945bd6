"""Finding occupations by words that somebody types: a job title of everyday life, or the beginning of a name."""

from __future__ import annotations

from dataclasses import replace

from hervat.market.browsing.occupations import FIELDS, PAGE_SIZE, Line
from hervat.market.occupations.models import Occupation
from hervat.market.occupations.queries import search_occupations


def find_by_words(words: str, language: str, most: int = PAGE_SIZE) -> tuple[Line, ...]:
    """The occupations that ``words`` may mean, the likeliest first."""
    found = {hit.uri: hit.found_as for hit in search_occupations(words, language=language, most=most)}
    lines = {row[0]: Line(*row) for row in Occupation.objects.filter(pk__in=found).values_list(*FIELDS)}
    return tuple(replace(lines[uri], found_as=found_as) for uri, found_as in found.items() if uri in lines)
