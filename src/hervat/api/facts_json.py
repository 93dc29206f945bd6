"""From bytes to the data that ``hervat.domain.law.read_facts`` reads, for everyone who is handed a file or a message. Needs no framework.

JSON is read strictly: what two readers could understand differently (a name twice, NaN) is refused.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable

from hervat.domain.text import Text, say

MAX_BYTES = 1_000_000
TOO_LARGE = say("Dit is te groot. Stuur ten hoogste 1 MB.")
NOT_UTF_8 = say("Dit is geen tekst in UTF-8. Sla het op als UTF-8.")


class NotReadable(ValueError):
    """The bytes are no JSON that can be read. ``sentence`` says what was expected."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence.render())


def read_json(raw: bytes) -> object:
    """The data in ``raw``: UTF-8, with or without a byte order mark. Raises :class:`NotReadable`."""
    if len(raw) > MAX_BYTES:
        raise NotReadable(TOO_LARGE)
    text = _text(raw)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant, parse_float=_float)
    except NotReadable:
        raise
    except json.JSONDecodeError as error:
        raise NotReadable(say("Dit is geen JSON: zie regel {line}, teken {column}.", line=error.lineno, column=error.colno)) from None
    except RecursionError:
        raise NotReadable(say("Dit is te diep genest om te lezen. Stuur een JSON-object zonder lijsten in lijsten.")) from None
    except ValueError:  # Python refuses whole numbers of thousands of digits
        raise NotReadable(say("Er staat een getal in dat te groot is om te lezen.")) from None


def _text(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable(NOT_UTF_8) from None
    if "\0" in text:  # every second character of UTF-16
        raise NotReadable(NOT_UTF_8)
    if not text.strip():
        raise NotReadable(say("Hier staat niets in. Stuur een JSON-object met de gegevens."))
    return text


def _object(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    result: dict[str, object] = {}
    for name, value in pairs:
        if not name:
            raise NotReadable(_nameless(tuple(result)))
        if name in result:
            raise NotReadable(say("Het veld {name} staat er twee keer in. Laat er één staan.", name=name[:40]))
        result[name] = value
    return result


def _nameless(before: tuple[str, ...]) -> Text:
    if not before:
        return say("Het eerste veld van een object heeft geen naam. Geef het een naam of haal het weg.")
    return say("Het veld na {name} heeft geen naam. Geef het een naam of haal het weg.", name=before[-1][:40])


def _refuse_constant(name: str) -> object:
    raise NotReadable(say("{name} is geen getal dat JSON kent. Vul een gewoon getal in.", name=name))


def _float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NotReadable(say("Er staat een getal in dat te groot is om te lezen."))
    return number
