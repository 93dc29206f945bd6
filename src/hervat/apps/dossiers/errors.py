"""What can stand in the way of a question or an act in a dossier. No HTTP: the faces choose how to say it."""

from __future__ import annotations

from hervat.domain.fields import FieldError
from hervat.domain.text import Text


class Hidden(LookupError):
    """There is nothing here that this actor may know of."""


class Refused(PermissionError):
    """The actor may know that it exists, and may not do this: ``reason`` says why, and who may."""

    def __init__(self, reason: Text, rule: str = "") -> None:
        self.reason = reason
        self.rule = rule
        super().__init__(rule)


class WrongFields(ValueError):
    """What was given cannot be used: for each field the sentence that says what was expected."""

    def __init__(self, *errors: FieldError) -> None:
        self.errors = errors
        super().__init__("; ".join(error.path for error in errors))


class Conflict(RuntimeError):
    """Somebody else changed it first. ``by`` and ``at`` say who and when, so that nothing is lost without a word."""

    def __init__(self, by: str, at: object, now: dict[str, object] | None = None) -> None:
        self.by = by
        self.at = at
        self.now = now or {}
        super().__init__("changed by someone else")
