"""Keeping an installation healthy: mail that waits for a decision, and whether the audit record is whole."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.services import HeadLost
from hervat.apps.audit.verifying import Report, verify
from hervat.apps.jobs import outbox
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.care.acts import NotThere, require, tell
from hervat.apps.sealing import KeyUnavailable
from hervat.domain.access.actions import Action

WHOLE, SPOILT = "whole", "spoilt"


def resend_mail(acting: Acting, mail: UUID) -> None:
    """A mail that failed, or of which nobody knows whether it arrived, goes out (again). Raises :class:`NotThere`."""
    require(acting, Action.MANAGE_INSTALLATION)
    with transaction.atomic():
        try:
            outbox.resend(mail_id=mail)
        except outbox.NotOpen:
            raise NotThere from None
        tell(acting, Act.SENT, "mail", mail, what="again")


def settle_mail(acting: Acting, mail: UUID) -> None:
    """Such a mail is left as it is, and what it said is removed. Raises :class:`NotThere`."""
    require(acting, Action.MANAGE_INSTALLATION)
    with transaction.atomic():
        try:
            outbox.settle(mail_id=mail)
        except outbox.NotOpen:
            raise NotThere from None
        tell(acting, Act.CHANGED, "mail", mail, what="settled")


def verify_record(acting: Acting) -> Report:
    """Holds the whole audit record against its proofs, and keeps in that record that it was done and how it came out.

    A record so spoilt that nothing can be added to it is told all the same. Raises :class:`KeyUnavailable`: a key is missing.
    """
    require(acting, Action.MANAGE_INSTALLATION)
    report = verify()
    try:
        with transaction.atomic():
            tell(acting, Act.READ, "chain", report.count, what=SPOILT if report.problem_count else WHOLE)
    except (HeadLost, KeyUnavailable):
        if not report.problem_count:
            raise
    return report
