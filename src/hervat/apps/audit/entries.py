"""What there is to say about one act: the words of the record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from unicodedata import category
from uuid import UUID

NO_TEXT = {"Cc", "Cs"}  # characters that steer, halves of characters: not every database keeps them
SHORT, LONG = 40, 200  # characters


class Channel(StrEnum):
    """Along which way somebody came."""

    PAGE = "page"
    API = "api"
    FILE = "file"
    CALENDAR = "calendar"
    MAIL = "mail"
    JOB = "job"
    COMMAND = "command"


class Action(StrEnum):
    """What was done."""

    READ = "read"
    LISTED = "listed"
    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"
    EXPORTED = "exported"
    RELEASED = "released"  # shown to somebody who could not see it before
    WITHDRAWN = "withdrawn"  # what was released, taken back
    SENT = "sent"
    LOGGED_IN = "logged_in"
    LOGGED_OUT = "logged_out"
    REFUSED = "refused"  # asked for, and not allowed


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act, before it is written. It says that something was read or changed, never what stood there.

    ``kind`` and ``object_id`` name the object (``dossier``, ``event``, ``vault``); ``what`` is a short code of the part (``timeline``,
    ``bsn``); ``why`` the purpose or ground (``begeleiding``); ``session`` comes from :func:`~hervat.apps.audit.services.session_reference`.
    ``actor`` is None for the system itself. ``subjects`` are the dossiers it was about: all of those on the page, for a list.
    Raises ValueError for a text that is too long or holds a control character.
    """

    channel: Channel
    action: Action
    kind: str
    actor: UUID | None = None
    role: str = ""
    organisation: UUID | None = None
    object_id: str = ""
    what: str = ""
    why: str = ""
    deputy_for: UUID | None = None
    session: str = ""
    subjects: frozenset[UUID] = frozenset()

    def __post_init__(self) -> None:
        for name, most in LENGTHS.items():
            text = getattr(self, name)
            if len(text) > most or any(category(character) in NO_TEXT for character in text):
                raise ValueError(f"{name}: at most {most} characters, none that steers")
        if not self.kind:
            raise ValueError("kind: what sort of object it is about")


LENGTHS = {"kind": SHORT, "role": SHORT, "what": SHORT, "session": SHORT, "object_id": LONG, "why": LONG}
