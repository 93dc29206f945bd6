"""What somebody fills in to search, as it goes over every face: the page, the command, the API, and a search that is kept."""

from __future__ import annotations

from dataclasses import dataclass

from hervat.market.search.contract import PAGE_SIZE, Sort
from hervat.market.vacancies.ads import Contract, HomeWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """One search, in the words of who asks.

    ``words``: typed freely; ``"two words"`` is a phrase, ``-word`` leaves out. ``near``: a postcode or a place. ``radius``: km.
    ``hours``, ``level``: from and to. ``month_wage``: euros gross a month of full time, at least. ``days``: first seen in the last so many.
    ``occupation``: the URI of one; its kin count too.
    """

    words: str = ""
    near: str = ""
    radius: float | None = None
    province: str = ""
    hours: tuple[float, float] | None = None
    level: tuple[int, int] | None = None
    month_wage: float | None = None
    days: int | None = None
    occupation: str = ""
    contracts: tuple[Contract, ...] = ()
    home_work: tuple[HomeWork, ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = PAGE_SIZE
