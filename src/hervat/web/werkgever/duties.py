"""What a werkgever may ask, must do and can expect, in plain words. Only what stands in the law or a regulation is worded as a duty."""

from __future__ import annotations

from dataclasses import dataclass

from hervat.domain.law.citations import Citation, cite
from hervat.domain.law.results import Strictness
from hervat.domain.text import Text, say

LAST = 10_000  # weeks: always
WET, REGELING, UWV = Strictness.WET, Strictness.REGELING, Strictness.UWV_BELEID


@dataclass(frozen=True, slots=True)
class Duty:
    """One answer. It matters from the first up to and including the last of these weeks."""

    question: Text
    answer: Text
    strictness: Strictness
    sources: tuple[Citation, ...]
    weeks: tuple[int, int] = (1, LAST)

    def matters_in(self, week: int | None) -> bool:
        """Whether it matters in this week of a case; None: after the wachttijd."""
        first, last = self.weeks
        return first <= (LAST if week is None else week) <= last


def _duty(question: Text, answer: Text, strictness: Strictness, *sources: str, weeks: tuple[int, int] = (1, LAST)) -> Duty:
    return Duty(question, answer, strictness, tuple(cite(source) for source in sources), weeks)


DUTIES: tuple[Duty, ...] = (
    _duty(
        say("Wat mag ik vragen?"),
        say("Vraag hoe lang het kan duren, hoe u iemand bereikt en welk werk blijft liggen. Vraag ook wat het werk makkelijker maakt."),
        REGELING,
        "AP par. 4",
    ),
    _duty(
        say("Wat mag ik niet vragen?"),
        say("U mag niet vragen wat iemand heeft, waardoor het komt of wie helpt. Vertelt iemand het zelf? Schrijf het niet op."),
        REGELING,
        "AP par. 4",
        "UAVG art. 30 lid 1",
    ),
    _duty(
        say("Wat doet de bedrijfsarts?"),
        say("De bedrijfsarts zegt wat iemand kan, en hoeveel uur. Wat iemand heeft, blijft bij de bedrijfsarts. Vraag alleen naar werk."),
        WET,
        "ARBO art. 14 lid 1",
    ),
    _duty(
        say("Wat betaal ik?"),
        say("U betaalt 104 weken loon door: minstens 70 procent, tot een maximum. In uw cao staat vaak meer."),
        WET,
        "BW art. 7:629 lid 1",
        weeks=(1, 104),
    ),
    _duty(
        say("Wanneer maken wij een plan?"),
        say("U maakt samen een plan, binnen twee weken nadat de bedrijfsarts zei wat kan. De werknemer krijgt een kopie."),
        REGELING,
        "RPEZ art. 4 lid 1",
        weeks=(1, 10),
    ),
    _duty(
        say("Hoe vaak praten wij?"),
        say("UWV verwacht elke zes weken een gesprek. Kijk samen of het plan nog klopt, en leg vast wat u afspreekt."),
        UWV,
        "RPEZ art. 4 lid 2",
        weeks=(6, 104),
    ),
    _duty(
        say("Welk werk moet ik zoeken?"),
        say("U zoekt werk dat iemand kan doen. Eerst in uw eigen bedrijf. Past daar niets? Dan ook bij een andere werkgever."),
        WET,
        "BW art. 7:658a lid 1",
        weeks=(6, LAST),
    ),
    _duty(
        say("En als wij het niet eens zijn?"),
        say("U of de werknemer kan UWV om een oordeel vragen. UWV geeft advies en beslist niet. Praat eerst met elkaar."),
        UWV,
        "UWV",
        weeks=(6, LAST),
    ),
    _duty(
        say("Wanneer komt het verslag?"),
        say("U maakt samen het re-integratieverslag voordat de werknemer een WIA-uitkering aanvraagt. De werknemer krijgt een kopie."),
        WET,
        "WIA art. 25 lid 3",
        weeks=(80, 104),
    ),
)
