"""The form for an answer from the workplace: what the work asks at one point, where that was found out, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext

from hervat.apps.matching.said import GivenAnswer
from hervat.apps.matching.services import LONGEST_REASON, NewAnswer
from hervat.domain.fml import Item, VersionId, version
from hervat.domain.matching.explain import PERIODS, UNITS
from hervat.domain.matching.loads import Period
from hervat.domain.text import written
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField, RadioOption
from hervat.web.components.speech import current_language, sentence, spoken

PLACES = {
    "place": "waar", "day": "dag", "note": "notitie", "load.value": "hoeveel", "load.unit": "hoeveel",
    "load.present": "wat", "load.periods": "wat", "load.": "wat",
}  # fmt: skip
AMOUNT, THERE, NOT_THERE, GONE = "hoeveel", "wel", "niet", "weg"
BOTH, NEITHER = "beide", "geen"
PERIODS_OF = {Period.EVENING.value: [Period.EVENING], Period.NIGHT.value: [Period.NIGHT], BOTH: list(Period), NEITHER: []}
HOURS_ITEM = "6.1"
ONLY_COUNTED = ("6.2", "6.3")  # hours a day and a week: work without any does not exist
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

    @property
    def is_only_counted(self) -> bool:
        """Whether nothing but a number can be the answer."""
        return self.asked in ONLY_COUNTED

    @property
    def chosen(self) -> str:
        """Which kind of answer it is; empty when none was chosen."""
        return self.text("wat") or (AMOUNT if self.is_only_counted else "")

    def read(self, uri: str) -> NewAnswer | None:
        """What is to be recorded; None when a field cannot be read, which ``errors`` then tells."""
        day, load = self.day("dag"), self._load()
        if self.chosen not in {option.value for option in self._options()}:
            self.wrong("wat", gettext("Kies wat het werk vraagt."))
        if self.text("vast") not in ("", ALWAYS, AT_TIMES):
            self.wrong("vast", gettext("Deze keuze kennen we niet. Kies er een uit de lijst."))
        if day is None or self.errors:
            return None
        return NewAnswer(uri=uri, item=self.asked, load=load, place=self.text("waar"), day=day, note=self.text("notitie"))

    def _load(self) -> dict[str, Any] | None:
        chosen = self.chosen
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
        options = self._options()
        shown: list[AnyField] = [self.radios("wat", gettext("Wat vraagt het werk hier?"), options)] if len(options) > 1 else []
        if self.is_counted:
            unit = spoken(UNITS[self.item.unit or ""])
            shown.append(self.line("hoeveel", gettext("Hoeveel %(unit)s?") % {"unit": unit}, hint=gettext("Bijvoorbeeld 2,5."), short=True))
        regular = [
            RadioOption(ALWAYS, gettext("Ja, het hoort bij het werk")),
            RadioOption(AT_TIMES, gettext("Nee, alleen soms"), gettext("Dan sluit het dit werk niet uit.")),
        ]
        if not self.is_only_counted:
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
            if not self.is_only_counted:
                options += [RadioOption(THERE, gettext("Het komt voor")), RadioOption(NOT_THERE, gettext("Het komt niet voor"))]
        if self.may_take_back:
            gone = gettext("Het eerdere antwoord telt niet meer")
            options.append(RadioOption(GONE, gone, gettext("Dan geldt weer wat in de gegevens staat.")))
        return options

    @classmethod
    def begin(cls, item: str, on: date, earlier: GivenAnswer | None, visit: GivenAnswer | None) -> dict[str, str]:
        """What stands in the form when it is opened: the answer that is there (``earlier``), or else today.

        ``visit``: another answer that was recorded today, of which the place and the day are then proposed.
        """
        form = cls({}, on)
        form.asked = item
        form.values["wat"] = AMOUNT if form.is_counted else ""
        before = earlier if earlier is not None and earlier.content.load is not None else None
        if before is not None and before.content.load is not None:
            form.values |= {**_typed(before.content.load), "notitie": before.content.note}
        source = before or visit
        form.values["waar"] = "" if source is None else source.content.place
        form.set_day("dag", on if source is None else source.voice.day)
        return form.values


def _typed(load: Mapping[str, Any]) -> dict[str, str]:
    """A load as it was typed."""
    values = {"vast": ALWAYS if load.get("kenmerkend", True) else AT_TIMES}
    if "value" in load:
        return {**values, "wat": AMOUNT, "hoeveel": written(load["value"], current_language())}
    if "periods" in load:
        found = {Period(name) for name in load["periods"]}
        return {**values, "wat": next(name for name, periods in PERIODS_OF.items() if set(periods) == found)}
    return {**values, "wat": THERE if load.get("present") else NOT_THERE}
