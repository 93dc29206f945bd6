"""The menu of each role: at most five entries, none of which leads to a closed door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from hervat.domain.access.roles import Role
from hervat.domain.text import Text, say


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: where it leads, its word and its icon."""

    route: str
    word: Text
    icon: str

    @property
    def address(self) -> str:
        """Where it leads."""
        return reverse(self.route)


DOSSIERS = Entry("dossiers:list", say("Dossiers"), "map")
STAND_INS = Entry("dossiers:stand_ins", say("Waarnemen"), "wissel")

MENUS: Mapping[Role, tuple[Entry, ...]] = {
    Role.WERKNEMER: (
        Entry("mijn:home", say("Vandaag"), "vandaag"),
        Entry("mijn:timeline", say("Tijdlijn"), "tijdlijn"),
        Entry("mijn:documents", say("Papieren"), "document"),
        Entry("mijn:looks", say("Wie keek"), "oog"),
        Entry("mijn:everything", say("Alles"), "menu"),
    ),
    Role.WERKGEVER: (Entry("werkgever:home", say("Vandaag"), "vandaag"), DOSSIERS, STAND_INS),
    Role.CASEMANAGER: (DOSSIERS, STAND_INS),
    Role.CASEMANAGER_TAAKDELEGATIE: (DOSSIERS, STAND_INS),
    Role.BEDRIJFSARTS: (Entry("bedrijfsarts:home", say("Spreekuur"), "agenda"), DOSSIERS, STAND_INS),
    Role.ARBEIDSDESKUNDIGE: (DOSSIERS, STAND_INS),
    Role.COACH: (DOSSIERS, STAND_INS),
    Role.BUREAU_BEHEERDER: (DOSSIERS,),
    Role.PRIVACYFUNCTIONARIS: (Entry("dossiers:oversight", say("Inzages"), "oog"),),
    Role.SYSTEEMBEHEERDER: (
        Entry("beheer:home", say("Vandaag"), "vandaag"),
        Entry("beheer:people", say("Mensen"), "mensen"),
        Entry("beheer:organisations", say("Organisaties"), "map"),
        Entry("beheer:audit", say("Logboek"), "oog"),
        Entry("beheer:rules", say("Regels"), "document"),
    ),
}


def home_of(role: Role | None) -> str:
    """The address where somebody in this role begins; who has none begins with their settings."""
    return MENUS[role][0].address if role is not None and role in MENUS else reverse("account_pages:settings")
