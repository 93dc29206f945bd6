"""Each look at a dossier as a sentence: who did what, said from the codes in the audit record. A code without a sentence fails a test."""

from __future__ import annotations

from collections.abc import Mapping

from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.queries import Look
from hervat.domain.access.roles import Role
from hervat.domain.access.words import PEOPLE
from hervat.domain.disclosure.matrix import Datum, matrix
from hervat.domain.dossier.documents import KINDS
from hervat.domain.dossier.vault import VaultKind
from hervat.domain.law.facts import EventKind
from hervat.domain.law.ruleset import present_ruleset
from hervat.domain.text import Text, say

PARTS: Mapping[str, Text] = {
    "overview": say("het begin van uw dossier"),
    "timeline": say("uw tijdlijn"),
    "steps": say("uw stappen"),
    "step": say("een stap van u"),
    "explanation": say("de uitleg bij een datum"),
    "what_if": say("wat een andere datum zou doen"),
    "events": say("wat er gebeurde"),
    "event": say("één gebeurtenis"),
    "changes": say("wat er veranderde"),
    "history": say("wat er veranderde"),
    "documents": say("de lijst met documenten"),
    "document": say("een document"),
    "notes": say("de notities"),
    "note": say("een notitie"),
    "advice": say("het advies van de bedrijfsarts"),
    "people": say("wie bij uw dossier hoort"),
    "looks": say("wie in uw dossier keek"),
    "rights": say("de rechten en plichten"),
    "data": say("uw hele dossier"),
    "calendar": say("de agenda met uw stappen"),
    "bsn": say("uw burgerservicenummer"),
    "medical": say("het medische deel"),
    "records": say("de lijst van het medische deel"),
    "file": say("een medisch stuk"),
    "delegation": say("de opdracht van de bedrijfsarts"),
    "fml": say("wat u kunt in werk (uw FML)"),
    "fml_draft": say("het concept van uw FML"),
    "fml_history": say("alle versies van uw FML"),
    "fml_for_expert": say("uw FML, aan de arbeidsdeskundige"),
    "fml_for_coach": say("onderdelen van uw FML, aan de coach"),
    "questions": say("de vragen aan de bedrijfsarts"),
    "match": say("welk werk bij u past"),
    "work": say("welk werk bij u past"),
    "profile": say("uw opleiding, uw werk en uw wensen"),
    "work_advice": say("het advies over werk"),
    "job_alerts": say("uw zoekopdrachten"),
    "vacancies": say("vacatures naast uw wensen"),
    "vacancy": say("een vacature naast wat u kunt"),
    "vacancy_choices": say("uw bewaarde vacatures"),
    "dossier": say("de gegevens van uw dossier"),
    "dates": say("de datums van uw dossier"),
    "details": say("de gegevens van uw dossier"),
    "closing": say("de sluiting van uw dossier"),
}
"""What was read: by the code of the part."""

KINDS_OF_OBJECTS: Mapping[str, Text] = {
    "dossier": say("uw dossier"),
    "dates": say("de datums van uw dossier"),
    "event": say("een gebeurtenis"),
    "period": say("een periode"),
    "note": say("een notitie"),
    "advice": say("het advies van de bedrijfsarts"),
    "involvement": say("wie bij uw dossier hoort"),
    "document": say("een document"),
    "file": say("een document"),
    "vault": say("een medisch stuk"),
    "delegation": say("de opdracht van de bedrijfsarts"),
    "look_question": say("een vraag over een inzage"),
    "reminder": say("een herinnering"),
    "page": say("een pagina"),
    "calendar": say("de agenda met uw stappen"),
    "invitation": say("de uitnodiging voor u"),
    "profile": say("uw opleiding, uw werk en uw wensen"),
    "judgement": say("een oordeel over werk voor u"),
    "workplace_answer": say("wat werk vraagt, na een vraag op de werkplek"),
    "work_advice": say("advies over werk"),
    "job_alert": say("een zoekopdracht"),
    "vacancy_choice": say("een keuze bij een vacature"),
}
"""What was made or changed: by the kind of the object, where the part says no more."""

WHOLE: Mapping[tuple[str, str], Text] = {
    ("dossier", "demo"): say("zette dit voorbeeld klaar"),
    ("dossier", "closed"): say("sloot uw dossier"),
    ("dossier", "reopened"): say("opende uw dossier weer"),
    ("dossier", "reminders_off"): say("zette de herinneringen uit"),
    ("dossier", "reminders_on"): say("zette de herinneringen aan"),
    ("event", "afwijking_termijn_confirmed"): say("zei ja tegen een andere datum"),
    ("event", "afwijking_termijn_denied"): say("zei nee tegen een andere datum"),
    ("period", "hersteld"): say("legde vast dat u beter bent"),
    ("period", "gedeeltelijk"): say("legde vast hoeveel uur u werkt"),
    ("period", "verlof"): say("legde uw verlof vast"),
    ("note", "notitie_allen"): say("schreef een notitie voor iedereen"),
    ("note", "notitie_werkgever"): say("schreef een notitie voor werkgever en casemanager"),
    ("note", "notitie_begeleiding"): say("schreef een notitie voor u en uw coach"),
    ("vault", "fml_taken_over"): say("ging verder met het concept van uw FML"),
    ("vault", "question"): say("stelde een vraag aan de bedrijfsarts"),
    ("vault", "question_answer"): say("beantwoordde een vraag aan de bedrijfsarts"),
    ("job_alert", "paused"): say("zette een zoekopdracht stil"),
    ("job_alert", "resumed"): say("zette een zoekopdracht weer aan"),
    ("job_alert", "mail"): say("mailde u nieuwe vacatures"),
    ("reminder", "steps_wait"): say("stuurde een herinnering aan wie iets moet doen"),
    ("look_question", ""): say("stelde een vraag over een inzage"),
}
"""Sentences that need no verb of their own."""

