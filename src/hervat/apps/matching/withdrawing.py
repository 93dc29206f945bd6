"""Taking back an advice about work that was shared. What it said stays, for who may share advices; nobody else reads it any more."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.dossiers.auditing import audit_in
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden, Refused, WrongFields
from hervat.apps.dossiers.models import Dossier
from hervat.apps.dossiers.services.checks import wrong_text
from hervat.apps.matching.contents import AdviceContent, close_withdrawal
from hervat.apps.matching.models import WorkAdviceWithdrawal
from hervat.apps.matching.said import GivenAdvice, Voice, Withdrawal, advice_in
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.access.words import role_name
from hervat.domain.fields import FieldError
from hervat.domain.text import Text, say

SHORTEST_REASON, LONGEST_REASON = 10, 500


class AlreadyWithdrawn(RuntimeError):
    """The advice was taken back before: ``withdrawn`` says by whom and when."""

    def __init__(self, withdrawn: Withdrawal) -> None:
        self.withdrawn = withdrawn
        super().__init__("the advice was taken back")


def may_withdraw(entered: Entered, given: GivenAdvice) -> bool:
    """Whether the actor can take this advice back now."""
    return given.withdrawn is None and entered.may(Action.SHARE_WORK_ADVICE) and _is_theirs(entered, given)


def advice_to_print(entered: Entered, advice: UUID) -> tuple[Voice, AdviceContent]:
    """An advice that may go on paper. Raises :class:`Hidden` when it is not of this dossier, :class:`AlreadyWithdrawn`."""
    given = advice_in(entered, advice)
    if given.withdrawn is not None:
        raise AlreadyWithdrawn(given.withdrawn)
    if given.content is None:
        raise Hidden
    return given.voice, given.content


def advice_to_withdraw(entered: Entered, advice: UUID) -> GivenAdvice:
    """The advice, for who may take it back: who shared it, or somebody else with that role in the dossier.

    Raises :class:`Hidden` when it is not of this dossier, :class:`Refused`, :class:`AlreadyWithdrawn`.
    """
    entered.require(Action.SHARE_WORK_ADVICE)
    given = advice_in(entered, advice)
    if not _is_theirs(entered, given):
        raise Refused(_not_theirs(given.voice.role), "work_advice_of_another_role")
    if given.withdrawn is not None:
        raise AlreadyWithdrawn(given.withdrawn)
    return given


def withdraw_advice(entered: Entered, advice: UUID, reason: str) -> WorkAdviceWithdrawal:
    """Takes the advice back, for good. Raises :class:`WrongFields` (``reason``) and as :func:`advice_to_withdraw`."""
    entered.require(Action.SHARE_WORK_ADVICE)
    organisation = entered.acting.actor.organisation
    if organisation is None:
        raise Hidden
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=entered.dossier.pk)  # who presses at the same moment waits, and then hears of it
        given = advice_to_withdraw(entered, advice)
        errors = list(_wrong(reason))
        if errors:
            raise WrongFields(*errors)
        row = WorkAdviceWithdrawal(
            dossier=entered.dossier, advice_id=given.voice.id, author_id=entered.acting.user, author_role=entered.acting.role.value,
            organisation_id=organisation,
        )  # fmt: skip
        row.content = close_withdrawal(row, reason.strip())
        row.save(force_insert=True)
        audit_in(entered, Act.WITHDRAWN, "work_advice", object_id=given.voice.id)
    return row


def _is_theirs(entered: Entered, given: GivenAdvice) -> bool:
    return given.voice.user == entered.acting.user or given.voice.role is entered.acting.role


def _not_theirs(role: Role) -> Text:
    return say("Dit advies is gedeeld door de {role}. Alleen wie die rol heeft in dit dossier, kan het intrekken.", role=role_name(role))


def _wrong(reason: str) -> Iterator[FieldError]:
    if len(reason.strip()) < SHORTEST_REASON:
        yield FieldError("reason", say("Schrijf in minstens {least} tekens waarom u dit advies intrekt.", least=SHORTEST_REASON))
    yield from wrong_text("reason", reason, LONGEST_REASON)
