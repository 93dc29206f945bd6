"""The one door through which the account sends mail."""

from __future__ import annotations

from uuid import uuid4

from hervat.apps.jobs.outbox import enqueue


def deliver(to: str, subject: str, body: str) -> None:
    """Puts a mail in the outbox, in the transaction of the caller. Neither part may name a person or a case."""
    enqueue(key=f"account:{uuid4()}", to=to, subject=subject, body=body)
