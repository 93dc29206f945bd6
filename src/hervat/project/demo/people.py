"""The organisations and people of the demo. All are invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.contrib.auth.hashers import make_password

from hervat.apps.accounts.models import User
from hervat.apps.organisations.models import Engagement, Membership, Organisation
from hervat.domain.access.roles import Role

SPACE = UUID("6f9c2d1e-5a58-4f0a-9b0e-3f1f5f7a2c11")  # every invented thing keeps its id, so that loading twice changes nothing
PASSWORD = "demo-hervat-2026"  # noqa: S105 -- of invented people, in an installation that anyone may play with
PHONE = "06-00 00 00 00"
SINCE = date(2021, 1, 1)

ORGANISATIONS = {
    "noordkade": ("Distributie Noordkade (fictief)", "werkgever"),
    "lindezorg": ("Lindezorg (fictief)", "werkgever"),
    "dinkelland": ("Scholenkring Dinkelland (fictief)", "werkgever"),
    "wierdense": ("Installatiebedrijf Wierdense (fictief)", "werkgever"),
    "berkelland": ("Gemeentewerken Berkelland (fictief)", "werkgever"),
    "salland": ("Verzuimdesk Salland (fictief)", "verzuimdesk"),
    "veldzicht": ("Arbodienst Veldzicht (fictief)", "arbodienst"),
    "wederwerk": ("Bureau Wederwerk (fictief)", "bureau"),
    "hervat": ("Beheer Hervat (fictief)", "beheer"),
}
WERKGEVERS = ("noordkade", "lindezorg", "dinkelland", "wierdense", "berkelland")
PROVIDERS = ("salland", "veldzicht", "wederwerk")


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody who works for an organisation."""

    key: str
    name: str
    role: Role
    organisation: str
    is_admin: bool = False


STAFF = (
    Staff("karin", "Karin Overbeek", Role.CASEMANAGER, "salland"),
    Staff("sanne", "Sanne Kuipers", Role.CASEMANAGER, "salland", is_admin=True),
    Staff("tim", "Tim de Wilde", Role.CASEMANAGER_TAAKDELEGATIE, "veldzicht"),
    Staff("bart", "Bart Nijhuis", Role.WERKGEVER, "noordkade"),
    Staff("marloes", "Marloes ter Haar", Role.WERKGEVER, "lindezorg"),
    Staff("gijs", "Gijs Olthof", Role.WERKGEVER, "dinkelland"),
    Staff("ineke", "Ineke Slot", Role.WERKGEVER, "wierdense"),
    Staff("dirk", "Dirk Wolbers", Role.WERKGEVER, "berkelland"),
    Staff("farida", "Farida Haddou", Role.BEDRIJFSARTS, "veldzicht", is_admin=True),
    Staff("joost", "Joost van Rijn", Role.ARBEIDSDESKUNDIGE, "veldzicht"),
    Staff("esther", "Esther Molenaar", Role.COACH, "wederwerk"),
    Staff("gerard", "Gerard Tiemens", Role.BUREAU_BEHEERDER, "wederwerk", is_admin=True),
    Staff("pauline", "Pauline Smit", Role.PRIVACYFUNCTIONARIS, "salland"),
    Staff("naomi", "Naomi Brouwer", Role.SYSTEEMBEHEERDER, "hervat"),
)
LEADERS = {"noordkade": "bart", "lindezorg": "marloes", "dinkelland": "gijs", "wierdense": "ineke", "berkelland": "dirk"}


@dataclass(frozen=True, slots=True)
class World:
    """What was loaded: organisations and people by their key."""

    organisations: Mapping[str, Organisation]
    people: Mapping[str, User]
    staff: Mapping[str, Staff]

    def organisation_of(self, key: str) -> UUID:
        """For whom somebody works."""
        return self.organisations[self.staff[key].organisation].pk


def demo_id(*parts: object) -> UUID:
    """The lasting id of an invented thing."""
    return uuid5(SPACE, "/".join(map(str, parts)))


def load_people() -> World:
    """Makes the organisations and the people who work for them."""
    bodies = {key: _organisation(key, name, kind) for key, (name, kind) in ORGANISATIONS.items()}
    Organisation.objects.bulk_create(bodies.values())
    Engagement.objects.bulk_create(
        Engagement(id=demo_id("engagement", own, other), werkgever=bodies[own], provider=bodies[other], first_day=SINCE)
        for own in WERKGEVERS
        for other in PROVIDERS
    )
    password = make_password(PASSWORD)
    people = {member.key: account(member.key, member.name, password) for member in STAFF}
    User.objects.bulk_create(people.values())
    Membership.objects.bulk_create(
        Membership(
            id=demo_id("membership", member.key),
            user=people[member.key],
            organisation=bodies[member.organisation],
            role=member.role,
            is_admin=member.is_admin,
            first_day=SINCE,
        )
        for member in STAFF
    )
    return World(bodies, people, {member.key: member for member in STAFF})


def account(key: str, name: str, password: str) -> User:
    """An invented account, not yet stored."""
    address = f"{key}@hervat.example"
    return User(id=demo_id("user", key), email=address, name=name, phone=PHONE, password=password)


def _organisation(key: str, name: str, kind: str) -> Organisation:
    return Organisation(
        id=demo_id("organisation", key),
        name=name,
        is_werkgever=kind == "werkgever",
        is_arbodienst=kind == "arbodienst",
        is_bureau=kind == "bureau",
    )
