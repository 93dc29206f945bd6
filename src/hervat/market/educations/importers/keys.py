"""The keys by which educations and courses are known: they stand in the address of a page."""

from __future__ import annotations

from hervat.domain.text import say

NOT_IN_AN_ADDRESS = say("Deze sleutel kan niet in een adres staan. Gebruik letters, cijfers, punten, streepjes en dubbele punten.")
NO_WAY = frozenset({"", ".", ".."})  # between slashes: a browser leaves these out, and then asks for another page


def is_key(text: str) -> bool:
    """Whether a page can be found by it: only signs that can be read, and nothing that leads elsewhere."""
    return text.isprintable() and NO_WAY.isdisjoint(text.split("/"))
