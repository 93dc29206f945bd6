"""What all of it shares: who may, what was wrong, and what the audit record is told."""

from __future__ import annotations

from unicodedata import category
from uuid import UUID

from hervat.apps.audit.entries import LONG, NO_TEXT, Entry
from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.services import append
from hervat.apps.organisations.acting import Acting
from hervat.domain.access.actions import Action
from hervat.domain.access.decide import decide
from hervat.domain.fields import FieldError


class WrongCare(ValueError):
    """What was given cannot be used: for each field the sentence that says what was expected."""

    def __init__(self, *errors: FieldError) -> None:
        self.errors = errors
        super().__init__("; ".join(error.path for error in errors))


class NotThere(LookupError):
    """There is nothing with this id that the actor may care for."""


def require(acting: Acting, action: Action) -> None:
    """Raises :class:`NotThere` unless the actor may do this."""
    if not decide(acting.actor, action, on=acting.on).allowed:
        raise NotThere


def organisation_of(acting: Acting) -> UUID:
    """For which organisation somebody who cares for its people acts. Raises :class:`NotThere`."""
    require(acting, Action.MANAGE_MEMBERS)
    if acting.actor.organisation is None:
        raise NotThere
    return acting.actor.organisation


def tell(
    acting: Acting, act: Act, kind: str, object_id: object, *, what: str = "", why: str = "", organisation: UUID | None = None
) -> None:
    """Appends one record. ``organisation``: which one it is about, when that is not the actor's own."""
    append(
        Entry(
            actor=acting.user,
            role=acting.role,
            organisation=organisation or acting.actor.organisation,
            channel=acting.channel,
            action=act,
            kind=kind,
            object_id=str(object_id),
            what=what,
            why=why or acting.purpose,
            session=acting.session,
        )
    )


def one_line(text: str) -> str:
    """Typed text as one line without what steers, as the audit record can hold it."""
    return " ".join("".join(" " if category(character) in NO_TEXT else character for character in text).split())[:LONG]
