"""What an operator did with all of the data at once, in the audit record."""

from __future__ import annotations

from django.db import transaction

from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.services import append


def record_command(action: Action, kind: str, what: str = "") -> None:
    """Writes that a command did this. Nobody is named: the machine knows who runs commands, Hervat does not. Raises as ``append``."""
    with transaction.atomic():
        append(Entry(channel=Channel.COMMAND, action=action, kind=kind, what=what, why="beheer"))
