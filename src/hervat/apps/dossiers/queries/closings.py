"""Since when, and why, a dossier is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.models import Closing
from hervat.domain.dossier.closing import ClosingReason


@dataclass(frozen=True, slots=True)
class Closed:
    """The day on which the dossier was closed, and the reason that was chosen then."""

    day: date
    reason: ClosingReason | None


def closed_state(entered: Entered) -> Closed | None:
    """How the dossier was closed; None for an open one, without a query."""
    if entered.dossier.closed_on is None:
        return None
    last = Closing.objects.filter(dossier=entered.dossier, closes=True).order_by("-recorded_at").first()
    return Closed(entered.dossier.closed_on, ClosingReason(last.reason) if last and last.reason else None)
