"""What is told to the audit record by the dossiers: who acts comes from the actor, the rest from what is done."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from hervat.apps.audit.entries import SHORT, Entry
from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.services import append, append_all
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.models import Dossier
from hervat.apps.organisations.acting import Acting


def audit(
    acting: Acting,
    act: Act,
    kind: str,
    *,
    object_id: object = "",
    what: str = "",
    why: str = "",
    subjects: Iterable[UUID] = (),
    deputy_for: UUID | None = None,
) -> None:
    """Appends one record, in the transaction of what it tells of. ``what`` is a code, never content."""
    append(_entry(acting, act, kind, object_id=object_id, what=what, why=why, subjects=subjects, deputy_for=deputy_for))


def audit_each(acting: Acting, act: Act, kind: str, objects: Iterable[tuple[UUID, UUID]], *, what: str = "") -> None:
    """Appends a record for each object in its own dossier: what was done to many at once."""
    append_all(_entry(acting, act, kind, object_id=object_id, what=what, subjects=(dossier,)) for object_id, dossier in objects)


def audit_in(entered: Entered, act: Act, kind: str, *, object_id: object = "", what: str = "", why: str = "") -> None:
    """The same for one dossier: whose it is, and for which absent colleague somebody stands in, follow from it."""
    deputy_for = entered.by.user if entered.by.user != entered.acting.user and entered.by.role is entered.acting.role else None
    audit(
        entered.acting,
        act,
        kind,
        object_id=object_id or entered.dossier.id,
        what=what,
        why=why,
        subjects=(entered.dossier.id,),
        deputy_for=deputy_for,
    )


def tell_read(entered: Entered, kind: str, *, what: str = "", object_id: object = "", why: str = "") -> None:
    """Records that something was read, in a transaction of its own: what cannot be recorded is not shown."""
    with transaction.atomic():
        audit_in(entered, Act.READ, kind, what=what, object_id=object_id, why=why)


def _entry(
    acting: Acting,
    act: Act,
    kind: str,
    *,
    object_id: object,
    what: str,
    why: str = "",
    subjects: Iterable[UUID] = (),
    deputy_for: UUID | None = None,
) -> Entry:
    return Entry(
        actor=acting.user,
        role=acting.actor.role or "",
        organisation=acting.actor.organisation,
        channel=acting.channel,
        action=act,
        kind=kind,
        object_id=str(object_id),
        what=what,
        why=why or acting.purpose,
        deputy_for=deputy_for,
        session=acting.session,
        subjects=frozenset(subjects),
    )


def audit_refusal(acting: Acting, number: str, rule: str) -> None:
    """Records that something was asked for and not allowed. In a dossier that the actor may know of, its werknemer reads it too."""
    dossiers = list(Dossier.objects.filter(number=number).values_list("pk", flat=True)) if number else []
    audit(acting, Act.REFUSED, "page", object_id=number, what=rule[:SHORT], subjects=dossiers)
