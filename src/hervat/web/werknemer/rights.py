"""The rights and duties of a werknemer in plain words, by phase. Only what stands in the law is worded as a duty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hervat.domain.law.citations import Citation, cite
from hervat.domain.law.results import Strictness, Timeline
from hervat.domain.text import Text, say

FIRST_WEEKS, FIRST_YEAR, LAST_WEEKS = 8, 52, 87


class Phase(StrEnum):
    """When it matters."""

    ALWAYS = "always"
    START = "start"
    FIRST_YEAR = "first_year"
    SECOND_YEAR = "second_year"
    TOWARDS_WIA = "towards_wia"


PHASE_NAMES: Mapping[Phase, Text] = {
    Phase.ALWAYS: say("Dit geldt altijd"),
    Phase.START: say("De eerste weken"),
    Phase.FIRST_YEAR: say("Het eerste jaar"),
    Phase.SECOND_YEAR: say("Het tweede jaar"),
    Phase.TOWARDS_WIA: say("Op weg naar de WIA"),
}


@dataclass(frozen=True, slots=True)
class RightOrDuty:
    """One right (or duty), with how hard it is and where it stands."""

    phase: Phase
    title: Text
    text: Text
    strictness: Strictness
    sources: tuple[Citation, ...]
    duty: bool = False


def _of(phase: Phase, title: Text, text: Text, strictness: Strictness, *sources: str, duty: bool = False) -> RightOrDuty:
    return RightOrDuty(phase, title, text, strictness, tuple(cite(source) for source in sources), duty)


WET, REGELING, UWV = Strictness.WET, Strictness.REGELING, Strictness.UWV_BELEID

RIGHTS: tuple[RightOrDuty, ...] = (
    _of(
        Phase.ALWAYS,
        say("U hoeft niet te zeggen wat u heeft"),
        say("Uw werkgever mag niet vragen wat u heeft. Ook niet waardoor het komt. U vertelt dat alleen de bedrijfsarts."),
        WET,
        "UAVG art. 30 lid 1",
        "AP par. 4",
    ),
    _of(
        Phase.ALWAYS,
        say("U krijgt loon"),
        say("Uw werkgever betaalt 104 weken loon door. Dat is minstens 70 procent, tot een maximum. Vaak is het meer: kijk in uw cao."),
        WET,
        "BW art. 7:629 lid 1",
    ),
    _of(
        Phase.ALWAYS,
        say("U werkt mee"),
        say("U moet meewerken aan het plan. U moet passend werk doen als u dat kunt. Werkt u niet mee? Dan kan uw loon stoppen."),
        WET,
        "BW art. 7:660a",
        "BW art. 7:629 lid 3",
        duty=True,
    ),
    _of(
        Phase.ALWAYS,
        say("Uw werkgever helpt u terug naar werk"),
        say("Uw werkgever moet zoeken naar werk dat u kunt doen. Eerst in het eigen bedrijf. Lukt dat niet? Dan ook ergens anders."),
        WET,
        "BW art. 7:658a lid 1",
    ),
    _of(
        Phase.ALWAYS,
        say("U mag naar een andere bedrijfsarts"),
        say("Twijfelt u aan het advies? Vraag om een tweede arts. Dat heet een second opinion. Uw werkgever hoort niet waarom."),
        WET,
        "ARBO art. 14 lid 2 onder g",
    ),
    _of(
        Phase.ALWAYS,
        say("U mag UWV om een oordeel vragen"),
        say("Bent u het oneens met uw werkgever? Vraag UWV om een deskundigenoordeel. Dat kost u geld. UWV geeft alleen advies."),
        UWV,
        "UWV",
        "BW art. 7:629a",
    ),
    _of(
        Phase.ALWAYS,
        say("U mag alles lezen wat over u gaat"),
        say("U ziet hier uw hele dossier. U mag een kopie vragen. Klopt er iets niet? Vraag dan om het te veranderen."),
        WET,
        "AVG art. 15",
        "AVG art. 16",
    ),
    _of(
        Phase.ALWAYS,
        say("U mag een klacht indienen"),
        say("Gaat er iets mis? De arbodienst heeft regels voor klachten. Gaat het om uw gegevens? Ga naar de Autoriteit Persoonsgegevens."),
        WET,
        "ARBO art. 14 lid 2 onder h",
        "AVG art. 77",
    ),
    _of(
        Phase.ALWAYS,
        say("U kunt niet zomaar ontslagen worden"),
        say("In de eerste twee jaar mag uw werkgever niet opzeggen omdat u ziek bent. Werkt u niet mee? Dan kan dat anders zijn."),
        WET,
        "BW art. 7:670 lid 1",
        "BW art. 7:670a lid 1",
    ),
    _of(
        Phase.START,
        say("U houdt zich aan de afspraken over ziek melden"),
        say("Uw werkgever heeft regels op papier. Volgt u die niet? Dan mag uw werkgever wachten met uw loon. Daarna krijgt u het alsnog."),
        WET,
        "BW art. 7:629 lid 6",
        duty=True,
    ),
    _of(
        Phase.START,
        say("De bedrijfsarts ziet u in de eerste zes weken"),
        say("Hoort u niets? Vraag uw werkgever om een afspraak. U mag ook zelf een afspraak maken met de bedrijfsarts."),
        REGELING,
        "RPEZ art. 2 lid 2",
    ),
    _of(
        Phase.FIRST_YEAR,
        say("U schrijft zelf mee aan het plan"),
        say("In het plan staat ook wat u ervan vindt. U krijgt direct een kopie. Past het plan niet meer? Dan past u het samen aan."),
        REGELING,
        "RPEZ art. 4 lid 1",
        "RPEZ art. 4 lid 3",
    ),
    _of(
        Phase.FIRST_YEAR,
        say("U praat geregeld met uw werkgever"),
        say("UWV verwacht elke zes weken een gesprek. U kijkt samen of het plan nog klopt."),
        UWV,
        "WWP",
    ),
    _of(
        Phase.SECOND_YEAR,
        say("U zoekt misschien ook ander werk"),
        say("Past er geen werk in uw eigen bedrijf? Dan zoekt u ook bij een andere werkgever. Terug naar uw eigen werk blijft mogelijk."),
        WET,
        "BW art. 7:658a lid 1",
        "BW art. 7:660a",
    ),
    _of(
        Phase.SECOND_YEAR,
        say("Een loonstop vertelt uw werkgever direct"),
        say("Wil uw werkgever uw loon stoppen? Dan moet u dat meteen horen. Anders telt het niet."),
        WET,
        "BW art. 7:629 lid 7",
    ),
    _of(
        Phase.TOWARDS_WIA,
        say("U vraagt zelf uw WIA-uitkering aan"),
        say("U moet de uitkering op tijd aanvragen bij UWV. Uw tijdlijn zegt wanneer. Lukt het niet? Bel UWV voor hulp."),
        WET,
        "WIA art. 64 lid 3",
        duty=True,
    ),
    _of(
        Phase.TOWARDS_WIA,
        say("U krijgt een kopie van het verslag"),
        say("Uw werkgever maakt het re-integratieverslag. U krijgt een kopie. U schrijft zelf op wat u ervan vindt."),
        WET,
        "WIA art. 25 lid 3",
        "RPEZ art. 6 lid 1",
    ),
    _of(
        Phase.TOWARDS_WIA,
        say("Uw medische papieren stuurt u zelf"),
        say("Alleen u krijgt de medische papieren van de bedrijfsarts. U stuurt ze zelf naar UWV. Uw werkgever ziet ze niet."),
        WET,
        "WIA art. 25",
    ),
)


def phase_of(timeline: Timeline) -> Phase:
    """In which phase the case is on the day of its timeline; after the weeks it is on its way to the WIA."""
    week = timeline.week
    if week is None:
        return Phase.TOWARDS_WIA if timeline.on > timeline.wachttijd.last_day else Phase.START
    if week <= FIRST_WEEKS:
        return Phase.START
    if week <= FIRST_YEAR:
        return Phase.FIRST_YEAR
    return Phase.SECOND_YEAR if week < LAST_WEEKS else Phase.TOWARDS_WIA


def by_phase(now: Phase) -> list[tuple[Phase, list[RightOrDuty]]]:
    """All of them: of this phase first, then what holds always, then the other phases in their order."""
    order = [now, Phase.ALWAYS, *(phase for phase in Phase if phase not in (now, Phase.ALWAYS))]
    return [(phase, [found for found in RIGHTS if found.phase is phase]) for phase in order]
