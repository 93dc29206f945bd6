"""The kinds of documents and notes in a dossier, each with the datum that says who may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law.facts import EventKind
from hervat.domain.text import Text, say


class DocumentKind(StrEnum):
    """What a document is. Medical ones live in the vault."""

    PLAN_VAN_AANPAK = "plan_van_aanpak"
    BIJSTELLING = "bijstelling"
    EVALUATIE = "evaluatie"
    EERSTEJAARSEVALUATIE = "eerstejaarsevaluatie"
    EINDEVALUATIE = "eindevaluatie"
    ADVIES_BEDRIJFSARTS = "advies_bedrijfsarts"
    ARBEIDSDESKUNDIG_RAPPORT = "arbeidsdeskundig_rapport"
    OPDRACHT_SPOOR_2 = "opdracht_spoor_2"
    RAPPORTAGE_COACH = "rapportage_coach"
    BRIEF_UWV = "brief_uwv"
    LOONMAATREGEL = "loonmaatregel"
    DESKUNDIGENOORDEEL = "deskundigenoordeel"
    RE_INTEGRATIEVERSLAG = "re_integratieverslag"
    OVERIG = "overig"
    PROBLEEMANALYSE_MEDISCH = "probleemanalyse_medisch"
    FML = "fml"
    MEDISCHE_INFORMATIE = "medische_informatie"
    MEDISCH_OVERIG = "medisch_overig"


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind is called and to which datum it belongs."""

    name: Text
    datum: Datum


KINDS: Mapping[DocumentKind, Kind] = {
    DocumentKind.PLAN_VAN_AANPAK: Kind(say("plan van aanpak"), Datum.PLAN_EN_EVALUATIES),
    DocumentKind.BIJSTELLING: Kind(say("bijstelling van het plan"), Datum.PLAN_EN_EVALUATIES),
    DocumentKind.EVALUATIE: Kind(say("gespreksverslag"), Datum.PLAN_EN_EVALUATIES),
    DocumentKind.EERSTEJAARSEVALUATIE: Kind(say("eerstejaarsevaluatie"), Datum.PLAN_EN_EVALUATIES),
    DocumentKind.EINDEVALUATIE: Kind(say("eindevaluatie"), Datum.PLAN_EN_EVALUATIES),
    DocumentKind.ADVIES_BEDRIJFSARTS: Kind(say("advies van de bedrijfsarts"), Datum.TERUGKOPPELING),
    DocumentKind.ARBEIDSDESKUNDIG_RAPPORT: Kind(say("rapport van de arbeidsdeskundige"), Datum.FUNCTIONEEL),
    DocumentKind.OPDRACHT_SPOOR_2: Kind(say("opdracht voor spoor 2"), Datum.PLAN_EN_EVALUATIES),
    DocumentKind.RAPPORTAGE_COACH: Kind(say("rapportage van de coach"), Datum.VOORTGANG),
    DocumentKind.BRIEF_UWV: Kind(say("brief van UWV"), Datum.WIA),
    DocumentKind.LOONMAATREGEL: Kind(say("brief over het loon"), Datum.LOONMAATREGEL),
    DocumentKind.DESKUNDIGENOORDEEL: Kind(say("deskundigenoordeel"), Datum.GESCHIL),
    DocumentKind.RE_INTEGRATIEVERSLAG: Kind(say("re-integratieverslag"), Datum.PLAN_EN_EVALUATIES),
    DocumentKind.OVERIG: Kind(say("ander stuk zonder medische informatie"), Datum.PLAN_EN_EVALUATIES),
    DocumentKind.PROBLEEMANALYSE_MEDISCH: Kind(say("probleemanalyse, medisch deel"), Datum.PROBLEEMANALYSE_MEDISCH),
    DocumentKind.FML: Kind(say("Functionele Mogelijkhedenlijst"), Datum.FML),
    DocumentKind.MEDISCHE_INFORMATIE: Kind(say("medische informatie voor de WIA"), Datum.MEDISCHE_INFORMATIE),
    DocumentKind.MEDISCH_OVERIG: Kind(say("ander medisch stuk"), Datum.AARD_EN_OORZAAK),
}

DOCUMENT_OF_EVENT: Mapping[EventKind, DocumentKind] = {
    EventKind.PLAN_VAN_AANPAK: DocumentKind.PLAN_VAN_AANPAK,
    EventKind.BIJSTELLING: DocumentKind.BIJSTELLING,
    EventKind.EVALUATIE: DocumentKind.EVALUATIE,
    EventKind.EERSTEJAARSEVALUATIE: DocumentKind.EERSTEJAARSEVALUATIE,
    EventKind.EINDEVALUATIE: DocumentKind.EINDEVALUATIE,
    EventKind.PROBLEEMANALYSE: DocumentKind.ADVIES_BEDRIJFSARTS,
    EventKind.BIJSTELLING_PROBLEEMANALYSE: DocumentKind.ADVIES_BEDRIJFSARTS,
    EventKind.ACTUEEL_OORDEEL: DocumentKind.ADVIES_BEDRIJFSARTS,
    EventKind.ARBEIDSDESKUNDIG_ONDERZOEK: DocumentKind.ARBEIDSDESKUNDIG_RAPPORT,
    EventKind.START_SPOOR_2: DocumentKind.OPDRACHT_SPOOR_2,
    EventKind.UWV_AANKONDIGING_WIA: DocumentKind.BRIEF_UWV,
    EventKind.WIA_AANVRAAG: DocumentKind.BRIEF_UWV,
    EventKind.WIA_BESLISSING: DocumentKind.BRIEF_UWV,
    EventKind.LOONOPSCHORTING: DocumentKind.LOONMAATREGEL,
    EventKind.LOONSTOP: DocumentKind.LOONMAATREGEL,
    EventKind.DESKUNDIGENOORDEEL: DocumentKind.DESKUNDIGENOORDEEL,
    EventKind.RE_INTEGRATIEVERSLAG: DocumentKind.RE_INTEGRATIEVERSLAG,
}
"""Which document belongs to an event; for other kinds of events it is chosen by hand."""

KEEPERS = frozenset({Role.WERKGEVER, Role.CASEMANAGER})
"""Who keeps the dossier, and must be able to take out what should not be in it."""


def may_remove(role: Role, *, own: bool) -> bool:
    """Whether ``role`` may take out a document of a kind that it may add. ``own``: they, or a colleague in the same work, added it."""
    return own or role in KEEPERS


class Audience(StrEnum):
    """For whom a note is."""

    EVERYONE = "notitie_allen"
    WERKGEVER = "notitie_werkgever"
    COACHING = "notitie_begeleiding"

    @property
    def datum(self) -> Datum:
        """The row of the matrix that says who may see and write it."""
        return Datum(self.value)


AUDIENCE_NAMES: Mapping[Audience, Text] = {
    Audience.EVERYONE: say("iedereen in dit dossier"),
    Audience.WERKGEVER: say("werkgever en casemanager; de werknemer mag meelezen"),
    Audience.COACHING: say("alleen coach en werknemer"),
}
