"""Which data are loaded, and what the starter catalogue is."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext

from hervat.market.browsing.sources import LoadedSource, Nature, loaded_sources
from hervat.reports.market_words import ABOUT_TRUST, TRUSTS
from hervat.web.components.speech import spoken
from hervat.web.market.page import market_page
from hervat.web.market.shown.origins import Used, nature_words


class Row(NamedTuple):
    """A data set in the list of all."""

    told: Used
    rows: int
    imported: date
    attribution: str


class Group(NamedTuple):
    """The data sets that came about in one way."""

    nature: str
    name: str
    about: str
    rows: tuple[Row, ...]


@market_page
def sources(request: HttpRequest) -> HttpResponse:
    """All data sets by how they came about, with their licences and whom to name."""
    loaded = loaded_sources()
    trusts = [(spoken(word), spoken(ABOUT_TRUST[trust])) for trust, word in TRUSTS.items()]
    return render(request, "market/bronnen.html", {"groups": _groups(loaded), "trusts": trusts})


def _groups(loaded: tuple[LoadedSource, ...]) -> list[Group]:
    about = {
        Nature.OFFICIAL: (gettext("Gepubliceerd"), gettext("Zoals de uitgever ze publiceert. Wat hier staat, gaat voor al het andere.")),
        Nature.IMPORTED: (gettext("Zelf ingelezen"), gettext("Ingelezen door wie deze Hervat beheert.")),
        Nature.ESTIMATE: (
            gettext("Schattingen"),
            gettext("Hervat rekent uit gepubliceerde cijfers wat werk vraagt. Dat is een schatting, geen meting."),
        ),
        Nature.STARTER: (
            gettext("Startcatalogus"),
            gettext("Door de makers van Hervat zelf bij elkaar gezet, om mee te beginnen. Het is een oriëntatie, geen officiële bron."),
        ),
        Nature.ROUGH: (
            gettext("Ruwe schattingen"),
            gettext("Uit cijfers over iets wat erop lijkt. Ze tellen alleen als niemand anders iets zegt."),
        ),
    }
    groups = (
        Group(nature.value, *said, tuple(_row(found) for found in loaded if found.source.nature is nature))
        for nature, said in about.items()
    )
    return [group for group in groups if group.rows]


def _row(found: LoadedSource) -> Row:
    source = found.source
    told = Used(gettext(source.name), source.version, source.published, nature_words(source.nature), source.licence, "")
    return Row(told, found.rows, localdate(found.imported_at), source.attribution)
