"""What the bedrijfsarts lets colleagues under their instruction know, for which task, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.health.models import Delegation
from hervat.apps.health.vault.contents import instruction_context
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.queries import active_memberships
from hervat.apps.sealing import Purpose, open_text, seal_text
from hervat.domain.access.actions import Action
from hervat.domain.access.actor import Period
from hervat.domain.access.case import Case, Delegated
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.vault import DELEGABLE, Task
from hervat.domain.fields import FieldError
from hervat.domain.text import Text, say

LONGEST = timedelta(days=366)
MOST_CHARACTERS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelegation:
    """What is given to a colleague. ``everywhere``: in all dossiers of this bedrijfsarts, not in this one alone."""

    colleague: UUID | None
    datum: Datum | None
    task: Task | None
    first_day: date
    last_day: date
    instruction: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class DelegationLine:
    """A delegation as a page shows it."""

    id: UUID
    giver: str
    colleague: str
    datum: Datum
    task: Task
    instruction: str
    first_day: date
    last_day: date
    everywhere: bool
    revoked: bool
    running: bool

    @property
    def what(self) -> Text:
        """What may be known of it, in words."""
        return DELEGABLE[self.datum]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to whom can be delegated. ``involved``: works on this dossier already."""

    user: UUID
    name: str
    involved: bool


def delegated_to(acting: Acting, dossier: Dossier, case: Case) -> Iterator[Delegated]:
    """What of this case was delegated to who acts; the source for the door of the dossiers. Two queries at most."""
    for found in running(acting, dossier, case):
        yield Delegated(found.colleague_id, Datum(found.datum), Period(found.first_day, found.last_day))


def running(acting: Acting, dossier: Dossier, case: Case) -> QuerySet[Delegation]:
    """The delegations to who acts that hold today in this case: not revoked, and of a bedrijfsarts who still has the care of it."""
    here = Q(dossier=dossier) | Q(dossier__isnull=True)
    today = Q(first_day__lte=acting.on, last_day__gte=acting.on, revoked_at__isnull=True)
    doctors = {
        found.user
        for found in case.involved
        if found.role is Role.BEDRIJFSARTS and found.organisation == acting.actor.organisation and found.period.holds_on(acting.on)
    }
    still = active_memberships(acting.on).filter(role=Role.BEDRIJFSARTS, organisation=acting.actor.organisation).values("user")
    found = Delegation.objects.filter(here, today, colleague=acting.user, organisation=acting.actor.organisation)
    return found.filter(giver__in=doctors).filter(giver__in=still).select_related("giver", "colleague").order_by("first_day", "made_at")


def task_of(entered: Entered, datum: Datum, chosen: UUID | None = None) -> str:
    """For what somebody looks, as the record of looks tells it: for who works under the bedrijfsarts the task that was delegated.

    Empty for everybody else. ``chosen`` names the delegation, when several cover this. Raises :class:`WrongFields` when it must be named.
    """
    if entered.acting.role is not Role.CASEMANAGER_TAAKDELEGATIE:
        return ""
    covering = {found.id: found for found in running(entered.acting, entered.dossier, entered.case) if found.datum == datum}
    if chosen is not None:
        covering = {key: found for key, found in covering.items() if key == chosen}
    if not covering:
        raise Hidden
    tasks = {Task(found.task) for found in covering.values()}
    if len(tasks) > 1:
        raise WrongFields(FieldError("taak", say("Kies voor welke taak u dit leest.")))
    return f"taakdelegatie: {tasks.pop().called}"


def delegate(entered: Entered, new: NewDelegation) -> UUID:
    """Gives a colleague what a task needs. Raises :class:`WrongFields` with the fields of ``new``."""
    entered.require(Action.DELEGATE)
    organisation = entered.acting.actor.organisation
    _check(entered, new)
    if organisation is None or new.colleague is None or new.datum is None or new.task is None:
        raise Hidden
    made = Delegation(
        dossier=None if new.everywhere else entered.dossier,
        giver_id=entered.by.user,
        colleague_id=new.colleague,
        organisation_id=organisation,
        datum=new.datum,
        task=new.task,
        first_day=new.first_day,
        last_day=new.last_day,
        made_by_id=entered.acting.user,
    )
    if new.instruction.strip():
        made.instruction = seal_text(Purpose.VAULT, new.instruction.strip(), context=instruction_context(made.id))
    with transaction.atomic():
        made.save(force_insert=True)
        audit_in(entered, Act.RELEASED, "vault", object_id=made.id, what="delegation", why=f"taakdelegatie: {new.task.called}")
    return made.id


