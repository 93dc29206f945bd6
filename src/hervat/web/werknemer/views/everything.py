"""The menu of all pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.own import own_dossiers
from hervat.domain.access.actions import Action
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.text import Text, say
from hervat.web.desk.gate import own_page
from hervat.web.werknemer.page import show


@dataclass(frozen=True, slots=True)
class Place:
    """One page: its address, its word, its icon and in a few words what is there."""

    route: str
    word: Text
    icon: str
    about: Text
    action: Action
    datum: Datum | None = None


GROUPS: tuple[tuple[Text, tuple[Place, ...]], ...] = (
    (
        say("Uw stappen"),
        (
            Place("mijn:timeline", say("Tijdlijn"), "tijdlijn", say("Alle stappen, maand na maand"), Action.SEE_TIMELINE),
            Place("mijn:steps", say("Uw stappen"), "klaar", say("Alleen wat u doet"), Action.SEE_TIMELINE),
            Place("mijn:calendar", say("Stappen in uw agenda"), "klok", say("Uw stappen op uw telefoon"), Action.SEE_TIMELINE),
            Place("mijn:events", say("Wat er gebeurde"), "agenda", say("Lees het, of leg iets vast"), Action.SEE_FACT, Datum.ZIEKMELDING),
        ),
    ),
    (
        say("Uw papieren"),
        (
            Place(
                "mijn:documents",
                say("Papieren"),
                "document",
                say("Lezen, downloaden, toevoegen"),
                Action.SEE_DOCUMENT,
                Datum.PLAN_EN_EVALUATIES,
            ),
            Place("mijn:advice", say("Advies van de bedrijfsarts"), "info", say("Wat u kunt in werk"), Action.SEE_ADVICE),
            Place("mijn:ability", say("Uw belastbaarheid"), "grafiek", say("De lijst met wat u kunt"), Action.SEE_VAULT, Datum.FML),
            Place(
                "mijn:medical",
                say("Medisch deel"),
                "slot",
                say("Alleen voor u en de bedrijfsarts"),
                Action.SEE_VAULT,
                Datum.AARD_EN_OORZAAK,
            ),
            Place("mijn:notes", say("Notities"), "potlood", say("Schrijf op wat u wilt zeggen"), Action.SEE_NOTE, Datum.NOTITIE_ALLEN),
        ),
    ),
    (
        say("Ander werk"),
        (
            Place("mijn:work", say("Werk dat bij u past"), "zoek", say("Wat past, en wat u kunt vragen"), Action.SEE_WORK),
            Place("mijn:vacancies", say("Vacatures"), "zoek", say("Zoek werk dat bij uw wensen past"), Action.SEE_JOB_SEARCH),
            Place("mijn:searches", say("Uw zoekopdrachten"), "bericht", say("Mail over nieuwe vacatures"), Action.SEE_JOB_SEARCH),
            Place(
                "mijn:questions",
                say("Vragen aan de bedrijfsarts"),
                "bericht",
                say("Stel een vraag, of lees het antwoord"),
                Action.SEE_DOCTOR_QUESTIONS,
            ),
        ),
    ),
    (
        say("Uw rechten en gegevens"),
        (
            Place("mijn:rights", say("Mijn rechten"), "wet", say("Wat mag en wat moet"), Action.SEE_TIMELINE),
            Place("mijn:people", say("Wie ziet wat?"), "mensen", say("Ook: wat uw werkgever niet ziet"), Action.SEE_PEOPLE),
            Place("mijn:looks", say("Wie keek in mijn dossier"), "oog", say("Elke keer, met naam"), Action.SEE_LOOKS),
            Place("mijn:data", say("Neem alles mee"), "download", say("Uw hele dossier in één bestand"), Action.SEE_DOSSIER),
        ),
    ),
)


@require_safe
@own_page(Action.SEE_DOSSIER)
def everything(request: HttpRequest, entered: Entered) -> HttpResponse:
    """Every page that there is for this werknemer."""
    shown = [(title, [place for place in places if entered.may(place.action, place.datum)]) for title, places in GROUPS]
    several = len(own_dossiers(entered.acting)) > 1
    return show(request, entered, "everything", title=gettext("Alles"), groups=shown, several=several)
