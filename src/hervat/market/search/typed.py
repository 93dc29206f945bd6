"""What somebody typed, as words that are asked: ``kok "zelfstandig werken" -avond``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from hervat.domain.text import Text, say
from hervat.market.search.contract import Words
from hervat.market.text.analysis import analyse
from hervat.market.text.words import asked

LONGEST, MOST_WORDS = 500, 30
_QUOTES = dict.fromkeys(map(ord, "“”„«»"), '"')
_PIECE = re.compile(r'(?:(?<=\s)|^)([-−])?"([^"]*)"|(?:(?<=\s)|^)[-−](\S+)|([^\s"]+)')
_WILDCARD = re.compile(r"\*|\w\?\w")


class Piece(NamedTuple):
    """A part of what was typed: a word, or a phrase between quotes. ``is_out``: a minus stands before it."""

    text: str
    is_phrase: bool = False
    is_out: bool = False


def read_words(typed: str) -> Words | Text:
    """The words that are asked, or a sentence that says what is wrong."""
    if len(typed) > LONGEST:
        return say("Gebruik hooguit {most} tekens.", most=LONGEST)
    if _WILDCARD.search(typed):
        return say("Zoek op hele woorden. Een * of ? in een woord werkt hier niet.")
    pieces = list(pieces_of(typed))
    if any(piece.is_out and piece.is_phrase and len(analyse(piece.text)) > 1 for piece in pieces):
        return say("Zet een min alleen voor één woord, bijvoorbeeld -avond.")
    words = _words(pieces)
    if len(words.all) + sum(map(len, words.phrases)) + len(words.not_) > MOST_WORDS:
        return say("Zoek op hooguit {most} woorden.", most=MOST_WORDS)
    if typed.strip() and words == Words():
        return say("Zoek op een woord dat iets zegt over het werk, bijvoorbeeld magazijn.")
    return words


def pieces_of(typed: str) -> Iterator[Piece]:
    """The words and phrases, in their order. A quote that is never closed is passed over."""
    for match in _PIECE.finditer(typed.translate(_QUOTES)):
        minus, phrase, left_out, word = match.groups()
        if phrase is not None:
            yield Piece(phrase, is_phrase=True, is_out=bool(minus))
        elif left_out is not None:
            yield Piece(left_out, is_out=True)
        else:
            yield Piece(word)


def _words(pieces: list[Piece]) -> Words:
    together: list[tuple[str, ...]] = []
    phrases: list[tuple[str, ...]] = []
    not_: list[str] = []
    for piece in pieces:
        places = analyse(piece.text)
        wholes = tuple(tokens[0] for tokens in places)
        if piece.is_out:
            not_ += wholes
        elif piece.is_phrase and len(places) > 1:
            phrases.append(wholes)
        else:
            together += map(asked, places)
    return Words(_once(chain.from_iterable(together)), tuple(dict.fromkeys(phrases)), _once(not_))


def _once(tokens: Iterator[str] | list[str] | chain[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tokens))
