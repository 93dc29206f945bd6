"""The tour of ten minutes: who to be, which page to open, and what to look at there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse

from hervat.domain.access.roles import Role
from hervat.domain.text import Text, say
from hervat.web.demo.cast import Player


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: after so many minutes (``m:ss``), as whom, where, and what there is to see. ``named`` are the places in the address."""

    at: str
    name: str
    role: Role
    route: str
    title: Text
    see: Text
    named: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str | None:
        """Where it leads; None as long as that page is not there."""
        try:
            return reverse(self.route, kwargs=dict(self.named))
        except NoReverseMatch:
            return None


@dataclass(frozen=True, slots=True)
class ShownStop:
    """A stop of which the page and the person are there. ``number`` is its place in :data:`STOPS`."""

    number: int
    stop: Stop
    player: Player
    address: str


BOUZID, DIJKGRAAF = {"nummer": "HV-0412"}, {"nummer": "HV-0207"}

STOPS = (
    Stop(
        "0:00",
        "Karin Overbeek",
        Role.CASEMANAGER,
        "dossiers:list",
        say("300 dossiers, en wat haast heeft"),
        say("Bovenaan staat wat het eerst moet, met de reden. Kies een weergave of zoek op nummer."),
    ),
    Stop(
        "1:15",
        "Karin Overbeek",
        Role.CASEMANAGER,
        "dossiers:explanation",
        say("Waarom deze datum?"),
        say("Van de eerste ziektedag naar de laatste dag, stap voor stap, met het wetsartikel erbij."),
        {**DIJKGRAAF, "stap": "re_integratieverslag"},
    ),
    Stop(
        "2:00",
        "Karin Overbeek",
        Role.CASEMANAGER,
        "dossiers:check",
        say("Wat mist er voor UWV?"),
        say("De dossiercheck noemt wat ontbreekt, wat te laat was en wat u nog kunt doen."),
        DIJKGRAAF,
    ),
    Stop(
        "3:15",
        "Farida Haddou",
        Role.BEDRIJFSARTS,
        "dossiers:fml",
        say("Een nieuwe lijst, met het toetsenbord"),
        say("Begin versie 3 als kopie: tillen van 2 naar 1, uren van 20 naar 30. Teken, zie het verschil en kies wie wat leest."),
        BOUZID,
    ),
    Stop(
        "4:45",
        "Joost van Rijn",
        Role.ARBEIDSDESKUNDIGE,
        "dossiers:work",
        say("Welk werk past, en waarom"),
        say("Kies een beroep: wat mag, wat het werk vraagt en wat u daar nog vraagt. Geef een eigen oordeel, met een reden."),
        BOUZID,
    ),
    Stop(
        "6:00",
        "Samira Bouzid",
        Role.WERKNEMER,
        "mijn:home",
        say("Eén ding tegelijk"),
        say("De werknemer ziet wat er vandaag te doen is, en wie er op wie wacht. Stoppen kan altijd."),
    ),
    Stop(
        "6:45",
        "Samira Bouzid",
        Role.WERKNEMER,
        "mijn:timeline",
        say("De tijdlijn in gewone woorden"),
        say("Dezelfde wet, dezelfde data, maar verteld aan wie het aangaat."),
    ),
    Stop(
        "7:10",
        "Samira Bouzid",
        Role.WERKNEMER,
        "mijn:vacancies",
        say("Vacatures, en of ze passen"),
        say("Verzonnen vacatures uit bronnen die elke vijf minuten iets nieuws hebben. De zin die beslist, staat erbij."),
    ),
    Stop(
        "7:40",
        "Esther Molenaar",
        Role.COACH,
        "dossiers:notes",
        say("Een gesprek vastleggen"),
        say("De coach kiest wie het mag lezen. Woorden over ziekte horen hier niet."),
        BOUZID,
    ),
    Stop(
        "8:15",
        "Bart Nijhuis",
        Role.WERKGEVER,
        "dossiers:overview",
        say("De werkgever, zonder medisch woord"),
        say("Bart opent hetzelfde dossier. Wat hij niet mag weten, staat er niet."),
        BOUZID,
    ),
    Stop(
        "8:45",
        "Bart Nijhuis",
        Role.WERKGEVER,
        "dossiers:medical",
        say("Een deur die zegt waarom zij dicht is"),
        say("Bart probeert het medische deel. Hij leest wie het wel mag zien."),
        BOUZID,
    ),
    Stop(
        "9:15",
        "Samira Bouzid",
        Role.WERKNEMER,
        "mijn:looks",
        say("Wie keek in mijn dossier"),
        say("Alles van de afgelopen minuten staat erin, met naam, rol en reden."),
    ),
    Stop(
        "9:45",
        "Naomi Brouwer",
        Role.SYSTEEMBEHEERDER,
        "beheer:home",
        say("Alles werkt"),
        say("Het beheer ziet of Hervat draait, en niet één naam van een werknemer."),
    ),
    Stop(
        "10:00",
        "Samira Bouzid",
        Role.WERKNEMER,
        "mijn:home",
        say("Terug bij Samira"),
        say("Om haar gaat het."),
    ),
)


def stops(cast: Iterable[Player]) -> tuple[ShownStop, ...]:
    """The stops of which the page and the person are there."""
    known = {(player.name, player.role): player for player in cast}
    found = ((number, stop, known.get((stop.name, stop.role)), stop.address) for number, stop in enumerate(STOPS))
    return tuple(ShownStop(number, stop, player, address) for number, stop, player, address in found if player and address)
