"""The form for an answer from the workplace: what the work asks at one point, where that was found out, and when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext

from hervat.apps.matching.services import LONGEST_REASON, NewAnswer
from hervat.domain.fml import Item, VersionId, version
from hervat.domain.matching.explain import PERIODS, UNITS
from hervat.domain.matching.loads import Period
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.components.speech import sentence, spoken

PLACES = {
    "place": "waar", "day": "dag", "note": "notitie", "load.value": "hoeveel", "load.unit": "hoeveel",
    "load.present": "wat", "load.periods": "wat", "load.": "wat",
}  # fmt: skip
AMOUNT, THERE, NOT_THERE, GONE = "hoeveel", "wel", "niet", "weg"
BOTH, NEITHER = "beide", "geen"
PERIODS_OF = {Period.EVENING.value: [Period.EVENING], Period.NIGHT.value: [Period.NIGHT], BOTH: list(Period), NEITHER: []}
HOURS_ITEM = "6.1"
ALWAYS, AT_TIMES = "vast", "soms"


class AnswerForm(Typed):
    """An answer about the item, or part of one, that ``asked`` names (version B)."""

    asked: str
    may_take_back: bool = False

    @property
    def item(self) -> Item:
        """The item."""
        listed = version(VersionId.B)
        part = listed.part(self.asked)
        return part[0] if part else listed.items[self.asked]

    @property
    def is_counted(self) -> bool:
        """Whether the item has a unit."""
        return self.item.unit is not None and self.asked == self.item.number

    def read(self, uri: str) -> NewAnswer | None:
        """What is to be recorded; None when a field cannot be read, which ``errors`` then tells."""
        day, load = self.day("dag"), self._load()
        if not self.text("wat"):
            self.wrong("wat", gettext("Kies wat het werk vraagt."))
        if day is None or self.errors:
            return None
        return NewAnswer(uri=uri, item=self.asked, load=load, place=self.text("waar"), day=day, note=self.text("notitie"))

    def _load(self) -> dict[str, Any] | None:
        chosen = self.text("wat")
        if chosen == GONE:
            return None
        kenmerkend = self.text("vast") != AT_TIMES
        if self.asked == HOURS_ITEM:
            return {"periods": [period.value for period in PERIODS_OF.get(chosen, [])], "kenmerkend": kenmerkend}
        if chosen == AMOUNT and self.is_counted:
            amount = self.amount("hoeveel", gettext("Vul een getal in, bijvoorbeeld 2,5."))
            return {"value": amount, "unit": self.item.unit, "kenmerkend": kenmerkend}
        return {"present": chosen != NOT_THERE, "kenmerkend": kenmerkend}

    @property
    def fields(self) -> list[AnyField]:
        """The fields in their order."""
        shown: list[AnyField] = [self.radios("wat", gettext("Wat vraagt het werk hier?"), self._options())]
        if self.is_counted:
            unit = spoken(UNITS[self.item.unit or ""])
            shown.append(self.line("hoeveel", gettext("Hoeveel %(unit)s?") % {"unit": unit}, hint=gettext("Bijvoorbeeld 2,5."), short=True))
        regular = [
            RadioOption(ALWAYS, gettext("Ja, het hoort bij het werk")),
            RadioOption(AT_TIMES, gettext("Nee, alleen soms"), gettext("Dan sluit het dit werk niet uit.")),
        ]
        shown.append(self.radios("vast", gettext("Hoort het vast bij het werk?"), regular, first=ALWAYS))
        hint = gettext("Bijvoorbeeld: magazijn Noordkade, teamleider. Geen naam van een werknemer.")
        shown.append(self.line("waar", gettext("Waar of aan wie vroeg u het?"), hint=hint))
        shown.append(self.date_field("dag", gettext("Wanneer?"), today=True))
        shown.append(self.area("notitie", gettext("Toelichting (niet verplicht)"), rows=2, longest=LONGEST_REASON))
        return shown

    def _options(self) -> list[RadioOption]:
        if self.asked == HOURS_ITEM:
            options = [RadioOption(period.value, sentence(PERIODS[period])) for period in Period]
            options += [RadioOption(BOTH, gettext("’s Avonds en ’s nachts")), RadioOption(NEITHER, gettext("Geen van beide"))]
        else:
            options = [RadioOption(AMOUNT, gettext("Een hoeveelheid"))] if self.is_counted else []
            options += [RadioOption(THERE, gettext("Het komt voor")), RadioOption(NOT_THERE, gettext("Het komt niet voor"))]
        if self.may_take_back:
            gone = gettext("Het eerdere antwoord telt niet meer")
            options.append(RadioOption(GONE, gone, gettext("Dan geldt weer wat in de gegevens staat.")))
        return options

    @classmethod
    def begin(cls, on: date) -> dict[str, str]:
        """What stands in the form when it is opened: today."""
        form = cls({}, on)
        form.set_day("dag", on)
        return form.values
