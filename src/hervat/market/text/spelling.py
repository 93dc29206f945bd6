"""Spellings of the same word: with and without accents, and as it was, is and wrongly is written."""

from __future__ import annotations

import re
import unicodedata

_SPELLINGS = (("sch", "s_h"), ("ch", "_h"), ("ck", "k"), ("qu", "kw"), ("x", "ks"), ("y", "i"))
_HARD_C = re.compile(r"c(?![eih])")


def without_accents(text: str) -> str:
    """``caissière`` as ``caissiere``."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def one_spelling(word: str) -> str:
    """A lower-case word so written that old, foreign and common wrong spellings fall together: ``electricien`` and ``elektricien``."""
    for written, folded in _SPELLINGS:
        word = word.replace(written, folded)
    return _HARD_C.sub("k", word).replace("_h", "ch")


def one_sound(word: str) -> str:
    """The same, where also ``ij`` and ``ei``, ``au`` and ``ou`` fall together. For titles: in a text too many words would (ijs, eis)."""
    return one_spelling(word.replace("ij", "ei").replace("au", "ou"))
