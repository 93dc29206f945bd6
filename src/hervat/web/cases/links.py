"""Where the parts of a dossier lead, for a professional and for the werknemer."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from hervat.domain.access.roles import Role


@dataclass(frozen=True, slots=True)
class CaseLinks:
    """The addresses of one dossier. The werknemer's own dossier stands at ``/mijn/``, without a number."""

    number: str
    role: Role
    query: str = ""  # of a what-if, carried along

    @property
    def is_own(self) -> bool:
        """Whether it is the werknemer who looks."""
        return self.role is Role.WERKNEMER

    def page(self, name: str, **named: str) -> str:
        """The address of a page of this dossier."""
        if self.is_own:
            return reverse(f"mijn:{name}", kwargs=named)
        return reverse(f"dossiers:{name}", kwargs={"nummer": self.number, **named})

    def clock(self, **changes: str) -> str:
        """The timeline, looked at in another way."""
        asked = {name: value for name, value in changes.items() if value}
        address = self.page("timeline")
        return f"{address}?{urlencode(asked)}" if asked else address

    def explanation(self, obligation_id: str, /) -> str:
        """Why this date."""
        return self.page("explanation", stap=obligation_id) + self.query
