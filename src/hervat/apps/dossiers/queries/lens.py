"""Through what a reader looks at the lines of a list: with every step, or with those that everybody may know; with or without talks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from hervat.apps.dossiers.models import Involvement, ListRow
from hervat.apps.organisations.acting import Acting
from hervat.apps.organisations.queries import running_on
from hervat.domain.disclosure.lists import whole_line_roles
from hervat.domain.disclosure.matrix import Datum, may_see
from hervat.domain.dossier.urgency import SILENCE, Urgency

NOTHING = Q(pk__in=[])


@dataclass(frozen=True, slots=True)
class Lens:
    """Which columns of the lines somebody reads. ``knows_talks``: may know when werkgever and werknemer last spoke."""

    prefix: str
    knows_talks: bool

    @classmethod
    def of(cls, acting: Acting) -> Lens:
        """The lens of who acts."""
        return cls("" if acting.role in whole_line_roles() else "shared_", may_see(Datum.PLAN_EN_EVALUATIES, acting.role))

    def field(self, name: str) -> str:
        """The column ``name`` in a question about dossiers."""
        return f"row__{self.prefix}{name}"

    def read(self, row: ListRow, name: str) -> Any:
        """What stands in the column ``name``."""
        return getattr(row, f"{self.prefix}{name}")

    def urgency(self, row: ListRow) -> Urgency:
        """The group of a line; that people have not spoken for long is no group for who may not know it."""
        found = Urgency(self.read(row, "urgency"))
        return Urgency.REST if found is Urgency.SILENT and not self.knows_talks else found

    def late(self) -> Q:
        """What is late."""
        return Q(**{self.field("urgency"): Urgency.LATE})

    def soon(self, on: date) -> Q:
        """What is due this week."""
        return Q(**{self.field("urgency"): Urgency.THIS_WEEK, f"{self.field('due')}__gte": on})

    def silent(self, on: date) -> Q:
        """Where nobody has spoken for long; nothing for who may not know that."""
        if not self.knows_talks:
            return NOTHING
        return Q(row__last_contact__lt=on - SILENCE) | Q(row__last_contact__isnull=True, opened_on__lt=on - SILENCE)


def involves(acting: Acting) -> Q:
    """The dossiers in which the actor is involved by name, not those of who they stand in for."""
    own = Involvement.objects.filter(running_on(acting.on), user=acting.user, role=acting.role, organisation=acting.actor.organisation)
    return Q(pk__in=own.values("dossier"))
