"""Sentences of the domain in the language of the page."""

from __future__ import annotations

from django.utils.translation import get_language, gettext

from hervat.domain.text import Text


def current_language() -> str:
    """The language of the page: ``nl`` or ``en``."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def spoken(text: Text) -> str:
    """The sentence in the language of the page."""
    return text.render(current_language(), gettext)


def sentence(text: Text) -> str:
    """The same with a capital first letter, for where words stand alone."""
    said = spoken(text)
    return said[:1].upper() + said[1:]
