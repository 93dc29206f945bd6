"""A what-if about suitable work: minutes of travel and some learning, asked in an address and never kept. For every face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from hervat.apps.matching.work import Work
from hervat.domain.matching.choosing.person import MOST_MINUTES, Person
from hervat.domain.matching.choosing.retraining import Opening, Training
from hervat.domain.matching.grid.ordering import Chosen
from hervat.market.matching import load_trainings
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.work.learning import key_of, openings_of, training_of, trainings_called
from hervat.web.market.asked import Wrong, read_words

KEYS = ("reizen", "leren", "zoek")
MOST_FOUND = 20


class TryForm(Typed):
    """What is asked. None: not asked, or not to be asked: see ``errors``."""

    keys: Sequence[str] = KEYS

    def __init__(self, work: Work, query: QueryDict) -> None:
        super().__init__({key: str(query[key]) for key in self.keys if key in query}, work.person.on)
        self.work = work
        self.words = self._words()
        self.minutes = self._minutes()
        self.training = self._training()

    @property
    def is_asked(self) -> bool:
        """Whether there is a question that can be answered."""
        return not self.errors and (self.minutes is not None or self.training is not None)

    @property
    def kept(self) -> str:
        """The chosen training, which travels along; nothing when there is none."""
        return key_of(self.training) if self.training else ""

    def asking(self, **changes: str) -> str:
        """The query string of the same question with something else, and without what could not be read."""
        asked = {key: self.text(key) for key in self.keys if key not in self.errors} | changes
        kept = {key: value for key, value in asked.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"

    @property
    def without_training(self) -> str:
        """The same question without the education or course."""
        return self.asking(leren="", zoek="")

    def _words(self) -> str:
        try:
            return read_words(self.text("zoek"))
        except Wrong as wrong:
            self.wrong("zoek", wrong.sentence)
            return ""

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
        found = training_of(typed)
        if found is None:
            self.wrong("zoek", gettext("Deze opleiding of cursus kennen we niet. Zoek er een op naam."))
        return found


class Trial:
    """What such a question changes."""

    def __init__(self, work: Work, form: TryForm) -> None:
        self.work = work
        self.form = form

    def person(self) -> Person:
        """Who is asked about: the same, who travels as long as is asked."""
        minutes = self.form.minutes
        return self.work.person if minutes is None else replace(self.work.person, max_travel_minutes=minutes)

    @cached_property
    def then(self) -> Chosen:
        """Everything as it would be."""
        return self.work.choose(self.person())

    @cached_property
    def opening(self) -> Opening | None:
        """What the chosen education or course brings within reach, on top of the rest."""
        training = self.form.training
        return None if training is None else next(iter(openings_of(self.work, self.then, (training,))), None)

    @property
    def trained(self) -> set[int]:
        """The places of what the chosen training brings within reach."""
        places = self.work.ordering.places
        return {places[candidate.occupation.uri] for candidate in self.opening.opened} if self.opening else set()

    @property
    def without_opening(self) -> bool:
        """Whether the chosen training brings no extra work within reach."""
        return self.form.training is not None and self.opening is None

    @cached_property
    def found(self) -> tuple[tuple[Training, int], ...]:
        """What is called as was searched for, with how much work it brings within reach now: first what brings most."""
        named = trainings_called(self.form.words)
        useful = {key_of(opening.training): opening for opening in openings_of(self.work, self.work.chosen, named)}
        opened = [(opening.training, len(opening.opened)) for opening in useful.values()]
        others = [(training, 0) for training in named if key_of(training) not in useful]
        return (*opened, *others)[:MOST_FOUND]

    @cached_property
    def all_openings(self) -> tuple[Opening, ...]:
        """What every education and course would bring now: most work first."""
        return openings_of(self.work, self.work.chosen, load_trainings())
