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


class NotReadable(ValueError):
    """The bytes are no JSON that can be read. ``sentence`` says what was expected."""

    def __init__(self, sentence: Text) -> None:
        self.sentence = sentence
        super().__init__(sentence.render())


def read_json(raw: bytes) -> object:
    """The data in ``raw``: UTF-8, with or without a byte order mark. Raises :class:`NotReadable`."""
    if len(raw) > MAX_BYTES:
        raise NotReadable(TOO_LARGE)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable(say("Dit is geen tekst in UTF-8. Sla het op als UTF-8.")) from None
    if not text.strip():
        raise NotReadable(say("Hier staat niets in. Stuur een JSON-object met ten minste eerste_ziektedag."))
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


def _object(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    result: dict[str, object] = {}
    for name, value in pairs:
        if name in result:
            raise NotReadable(say("Het veld {name} staat er twee keer in. Laat er één staan.", name=name[:40]))
        result[name] = value
    return result


def _refuse_constant(name: str) -> object:
    raise NotReadable(say("{name} is geen getal dat JSON kent. Vul een gewoon getal in.", name=name))


def _float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NotReadable(say("Er staat een getal in dat te groot is om te lezen."))
    return number
