"""The outbox: mail is written down in the transaction that causes it, and sent afterwards, by any number of workers.

What "once" means: a mail is never sent twice by itself. A worker that dies before it hands a mail over loses nothing: its claim runs out
and another takes it. One that dies between handing over and writing down that it was accepted leaves a doubt, and a doubt is shown to
people instead of sent again: whoever gets the same letter twice learns to distrust all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from hervat.apps.jobs.mailer import Handover, Letter, Mailer, MailError, NoAnswer, Refused, Unreachable
from hervat.apps.jobs.models import DONE, MailState, OutgoingMail

LEASE = timedelta(minutes=15)  # longer than the slowest conversation with a mail server that still succeeds
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
PAUSE_GROWS = 4
MOST_ATTEMPTS = 10  # with these pauses over 29 hours: a mail server may be away for a day
EMPTIED = {"to": "", "subject": "", "body": "", "stop": ""}
REMEMBERED_FOR = timedelta(days=400)  # how long a key keeps the same mail from going out again

log = structlog.get_logger("hervat.jobs.outbox")
Clock = Callable[[], datetime]


class NotOpen(Exception):
    """This mail is not in doubt and did not fail: there is nothing to decide about it."""


def enqueue(*, key: str, to: str, subject: str, body: str, stop: str = "", now: datetime | None = None) -> None:
    """Writes down a mail to be sent, in the transaction of the caller. Nothing happens when there already was one with this key.

    Neither ``subject`` nor ``body`` may say who is ill, name a werknemer or a case, or hold a word about health: mail travels in the open.
    Raises ValueError for what cannot be a mail.
    """
    try:
        validate_email(to)
    except ValidationError:
        raise ValueError("to: not an e-mail address") from None
    for name, text, most in (("key", key, 200), ("subject", subject, 200), ("to", to, 254), *((("stop", stop, 300),) if stop else ())):
        if not text.strip() or len(text) > most or not text.isprintable():
            raise ValueError(f"{name}: expected one line of at most {most} characters")
    if not body.strip() or "\0" in body:
        raise ValueError("body: expected text")
    moment = now or timezone.now()
    mail = OutgoingMail(key=key, to=to, subject=subject, body=body, stop=stop, created_at=moment, next_attempt_at=moment)
    OutgoingMail.objects.bulk_create([mail], ignore_conflicts=True)  # one statement: two callers at once cannot both win, and none fails


def send_due(mailer: Mailer, *, clock: Clock = timezone.now, stop: Callable[[], bool] = lambda: False) -> int:
    """Sends what is due, one mail at a time, until nothing is, ``stop()`` says so or nobody takes mail. Gives how many were accepted."""
    release_expired(now=clock())
    accepted = 0
    while not stop() and (mail := _claim(clock())) is not None:
        try:
            accepted += _send(mail, mailer, clock)
        except Unreachable:
            break  # the others would wait for the same silence
    return accepted


def release_expired(*, now: datetime) -> None:
    """Mails of workers that gave no sign within :data:`LEASE`: back in the queue, or in doubt when they may be out."""
    held_too_long = OutgoingMail.objects.filter(claimed_at__lt=now - LEASE)
    if held_too_long.filter(state__in=(MailState.CLAIMED, MailState.HANDING_OVER)).exists():
        held_too_long.filter(state=MailState.CLAIMED).update(state=MailState.QUEUED, claim=None, claimed_at=None)
        held_too_long.filter(state=MailState.HANDING_OVER).update(state=MailState.UNCERTAIN, last_error="worker_died")


def forget_done(*, now: datetime) -> None:
    """Removes what is left of mails that are long done."""
    OutgoingMail.objects.filter(state__in=DONE, finished_at__lt=now - REMEMBERED_FOR).delete()


def resend(*, mail_id: UUID, now: datetime | None = None) -> None:
    """Somebody decided that a failed or uncertain mail must go out (again). Raises :class:`NotOpen`."""
    changed = OutgoingMail.objects.filter(id=mail_id, state__in=(MailState.FAILED, MailState.UNCERTAIN)).update(
        state=MailState.QUEUED, attempts=0, claim=None, claimed_at=None, last_error="", next_attempt_at=now or timezone.now()
    )
    if not changed:
        raise NotOpen


def settle(*, mail_id: UUID, now: datetime | None = None) -> None:
    """Somebody decided to let a failed or uncertain mail rest: what it said is removed. Raises :class:`NotOpen`."""
    changed = OutgoingMail.objects.filter(id=mail_id, state__in=(MailState.FAILED, MailState.UNCERTAIN)).update(
        state=MailState.SETTLED, **EMPTIED, claim=None, finished_at=now or timezone.now()
    )
    if not changed:
        raise NotOpen


def _claim(now: datetime) -> OutgoingMail | None:
    """Takes the mail that waited longest. SQLite lets one write at a time; on PostgreSQL each passes over what another is taking."""
    due = OutgoingMail.objects.filter(state=MailState.QUEUED, next_attempt_at__lte=now)
    if not due.exists():  # looking costs no turn to write
        return None
    with transaction.atomic():
        mail = due.select_for_update(skip_locked=True).order_by("next_attempt_at", "created_at").first()
        if mail is not None:
            mail.state, mail.claim, mail.claimed_at = MailState.CLAIMED, uuid4(), now
            mail.attempts += 1
            mail.save(update_fields=["state", "claim", "claimed_at", "attempts"])
    return mail


def _send(mail: OutgoingMail, mailer: Mailer, clock: Clock) -> bool:
    """Whether the mail was accepted. Raises :class:`Unreachable`, after writing that down."""
    letter = Letter(mail.id, mail.to, mail.subject, mail.body, mail.created_at, mail.stop)
    try:
        handover = mailer.prepare(letter)
        if not _hand_over(mail, handover, clock):
            return False
    except MailError as error:
        _not_accepted(mail, error, clock())
        if isinstance(error, Unreachable):
            raise
        return False
    # Also when somebody meanwhile thought this worker dead and called the mail uncertain: here it is known.
    _move(mail, (MailState.HANDING_OVER, MailState.UNCERTAIN), MailState.SENT, **EMPTIED, last_error="", finished_at=clock())
    log.info("mail sent")
    return True


def _hand_over(mail: OutgoingMail, handover: Handover, clock: Clock) -> bool:
    """False when the claim ran out before the mail was given."""
    try:
        ours = _move(mail, (MailState.CLAIMED,), MailState.HANDING_OVER, claimed_at=clock())
    except BaseException:
        handover.withdraw()
        raise
    if not ours:
        handover.withdraw()
        return False
    handover.hand_over()
    return True


def _not_accepted(mail: OutgoingMail, error: MailError, now: datetime) -> None:
    log.warning("mail not sent", status=error.code)
    held = (MailState.CLAIMED, MailState.HANDING_OVER)
    if isinstance(error, NoAnswer):
        _move(mail, held, MailState.UNCERTAIN, last_error=error.code)
    elif isinstance(error, Refused) or mail.attempts >= MOST_ATTEMPTS:
        _move(mail, held, MailState.FAILED, last_error=error.code)
    else:
        later = now + pause_after(mail.attempts)
        _move(mail, held, MailState.QUEUED, last_error=error.code, next_attempt_at=later, claim=None, claimed_at=None)


def pause_after(attempts: int) -> timedelta:
    """How long a mail waits after so many attempts (from 1)."""
    grown: int = PAUSE_GROWS ** (attempts - 1)
    return min(FIRST_PAUSE * grown, LONGEST_PAUSE)


def _move(mail: OutgoingMail, before: tuple[MailState, ...], after: MailState, **fields: object) -> bool:
    """Changes the state in one statement of its own, if the mail is still ours and in one of these states. Whether it was."""
    return OutgoingMail.objects.filter(id=mail.id, claim=mail.claim, state__in=before).update(state=after, **fields) == 1
