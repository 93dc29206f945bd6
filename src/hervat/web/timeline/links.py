"""Where the parts of a timeline lead."""

from __future__ import annotations

from typing import Protocol


class TimelineLinks(Protocol):
    """The addresses that a page with a timeline needs, of a dossier or of facts that live in a link."""

    def clock(self, **changes: str) -> str:
        """The timeline itself, looked at in another way (``wie``: whose steps)."""
        ...

    def explanation(self, obligation_id: str, /) -> str:
        """Why this date."""
        ...
