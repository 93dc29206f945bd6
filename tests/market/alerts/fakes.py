"""A store of vacancies and an engine that answer by the definition, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hervat.market.alerts.running import News
from hervat.market.search.contract import Document, Found, Hit, Query, Words
from hervat.market.search.matching import matches
from hervat.market.search.request import SearchRequest


@dataclass(frozen=True)
class Arrived:
    number: int
    document: Document | None


@dataclass
class Vacancies:
    """Vacancies by number, as the store gives them, and an engine over them."""

    known: dict[int, Document | None] = field(default_factory=dict)
    asked: list[Query] = field(default_factory=list)

    def add(self, documents: Iterable[Document]) -> None:
        for document in documents:
            number = len(self.known) + 1
            self.known[number] = replace(document, number=number)

    def remove(self, number: int) -> None:
        self.known[number] = None

    @property
    def newest(self) -> int:
        return len(self.known)

    def arrivals(self, after: int, most: int) -> Sequence[Arrived]:
        return [Arrived(number, document) for number, document in self.known.items() if number > after][:most]

    def search(self, query: Query) -> Found:
        self.asked.append(query)
        there = [document for document in self.known.values() if document is not None and matches(query, document)]
        there.sort(key=lambda document: (document.first_seen, document.number), reverse=True)
        page = there[query.first : query.first + query.size]
        return Found(len(there), is_exact=True, hits=tuple(Hit(document.number, 1.0) for document in page), facets={})


class Engine:
    """The searching part of an engine."""

    def __init__(self, vacancies: Vacancies) -> None:
        self.search = vacancies.search


def news(vacancies: Vacancies, to_query: Callable[[SearchRequest], Query] | None = None, *, engine: bool = True) -> News:
    """Where a run finds these."""
    return News(vacancies.arrivals, to_query or ask, (lambda: vacancies) if engine else None)  # type: ignore[arg-type,return-value]


def ask(request: SearchRequest) -> Query:
    """Words as they are written; the filters as they are. A word that nobody can ask: ``?``."""
    if "?" in request.words:
        raise ValueError("no word")
    return Query(
        words=Words(tuple(request.words.split())), hours=request.hours, level=request.level, month_wage=request.month_wage,
        province=request.province, occupations=(request.occupation,) if request.occupation else (), contracts=request.contracts,
    )  # fmt: skip


def ad(title: str, **told: object) -> Document:
    """A vacancy with a few words, which gets its number from the store."""
    return Document(number=1, title=[(word,) for word in title.split()], body=[], first_seen=date(2026, 11, 27), **told)  # type: ignore[arg-type]
