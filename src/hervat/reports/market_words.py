"""The fixed words of the labour market: levels, chances of work, kinds of interest, and how sure a value is.

Every function gives a :class:`~hervat.domain.text.Text`; render it with ``text.render(language, translate)``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hervat.domain.matching.loads import Trust
from hervat.domain.matching.occupations import Chance
from hervat.domain.text import Text, say

LEVELS: Mapping[int, Text] = {  # NLQF
    1: say("mbo 1"),
    2: say("mbo 2"),
    3: say("mbo 3"),
    4: say("mbo 4"),
    5: say("associate degree"),
    6: say("hbo of bachelor"),
    7: say("master"),
    8: say("promotie"),
}
HIGHEST_MBO = 4
CHANCES: Mapping[Chance, Text] = {Chance.GOOD: say("goed"), Chance.FAIR: say("redelijk"), Chance.POOR: say("klein")}
TRUSTS: Mapping[Trust, Text] = {  # beside a value
    Trust.A: say("precies dit"),
    Trust.B: say("anders gemeten"),
    Trust.C: say("lijkt erop"),
    Trust.D: say("aanwijzing"),
}
ABOUT_TRUST: Mapping[Trust, Text] = {
    Trust.A: say("De bron meet precies dit, in dezelfde maat."),
    Trust.B: say("De bron meet dit, maar op een andere manier of in een andere maat."),
    Trust.C: say("De bron meet iets wat erop lijkt."),
    Trust.D: say("De bron geeft alleen een aanwijzing."),
}


class Interest(NamedTuple):
    """One of the six kinds of interest (RIASEC): what it is called, and what somebody likes who scores high."""

    name: Text
    likes: Text


INTERESTS: Mapping[str, Interest] = {
    "R": Interest(say("Praktisch"), say("werken met handen, gereedschap of machines")),
    "I": Interest(say("Onderzoekend"), say("uitzoeken hoe iets zit")),
    "A": Interest(say("Creatief"), say("iets nieuws bedenken of maken")),
    "S": Interest(say("Sociaal"), say("mensen helpen of iets leren")),
    "E": Interest(say("Ondernemend"), say("overtuigen, verkopen of leiden")),
    "C": Interest(say("Ordelijk"), say("werken met gegevens en vaste regels")),
}
EDUCATION_KINDS: Mapping[str, Text] = {
    "praktijkverklaring": say("praktijkverklaring"),
    "mbo-certificaat": say("mbo-certificaat"),
    "entree": say("entree (mbo 1)"),
    "mbo": say("mbo"),
    "ad": say("associate degree (hbo, 2 jaar)"),
    "hbo": say("hbo"),
    "wo": say("universiteit"),
    "vavo": say("vmbo, havo of vwo voor volwassenen (vavo)"),
    "volwassenenonderwijs": say("onderwijs voor volwassenen"),
    "anders": say("andere opleiding"),
}
# Data sets that follow from others bear names of our own.
ESTIMATES = (
    say("Schatting uit Amerikaanse gegevens (ORS)"),
    say("Schatting uit Amerikaanse gegevens over de beroepsgroep (ORS)"),
    say("Schatting uit Amerikaanse gegevens (O*NET)"),
    say("Schatting uit Amerikaanse gegevens over de beroepsgroep (O*NET)"),
    say("Schatting uit de beroepsgroep (ISCO)"),
    say("Ruwe schatting uit Amerikaanse gegevens (ORS)"),
    say("Ruwe schatting uit Amerikaanse gegevens over de beroepsgroep (ORS)"),
    say("Ruwe schatting uit Amerikaanse gegevens (O*NET)"),
    say("Ruwe schatting uit Amerikaanse gegevens over de beroepsgroep (O*NET)"),
    say("Ruwe schatting uit de beroepsgroep (ISCO)"),
)
STRONG, CLEAR = 65, 45  # of 0-100: from here on an interest is called strong, or clear


def level_words(least: int | None, most: int | None) -> Text | None:
    """``mbo 2 tot en met 4``, from levels of NLQF; None when they are not known."""
    if least is None or most is None:
        return None
    if least == most:
        return LEVELS[least]
    if most <= HIGHEST_MBO:
        return say("mbo {least} tot en met {most}", least=least, most=most)
    return say("{least} tot en met {most}", least=LEVELS[least], most=LEVELS[most])


def education_words(kind: str, level: int | None) -> Text | None:
    """``mbo 3``, ``praktijkverklaring``: the sort of an education, with its level where that says more; None when not known."""
    if kind in ("mbo", "") and level is not None:
        return LEVELS.get(level)
    if kind in ("hbo", "wo") and level == 7:  # the level of a master
        return say("{kind}, master", kind=EDUCATION_KINDS[kind])
    return EDUCATION_KINDS.get(kind)


def strongest(riasec: Mapping[str, float]) -> tuple[str, ...]:
    """The letters of the interests that make an occupation what it is: at most three, the strongest first; never none."""
    ordered: Sequence[str] = sorted(riasec, key=lambda letter: (-riasec[letter], "RIASEC".index(letter)))
    return tuple(letter for letter in ordered[:3] if riasec[letter] >= CLEAR) or tuple(ordered[:1])


def strength_word(score: float) -> Text:
    """How strong an interest is (0-100)."""
    if score >= STRONG:
        return say("sterk")
    return say("duidelijk") if score >= CLEAR else say("weinig")
