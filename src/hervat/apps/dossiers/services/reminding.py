"""Reminding people of the steps that wait for them in several dossiers at once: a plan that can be looked at, then the same plan sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit
from hervat.apps.dossiers.door import require
from hervat.apps.dossiers.models import Dossier, Involvement
from hervat.apps.dossiers.queries.caseload import CaseRow, chosen_rows
from hervat.apps.jobs.outbox import enqueue
from hervat.apps.jobs.queries import already_written
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.queries import active_memberships, running_on
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.access.words import PEOPLE, role_name
from hervat.domain.dossier.reminders import ROLES_OF
from hervat.domain.law.results import Actor, State
from hervat.domain.text import Text, say

SUBJECT = say("Er staan stappen voor u klaar")
HELPERS = frozenset({Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE})  # remind the werkgever, and act themselves only without one
WAITS = frozenset({State.MISSED, State.DUE_SOON, State.OPEN})


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A dossier for which nobody is reminded, and why."""

    row: CaseRow
    reason: Text


@dataclass(slots=True)
class Reminded:
    """One person who gets one mail, whatever the number of dossiers."""

    user: UUID
    name: str
    email: str
    roles: set[Role] = field(default_factory=set)
    rows: list[CaseRow] = field(default_factory=list)

    @property
    def first_due(self) -> date | None:
        """The first day by which something must be done."""
        return min((row.due for row in self.rows if row.due is not None), default=None)


@dataclass(frozen=True, slots=True)
class Plan:
    """Who gets a mail, and which dossiers are left out."""

    people: tuple[Reminded, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def dossiers(self) -> frozenset[UUID]:
        """The dossiers for which somebody is reminded."""
        return frozenset(row.id for person in self.people for row in person.rows)


def plan_reminders(acting: Acting, numbers: frozenset[str]) -> Plan:
    """What :func:`send_reminders` would do now. Numbers that the actor may not know of are passed over. Raises :class:`Hidden`."""
    require(acting, Action.REMIND)
    rows = chosen_rows(acting, numbers)
    involved = _involved(rows, acting.on)
    told = already_written([_key(person.user, acting.on) for people in involved.values() for person, _ in people])
    silenced = set(Dossier.objects.filter(pk__in=[row.id for row in rows], silent=True).values_list("pk", flat=True))
    people: dict[UUID, Reminded] = {}
    left_out: list[LeftOut] = []
    for row in rows:
        reason = _no_step(row) or (say("Herinneringen staan uit in dit dossier") if row.id in silenced else None)
        found = [] if reason else [(person, role) for person, role in involved[row.id] if role in _roles(row, involved[row.id])]
        waiting = [(person, role) for person, role in found if person.user != acting.user and _key(person.user, acting.on) not in told]
        if not waiting:
            left_out.append(LeftOut(row, reason or _nobody(row, [person for person, _ in found], acting)))
        for person, role in waiting:
            reminded = people.setdefault(person.user, person)
            reminded.roles.add(role)
            reminded.rows.append(row)
    return Plan(tuple(sorted(people.values(), key=lambda person: person.name)), tuple(left_out))


def send_reminders(acting: Acting, numbers: frozenset[str]) -> Plan:
    """Writes one mail to each person in the plan, at most one a day. It says that there is something to do; not what, nor for whom."""
    with transaction.atomic():
        plan = plan_reminders(acting, numbers)
        for person in plan.people:
            body = _body(acting.role, person.first_due).render()
            enqueue(key=_key(person.user, acting.on), to=person.email, subject=SUBJECT.render(), body=body)
        if plan.people:
            audit(acting, Act.SENT, "reminder", what="steps_wait", subjects=plan.dossiers)
    return plan


def _involved(rows: Iterable[CaseRow], on: date) -> Mapping[UUID, list[tuple[Reminded, Role]]]:
    """Who is involved today in each dossier and still works there, each person once. Two queries."""
    found = Involvement.objects.filter(running_on(on), dossier__in=[row.id for row in rows], user__is_active=True).select_related("user")
    members = set(active_memberships(on).filter(user__in=found.values("user")).values_list("user_id", "role", "organisation_id"))
    people: dict[UUID, Reminded] = {}
    involved: dict[UUID, list[tuple[Reminded, Role]]] = defaultdict(list)
    for row in found:
        if row.role == Role.WERKNEMER or (row.user_id, row.role, row.organisation_id) in members:
            person = people.setdefault(row.user_id, Reminded(row.user_id, row.user.name, row.user.email))
            involved[row.dossier_id].append((person, Role(row.role)))
    return involved


def _roles(row: CaseRow, involved: Collection[tuple[Reminded, Role]]) -> frozenset[Role]:
    """Whose turn it is, of the people in the dossier. Who helps the werkgever is reminded only where there is no werkgever."""
    roles = frozenset(ROLES_OF[row.actor]) if row.actor else frozenset[Role]()
    present = {role for _, role in involved}
    return roles - HELPERS if present & (roles - HELPERS) else roles


def _no_step(row: CaseRow) -> Text | None:
    if row.actor is None or row.state is None:
        return say("Er staat geen stap open")
    if row.actor is Actor.UWV:
        return say("UWV is aan zet")
    return None if row.state in WAITS else say("De stap hoeft nu nog niet")


def _nobody(row: CaseRow, found: Collection[Reminded], acting: Acting) -> Text:
    """Why nobody is left of who should act."""
    others = [person for person in found if person.user != acting.user]
    if others:
        return say("Kreeg vandaag al een herinnering")
    if found:
        return say("U bent zelf aan zet")
    return say("Van {who} doet hier nog niemand mee", who=PEOPLE[ROLES_OF[row.actor][0]] if row.actor else "")


def _key(user: UUID, on: date) -> str:
    return f"reminder:{user}:{on}"


def _body(sender: Role, first: date | None) -> Text:
    when = say("De eerste datum is {day}.", day=first) if first else say("Er is geen vaste datum.")
    return say(
        "Goedendag,\n\nEr staan stappen voor u klaar in Hervat. {when}\n\nLog in om te zien wat u kunt doen: {address}\n\n"
        "Deze herinnering is verstuurd door een {sender}. Er staan met opzet geen namen in.",
        when=when,
        address=f"{settings.BASE_URL}/vandaag/",
        sender=role_name(sender),
    )
