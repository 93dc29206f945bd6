"""When little is found: which one filter less, or how much farther away, finds more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from hervat.domain.text import Text, say
from hervat.market.search.asking import USUAL_KM, to_query
from hervat.market.search.contract import LoadLimits, SearchEngine
from hervat.market.search.request import SearchRequest

FEW = 5  # and fewer: then is told what finds more
MOST_SUGGESTIONS = 4
NOTHING = SearchRequest()
WITHOUT = {
    "province": say("In alle provincies"),
    "hours": say("Met een ander aantal uren"),
    "level": say("Met een ander opleidingsniveau"),
    "month_wage": say("Met een ander loon"),
    "days": say("Ook oudere vacatures"),
    "contracts": say("Met een ander contract"),
    "home_work": say("Met meer of minder thuiswerk"),
    "occupation": say("In alle beroepen"),
}
STEPS = (5.0, 10.0, 25.0, 50.0, 100.0, 200.0)  # km


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The same search with one filter looser. ``sentence``: which; ``total``: how many vacancies it finds."""

    sentence: Text
    request: SearchRequest
    total: int


def suggestions(request: SearchRequest, engine: SearchEngine, total: int, fits: LoadLimits | None = None) -> tuple[Suggestion, ...]:
    """At most four that find more, the most first. Every one costs a question to the engine."""
    found = []
    for sentence, looser in _looser(replace(request, page=1)):
        query = replace(to_query(looser), size=1, widen=False, fits=fits)
        there = engine.search(query).total
        if there > total:
            found.append(Suggestion(sentence, looser, there))
    return tuple(sorted(found, key=lambda suggestion: -suggestion.total)[:MOST_SUGGESTIONS])


def _looser(request: SearchRequest) -> Iterator[tuple[Text, SearchRequest]]:
    if request.near.strip():
        km = USUAL_KM if request.radius is None else request.radius
        farther = next((step for step in STEPS if step >= 2 * km), None)
        if farther is not None:
            yield say("Tot {km} km ver", km=farther), replace(request, radius=farther)
    for name, sentence in WITHOUT.items():
        nothing = getattr(NOTHING, name)
        if getattr(request, name) != nothing:
            changed: dict[str, Any] = {name: nothing}
            yield sentence, replace(request, **changed)
