"""What the address of a list asks: words, a field, a letter, a level, a page. What cannot be asked gets one clear sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext

LONGEST_WORDS, LEAST_LETTERS = 100, 2
MOST_PAGES = 9999
KEYS = ("q", "groep", "letter", "niveau", "pagina")


@dataclass(frozen=True)
class Wrong(Exception):
    """What was asked cannot be answered. ``field``: the parameter. ``sentence``: what was expected."""

    field: str
    sentence: str


@dataclass(frozen=True)
class Asked:
    """One question to a list; empty (page: 1) is not asked."""

    words: str = ""
    field: str = ""
    letter: str = ""
    level: str = ""
    page: int = 1

    @property
    def is_for_all(self) -> bool:
        """Whether nothing narrows the list."""
        return not (self.words or self.field or self.letter or self.level)

    def query(self, page: int = 1, **others: str) -> str:
        """The query string that asks the same on another page, or with something else."""
        told = {"q": self.words, "groep": self.field, "letter": self.letter, "niveau": self.level} | others
        query = QueryDict(mutable=True)
        query.update({key: value for key, value in told.items() if value})
        if page > 1:
            query["pagina"] = str(page)
        return f"?{query.urlencode()}" if query else ""

    def on_page(self, page: int) -> str:
        """The address, from the list itself, of the same on another page."""
        return self.query(page) or "?"


def read(query: QueryDict, *, fields: Collection[str] = (), letters: Collection[str] = (), levels: Collection[str] = ()) -> Asked:
    """The question in a query string. Raises Wrong with a sentence for what cannot be asked."""
    return Asked(
        words=read_words(query.get("q", "")),
        field=_one_of("groep", query.get("groep", ""), fields, gettext("Dit vakgebied kennen we niet. Kies er een uit de lijst.")),
        letter=_one_of("letter", query.get("letter", ""), letters, gettext("Kies een letter van a tot en met z.")),
        level=_one_of("niveau", query.get("niveau", ""), levels, gettext("Dit niveau kennen we niet. Kies er een uit de lijst.")),
        page=_page(query.get("pagina", "")),
    )


def read_words(typed: str) -> str:
    """What is searched for, with single spaces. Raises Wrong for what is too long, too short or not text."""
    words = " ".join(typed.split())
    if len(words) > LONGEST_WORDS:
        raise Wrong("q", gettext("Dat is te lang om te zoeken. Gebruik hooguit %(n)d tekens.") % {"n": LONGEST_WORDS})
    if not is_text(words):
        raise Wrong("q", gettext("Er staan tekens in die niet te lezen zijn. Typ de woorden opnieuw."))
    if words and len(words) < LEAST_LETTERS:
        raise Wrong("q", gettext("Typ minstens %(n)d letters.") % {"n": LEAST_LETTERS})
    return words


def is_text(typed: str) -> bool:
    """Whether there are only signs in it that can be read: no control characters, nothing invisible."""
    return not any(unicodedata.category(letter).startswith("C") for letter in typed)


def _one_of(field: str, value: str, known: Collection[str], sentence: str) -> str:
    if value and value not in known:
        raise Wrong(field, sentence)
    return value


def _page(typed: str) -> int:
    if not typed:
        return 1
    if not (typed.isascii() and typed.isdecimal()) or len(typed) > len(str(MOST_PAGES)) or int(typed) < 1:
        raise Wrong("pagina", gettext("Het nummer van een pagina is een getal van 1 tot en met %(n)d.") % {"n": MOST_PAGES})
    return int(typed)
