"""Why a vacancy is told of, from what was asked and what it tells itself. Never with the words that were typed: those stay here."""

from __future__ import annotations

from collections.abc import Iterator

from hervat.domain.matching.travel import straight_km
from hervat.domain.text import Text, say
from hervat.market.search.contract import Document, Query


def reasons(query: Query, document: Document) -> Iterator[Text]:
    """Sentences, the most telling first."""
    yield from _words(query, document)
    if query.occupations and document.occupation in query.occupations:
        yield say("Het is het beroep dat u zoekt, of het lijkt erop.")
    if query.near is not None and document.point is not None:
        yield say("Het is {km} km van de plaats die u koos (hemelsbreed).", km=float(round(straight_km(query.near.point, document.point))))
    elif query.province:
        yield say("Het is in de provincie die u koos.")
    if query.hours is not None:
        yield say("De uren passen bij wat u zoekt.") if document.hours else say("De uren staan er niet bij.")
    if query.month_wage is not None:
        yield say("Het loon is genoeg.") if document.month_wage is not None else say("Het loon staat er niet bij.")


def _words(query: Query, document: Document) -> Iterator[Text]:
    words = query.words
    if not (words.all or words.phrases):
        return
    title = frozenset().union(*document.title) if document.title else frozenset()
    asked = {*words.all, *(token for phrase in words.phrases for token in phrase)}
    yield say("Uw zoekwoorden staan in de titel.") if title >= asked else say("Uw zoekwoorden staan in de tekst.")
