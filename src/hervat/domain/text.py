"""Sentences that can be said in more than one language.

The law speaks Dutch, so every sentence in ``hervat.domain`` is written as a Dutch template with named values. The template itself is
the key of its translation: whoever shows the sentence passes a ``translate`` function (gettext) and a language. Dates and numbers inside
a sentence are kept as values, so that they are written the way each language writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Union

Value = Union[date, int, float, Decimal, str, "Text"]
Translate = Callable[[str], str]

MONTHS: Mapping[str, tuple[str, ...]] = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SHORT_MONTHS: Mapping[str, tuple[str, ...]] = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


def long_date(day: date, language: str = "nl") -> str:
    """``maandag 3 maart 2025``: how a date stands in a sentence."""
    return f"{WEEKDAYS[language][day.weekday()]} {day.day} {MONTHS[language][day.month - 1]} {day.year}"


def short_date(day: date, language: str = "nl") -> str:
    """``3 mrt 2025``: how a date stands in a table."""
    return f"{day.day} {SHORT_MONTHS[language][day.month - 1]} {day.year}"


def plain_date(day: date, language: str = "nl") -> str:
    """``3 maart 2025``: a date in a sentence that does not need its weekday."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def written(number: float | Decimal, language: str = "nl") -> str:
    """``4`` or ``0,5``: at most one figure after the comma, two under one. A Decimal has its own: ``14,50``."""
    plain = f"{number:f}" if isinstance(number, Decimal) else f"{round(number, 2 if abs(number) < 1 else 1):g}"
    return plain if language == "en" else plain.replace(".", ",")


def untranslated(template: str) -> str:
    """The Dutch source itself."""
    return template


class Text(NamedTuple):
    """One sentence: a Dutch template with ``{named}`` places and the values that stand there. Make one with :func:`say`."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    def render(self, language: str = "nl", translate: Translate = untranslated) -> str:
        """The sentence in ``language`` (``nl`` or ``en``), its template passed through ``translate`` first."""
        template = translate(self.template)
        if not self.values:
            return template
        return template.format(**{name: _render_value(value, language, translate) for name, value in self.values})

    def fill(self, **values: Value) -> Text:
        """The same sentence with more of its places filled."""
        return Text(self.template, (*self.values, *values.items()))

    def __str__(self) -> str:
        return self.render()


def say(template: str, **values: Value) -> Text:
    """A sentence from a Dutch ``template``. The template must be a literal: the translation catalogue is collected from these calls."""
    return Text(template, tuple(values.items()))


def _render_value(value: Value, language: str, translate: Translate) -> str:
    if isinstance(value, Text):
        return value.render(language, translate)
    if isinstance(value, date):
        return long_date(value, language)
    if isinstance(value, (float, Decimal)):
        return written(value, language)
    return str(value)
