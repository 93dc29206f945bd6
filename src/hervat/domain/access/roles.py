"""In what role somebody acts. A person may have several roles and chooses one; rights of roles never add up."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The roles of this field (ux: "U bent hier als")."""

    WERKNEMER = "werknemer"
    WERKGEVER = "werkgever"  # the leidinggevende, or HR of the werkgever
    CASEMANAGER = "casemanager"  # works under the werkgever (procesbewaker)
    CASEMANAGER_TAAKDELEGATIE = "casemanager_taakdelegatie"  # works under the bedrijfsarts, within what was delegated
    BEDRIJFSARTS = "bedrijfsarts"
    ARBEIDSDESKUNDIGE = "arbeidsdeskundige"
    COACH = "coach"
    BUREAU_BEHEERDER = "bureau_beheerder"
    PRIVACYFUNCTIONARIS = "privacyfunctionaris"
    SYSTEEMBEHEERDER = "systeembeheerder"


PROFESSIONAL_ROLES = frozenset(Role) - {Role.WERKNEMER}
