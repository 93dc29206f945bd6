"""What a password must be, told in sentences that say how to make a better one."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth import password_validation as validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

SHORTEST = 12
LEFT_TO_GUESS, SHORTEST_PART = 8, 3
LONGEST = 200  # hashing a book would keep the machine busy


class LongEnough:
    """Long enough to resist guessing; not so long that hashing it becomes an attack."""

    def validate(self, password: str, user: Any = None) -> None:  # noqa: ARG002 -- Django's signature
        """Raises ValidationError."""
        if len(password) < SHORTEST:
            raise ValidationError(gettext("Dit wachtwoord is te kort. Neem ten minste %(n)d tekens.") % {"n": SHORTEST})
        if len(password) > LONGEST:
            raise ValidationError(gettext("Dit wachtwoord is te lang. Neem ten hoogste %(n)d tekens.") % {"n": LONGEST})

    def get_help_text(self) -> str:
        """What is asked."""
        return gettext("Ten minste %(n)d tekens. Een paar woorden achter elkaar is goed te onthouden.") % {"n": SHORTEST}


class NotCommon(validation.CommonPasswordValidator):
    """Not one of the twenty thousand that everybody tries first."""

    def get_error_message(self) -> str:
        """The sentence."""
        return gettext("Veel mensen gebruiken dit wachtwoord, dus het is snel geraden. Bedenk een ander.")

    def get_help_text(self) -> str:
        """Said when it matters."""
        return ""


class NotLikeThePerson:
    """Not made of the name or the address of who chooses it; beside those something must be left to guess.

    Django's own check compares letters in any order: for a sentence of words it refuses what nobody would guess.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        rest = password.lower()
        for part in sorted(_parts_of(user), key=len, reverse=True):
            rest = rest.replace(part, "")
        if len(rest) < LEFT_TO_GUESS <= len(password):
            raise ValidationError(gettext("Dit wachtwoord lijkt op uw naam of e-mailadres. Bedenk een ander."))

    def get_help_text(self) -> str:
        """Said when it matters."""
        return ""


def _parts_of(user: Any) -> set[str]:
    known = " ".join(str(getattr(user, name, "")) for name in ("name", "email")).lower()
    return {part for part in re.split(r"[\W_]+", known) if len(part) >= SHORTEST_PART}
