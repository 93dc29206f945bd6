"""The fixed words of a match: what follows for an occupation, the verdict on one point, by what it is ordered and for what left out.

Every value is a :class:`~hervat.domain.text.Text`; render it with ``text.render(language, translate)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hervat.domain.matching.choosing.filters import FilterName
from hervat.domain.matching.choosing.ranking import Component
from hervat.domain.matching.compare import Fit
from hervat.domain.matching.judge import Verdict
from hervat.domain.matching.loads import Source
from hervat.domain.text import Text, say
from hervat.reports.market_words import ESTIMATES
from hervat.reports.writer import Writer

FITS: Mapping[Fit, Text] = {Fit.FITS: say("Past"), Fit.WITH_QUESTIONS: say("Past, met vragen"), Fit.DOES_NOT_FIT: say("Past niet")}
FITS_FOR_WERKNEMER: Mapping[Fit, Text] = {
    Fit.FITS: say("Dit past"),
    Fit.WITH_QUESTIONS: say("Dit past misschien"),
    Fit.DOES_NOT_FIT: say("Dit past nu niet"),
}
VERDICTS: Mapping[Verdict, Text] = {  # in the order in which they decide
    Verdict.OVERSCHRIJDING: say("Te zwaar"),
    Verdict.SIGNAAL: say("Let op"),
    Verdict.GEEN_DATA: say("Niet bekend"),
    Verdict.OK: say("Kan"),
}
COMPONENTS: Mapping[Component, Text] = {
    Component.SKILLS: say("Vaardigheden"),
    Component.WORK_HISTORY: say("Ervaring"),
    Component.INTEREST: say("Interesse"),
    Component.WAGE: say("Loon"),
}
FILTERS: Mapping[FilterName, Text] = {
    FilterName.LEVEL: say("om het niveau"),
    FilterName.DIPLOMA: say("om een diploma of bevoegdheid"),
    FilterName.LICENCE: say("om een rijbewijs of certificaat"),
    FilterName.WAGE: say("om het loon"),
    FilterName.HOURS: say("om de uren per week"),
    FilterName.NIGHT: say("om werk in de nacht"),
    FilterName.TRAVEL: say("om het reizen"),
}
ESTIMATES_BY_NAME = {text.template: text for text in ESTIMATES}
PROPOSAL = say("Voorstel van de software. Een arbeidsdeskundige of coach beoordeelt.")


def source_words(source: Source, writer: Writer) -> str:
    """``Schatting uit Amerikaanse gegevens (ORS) 2018, 1 jan 2018``: where a load comes from, and when it is of."""
    name = writer.text(ESTIMATES_BY_NAME[source.name]) if source.name in ESTIMATES_BY_NAME else source.name
    named = f"{name} {source.version}".strip()
    return f"{named}, {writer.short_date(source.on)}" if source.on else named


class Tally(NamedTuple):
    """How many points got each verdict, in the order in which they decide."""

    too_heavy: int
    to_watch: int
    unknown: int
    possible: int


def tally(verdicts: list[Verdict]) -> Tally:
    """Counts them."""
    return Tally(*(verdicts.count(verdict) for verdict in VERDICTS))


def tally_words(counted: Tally, *, with_possible: bool = True) -> list[Text]:
    """``4 kan``, ``2 let op``, ``1 niet bekend``: what there is of each, in pieces."""
    pieces = [
        (counted.possible if with_possible else 0, say("{n} kan", n=counted.possible)),
        (counted.too_heavy, say("{n} te zwaar", n=counted.too_heavy)),
        (counted.to_watch, say("{n} let op", n=counted.to_watch)),
        (counted.unknown, say("{n} niet bekend", n=counted.unknown)),
    ]
    return [text for number, text in pieces if number]


def conclusion(counted: Tally) -> Text:
    """One sentence that says what an occupation comes down to."""
    if counted.too_heavy:
        return say("{n} onderdelen zijn te zwaar.", n=counted.too_heavy) if counted.too_heavy > 1 else say("Eén onderdeel is te zwaar.")
    if counted.to_watch and counted.unknown:
        return say("Let op bij {watch}; van {unknown} weten we het niet.", watch=counted.to_watch, unknown=counted.unknown)
    if counted.to_watch:
        return say("Let op bij {n} onderdelen.", n=counted.to_watch) if counted.to_watch > 1 else say("Let op bij één onderdeel.")
    if counted.unknown:
        return (
            say("Van {n} onderdelen weten we het niet.", n=counted.unknown) if counted.unknown > 1 else say("Eén onderdeel weten we niet.")
        )
    return say("Alles wat dit werk vraagt, kan.")
