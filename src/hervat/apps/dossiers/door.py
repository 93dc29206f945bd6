"""The door of the dossiers: finds a dossier for an actor, or says that it is not there, or not for them.

Every page, operation, file and calendar that is about one dossier comes through :func:`enter`; every list through :func:`scope`. Both ask
the same rule (:func:`hervat.domain.access.decide.decide`); that the list says in SQL what the rule says in Python is tested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from hervat.apps.dossiers.errors import Hidden, Refused
from hervat.apps.dossiers.models import Dossier, Involvement
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.queries import running_on
from hervat.domain.access.actions import Action
from hervat.domain.access.actor import Period
from hervat.domain.access.case import BY_ORGANISATION, Case, Delegated, Involved
from hervat.domain.access.decide import Decision, Outcome, decide
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum


@dataclass(frozen=True, slots=True)
class Entered:
    """A dossier in which the actor may be, and what they asked to do there."""

    dossier: Dossier
    case: Case
    acting: Acting
    by: Involved

    def may(self, action: Action, datum: Datum | None = None) -> bool:
        """Whether the actor may do this here too; for what a page shows or leaves out."""
        return self.decide(action, datum).allowed

    def decide(self, action: Action, datum: Datum | None = None) -> Decision:
        """The decision on another action in the same dossier."""
        return decide(self.acting.actor, action, on=self.acting.on, case=self.case, datum=datum)

    def require(self, action: Action, datum: Datum | None = None) -> None:
        """Raises :class:`Refused` or :class:`Hidden` unless the actor may do this here."""
        raise_unless_allowed(self.decide(action, datum))


DelegationSource = Callable[[Acting, Dossier, Case], Iterable[Delegated]]
_sources: list[DelegationSource] = []


def add_delegation_source(source: DelegationSource) -> None:
    """Lets the app that keeps them say what the bedrijfsarts delegated to somebody in a case. Call it once, at start."""
    if source not in _sources:
        _sources.append(source)


def enter(acting: Acting, number: str, action: Action, datum: Datum | None = None) -> Entered:
    """The dossier with this number. Raises :class:`Hidden` when it is not there or not to be known of, :class:`Refused` with the reason."""
    dossier = Dossier.objects.select_related("werkgever").filter(number=number).first()
    if dossier is None:
        raise Hidden
    return enter_dossier(acting, dossier, action, datum)


def enter_dossier(acting: Acting, dossier: Dossier, action: Action, datum: Datum | None = None) -> Entered:
    """The same for a dossier that was found already."""
    case = _with_delegations(acting, dossier, case_of(dossier))
    decision = decide(acting.actor, action, on=acting.on, case=case, datum=datum)
    raise_unless_allowed(decision)
    if decision.by is None:
        raise Hidden
    return Entered(dossier, case, acting, decision.by)


def _with_delegations(acting: Acting, dossier: Dossier, case: Case) -> Case:
    """For who works under the bedrijfsarts: what was delegated to them. Nobody else's rights depend on it."""
    if acting.actor.role is not Role.CASEMANAGER_TAAKDELEGATIE:
        return case
    return replace(case, delegated=tuple(found for source in _sources for found in source(acting, dossier, case)))


def require(acting: Acting, action: Action) -> None:
    """Raises :class:`Refused` or :class:`Hidden` unless the actor may do ``action``, which is done outside a case."""
    raise_unless_allowed(decide(acting.actor, action, on=acting.on))


def raise_unless_allowed(decision: Decision) -> None:
    """A decision as an exception, when it is no."""
    if decision.allowed:
        return
    if decision.outcome is Outcome.HIDDEN or decision.reason is None:
        raise Hidden
    raise Refused(decision.reason, decision.rule)


def case_of(dossier: Dossier) -> Case:
    """What must be known of a dossier to judge who may do what in it. One query."""
    rows = Involvement.objects.filter(dossier=dossier).order_by("first_day", "id")
    involved = (Involved(row.user_id, Role(row.role), row.organisation_id, Period(row.first_day, row.last_day)) for row in rows)
    return Case(tuple(involved), closed=dossier.closed_on is not None)


def scope(acting: Acting, dossiers: QuerySet[Dossier] | None = None) -> QuerySet[Dossier]:
    """The dossiers that the actor may know of on this day: :meth:`hervat.domain.access.case.Case.standing`, said in SQL."""
    found = Dossier.objects.all() if dossiers is None else dossiers
    actor = acting.actor
    if actor.role is None or (actor.is_professional and actor.membership(acting.on) is None):
        return found.none()
    mine = Involvement.objects.filter(running_on(acting.on), organisation=actor.organisation)
    if actor.role not in BY_ORGANISATION:
        people = actor.absent_colleagues(acting.on) | {actor.user}
        mine = mine.filter(role=actor.role, user__in=people)
    return found.filter(pk__in=mine.values("dossier"))  # not one question for each dossier: that is slow when there are thousands