VERBS: Mapping[str, Text] = {
    Act.READ: say("las {what}"),
    Act.LISTED: say("zag uw naam in een overzicht"),
    Act.CREATED: say("legde vast: {what}"),
    Act.CHANGED: say("veranderde {what}"),
    Act.DELETED: say("verwijderde {what}"),
    Act.EXPORTED: say("downloadde {what}"),
    Act.RELEASED: say("liet een ander dit zien: {what}"),
    Act.WITHDRAWN: say("nam dit terug: {what}"),
    Act.SENT: say("verstuurde {what}"),
    Act.REFUSED: say("wilde iets doen, maar dat mocht niet: {what}"),
    Act.LOGGED_IN: say("logde in"),
    Act.LOGGED_OUT: say("logde uit"),
}
PURPOSES: Mapping[str, Text] = {
    "eigen dossier": say("eigen dossier"),
    "re-integratie": say("terugkeer naar werk"),
    "procesbegeleiding": say("de stappen in de gaten houden"),
    "taakdelegatie": say("taak van de bedrijfsarts"),
    "verzuimbegeleiding": say("begeleiding door de bedrijfsarts"),
    "arbeidsdeskundig onderzoek": say("onderzoek naar passend werk"),
    "begeleiding": say("begeleiding"),
    "beheer van het bureau": say("beheer van het bureau"),
    "toezicht op gegevens": say("controle op uw gegevens"),
    "systeembeheer": say("beheer van het systeem"),
}
"""Why somebody looked; what is typed or not named here is shown as it is."""

EVENTS: Mapping[EventKind, Text] = {
    EventKind.BIJSTELLING_PROBLEEMANALYSE: say("bijstelling van de probleemanalyse"),
    EventKind.BIJSTELLING: say("bijstelling van het plan"),
    EventKind.AFWIJKING_TERMIJN: say("samen een andere datum"),
    EventKind.BELASTBAARHEID_VASTGESTELD: say("wat u kunt in werk"),
    EventKind.UITZONDERING_SPOOR_2: say("besluit om niet elders te zoeken"),
    EventKind.TEKORTKOMING_HERSTELD: say("UWV zag dat het hersteld is"),
    EventKind.VRIJWILLIGE_VERLENGING: say("samen verlenging gevraagd"),
    EventKind.DESKUNDIGENOORDEEL_AANVRAAG: say("oordeel van UWV gevraagd"),
    EventKind.GEDEELTELIJKE_HERVATTING: say("voor een deel weer aan het werk"),
    EventKind.ARBEIDSTHERAPIE: say("werk op proef"),
    EventKind.LOONOPSCHORTING: say("loonopschorting"),
    EventKind.LOONSTOP: say("loonstop"),
}
"""Events that are no step of the clock; the others are called as their step."""


def _event(kind: EventKind) -> Text:
    rule = present_ruleset().rules.get(kind)
    return rule.professional.name if rule else EVENTS[kind]


_DOCUMENTS = {kind.value: found.name for kind, found in KINDS.items()}
_NAMED: Mapping[str, Mapping[str, Text]] = {
    "event": {kind.value: _event(kind) for kind in EventKind},
    "document": _DOCUMENTS,
    "vault": {kind.value: kind.called for kind in VaultKind},
}
_ENDINGS: Mapping[str, Text] = {
    "_withdrawn": say("haalde weg: {what}"),
    "_ended": say("haalde {what} uit uw dossier"),
    "_signed": say("ondertekende {what}"),
    "_correction": say("verbeterde {what}"),
}
_UNKNOWN = say("een deel van uw dossier")


def look_sentence(look: Look) -> Text:
    """What somebody did, as the end of a sentence that begins with their name: "las uw tijdlijn"."""
    whole = WHOLE.get((look.kind, look.what))
    if whole is not None:
        return whole
    for ending, verb in _ENDINGS.items():
        named = part_of(look.kind, look.what.removesuffix(ending))
        if look.what.endswith(ending) and named is not None:
            return verb.fill(what=named)
    if look.kind == "involvement" and look.action == Act.CREATED and look.what in PEOPLE:
        return say("voegde {who} toe aan uw dossier", who=PEOPLE[Role(look.what)])
    return VERBS[look.action].fill(what=part_of(look.kind, look.what) or _UNKNOWN)


def has_sentence(action: str, kind: str, what: str) -> bool:
    """Whether these codes are said in full; for the test that walks all codes."""
    if (kind, what) in WHOLE or action == Act.LISTED:
        return True
    return part_of(kind, next((what.removesuffix(ending) for ending in _ENDINGS if what.endswith(ending)), what)) is not None


def part_of(kind: str, what: str) -> Text | None:
    """The name of the part; None for a code that nobody named."""
    datum = what.partition(":")[2]
    if kind == "page" and datum in set(Datum):  # a refusal: what was asked, and about which datum
        return matrix()[Datum(datum)].name
    if kind == "involvement" and what in PEOPLE:
        return PEOPLE[Role(what)]
    if kind in _NAMED and what in _NAMED[kind]:
        return _NAMED[kind][what]
    return PARTS.get(what) if what else KINDS_OF_OBJECTS.get(kind)
