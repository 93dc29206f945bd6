"""What the address of the list asks: which occupations, in what order, which page. What cannot be asked gets one clear sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from hervat.domain.matching.choosing.ranking import Component
from hervat.domain.matching.compare import Fit
from hervat.web.market.asked import Wrong, read_words

SHOWN: Mapping[str, Fit] = {"past": Fit.FITS, "vragen": Fit.WITH_QUESTIONS, "niet": Fit.DOES_NOT_FIT}
USUAL = ("past", "vragen")
ORDERS: Mapping[str, Component] = {
    "vaardigheden": Component.SKILLS,
    "ervaring": Component.WORK_HISTORY,
    "interesse": Component.INTEREST,
    "loon": Component.WAGE,
}
STAGES = {"": None, "eigen": 0, "lager": 1}  # how narrowly one looks: only at the own level, or one lower too
MOST_PAGES = 9999
LONGEST_QUERY = 2000


@dataclass(frozen=True)
class Asked:
    """One question to the list. ``errors``: by parameter what could not be asked; the list then answers the usual question there."""

    shown: tuple[str, ...] = USUAL
    words: str = ""
    order: str = "vaardigheden"
    stage: str = ""
    also_left_out: bool = False
    page: int = 1
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def fits(self) -> frozenset[Fit]:
        """The groups that are shown."""
        return frozenset(SHOWN[name] for name in self.shown)

    @property
    def by(self) -> Component:
        """By what they are ordered."""
        return ORDERS[self.order]

    def query(self) -> str:
        """The query string that asks this."""
        told: list[tuple[str, str]] = []
        if set(self.shown) != set(USUAL):
            told += [("toon", name) for name in self.shown]
        told += [("q", self.words), ("sorteer", "" if self.order == Asked.order else self.order), ("kijk", self.stage)]
        told += [("weg", "ja" if self.also_left_out else ""), ("blz", str(self.page) if self.page > 1 else "")]
        kept = [(name, value) for name, value in told if value]
        return f"?{urlencode(kept)}" if kept else "?"


def read(query: QueryDict) -> Asked:
    """The question in a query string."""
    errors: dict[str, str] = {}
    if len(query.urlencode()) > LONGEST_QUERY:
        return Asked(errors={"q": gettext("Dit adres is te lang. Begin opnieuw met zoeken.")})
    shown = tuple(name for name in SHOWN if name in query.getlist("toon"))
    if set(query.getlist("toon")) - set(SHOWN):
        errors["toon"] = gettext("Kies welke beroepen u wilt zien: past, past met vragen, of past niet.")
    return Asked(
        shown=shown or USUAL,
        words=_words(query.get("q", ""), errors),
        order=_one_of("sorteer", query.get("sorteer", ""), ORDERS, errors) or Asked.order,
        stage=_one_of("kijk", query.get("kijk", ""), STAGES, errors),
        also_left_out=query.get("weg", "") == "ja",
        page=_page(query.get("blz", ""), errors),
        errors=errors,
    )


def _words(typed: str, errors: dict[str, str]) -> str:
    try:
        return read_words(typed)
    except Wrong as wrong:
        errors["q"] = wrong.sentence
        return ""


def _one_of(name: str, value: str, known: Mapping[str, object], errors: dict[str, str]) -> str:
    if not value or value in known:
        return value
    errors[name] = gettext("Deze keuze kennen we niet. Kies er een uit de lijst.")
    return ""


def _page(typed: str, errors: dict[str, str]) -> int:
    if not typed:
        return 1
    if typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST_PAGES)) and int(typed):
        return int(typed)
    errors["blz"] = gettext("Het nummer van een pagina is een getal van 1 tot en met %(n)d.") % {"n": MOST_PAGES}
    return 1
