"""Who can be played in the demo, and what each shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hervat.apps.accounts.models import User
from hervat.apps.accounts.sessions import INVENTED
from hervat.apps.dossiers.models import Dossier
from hervat.apps.organisations.models import Membership
from hervat.apps.organisations.queries import active_memberships
from hervat.domain.access.roles import Role
from hervat.domain.text import Text, say

SHOWS: Mapping[Role, Text] = {
    Role.WERKNEMER: say("Ziet het eigen dossier, en wie erin keek."),
    Role.WERKGEVER: say("Begeleidt de eigen medewerkers. Ziet geen medisch woord."),
    Role.CASEMANAGER: say("Houdt de stappen van veel dossiers bij, en ziet wat haast heeft."),
    Role.CASEMANAGER_TAAKDELEGATIE: say("Werkt in opdracht van de bedrijfsarts, met wat die hem geeft."),
    Role.BEDRIJFSARTS: say("Schrijft het medische deel, en zegt de werkgever alleen wat iemand kan."),
    Role.ARBEIDSDESKUNDIGE: say("Kijkt welk werk past bij wat iemand kan."),
    Role.COACH: say("Begeleidt mensen naar werk, binnen of buiten het bedrijf."),
    Role.BUREAU_BEHEERDER: say("Regelt de mensen en het werk van het bureau. Leest geen gesprekken."),
    Role.PRIVACYFUNCTIONARIS: say("Kijkt na wie in welk dossier keek, en waarom."),
    Role.SYSTEEMBEHEERDER: say("Houdt Hervat draaiend, zonder één naam van een werknemer te zien."),
}
SHOWN_BY_CASE: Mapping[str, Text] = {
    "HV-0412": say("Zoekt terug naar eigen werk en naar nieuw werk tegelijk. Begin hier als werknemer."),
    "HV-0207": say("Bijna twee jaar ziek. Het verslag voor UWV moet af, en er mist van alles."),
    "HV-0455": say("Net ziek. De bedrijfsarts schrijft vandaag op wat er kan."),
    "HV-0448": say("Het plan kwam te laat, met een reden die beiden gaven."),
    "HV-0431": say("Bijna 42 weken ziek. De werkgever moet het melden bij UWV."),
    "HV-0440": say("Zwangerschapsverlof ertussen. Hier moeten mensen beslissen."),
    "HV-0388": say("Ander werk zoeken begon te laat, en het loon werd ingehouden."),
    "HV-0350": say("Is weer aan het werk, met minder loon."),
    "HV-0119": say("De werkgever moet langer loon betalen, en vraagt of dat korter kan."),
    "HV-0299": say("Kan nu niet werken."),
    "HV-0381": say("Is beter en weer helemaal aan het werk."),
}


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who can be played: in a role, for an organisation (a werknemer: at whom they work)."""

    user: UUID
    name: str
    role: Role
    organisation: UUID | None
    organisation_name: str
    shows: Text
    is_admin: bool = False


def players(on: date) -> tuple[tuple[Player, ...], tuple[Player, ...]]:
    """The werknemers, in the order in which they are best met, and everyone who works with them, by role. Two queries."""
    own = (
        Dossier.objects.filter(werknemer__is_active=True, werknemer__email__endswith=INVENTED)
        .select_related("werknemer", "werkgever")
        .order_by("number")
    )
    werknemers = [_werknemer(dossier, dossier.werknemer) for dossier in own if dossier.werknemer]
    order = list(SHOWN_BY_CASE.values())
    werknemers.sort(key=lambda player: order.index(player.shows) if player.shows in order else len(order))
    working = active_memberships(on).filter(user__email__endswith=INVENTED).select_related("user", "organisation").order_by("user__name")
    staff = sorted((_professional(row) for row in working), key=lambda player: list(Role).index(player.role))
    return tuple(werknemers), tuple(staff)


def _werknemer(dossier: Dossier, user: User) -> Player:
    shows = SHOWN_BY_CASE.get(dossier.number, SHOWS[Role.WERKNEMER])
    return Player(user.pk, user.name, Role.WERKNEMER, None, dossier.werkgever.name, shows)


def _professional(row: Membership) -> Player:
    role = Role(row.role)
    return Player(row.user_id, row.user.name, role, row.organisation_id, row.organisation.name, SHOWS[role], row.is_admin)
