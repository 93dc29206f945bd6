"""A small world for tests: two werkgevers, an arbodienst, a bureau, somebody in every role, and a dossier each works on.

Everybody exists twice: in the own world of the dossier HV-0001, and as a stranger who works on HV-0002 of another werkgever.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY, AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.test import Client
from django.utils import timezone

from hervat.apps.accounts import sessions
from hervat.apps.accounts.models import User
from hervat.apps.dossiers.door import Entered, enter
from hervat.apps.dossiers.models import Dossier, Involvement
from hervat.apps.dossiers.services.facts import record_event
from hervat.apps.dossiers.services.given import NewDates, NewEvent
from hervat.apps.dossiers.services.opening import NewDossier, open_dossier
from hervat.apps.dossiers.services.people import link_werknemer
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.apps.organisations.models import Engagement, Membership, Organisation
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.law.facts import EventKind

LONG_AGO = date(2020, 1, 1)
OF_ORGANISATION = {
    Role.WERKGEVER: "werkgever",
    Role.CASEMANAGER: "werkgever",
    Role.CASEMANAGER_TAAKDELEGATIE: "arbodienst",
    Role.BEDRIJFSARTS: "arbodienst",
    Role.ARBEIDSDESKUNDIGE: "arbodienst",
    Role.COACH: "bureau",
    Role.BUREAU_BEHEERDER: "bureau",
    Role.PRIVACYFUNCTIONARIS: "werkgever",
    Role.SYSTEEMBEHEERDER: "arbodienst",
}
NOT_INVOLVED = (Role.BUREAU_BEHEERDER, Role.PRIVACYFUNCTIONARIS, Role.SYSTEEMBEHEERDER, Role.WERKNEMER)


@dataclass
class Side:
    """One werkgever with its bodies, its people and one dossier."""

    organisations: dict[str, Organisation]
    people: dict[Role, User] = field(default_factory=dict)
    dossier: Dossier = field(default_factory=Dossier)

    def organisation(self, role: Role) -> UUID | None:
        """For whom somebody in this role works."""
        return self.organisations[OF_ORGANISATION[role]].id if role in OF_ORGANISATION else None

    def acting(self, role: Role, on: date | None = None, *, second_factor: bool = True) -> Acting:
        """The person in this role, acting."""
        today = on or timezone.localdate()
        return Acting(actor_for(self.people[role].id, role, self.organisation(role), today, second_factor=second_factor), today)

    def entered(self, role: Role, action: Action = Action.SEE_DOSSIER) -> Entered:
        """The person in this role, in the dossier."""
        return enter(self.acting(role), self.dossier.number, action)

    def client(self, role: Role, *, second_factor: bool = True) -> Client:
        """A browser in which the person in this role is logged in."""
        return logged_in(self.people[role], role, self.organisation(role), second_factor=second_factor)


class World:
    """The own side, and that of strangers: made for who asks for it, because most tests are about one dossier."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.own = _side("a", today)

    @cached_property
    def other(self) -> Side:
        """What the own side may not see."""
        return _side("b", self._today)


def make_world(on: date | None = None) -> World:
    """The world on a day. Inside a test with a database."""
    return World(on or timezone.localdate())


def logged_in(user: User, role: Role, organisation: UUID | None, *, second_factor: bool = True) -> Client:
    """A browser in which ``user`` is logged in with two factors and acts in a role."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    methods = [{"method": "password", "at": time.time(), "email": user.email}]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [*methods, {"method": "mfa", "at": time.time(), "type": "totp"}][: 1 + second_factor]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session[sessions._OPENED] = session[sessions._SEEN] = time.time()
    session[sessions._CAPACITY] = [role.value, str(organisation) if organisation else None]
    session.save()
    return client


def _side(name: str, today: date) -> Side:
    organisations = {
        "werkgever": Organisation.objects.create(name=f"Werkgever {name} (fictief)", is_werkgever=True),
        "arbodienst": Organisation.objects.create(name=f"Arbodienst {name} (fictief)", is_arbodienst=True),
        "bureau": Organisation.objects.create(name=f"Bureau {name} (fictief)", is_bureau=True),
    }
    side = Side(organisations)
    for body in ("arbodienst", "bureau"):
        Engagement.objects.create(werkgever=organisations["werkgever"], provider=organisations[body], first_day=LONG_AGO)
    for role in Role:
        user = User.objects.create(email=f"{role}.{name}@voorbeeld.example", name=f"{role.value.capitalize()} {name.upper()}")
        side.people[role] = user
        if role in OF_ORGANISATION:
            Membership.objects.create(user=user, organisation=organisations[OF_ORGANISATION[role]], role=role, first_day=LONG_AGO)
    first_day = today - timedelta(weeks=20)
    new = NewDossier(
        werkgever=organisations["werkgever"].id,
        given_name=f"Noor{name}",
        family_name=f"Vermeer{name}",
        function="planner",
        dates=NewDates(eerste_ziektedag=first_day),
    )
    side.dossier = open_dossier(side.acting(Role.CASEMANAGER, today), new)
    for role in Role:
        if role not in NOT_INVOLVED and role is not Role.CASEMANAGER:
            Involvement.objects.create(
                dossier=side.dossier, user=side.people[role], role=role, organisation_id=side.organisation(role), first_day=first_day
            )
    link_werknemer(dossier=side.dossier.id, user=side.people[Role.WERKNEMER].id, on=first_day)
    record_event(side.entered(Role.CASEMANAGER), NewEvent(kind=EventKind.PROBLEEMANALYSE, day=first_day + timedelta(weeks=5)))
    return side
