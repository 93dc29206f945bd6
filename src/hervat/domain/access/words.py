"""How roles are called in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from hervat.domain.access.roles import Role
from hervat.domain.text import Text, say

NAMES: Mapping[Role, Text] = {
    Role.WERKNEMER: say("werknemer"),
    Role.WERKGEVER: say("werkgever"),
    Role.CASEMANAGER: say("casemanager"),
    Role.CASEMANAGER_TAAKDELEGATIE: say("casemanager in opdracht van de bedrijfsarts"),
    Role.BEDRIJFSARTS: say("bedrijfsarts"),
    Role.ARBEIDSDESKUNDIGE: say("arbeidsdeskundige"),
    Role.COACH: say("coach"),
    Role.BUREAU_BEHEERDER: say("beheerder van het bureau"),
    Role.PRIVACYFUNCTIONARIS: say("functionaris voor gegevensbescherming"),
    Role.SYSTEEMBEHEERDER: say("systeembeheerder"),
}
PEOPLE: Mapping[Role, Text] = {
    Role.WERKNEMER: say("de werknemer"),
    Role.WERKGEVER: say("de werkgever"),
    Role.CASEMANAGER: say("de casemanager"),
    Role.CASEMANAGER_TAAKDELEGATIE: say("de casemanager in opdracht van de bedrijfsarts"),
    Role.BEDRIJFSARTS: say("de bedrijfsarts"),
    Role.ARBEIDSDESKUNDIGE: say("de arbeidsdeskundige"),
    Role.COACH: say("de coach"),
    Role.BUREAU_BEHEERDER: say("de beheerder van het bureau"),
    Role.PRIVACYFUNCTIONARIS: say("de functionaris voor gegevensbescherming"),
    Role.SYSTEEMBEHEERDER: say("de systeembeheerder"),
}


def role_name(role: Role | None) -> Text:
    """``casemanager``; somebody without a role is a visitor."""
    return say("bezoeker") if role is None else NAMES[role]


def people(roles: Sequence[Role]) -> Text:
    """``de werkgever, de casemanager en de werknemer``; nobody when there are none."""
    if not roles:
        return say("niemand")
    named = [PEOPLE[role] for role in roles]
    if len(named) == 1:
        return named[0]
    listed = reduce(lambda before, name: say("{before}, {name}", before=before, name=name), named[:-1])
    return say("{before} en {name}", before=listed, name=named[-1])
