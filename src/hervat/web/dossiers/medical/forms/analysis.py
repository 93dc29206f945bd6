"""The form of a probleemanalyse: the medical part and the advice beside each other."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.utils.translation import gettext

from hervat.apps.health.door import NewAnalysis
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.field import Field
from hervat.web.components.fields import Area, DateField, RadioOption, Radios

LONGEST_MEDICAL, LONGEST_ADVICE = 50_000, 10_000
FIRST, REVISION = "eerste", "bijstelling"


class AnalysisForm(Typed):
    """Read once; the page shows its fields in two parts."""

    places: ClassVar[dict[str, str]] = {"day": "dag", "medical": "medisch", "advice": "advies", "hours": "uren", "kind": "soort"}
    had_one = False  # the case has a probleemanalyse already

    def read(self) -> NewAnalysis | None:
        """What is to be given; None when a field cannot be read, which ``errors`` then tells."""
        day: date | None = self.day("dag")
        hours = self.number("uren", gettext("Vul in hoeveel uur per week, bijvoorbeeld 12. Of laat het leeg."), needed=False)
        if day is None or self.errors:
            return None
        return NewAnalysis(
            day=day, medical=self.text("medisch"), advice=self.text("advies"), hours_per_week=hours, revises=self.kind == REVISION
        )

    @property
    def kind(self) -> str:
        """A first one or a bijstelling; as long as nobody chose, what the case suggests."""
        chosen = self.text("soort")
        return chosen if chosen in (FIRST, REVISION) else (REVISION if self.had_one else FIRST)

    @property
    def kind_field(self) -> Radios:
        options = (RadioOption(FIRST, gettext("Probleemanalyse")), RadioOption(REVISION, gettext("Bijstelling van de probleemanalyse")))
        return self.radios("soort", gettext("Soort"), options, first=self.kind)

    @property
    def day_field(self) -> DateField:
        return self.date_field("dag", gettext("Datum van uw oordeel"), today=True)

    @property
    def medical_field(self) -> Area:
        hint = gettext("Wat er is, wat u overweegt, wat u met de werknemer besprak.")
        return self.area("medisch", gettext("Medisch deel"), hint=hint, rows=14, longest=LONGEST_MEDICAL)

    @property
    def advice_field(self) -> Area:
        hint = gettext("Wat de werknemer kan in werk, en wat daarvoor nodig is. Schrijf niets over ziekte, klachten of behandeling.")
        return self.area("advies", gettext("Advies aan werkgever en werknemer"), hint=hint, rows=10, longest=LONGEST_ADVICE)

    @property
    def hours_field(self) -> Field:
        return self.line("uren", gettext("Uren per week die nu kunnen"), hint=gettext("Laat leeg als u geen aantal noemt."))
