"""Reading JSON files, and saying by its path which value is not what it should be (``$.items[3].name``)."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from datetime import date
from typing import NoReturn

from hervat.domain.fields import read_iso_date
from hervat.domain.text import Text, say
from hervat.market.educations.importers.keys import NOT_IN_AN_ADDRESS, is_key
from hervat.market.importing.material import Piece, chunks
from hervat.market.importing.wrong import WrongFile

MOST_BYTES = 256 * 1024 * 1024
DUTCH, ENGLISH = ("nl", "nld", "dut"), ("en", "eng")


class Node:
    """One value of a document, and where it stands. What is asked of it and is not so raises WrongFile."""

    __slots__ = ("_place", "path", "value")

    def __init__(self, place: str, path: str, value: object) -> None:
        self._place = place
        self.path = path
        self.value = value

    def wrong(self, expected: Text) -> WrongFile:
        """What to raise when this is not what was expected."""
        return WrongFile(self._place, say("Bij {path}: {expected}", path=self.path, expected=expected))

    def has(self, name: str) -> bool:
        """Whether this is an object with a value of this name; null is no value."""
        return isinstance(self.value, dict) and self.value.get(name) is not None

    def __getitem__(self, name: str) -> Node:
        if not isinstance(self.value, dict):
            raise self.wrong(say("Verwacht een object."))
        return Node(self._place, f"{self.path}.{name}", self.value.get(name))

    def __iter__(self) -> Iterator[Node]:
        if not isinstance(self.value, list):
            raise self.wrong(say("Verwacht een lijst."))
        for number, member in enumerate(self.value):
            yield Node(self._place, f"{self.path}[{number}]", member)

    def members(self) -> Iterator[Node]:
        """The members of a list that may be absent."""
        return iter(()) if self.value is None else iter(self)

    def text(self, most: int) -> str:
        """A text of one to ``most`` characters."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong(say("Verwacht een tekst."))
        text = self.value.strip()
        if len(text) > most:
            raise self.wrong(say("Hier passen hoogstens {most} tekens.", most=most))
        if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text):  # JSON can write them; no database keeps them
            raise self.wrong(say("Hier staat een teken dat geen tekst is."))
        return text

    def word(self, most: int = 100) -> str:
        """A short text or a whole number, as text; empty when there is no value."""
        if self.value is None:
            return ""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return Node(self._place, self.path, str(self.value)).text(most)
        return self.text(most)

    def key(self, most: int = 100) -> str:
        """A word by which something is known, and its page found; empty when there is no value."""
        key = self.word(most)
        if key and not is_key(key):
            raise self.wrong(NOT_IN_AN_ADDRESS)
        return key

    def number(self, most: float) -> float:
        """A number from 0 to ``most``."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float) or not 0 <= self.value <= most:
            raise self.wrong(say("Verwacht een getal van 0 tot en met {most}.", most=f"{most:g}"))
        return float(self.value)

    def day(self) -> date | None:
        """A date as 2025-03-03; None when there is no value."""
        if self.value is None:
            return None
        day = read_iso_date(self.text(10))
        if not isinstance(day, date):
            raise self.wrong(say("Verwacht een datum zoals 2025-03-03."))
        return day

    def in_dutch(self, most: int) -> str:
        """A text, or a list of texts each with its language: of those the Dutch one, else the English one, else the first; may be empty."""
        if self.value is None:
            return ""
        if isinstance(self.value, str):
            return self.text(most) if self.value.strip() else ""
        told = {member["language"].word().lower().partition("-")[0]: member["value"] for member in reversed(list(self))}
        chosen = next((told[language] for language in (*DUTCH, *ENGLISH, *reversed(told)) if language in told), None)
        return "" if chosen is None else chosen.in_dutch(most)


def read_document(piece: Piece) -> Node:
    """The document in a file. Raises WrongFile when it is no JSON in UTF-8."""
    if piece.size > MOST_BYTES:
        raise WrongFile(piece.place, say("Dit bestand is te groot. Verdeel het over bestanden van hoogstens {most} MB.", most=256))
    content = b"".join(chunks(piece)).removeprefix(codecs.BOM_UTF8)
    try:
        return Node(piece.place, "$", json.loads(content.decode("utf-8"), parse_constant=_refuse))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        expected = say("Regel {line}: hier staat een teken dat geen UTF-8 is. Bewaar het bestand in UTF-8.", line=line)
        raise WrongFile(piece.place, expected) from None
    except json.JSONDecodeError as error:
        expected = say("Regel {line}, teken {column}: hier houdt het op geldige JSON te zijn.", line=error.lineno, column=error.colno)
        raise WrongFile(piece.place, expected) from None
    except (ValueError, RecursionError):  # a number without end, lists in lists without end
        raise WrongFile(piece.place, say("Dit is geen JSON die Hervat kan lezen.")) from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
