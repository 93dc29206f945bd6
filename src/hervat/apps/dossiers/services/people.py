"""Who is involved in a dossier: adding, ending, and joining the werknemer to their own case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit, audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import Dossier, Involvement
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.clients import may_work_for
from hervat.apps.organisations.invitations import invite
from hervat.domain.access.actions import Action
from hervat.domain.access.actor import Actor
from hervat.domain.access.roles import Role
from hervat.domain.fields import FieldError
from hervat.domain.text import say


def involve(entered: Entered, *, user: UUID, role: Role, organisation: UUID, first_day: date, last_day: date | None = None) -> Involvement:
    """Lets a colleague of the werkgever, or of a body that works for the werkgever, into the dossier, in their role."""
    entered.require(Action.CHANGE_PEOPLE)
    if last_day is not None and last_day < first_day:
        raise WrongFields(FieldError("last_day", say("De einddatum ligt vóór de begindatum. Pas een van de twee aan.")))
    if not may_work_for(entered.dossier.werkgever_id, user=user, role=role, organisation=organisation, on=entered.acting.on):
        raise WrongFields(FieldError("person", say("Kies iemand uit de lijst.")))
    if user == entered.dossier.werknemer_id:
        raise WrongFields(FieldError("person", say("Dit dossier gaat over deze persoon zelf. Kies een ander.")))
    with transaction.atomic():
        try:
            with transaction.atomic():
                found = Involvement.objects.create(
                    dossier=entered.dossier,
                    user_id=user,
                    role=role,
                    organisation_id=organisation,
                    first_day=first_day,
                    last_day=last_day,
                    added_by_id=entered.acting.user,
                )
        except IntegrityError as error:
            raise WrongFields(FieldError("person", say("Deze persoon is al betrokken in deze rol."))) from error
        audit_in(entered, Act.CREATED, "involvement", object_id=found.id, what=role)
    return found


def end_involvement(entered: Entered, involvement: UUID, *, last_day: date) -> Involvement:
    """The last day of somebody's involvement; from the day after they no longer see the dossier. The werknemer always stays."""
    entered.require(Action.CHANGE_PEOPLE)
    with transaction.atomic():
        found = Involvement.objects.select_for_update().filter(pk=involvement, dossier=entered.dossier).first()
        if found is None:
            raise Hidden
        if found.role == Role.WERKNEMER:
            raise WrongFields(FieldError("", say("De werknemer blijft altijd betrokken bij het eigen dossier.")))
        if found.last_day is not None and found.last_day < entered.acting.on:
            raise WrongFields(FieldError("last_day", say("Deze persoon doet al niet meer mee. Voeg de persoon opnieuw toe.")))
        if last_day < found.first_day - timedelta(days=1):
            raise WrongFields(FieldError("last_day", say("De einddatum ligt vóór de begindatum. Pas een van de twee aan.")))
        found.last_day = max(last_day, found.first_day)
        found.save(update_fields=["last_day"])
        audit_in(entered, Act.CHANGED, "involvement", object_id=found.id, what=f"{found.role}_ended")
    return found


def invite_werknemer(entered: Entered, *, email: str, made_by: User, address: Callable[[str], str]) -> None:
    """Invites the werknemer, by mail, to follow their own dossier. ``address(token)`` is the whole address of the page that accepts."""
    entered.require(Action.CHANGE_PEOPLE)
    if entered.dossier.werknemer_id is not None:
        raise WrongFields(FieldError("email", say("De werknemer doet al mee in dit dossier.")))
    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise WrongFields(FieldError("email", say("Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."))) from error
    refuse_address_of_helper(entered.dossier, email=email, made_by=made_by)
    with transaction.atomic():
        invite(email=email, role=Role.WERKNEMER, made_by=made_by, address=address, dossier=entered.dossier.id)
        audit_in(entered, Act.SENT, "invitation", what=Role.WERKNEMER)


def refuse_address_of_helper(dossier: Dossier, *, email: str, made_by: User) -> None:
    """Who works on a dossier never becomes its werknemer, who reads all of it: their address is no address to invite."""
    to = email.strip().lower()
    if to == made_by.email or _helpers(dossier).filter(user__email=to).exists():
        raise WrongFields(FieldError("email", say("Dit adres is van iemand die met dit dossier werkt. Vul het adres van de werknemer in.")))


def _helpers(dossier: Dossier) -> QuerySet[Involvement]:
    """Everyone who works or worked on it."""
    return Involvement.objects.filter(dossier=dossier).exclude(role=Role.WERKNEMER)


def link_werknemer(*, dossier: UUID, user: UUID, on: date) -> Dossier:
    """Joins the werknemer who accepted an invitation to their own dossier.

    Raises :class:`Hidden` when it is somebody else's already, and for who works or worked on it.
    """
    with transaction.atomic():
        found = Dossier.objects.select_for_update().filter(pk=dossier).first()
        if found is None or found.werknemer_id not in (None, user) or _helpers(found).filter(user=user).exists():
            raise Hidden
        if found.werknemer_id == user:
            return found
        found.werknemer_id = user
        found.save(update_fields=["werknemer"])
        Involvement.objects.get_or_create(
            dossier=found, user_id=user, role=Role.WERKNEMER, defaults={"first_day": min(on, found.opened_on), "added_by_id": None}
        )
        audit(Acting(Actor(user, Role.WERKNEMER), on), Act.CREATED, "involvement", what=Role.WERKNEMER, subjects=[found.id])
    return found
