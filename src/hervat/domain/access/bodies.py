"""What an organisation is, and in what roles people can work for it.

The roles rest on what it is: a werkgever that is no arbodienst has no bedrijfsarts of its own, and so nobody whom it can let near the
medical part. What an organisation is, is told by whoever runs the installation, not by the organisation.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from hervat.domain.access.roles import Role
from hervat.domain.text import Text, say


class BodyKind(StrEnum):
    """What an organisation can be; many are more than one of these at once."""

    WERKGEVER = "werkgever"
    ARBODIENST = "arbodienst"
    BUREAU = "bureau"
    INSURER = "verzekeraar"


KIND_NAMES: Mapping[BodyKind, Text] = {
    BodyKind.WERKGEVER: say("werkgever"),
    BodyKind.ARBODIENST: say("arbodienst"),
    BodyKind.BUREAU: say("re-integratiebureau"),
    BodyKind.INSURER: say("verzekeraar"),
}
EVERYWHERE = frozenset({Role.CASEMANAGER, Role.PRIVACYFUNCTIONARIS})
ROLES_OF: Mapping[BodyKind, frozenset[Role]] = {
    BodyKind.WERKGEVER: frozenset({Role.WERKGEVER}),
    BodyKind.ARBODIENST: frozenset({Role.BEDRIJFSARTS, Role.CASEMANAGER_TAAKDELEGATIE, Role.ARBEIDSDESKUNDIGE}),
    BodyKind.BUREAU: frozenset({Role.COACH, Role.BUREAU_BEHEERDER, Role.ARBEIDSDESKUNDIGE}),
    BodyKind.INSURER: frozenset({Role.ARBEIDSDESKUNDIGE}),
}


def roles_within(kinds: Collection[BodyKind]) -> tuple[Role, ...]:
    """In what roles people can be invited to an organisation that is this. Never as systeembeheerder: that is not for it to give."""
    found = EVERYWHERE.union(*(ROLES_OF[kind] for kind in kinds))
    return tuple(role for role in Role if role in found)
