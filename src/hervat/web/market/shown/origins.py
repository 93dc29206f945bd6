"""Where a value comes from, in words: never an estimate as a fact, never an orientation as a measurement."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext

from hervat.domain.matching.loads import Load, Trust
from hervat.market.browsing.sources import DataSource, Nature
from hervat.reports.market_words import TRUSTS
from hervat.web.components.speech import spoken


class Used(NamedTuple):
    """A data set and what it said on a page."""

    name: str
    version: str
    published: date | None
    nature: str
    licence: str
    what: str


def source_name(source: DataSource) -> str:
    """``Schatting uit Amerikaanse gegevens (ORS), 2018``: what it is called, and of when it is."""
    name = gettext(source.name)
    told = when(source)
    return f"{name}, {told}" if told else name


def when(source: DataSource) -> str:
    """The year in which it was published, or else its version; nothing when neither is told."""
    if source.published is not None:
        return str(source.published.year)
    return source.version


def nature_words(nature: Nature) -> str:
    """How a data set came about."""
    return {
        Nature.OFFICIAL: gettext("gepubliceerd"),
        Nature.IMPORTED: gettext("door de beheerder ingelezen"),
        Nature.ESTIMATE: gettext("schatting"),
        Nature.STARTER: gettext("oriëntatie"),
        Nature.ROUGH: gettext("ruwe schatting"),
    }[nature]


def short_origin(source: DataSource, load: Load) -> str:
    """Beside one load: ``schatting 2018``; a load that somebody measured or recorded bears the name of the data set."""
    told = str(load.source.on.year) if load.source.on and not source.is_estimate else when(source)
    name = nature_words(source.nature) if source.is_estimate or source.is_orientation else gettext(source.name)
    return " ".join(filter(None, (name, told)))


def trust_words(trust: Trust) -> str:
    """How directly a source measures what it is asked."""
    return spoken(TRUSTS[trust])


def fact_origin(source: DataSource | None) -> str:
    """Under one fact: what it is, when it is more or less than a fact; nothing for what was published."""
    if source is None:
        return ""
    if source.nature is Nature.STARTER:
        return gettext("oriëntatie uit de startcatalogus")
    return gettext("uit: %(source)s") % {"source": source_name(source)} if source.nature is Nature.IMPORTED else ""


def used_sources(used: Sequence[DataSource], told: Mapping[str, Collection[DataSource]]) -> tuple[list[Used], tuple[str, ...]]:
    """Every data set of a page with what it said, and whom to name for it. ``told``: what is called what, and who said it."""
    said = {source: ", ".join(name for name, sources in told.items() if source in sources) for source in used}
    rows = [
        Used(gettext(source.name), source.version, source.published, nature_words(source.nature), source.licence, what)
        for source, what in said.items()
        if what
    ]
    return rows, tuple(dict.fromkeys(source.attribution for source, what in said.items() if what and source.attribution))
