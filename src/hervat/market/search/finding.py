"""A search as faces show it: the vacancies of one page, each with why it is shown, the counts, and what to do when little is found."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hervat.domain.text import Text
from hervat.market.search import engine as configured
from hervat.market.search.asking import to_query
from hervat.market.search.contract import Facet, LoadLimits, SearchEngine
from hervat.market.search.loosening import FEW, Suggestion, suggestions
from hervat.market.search.reasons import reasons
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.store.queries import Shown, shown


@dataclass(frozen=True, slots=True)
class Result:
    """One vacancy. ``km``: from the place asked. ``why``: sentences."""

    vacancy: Shown
    score: float
    km: float | None
    why: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page. ``total``, ``is_exact``, ``widened`` and ``facets`` as the engine tells them. ``took_ms``: asking and reading together."""

    request: SearchRequest
    total: int
    is_exact: bool
    widened: bool
    facets: Mapping[Facet, Mapping[str, int]]
    results: tuple[Result, ...]
    suggestions: tuple[Suggestion, ...]
    took_ms: float


def find(
    request: SearchRequest,
    *,
    fits: LoadLimits | None = None,
    facets: tuple[Facet, ...] = tuple(Facet),
    engine: SearchEngine | None = None,
) -> Results:
    """One page of what is found. ``fits``: what somebody can do; for this one question, and kept nowhere.

    Raises WrongQuestion for what cannot be asked, EngineFailure when the engine does not answer.
    """
    began = time.perf_counter()
    engine = engine or configured()
    query = replace(to_query(request, facets=facets), fits=fits)
    found = engine.search(query)
    vacancies = {vacancy.number: vacancy for vacancy in shown([hit.number for hit in found.hits])}
    results = tuple(
        Result(vacancies[hit.number], hit.score, hit.km, reasons(request, query, vacancies[hit.number].ad, hit.km))
        for hit in found.hits
        if hit.number in vacancies and vacancies[hit.number].gone_at is None  # what went since the index was last brought up to date
    )
    more = suggestions(request, engine, found.total, fits) if found.total <= FEW else ()
    took = (time.perf_counter() - began) * 1000
    return Results(request, found.total, found.is_exact, found.widened, found.facets, results, more, took)
