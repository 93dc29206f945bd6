"""Vacancies found by words, place and what they ask; behind one contract, whatever engine answers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hervat.market.search.contract import SearchEngine


def engine() -> SearchEngine:
    """The engine of this installation: the cluster of HERVAT_SEARCH_URL, or else the embedded one. One for the whole process."""
    from django.conf import settings  # here: the contract is read before there are settings

    return _make(settings.SEARCH_URL or "", settings.SEARCH_ROOT)


@cache
def _make(url: str, folder: Path) -> SearchEngine:
    if url:
        from hervat.market.search.cluster.address import parse_search_url
        from hervat.market.search.cluster.client import Client
        from hervat.market.search.cluster.engine import ClusterEngine

        return ClusterEngine(Client(parse_search_url(url)))
    from hervat.market.search.embedded.engine import EmbeddedEngine

    return EmbeddedEngine(folder)
