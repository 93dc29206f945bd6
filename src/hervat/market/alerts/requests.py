"""A search as data: one way of writing for each, so that equal searches are equal texts."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import orjson

from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Contract, HomeWork

PLAIN = SearchRequest()


def to_keep(request: SearchRequest) -> SearchRequest:
    """What of a search is kept: not its order and page, and not an age, because only what is new will be told."""
    return replace(
        request,
        words=" ".join(request.words.split()),
        near=request.near.strip(),
        contracts=tuple(sorted(set(request.contracts))),
        home_work=tuple(sorted(set(request.home_work))),
        days=None,
        sort=PLAIN.sort,
        page=PLAIN.page,
        size=PLAIN.size,
    )


def written(request: SearchRequest) -> str:
    """The data. What is not asked takes no room."""
    plain = asdict(PLAIN)
    told = {name: value for name, value in asdict(request).items() if value != plain[name]}
    return orjson.dumps(told, option=orjson.OPT_SORT_KEYS).decode()


def read(text: str) -> SearchRequest:
    """The search that was written."""
    told: dict[str, Any] = orjson.loads(text)
    for name in ("hours", "level"):
        if name in told:
            told[name] = tuple(told[name])
    told["contracts"] = tuple(Contract(value) for value in told.get("contracts", ()))
    told["home_work"] = tuple(HomeWork(value) for value in told.get("home_work", ()))
    return SearchRequest(**told)