def revoke(entered: Entered, delegation: UUID) -> None:
    """Takes a delegation back, at once. Raises :class:`Hidden` when it is not there, or of another bedrijfsarts."""
    entered.require(Action.DELEGATE)
    with transaction.atomic():
        found = _given(entered).select_for_update().filter(pk=delegation, revoked_at__isnull=True).first()
        if found is None:
            raise Hidden
        found.revoked_at, found.revoked_by_id = timezone.now(), entered.acting.user
        found.save(update_fields=["revoked_at", "revoked_by"])
        audit_in(entered, Act.WITHDRAWN, "vault", object_id=found.id, what="delegation", why=f"taakdelegatie: {Task(found.task).called}")


def delegations_of(entered: Entered) -> tuple[DelegationLine, ...]:
    """For the bedrijfsarts: what was given, in this dossier and everywhere, running first. For a colleague: what was given to them now."""
    if entered.acting.role is Role.CASEMANAGER_TAAKDELEGATIE:
        rows: Iterable[Delegation] = running(entered.acting, entered.dossier, entered.case)
    else:
        entered.require(Action.DELEGATE)
        rows = _given(entered).select_related("giver", "colleague").order_by("-first_day", "-made_at")
    lines = [_line(row, entered.acting.on) for row in rows]
    return tuple(sorted(lines, key=lambda line: not line.running))


def colleagues_of(entered: Entered) -> tuple[Colleague, ...]:
    """Who can be given something: everybody who works under the bedrijfsarts in the same organisation."""
    entered.require(Action.DELEGATE)
    on = entered.acting.on
    involved = {found.user for found in entered.case.involved if found.role is Role.CASEMANAGER_TAAKDELEGATIE and found.period.holds_on(on)}
    members = active_memberships(on).filter(role=Role.CASEMANAGER_TAAKDELEGATIE, organisation=entered.acting.actor.organisation)
    found = members.select_related("user").order_by("user__name")
    return tuple(Colleague(member.user_id, member.user.name, member.user_id in involved) for member in found)


def _given(entered: Entered) -> QuerySet[Delegation]:
    return Delegation.objects.filter(
        Q(dossier=entered.dossier) | Q(dossier__isnull=True), giver=entered.by.user, organisation=entered.acting.actor.organisation
    )


def _check(entered: Entered, new: NewDelegation) -> None:
    errors = []
    known = {found.user: found for found in colleagues_of(entered)}
    chosen = known.get(new.colleague) if new.colleague else None
    if chosen is None:
        errors.append(FieldError("colleague", say("Kies een collega uit de lijst.")))
    elif not new.everywhere and not chosen.involved:
        errors.append(
            FieldError("colleague", say("Deze collega is nog niet betrokken bij dit dossier. De casemanager kan de collega toevoegen."))
        )
    if new.datum not in DELEGABLE:
        errors.append(FieldError("datum", say("Kies wat de collega mag lezen.")))
    if new.task is None:
        errors.append(FieldError("task", say("Kies voor welke taak.")))
    errors += _wrong_days(entered, new)
    if len(new.instruction) > MOST_CHARACTERS:
        errors.append(FieldError("instruction", say("Dit is te lang. Het mag {most} tekens zijn.", most=MOST_CHARACTERS)))
    if errors:
        raise WrongFields(*errors)


def _wrong_days(entered: Entered, new: NewDelegation) -> Iterator[FieldError]:
    if new.first_day < entered.acting.on:
        yield FieldError("first_day", say("Kies een begindatum vanaf vandaag."))
    if new.last_day < new.first_day:
        yield FieldError("last_day", say("De einddatum ligt vóór de begindatum. Pas een van de twee aan."))
    elif new.last_day - new.first_day > LONGEST:
        yield FieldError("last_day", say("Een delegatie duurt hooguit een jaar. Kies een eerdere einddatum."))


def _line(row: Delegation, on: date) -> DelegationLine:
    instruction = open_text(Purpose.VAULT, row.instruction, context=instruction_context(row.id)) if row.instruction is not None else ""
    return DelegationLine(
        id=row.id,
        giver=row.giver.name,
        colleague=row.colleague.name,
        datum=Datum(row.datum),
        task=Task(row.task),
        instruction=instruction,
        first_day=row.first_day,
        last_day=row.last_day,
        everywhere=row.dossier_id is None,
        revoked=row.revoked_at is not None,
        running=row.revoked_at is None and row.first_day <= on <= row.last_day,
    )
