"""What the outbox asks of whoever carries its mail. It stands here, with its user: an app cannot import an integration.

Handing over goes in two steps, so that the outbox can write down, between them, that a mail may be out from now on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Letter:
    """One mail, as it goes out. The same ``id`` is the same mail, however often it is tried: its Message-ID is made of it.

    ``stop``: the address at which whoever gets it can stop such mails with one click (RFC 8058); empty when they cannot.
    """

    id: UUID
    to: str
    subject: str
    body: str
    written_at: datetime
    stop: str = ""


class Handover(Protocol):
    """The other side has agreed to take one letter, and waits for it. Use one of the two, once."""

    def hand_over(self) -> None:
        """Gives the letter. Returns when it was accepted; raises one of the errors below."""

    def withdraw(self) -> None:
        """Leaves without giving it. Never raises."""


class Mailer(Protocol):
    """Carries mail to the world outside."""

    def prepare(self, letter: Letter) -> Handover:
        """Everything up to the letter itself. Raises :class:`Postponed` or :class:`Refused`."""


class MailError(Exception):
    """A letter was not carried. ``code`` says why in a few fixed words, without an address: it is stored and shown."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class Postponed(MailError):
    """Certainly not accepted now; it may be later."""


class Unreachable(Postponed):
    """Nobody can be reached who takes mail: that holds for every letter."""


class Refused(MailError):
    """Certainly not accepted, and asking again will not help."""


class NoAnswer(MailError):
    """The letter was given and no answer came: it may have been accepted."""
