"""Mail where there is no mail server, as in the demo: each letter becomes a file that its owner can read."""

from __future__ import annotations

import os
from pathlib import Path

from hervat.apps.jobs.mailer import Letter, Postponed
from hervat.integrations.smtp.message import message_bytes


class FolderMailer:
    """Writes letters to a folder, one file (``<id>.eml``) each. Writing the same letter again changes nothing."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    def prepare(self, letter: Letter) -> FolderHandover:
        """Raises Postponed when the folder cannot be made."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            raise Postponed("no_folder") from None
        return FolderHandover(self._folder / f"{letter.id}.eml", message_bytes(letter, self._sender))


class FolderHandover:
    """A place for one letter."""

    def __init__(self, place: Path, content: bytes) -> None:
        self._place = place
        self._content = content

    def hand_over(self) -> None:
        """Writes the letter: the whole file or nothing. Raises Postponed when it cannot."""
        draft = self._place.with_suffix(".draft")
        try:
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123 -- with its mode at once
                file.write(self._content)
            draft.replace(self._place)
        except OSError:
            draft.unlink(missing_ok=True)
            raise Postponed("not_written") from None

    def withdraw(self) -> None:
        """Nothing was written."""
