"""What a match says of a person, a list and an occupation, in the language of the page."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext, ngettext

from hervat.apps.health.door import ReleasedFml
from hervat.apps.matching.said import Voice
from hervat.domain.access.words import role_name
from hervat.domain.fml import Basis
from hervat.domain.matching.loads import Source
from hervat.domain.text import plain_date, short_date, written
from hervat.market.browsing.fields import field_name
from hervat.reports.market_words import LEVELS
from hervat.reports.work import words
from hervat.reports.writer import Writer
from hervat.web.components.speech import current_language, spoken

OLD_AFTER = timedelta(weeks=26)  # then somebody asks whether a list still holds


def list_name(released: ReleasedFml) -> str:
    """``FML v2 (6 juli 2026)``."""
    name = gettext("Inzetbaarheidsprofiel") if released.fml.basis is Basis.IZP else gettext("FML")
    return f"{name} v{released.number} ({plain_date(released.day, current_language())})"


def weeks_old(released: ReleasedFml, on: date) -> int:
    """How many weeks ago the list was judged."""
    return max((on - released.day).days // 7, 0)


def is_old(released: ReleasedFml, on: date) -> bool:
    """Whether somebody should ask whether the list still holds."""
    return on - released.day > OLD_AFTER


def education(level: int | None) -> str:
    """``opleiding mbo 2``."""
    return gettext("opleiding %(level)s") % {"level": spoken(LEVELS[level])} if level else gettext("opleiding niet bekend")


def travel(minutes: int | None) -> str:
    """``reizen tot 120 minuten per dag``; nothing when it is not known."""
    return gettext("reizen tot %(n)d minuten per dag") % {"n": minutes} if minutes is not None else gettext("reistijd niet bekend")


def years(number: float) -> str:
    """``9 jaar``, ``1,5 jaar``."""
    told = ngettext("%(n)s jaar", "%(n)s jaar", 1 if number == 1 else 2)  # Dutch has one word, English two
    return told % {"n": written(number, current_language())}


def field(isco: str) -> str:
    """In what field of work an occupation is; nothing when it is not known."""
    name = field_name(isco)
    return spoken(name) if name else ""


def source_words(source: Source) -> str:
    """``Schatting uit Amerikaanse gegevens (ORS) 2018, 1 jan 2018``: where a load comes from, and when it is of."""
    return words.source_words(source, Writer(current_language(), gettext))


def voice_words(voice: Voice) -> str:
    """``J. van Rijn, arbeidsdeskundige, 12 okt 2026``: who said it, as what, and when."""
    return ", ".join((initials(voice.by), spoken(role_name(voice.role)), short_date(voice.day, current_language())))


def initials(name: str) -> str:
    """``Joost van Rijn`` as ``J. van Rijn``."""
    first, _, rest = name.partition(" ")
    return f"{first[:1]}. {rest}" if rest else name


def allowed(limit: str) -> str:
    """What is possible, without the words for how much that limits: "licht beperkt: ongeveer 10 kg" is "ongeveer 10 kg"."""
    told = "; ".join(part.rpartition(": ")[2] for part in limit.split("; "))
    return told.removesuffix(gettext(", namelijk"))  # what follows is the toelichting, which stands elsewhere
