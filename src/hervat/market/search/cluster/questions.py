"""A question as OpenSearch takes it. What must hold is asked as filters; words count for the order only when that is the order asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hervat.domain.matching.travel import EARTH_KM
from hervat.market.search.cluster.cells import cells_of_circle
from hervat.market.search.cluster.layout import field_of
from hervat.market.search.contract import LoadLimits, Near, Query, Sort, Words, least_words

Clause = dict[str, Any]
TITLE_WEIGHT = 2.0
THEIR_EARTH_KM = 6371.0087714  # the radius that OpenSearch takes
EDGE_KM = 2e-5  # it keeps a place to about a centimetre: who stands on the edge is in


def every_word(query: Query) -> Clause:
    """Vacancies with every word that is asked."""
    words = [_word(word) for word in dict.fromkeys(query.words.all)]
    return _whole(query, words, [])


def some_words(query: Query) -> Clause:
    """Vacancies with enough of the words that are asked, and not all; the rest must hold as always."""
    words = [_word(word) for word in dict.fromkeys(query.words.all)]
    some = {"bool": {"should": words, "minimum_should_match": least_words(len(words))}}
    return _whole(query, [some], [{"bool": {"filter": words}}])


def order(query: Query) -> list[Any]:
    """Of equals the newest first, then the highest number. Raises ValueError for a distance from nowhere."""
    equals: list[Any] = [{"first_seen": "desc"}, {"number": "desc"}]
    if query.sort is Sort.RELEVANCE and _has_words(query.words):
        return [{"_score": "desc"}, *equals]
    if query.sort is Sort.DISTANCE:
        if query.near is None:
            raise ValueError("sorting by distance needs a place")
        latitude, longitude = query.near.point
        return [{"_geo_distance": {"point": {"lat": latitude, "lon": longitude}, "order": "asc"}}, *equals]
    return equals


def filters(query: Query) -> Iterator[Clause]:
    """Everything but the words."""
    if query.near is not None:
        yield from _near(query.near)
    if query.province:
        yield {"term": {"province": query.province}}
    if query.occupations:
        yield {"terms": {"occupation": query.occupations}}
    yield from _told("contract", query.contracts)
    yield from _told("home_work", query.home_work)
    yield from _overlap("hours", query.hours)
    yield from _overlap("level", query.level)
    yield from _at_least("month_wage", query.month_wage)
    yield from _at_least("first_seen", None if query.since is None else query.since.toordinal())
    if query.after > 0:
        yield {"range": {"number": {"gt": query.after}}}


def left_out(query: Query) -> Iterator[Clause]:
    """What may not be so: words, and loads that are too much."""
    if query.words.not_:
        yield {"terms": {"text": query.words.not_}}
    if query.fits is not None:
        yield from _too_much(query.fits)


def _whole(query: Query, words: Sequence[Clause], against: Sequence[Clause]) -> Clause:
    phrases = [_phrase(one) for one in query.words.phrases if one]
    held, without = list(filters(query)), [*left_out(query), *against]
    if query.sort is not Sort.RELEVANCE or not _has_words(query.words):
        return {"bool": _given(filter=[*words, *phrases, *held], must_not=without)}
    in_title = [{"term": {"title": {"value": word, "boost": TITLE_WEIGHT}}} for word in dict.fromkeys(query.words.all)]
    return {"bool": _given(must=[*words, *phrases], should=in_title, filter=held, must_not=without)}


def _given(**parts: list[Clause]) -> dict[str, list[Clause]]:
    return {name: clauses for name, clauses in parts.items() if clauses}


def _has_words(words: Words) -> bool:
    return bool(words.all or any(words.phrases))


def _word(word: str) -> Clause:
    return {"term": {"text": word}}


def _phrase(tokens: Sequence[str]) -> Clause:
    return {"match_phrase": {"whole": " ".join(tokens)}}


def _near(near: Near) -> Iterator[Clause]:
    cells = cells_of_circle(near)
    if cells:
        yield {"terms": {"cells": cells}}
    km = near.km * THEIR_EARTH_KM / EARTH_KM + EDGE_KM
    yield {"geo_distance": {"distance": f"{km:.9f}km", "point": {"lat": near.point.latitude, "lon": near.point.longitude}}}


def _told(field: str, asked: Iterable[str]) -> Iterator[Clause]:
    """One of these, or nothing told."""
    if words := list(map(str, asked)):
        yield {"terms": {field: ["", *words]}}


def _overlap(field: str, asked: tuple[float, float] | None) -> Iterator[Clause]:
    if asked is not None:
        yield {"range": {f"{field}_low": {"lte": asked[1]}}}
        yield {"range": {f"{field}_high": {"gte": asked[0]}}}


def _at_least(field: str, least: float | None) -> Iterator[Clause]:
    if least is not None:
        yield {"range": {field: {"gte": least}}}


def _too_much(limits: LoadLimits) -> Iterator[Clause]:
    if limits.without:
        yield {"terms": {"load_items": sorted(limits.without)}}
    if limits.occupations:
        yield {"terms": {"occupation": sorted(filter(None, limits.occupations))}}
    for item, most in limits.most.items():
        yield {"range": {f"load.{field_of(item)}": {"gt": most}}}
