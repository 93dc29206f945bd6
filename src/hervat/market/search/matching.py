"""Whether a vacancy answers a question: THE definition, one vacancy at a time. Engines and alerts are quicker, and give the same answers.

What is asked must all hold. A word, whole or part of a compound, may stand in the title, the text or the name of the employer; a phrase, of
whole words, stands in one of them, in order. What an ad does not tell fails no filter but those that say what is looked for and where:
``occupations``, ``near`` and ``province``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from hervat.domain.matching.travel import Point, straight_km
from hervat.market.search.contract import Document, LoadLimits, Near, Query, Words

Field = Sequence[tuple[str, ...]]


def matches(query: Query, document: Document) -> bool:
    """Whether this vacancy has every word that is asked, and passes every filter. Order, paging and facets do not matter here."""
    return passes(query, document) and has_words(query.words, document)


def passes(query: Query, document: Document) -> bool:
    """Whether the vacancy passes everything but the words."""
    return (
        document.number > query.after
        and (query.since is None or document.first_seen >= query.since)
        and (not query.occupations or document.occupation in query.occupations)
        and is_told(document.contract, query.contracts)
        and is_told(document.home_work, query.home_work)
        and (not query.province or document.province == query.province)
        and is_near(query.near, document.point)
        and overlap(query.hours, document.hours)
        and overlap(query.level, document.level)
        and (query.month_wage is None or document.month_wage is None or document.month_wage >= query.month_wage)
        and (query.fits is None or fits(query.fits, document))
    )


def is_told(told: str, asked: Iterable[str]) -> bool:
    """Whether what the ad tells is one of what is asked. Nothing told, or nothing asked: yes."""
    return not told or not asked or told in asked


def is_near(near: Near | None, point: Point | None) -> bool:
    """Whether the work is within the distance. Work of which nobody knows where it is, is not near."""
    return near is None or (point is not None and straight_km(near.point, point) <= near.km)


def overlap(asked: tuple[float, float] | None, told: tuple[float, float] | None) -> bool:
    """Whether two ranges have something in common, their ends included."""
    return asked is None or told is None or (asked[0] <= told[1] and told[0] <= asked[1])


def fits(limits: LoadLimits, document: Document) -> bool:
    """Whether nothing that is known of the work is too much. A load without a number (nan) exceeds no number."""
    if document.occupation and document.occupation in limits.occupations:
        return False
    if any(item in document.load for item in limits.without):
        return False
    loads = ((document.load.get(item, math.nan), most) for item, most in limits.most.items())
    return not any(load > most for load, most in loads)


def has_words(words: Words, document: Document) -> bool:
    """Whether every word and every phrase is there, and none of those that are left out."""
    there = tokens_of(document)
    if not (there.issuperset(words.all) and there.isdisjoint(words.not_)):
        return False
    fields = (document.title, document.body, document.employer)
    return all(any(has_phrase(field, phrase) for field in fields) for phrase in words.phrases)


def tokens_of(document: Document) -> frozenset[str]:
    """Every token of the vacancy, wherever it stands."""
    return frozenset().union(*document.title, *document.body, *document.employer)


def has_phrase(field: Field, phrase: tuple[str, ...]) -> bool:
    """Whether these whole words (the first token of a place) follow each other."""
    starts = range(len(field) - len(phrase) + 1)
    return any(all(token == field[start + step][0] for step, token in enumerate(phrase)) for start in starts)
