"""The engine against which engines are held: it looks at every vacancy, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hervat.domain.matching.travel import straight_km
from hervat.market.search.classes import age_classes, hour_classes, level_classes
from hervat.market.search.contract import ENOUGH, Document, Facet, Found, Hit, Query, Sort, least_words
from hervat.market.search.matching import matches, tokens_of


class Reference:
    """Answers by the definition. Relevance is not defined: with words the order of equals is that of the date."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = list(documents)

    def search(self, query: Query) -> Found:
        every = [document for document in self.documents if matches(query, document)]
        some = list(self._some(query)) if query.widen and len(set(query.words.all)) > 1 and len(every) < ENOUGH else None
        together = [*_ordered(query, every), *_ordered(query, some or [])]
        page = together[query.first : query.first + query.size]
        facets = {
            facet: dict(Counter(name for document in together for name in _classes(facet, document, query))) for facet in query.facets
        }
        return Found(
            len(together), is_exact=True, hits=tuple(_hit(query, document) for document in page), facets=facets, widened=bool(some)
        )

    def _some(self, query: Query) -> Iterator[Document]:
        """Those with half of the words, and not all."""
        words = set(query.words.all)
        without_words = replace(query, words=replace(query.words, all=()))
        for document in self.documents:
            there = len(words & tokens_of(document))
            if least_words(len(words)) <= there < len(words) and matches(without_words, document):
                yield document


def _hit(query: Query, document: Document) -> Hit:
    return Hit(document.number, 0.0, _km(query, document) if query.near else None)


def _km(query: Query, document: Document) -> float:
    assert query.near is not None
    assert document.point is not None
    return straight_km(query.near.point, document.point)


def _ordered(query: Query, documents: Sequence[Document]) -> list[Document]:
    newest = sorted(documents, key=lambda document: (document.first_seen, document.number), reverse=True)
    return sorted(newest, key=lambda document: _km(query, document)) if query.sort is Sort.DISTANCE else newest


def _classes(facet: Facet, document: Document, query: Query) -> Iterator[str]:
    match facet:
        case Facet.HOURS:
            yield from hour_classes(document.hours)
        case Facet.LEVEL:
            yield from level_classes(document.level)
        case Facet.AGE:
            assert query.today is not None
            yield from age_classes(document.first_seen, query.today)
        case Facet.PROVINCE | Facet.CONTRACT | Facet.HOME_WORK:
            told: str = getattr(document, facet.value)
            yield from (told,) if told else ()
