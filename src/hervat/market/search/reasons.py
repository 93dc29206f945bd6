"""Why an ad is shown, in plain Dutch: which of the words it has and where, what it is near to, and what it does not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hervat.domain.text import Text, say
from hervat.market.search.contract import Query
from hervat.market.search.matching import has_phrase
from hervat.market.search.request import SearchRequest
from hervat.market.search.typed import Piece, pieces_of
from hervat.market.text.analysis import analyse
from hervat.market.text.words import asked
from hervat.market.vacancies.ads import Ad

Places = Sequence[tuple[str, ...]]


def reasons(request: SearchRequest, query: Query, ad: Ad, km: float | None) -> tuple[Text, ...]:
    """One sentence for each reason. ``query``: what was made of ``request``."""
    found = [*_of_words(request, ad), *_of_occupation(request, query, ad)]
    if km is not None:
        found.append(say("Op {km} km van {place}.", km=round(km, 1), place=request.near.strip()))
    found += _not_told(request, ad)
    return tuple(found) or (say("Dit is een van de nieuwste vacatures."),)


def _of_words(request: SearchRequest, ad: Ad) -> Iterator[Text]:
    pieces = [piece for piece in pieces_of(request.words) if not piece.is_out and analyse(piece.text)]
    if not pieces:
        return
    title, elsewhere = analyse(ad.title), (analyse(ad.text), analyse(ad.employer))
    in_title = [piece for piece in pieces if _has(title, piece)]
    others = [piece for piece in pieces if piece not in in_title]
    in_text = [piece for piece in others if any(_has(places, piece) for places in elsewhere)]
    apart = [piece for piece in others if piece not in in_text]
    spread = [piece for piece in apart if not piece.is_phrase and _spread(piece, [title, *elsewhere])]
    if in_title:
        yield say("In de titel: {words}.", words=_listed(in_title))
    if in_text or spread:
        yield say("In de tekst: {words}.", words=_listed([*in_text, *spread]))
    missing = [piece for piece in apart if piece not in spread]
    if missing:
        yield say("Niet in deze vacature: {words}.", words=_listed(missing))


def _has(places: Places, piece: Piece) -> bool:
    words = analyse(piece.text)
    if piece.is_phrase and len(words) > 1:
        return has_phrase(places, tuple(tokens[0] for tokens in words))
    there = {token for tokens in places for token in tokens}
    return there.issuperset(token for tokens in words for token in asked(tokens))


def _spread(piece: Piece, fields: Sequence[Places]) -> bool:
    """Whether the parts of a compound stand apart, some in the title and some in the text."""
    return _has([tokens for field in fields for tokens in field], piece)


def _listed(pieces: Iterable[Piece]) -> str:
    return ", ".join(dict.fromkeys(f"“{piece.text}”" if piece.is_phrase else piece.text.strip('.,;:!?"()') for piece in pieces))


def _of_occupation(request: SearchRequest, query: Query, ad: Ad) -> Iterator[Text]:
    if query.occupations and ad.occupation is not None:
        if ad.occupation.uri == request.occupation:
            yield say("Dit is het beroep dat u zoekt: {label}.", label=ad.occupation.label)
        else:
            yield say("Dit beroep lijkt op het beroep dat u zoekt: {label}.", label=ad.occupation.label)


def _not_told(request: SearchRequest, ad: Ad) -> Iterator[Text]:
    if request.hours and ad.hours is None:
        yield say("Hoeveel uren het werk is, staat er niet bij.")
    if request.level and ad.level is None:
        yield say("Welke opleiding nodig is, staat er niet bij.")
    if request.month_wage and (ad.wage is None or (ad.wage.month_high or ad.wage.month_low) is None):
        yield say("Wat het werk betaalt, staat er niet bij.")
    if request.contracts and ad.contract is None:
        yield say("Welk contract u krijgt, staat er niet bij.")
    if request.home_work and ad.home_work is None:
        yield say("Of u thuis kunt werken, staat er niet bij.")
