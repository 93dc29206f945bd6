"""Names, amounts and sentences of the labour market in the language of the page."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from hervat.domain.text import Text
from hervat.reports.market_words import education_words, level_words
from hervat.web.components.speech import current_language, spoken

NBSP = "\N{NO-BREAK SPACE}"


def name_in(dutch: str, english: str) -> str:
    """A name in the language of the page, or else in the other; with a capital."""
    return capfirst(_chosen(dutch, english)[0])


def plain_name(dutch: str, english: str) -> str:
    """The same as it stands in a sentence."""
    return _chosen(dutch, english)[0]


def marked_name(dutch: str, english: str) -> SafeString:
    """The same for in the page: with its language, where that is not the one of the page."""
    return marked(*_chosen(dutch, english), capital=True)


def marked(text: str, language: str, *, capital: bool = False) -> SafeString:
    """A text in its language."""
    shown = capfirst(text) if capital else text
    if not shown or language == current_language():
        return format_html("{}", shown)
    return format_html('<span lang="{}">{}</span>', language, shown)


def _chosen(dutch: str, english: str) -> tuple[str, str]:
    if current_language() == "en":
        return (english, "en") if english else (dutch, "nl")
    return (dutch, "nl") if dutch else (english, "en")


def number(value: float) -> str:
    """``3.039``, ``12,5``."""
    whole = float(value).is_integer()
    return number_format(int(value) if whole else value, None if whole else 1, use_l10n=True, force_grouping=True)


def euro(amount: float | Decimal) -> str:
    """``€ 14,50``, ``€14.50``."""
    said = number_format(amount, 2, use_l10n=True, force_grouping=True)
    return f"€{said}" if current_language() == "en" else f"€{NBSP}{said}"


def wage(least: float | Decimal | None, most: float | Decimal | None) -> str:
    """``€ 14,50 tot € 17,00 per uur``; nothing when it is not known."""
    known = [amount for amount in (least, most) if amount is not None]
    if not known:
        return ""
    if min(known) == max(known):
        return gettext("ongeveer %(amount)s per uur") % {"amount": euro(known[0])}
    return gettext("%(least)s tot %(most)s per uur") % {"least": euro(min(known)), "most": euro(max(known))}


def level(least: int | None, most: int | None) -> str:
    """``mbo 2 tot en met 4``; nothing when it is not known."""
    return _said(level_words(least, most))


def _said(text: Text | None) -> str:
    return spoken(text) if text else ""


def hours(amount: int | None) -> str:
    """``120 uur``; nothing when it is not known."""
    return "" if amount is None else gettext("%(n)s uur") % {"n": number(amount)}


def duration(months: int | None) -> str:
    """``9 maanden``, ``2 jaar``; nothing when it is not known."""
    if months is None:
        return ""
    if months >= 12 and months % 12 == 0:
        years = months // 12
        return gettext("%(n)d jaar") % {"n": years}
    return ngettext("%(n)d maand", "%(n)d maanden", months) % {"n": months}


def education_kind(kind: str, of_level: int | None) -> str:
    """``mbo 3``, ``hbo``, ``praktijkverklaring``: the sort of an education, with its level where that says more."""
    return _said(education_words(kind, of_level))
