"""What the papers of the demo say. All of it is invented, and none of it is about an illness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hervat.domain.dossier.documents import Audience, DocumentKind
from hervat.domain.dossier.vault import VaultKind


@dataclass(frozen=True, slots=True)
class DemoPaper:
    """A document: in which dossier, of which day, by whom; its lines become a PDF."""

    number: int
    kind: DocumentKind
    day: date
    by: str
    name: str
    title: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoNote:
    """A note for an audience."""

    number: int
    audience: Audience
    about: date
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class DemoAdvice:
    """An advice of the bedrijfsarts."""

    number: int
    day: date
    hours: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class DemoRecord:
    """A signed record in the vault."""

    number: int
    kind: VaultKind
    day: date
    text: str


def demo_papers(first: dict[int, date], today: date) -> tuple[DemoPaper, ...]:
    """The documents. ``first``: the first sick day by the number of the dossier."""
    samira, henk = first[412], first[207]
    kinds = DocumentKind
    return (
        DemoPaper(
            412, kinds.PLAN_VAN_AANPAK, _after(samira, 49), "karin", "plan-van-aanpak.pdf", "Plan van aanpak",
            (
                "Doel: terug in het eigen werk, en als dat niet lukt in ander werk bij Noordkade.",
                "Afspraak: elke zes weken een gesprek. Werkgever en werknemer schrijven samen op wat zij afspreken.",
                "Eerste stap: twee ochtenden per week licht werk bij de retouren, zittend en staand om en om.",
            ),
        ),
        DemoPaper(
            412, kinds.ARBEIDSDESKUNDIG_RAPPORT, _after(samira, 350), "joost", "rapport-arbeidsdeskundige.pdf", "Rapport arbeidsdeskundige",
            (
                "Vraag: past het eigen werk, eventueel met aanpassingen, en is er ander werk bij de werkgever?",
                "Antwoord: het eigen werk past nu niet. Bij de planning is werk dat bijna past: zittend, zonder tillen.",
                "Voorstel: begin bij de planning en zoek ook bij andere werkgevers.",
            ),
        ),
        DemoPaper(
            412, kinds.EERSTEJAARSEVALUATIE, _after(samira, 355), "karin", "eerstejaarsevaluatie.pdf", "Eerstejaarsevaluatie",
            (
                "Wij keken terug op het eerste jaar. De uren zijn gegroeid van vier naar tien per week.",
                "Doel voor het tweede jaar: ander werk bij Noordkade of bij een andere werkgever.",
            ),
        ),
        DemoPaper(
            412, kinds.OPDRACHT_SPOOR_2, _after(samira, 385), "karin", "opdracht-spoor-2.pdf", "Opdracht spoor 2",
            ("Bureau Wederwerk begeleidt bij het zoeken naar werk bij een andere werkgever.", "Na drie maanden kijken wij hoe het gaat."),
        ),
        DemoPaper(
            412, kinds.RAPPORTAGE_COACH, today - timedelta(days=20), "esther", "rapportage-coach.pdf", "Rapportage van de coach",
            ("Vier gesprekken gehouden. Het zoekprofiel is klaar.", "Volgende maand: twee bedrijven bezoeken om mee te kijken."),
        ),
        DemoPaper(
            207, kinds.PLAN_VAN_AANPAK, _after(henk, 49), "karin", "plan-van-aanpak.pdf", "Plan van aanpak",
            ("Doel: terug in het eigen werk als monteur, anders werk in de werkplaats.", "Elke zes weken een gesprek."),
        ),
        DemoPaper(
            207, kinds.ARBEIDSDESKUNDIG_RAPPORT, _after(henk, 350), "joost", "rapport-arbeidsdeskundige.pdf", "Rapport arbeidsdeskundige",
            ("Het eigen werk past niet meer.", "Bij de werkgever is geen ander werk dat past. Zoek ook bij andere werkgevers."),
        ),
        DemoPaper(
            207, kinds.BRIEF_UWV, today - timedelta(days=12), "karin", "brief-uwv-wia.pdf", "Brief over de WIA",
            ("Dit is een verzonnen brief.", "Hierin staat dat het tijd is om een WIA-uitkering aan te vragen, en hoe dat gaat."),
        ),
    )  # fmt: skip


def demo_notes(today: date) -> tuple[DemoNote, ...]:
    """The notes, for each audience."""
    everyone, werkgever, coaching = Audience.EVERYONE, Audience.WERKGEVER, Audience.COACHING
    return (
        DemoNote(412, everyone, _ago(today, 39), "karin", "Gesproken over de uren. Het werk bij de planning bevalt."),
        DemoNote(412, werkgever, _ago(today, 33), "bart", "Roosters bij de planning aangepast, zodat de dinsdag vrij blijft."),
        DemoNote(412, coaching, _ago(today, 20), "esther", "Afgesproken: deze maand twee vacatures kiezen om samen te bekijken."),
        DemoNote(207, everyone, _ago(today, 25), "karin", "Afgesproken wie welk deel van het re-integratieverslag verzamelt."),
        DemoNote(207, werkgever, _ago(today, 14), "ineke", "De eindevaluatie staat gepland. Zaal is geregeld."),
        DemoNote(207, coaching, _ago(today, 9), "esther", "De brief is samen doorgenomen en verstuurd."),
    )


def demo_advices(first: dict[int, date], today: date) -> tuple[DemoAdvice, ...]:
    """The advice of Farida to werkgever and werknemer."""
    return (
        DemoAdvice(
            412, _after(first[412], 36), Decimal(4),
            "Licht werk kan, verdeeld over twee ochtenden. Wissel zitten en staan af. Niet tillen boven 5 kilo.",
        ),
        DemoAdvice(
            412, _ago(today, 140), Decimal(16),
            "Zittend werk kan tot 16 uur per week, hooguit vier uur per dag. Bouw de uren langzaam op. Niet tillen boven 5 kilo.",
        ),
    )  # fmt: skip


def demo_records(first: dict[int, date], today: date) -> tuple[DemoRecord, ...]:
    """What Farida signed in the vault of Samira. It says only what would stand there."""
    return (
        DemoRecord(
            412, VaultKind.PROBLEEMANALYSE, _after(first[412], 36),
            "Voorbeeld. In een echt dossier staat hier het medische deel van de probleemanalyse. Alleen de werknemer en de bedrijfsarts "
            "lezen dat.",
        ),
        DemoRecord(
            412, VaultKind.AANTEKENING, _ago(today, 140),
            "Voorbeeld van een aantekening na het spreekuur. Besproken hoe het gaat en wat er in werk kan. Nieuwe afspraak gemaakt.",
        ),
        DemoRecord(
            412, VaultKind.AANTEKENING, _ago(today, 70),
            "Voorbeeld van een aantekening na het spreekuur. Het opbouwen van de uren besproken. Geen wijziging van het advies.",
        ),
    )  # fmt: skip


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _after(first: date, days: int) -> date:
    """So many days later, on a working day, as the events of the demo."""
    day = first + timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))
