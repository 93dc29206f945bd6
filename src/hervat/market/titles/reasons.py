"""Why an occupation is an answer to a title: which label matched, and how. In plain Dutch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hervat.domain.text import Text, say
from hervat.market.titles.answers import Kind
from hervat.market.titles.index import Entry
from hervat.market.titles.reading.lexicon import Lexicon
from hervat.market.titles.reading.noise import Noise
from hervat.market.titles.reading.parts import DUTCH, Part
from hervat.market.titles.reading.words import words_of
from hervat.market.titles.search import Match


def reason(match: Match, entry: Entry, lexicon: Lexicon) -> Text:
    """One or two sentences: how the title and the label agree, and which words were set aside."""
    return _joined([_how(match, entry, lexicon), *_set_aside(match.parts)])


def _how(match: Match, entry: Entry, lexicon: Lexicon) -> Text:
    if entry.kind is Kind.HIDDEN:  # is found by searching and never shown
        return say("Dit is een andere naam voor dit beroep.") if match.literal else say("Dit lijkt op een andere naam voor dit beroep.")
    if match.spelled < 1 and match.literal:
        return say("De spelling lijkt op “{label}”.", label=entry.text)
    if match.spelled < 1:
        return say("Met een andere spelling lijkt dit op “{label}”.", label=entry.text)
    if match.literal and any(part.is_female for part in match.parts) and not _is_female(entry, lexicon):
        return say("Dit is de vrouwelijke vorm van “{label}”.", label=entry.text)
    return _same_name(entry) if match.literal else _alike(match, entry, lexicon)


def _is_female(entry: Entry, lexicon: Lexicon) -> bool:
    return any(piece.is_female for word in words_of(entry.text.lower()) for piece in lexicon.pieces(word.text))


def _same_name(entry: Entry) -> Text:
    if entry.kind is Kind.PREFERRED and entry.language == DUTCH:
        return say("Zo heet dit beroep.")
    if entry.kind is Kind.EVERYDAY:
        return say("“{label}” is in het dagelijks leven een naam voor dit beroep.", label=entry.text)
    if entry.language != DUTCH:
        return say("“{label}” is een Engelse naam voor dit beroep.", label=entry.text)
    return say("“{label}” is een andere naam voor dit beroep.", label=entry.text)


def _alike(match: Match, entry: Entry, lexicon: Lexicon) -> Text:
    counted = [part for part in match.parts if part.noise is None]
    left = [part for part in counted if not _is_answered(part, entry, lexicon)]
    if left:
        return say("Dit lijkt op “{label}”, maar niet door: {words}.", label=entry.text, words=_listed(left))
    if len({part.word for part in counted}) < len(counted):
        parts = " + ".join(dict.fromkeys(part.shown for part in counted))
        return say("Dit is een samenstelling van {parts}. Dat lijkt op “{label}”.", parts=parts, label=entry.text)
    return say("De woorden komen overeen met “{label}”.", label=entry.text)


def _set_aside(parts: Iterable[Part]) -> Iterator[Text]:
    listed = list(parts)
    level = _listed(part for part in listed if part.noise is Noise.LEVEL)
    other = _listed(part for part in listed if part.noise in (Noise.TERMS, Noise.PLACE))
    if level:
        yield say("Dit zegt iets over het niveau: {words}.", words=level)
    if other:
        yield say("Niet meegeteld: {words}.", words=other)


def _is_answered(part: Part, entry: Entry, lexicon: Lexicon) -> bool:
    return part.stem in entry.bag or any(other in entry.bag for other in lexicon.kin.get(part.stem, ()))


def _listed(parts: Iterable[Part]) -> str:
    return ", ".join(dict.fromkeys(part.shown for part in parts))


def _joined(sentences: list[Text]) -> Text:
    joined = sentences[0]
    for sentence in sentences[1:]:
        joined = say("{first} {second}", first=joined, second=sentence)
    return joined
