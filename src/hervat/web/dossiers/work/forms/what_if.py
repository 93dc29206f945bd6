"""The question of a what-if, as it stands in an address: another answer on the list, minutes of travel, an education or course."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.matching.work import Work
from hervat.domain.fml import Item, Kind
from hervat.domain.matching.choosing.person import MOST_MINUTES
from hervat.domain.matching.choosing.retraining import Training
from hervat.market.matching import load_trainings
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import spoken

KEYS = ("fml", "reizen", "leren", "zoek")
COURSE, EDUCATION = "cursus", "opleiding"
MOST_FOUND = 20
LONGEST = 300  # characters of a value in the address


class WhatIfForm(Typed):
    """What is asked. ``answer``: an item and the code that it would have. None: not asked, or not to be asked: see ``errors``."""

    def __init__(self, work: Work, query: QueryDict) -> None:
        super().__init__({key: str(query[key]) for key in KEYS if key in query}, work.person.on)
        self.work = work
        if any(len(self.text(key)) > LONGEST for key in KEYS):
            self.wrong("fml", gettext("Dit adres is te lang. Begin opnieuw."))
            self.values = {}
        self.answer = self._answer()
        self.minutes = self._minutes()
        self.training = self._training()

    @property
    def is_asked(self) -> bool:
        """Whether there is a question that can be answered."""
        return not self.errors and (self.answer is not None or self.minutes is not None or self.training is not None)

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
    def kept(self) -> str:
        """The chosen training, which travels along."""
        return self.text("leren")

    def asking(self, **changes: str) -> str:
        """The query string of the same question with something else."""
        asked = {key: self.text(key) for key in KEYS} | changes
        kept = {key: value for key, value in asked.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"

    @property
    def without_training(self) -> str:
        """The same question without the education or course."""
        return self.asking(leren="", zoek="")

    def code_now(self, item: Item) -> int | None:
        """The code that stands on the list; None: not assessed."""
        answer = self.work.chosen.converted.fml.answer(item.number)
        return None if answer is None else max(answer.limits, default=0)

    @cached_property
    def found(self) -> list[tuple[str, str, str]]:
        """Educations and courses with the typed words in their name: name, kind, the address that chooses it."""
        words = self.text("zoek").casefold().split()
        if not words:
            return []
        named = [training for training in load_trainings() if all(word in training.name.casefold() for word in words)]
        return [(training.name, kind_of(training), self.asking(leren=key_of(training), zoek="")) for training in named[:MOST_FOUND]]

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

    def _minutes(self) -> int | None:
        typed = self.text("reizen")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal()) or len(typed) > 4 or int(typed) > MOST_MINUTES:
            self.wrong("reizen", gettext("Vul een aantal minuten in van 0 tot en met %(most)d.") % {"most": MOST_MINUTES})
            return None
        return int(typed)

    def _training(self) -> Training | None:
        typed = self.text("leren")
        if not typed:
            return None
        found = next((training for training in load_trainings() if key_of(training) == typed), None)
        if found is None:
            self.wrong("zoek", gettext("Deze opleiding of cursus kennen we niet. Zoek er een op naam."))
        return found


def key_of(training: Training) -> str:
    """How an education or course is named in the address."""
    return f"{COURSE if training.is_course else EDUCATION}:{training.key}"


def kind_of(training: Training) -> str:
    """Which of both it is."""
    return gettext("Cursus") if training.is_course else gettext("Opleiding")
