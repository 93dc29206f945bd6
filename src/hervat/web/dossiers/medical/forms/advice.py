"""The form of an advice to werkgever and werknemer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField

LONGEST = 10_000
PLACES = {"day": "dag", "text": "advies", "hours_per_week": "uren"}
MOST_HOURS = 60


@dataclass(frozen=True, slots=True)
class GivenAdvice:
    """An advice as it was typed."""

    day: date
    text: str
    hours_per_week: Decimal | None


class AdviceForm(Typed):
    """Three fields."""

    def read(self) -> GivenAdvice | None:
        """What is to be given; None when a field cannot be read, which ``errors`` then tells."""
        expected = gettext("Vul in hoeveel uur per week, bijvoorbeeld 12. Of laat het leeg.")
        day, hours = self.day("dag"), self.number("uren", expected, needed=False)
        if hours is not None and not 0 <= hours <= MOST_HOURS:
            self.wrong("uren", expected)
        if day is None or self.errors:
            return None
        return GivenAdvice(day, self.text("advies"), hours)

    @property
    def fields(self) -> list[AnyField]:
        """The fields in their order."""
        hint = gettext("Wat de werknemer kan in werk, en wat daarvoor nodig is. Schrijf niets over ziekte, klachten of behandeling.")
        return [
            self.date_field("dag", gettext("Datum"), today=True),
            self.area("advies", gettext("Advies aan werkgever en werknemer"), hint=hint, rows=8, longest=LONGEST),
            self.line("uren", gettext("Uren per week die nu kunnen"), hint=gettext("Laat leeg als u geen aantal noemt.")),
        ]
