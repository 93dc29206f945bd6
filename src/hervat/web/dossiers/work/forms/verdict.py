"""The form with which somebody gives a verdict in the place of the proposal."""

from __future__ import annotations

from django.utils.translation import gettext

from hervat.apps.matching.services import LONGEST_REASON, SHORTEST_REASON, NewVerdict
from hervat.domain.matching.compare import Fit
from hervat.reports.work.words import FITS
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.components.speech import spoken

PLACES = {"given": "oordeel", "reason": "reden", "until": "tot"}
UNTIL_NEW_LIST, UNTIL_DAY = "fml", "dag"
SEEN = "fml"  # the hidden field with the number of the list that was on the page


class VerdictForm(Typed):
    """A verdict, why, and how long it holds."""

    def read(self, uri: str) -> NewVerdict | None:
        """What is to be recorded; None when a field cannot be read, which ``errors`` then tells."""
        until = self.day("tot") if self.text("geldt") == UNTIL_DAY else None
        if self.text("geldt") not in ("", UNTIL_NEW_LIST, UNTIL_DAY):
            self.wrong("geldt", gettext("Deze keuze kennen we niet. Kies er een uit de lijst."))
        if self.errors:
            return None
        given = next((fit for fit in Fit if fit.value == self.text("oordeel")), None)
        return NewVerdict(uri=uri, given=given, reason=self.text("reden"), fml_number=seen_number(self), until=until)

    @property
    def fields(self) -> list[AnyField]:
        """The fields in their order."""
        hint = gettext("Minstens %(n)d tekens. De werknemer leest dit ook. Schrijf niets over ziekte, klachten of behandeling.")
        ends = [
            RadioOption(UNTIL_NEW_LIST, gettext("Tot er een nieuwe FML is")),
            RadioOption(UNTIL_DAY, gettext("Tot en met een dag die ik kies")),
        ]
        return [
            self.radios("oordeel", gettext("Uw oordeel"), [RadioOption(fit.value, spoken(text)) for fit, text in FITS.items()]),
            self.area("reden", gettext("Reden"), hint=hint % {"n": SHORTEST_REASON}, rows=4, longest=LONGEST_REASON),
            self.radios("geldt", gettext("Hoe lang geldt dit?"), ends, first=UNTIL_NEW_LIST),
            self.date_field("tot", gettext("Laatste dag"), hint=gettext("Alleen als u een dag kiest.")),
        ]


def seen_number(typed: Typed) -> int:
    """The number of the list that was on the page; 0, which no list has, for what cannot be read."""
    return typed.list_number(SEEN) or 0
