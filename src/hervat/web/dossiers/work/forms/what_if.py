"""The question of a what-if, as it stands in an address: another answer on the list, minutes of travel, an education or course."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.matching.work import Work
from hervat.domain.fml import Item, Kind
from hervat.web.cases.work.trying import KEYS, TryForm
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import spoken


class WhatIfForm(TryForm):
    """What is asked. ``answer``: an item and the code that it would have; None: not asked, or not to be asked: see ``errors``."""

    keys = ("fml", *KEYS)

    def __init__(self, work: Work, query: QueryDict) -> None:
        super().__init__(work, query)
        self.answer = self._answer()

    @property
    def is_asked(self) -> bool:
        """Whether there is a question that can be answered."""
        return super().is_asked or (not self.errors and self.answer is not None)

    @property
    def fields(self) -> list[AnyField]:
        """What the form asks."""
        own = self.work.person.max_travel_minutes
        travel = gettext("Nu: %(n)d minuten. Heen en terug samen.") % {"n": own} if own is not None else gettext("Heen en terug samen.")
        return [
            self.choice("fml", gettext("Een ander antwoord op de FML"), [("", [("", gettext("Zoals het nu is"))]), *self._items()]),
            self.line("reizen", gettext("Minuten reizen per dag"), hint=travel, short=True),
            self.line("zoek", gettext("Opleiding of cursus"), hint=gettext("Typ een deel van de naam."), short=True),
        ]

    @property
    def question(self) -> str:
        """The query string with which this is asked of the bedrijfsarts; empty where it is about nothing that is theirs to say."""
        if self.answer is None and self.training is None:
            return ""
        asked = {"fml": self.text("fml"), "leren": self.kept, "lijst": str(self.work.released.number)}
        return f"?{urlencode({key: value for key, value in asked.items() if value})}"

    def code_now(self, item: Item) -> int | None:
        """The code that stands on the list; None: not assessed."""
        answer = self.work.chosen.converted.fml.answer(item.number)
        return None if answer is None else max(answer.limits, default=0)

    def _items(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for item in self._shown_items():
            current = self.code_now(item)
            codes = [
                (f"{item.number}={code.number}", f"{item.number} {spoken(code.text)}") for code in item.codes if code.number != current
            ]
            yield f"{item.number} {capfirst(spoken(item.name))}", codes

    def _shown_items(self) -> Iterator[Item]:
        """The degrees that this reader was given: only they have a code more or less."""
        chosen = self.work.chosen
        for item in chosen.converted.fml.list.items.values():
            if item.kind is Kind.DEGREE and item.number not in chosen.withheld:
                yield item

    def _answer(self) -> tuple[Item, int] | None:
        typed = self.text("fml")
        if not typed:
            return None
        number, _, code = typed.partition("=")
        item = next((item for item in self._shown_items() if item.number == number), None)
        if item is None or not (code.isascii() and code.isdecimal()) or len(code) > 2 or int(code) >= len(item.codes):
            self.wrong("fml", gettext("Dit antwoord bestaat niet. Kies er een uit de lijst."))
            return None
        return item, int(code)
