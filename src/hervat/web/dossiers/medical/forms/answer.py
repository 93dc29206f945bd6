"""The form with which the bedrijfsarts answers a question: in words, with an FML, or both."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext

from hervat.apps.health.door import LONGEST_QUESTION, NewAnswer, OpenedQuestion
from hervat.domain.access.roles import Role
from hervat.domain.text import plain_date
from hervat.web.cases.forms.typed import Typed
from hervat.web.components.fields import AnyField
from hervat.web.components.speech import current_language

PLACES = {"text": "antwoord", "fml_number": "fml"}


class AnswerForm(Typed):
    """What is answered. ``lists``: number and day of the signed lists that can answer it."""

    question: OpenedQuestion
    lists: tuple[tuple[int, date], ...] = ()

    def offer(self, question: OpenedQuestion, lists: tuple[tuple[int, date], ...]) -> None:
        """Takes the question that is answered, and the lists to choose from."""
        self.question = question
        self.lists = lists

    def read(self) -> NewAnswer:
        """What is to be answered; a list that cannot be chosen is told by the door of the vault."""
        return NewAnswer(text=self.text("antwoord"), fml_number=self.list_number("fml"))

    @property
    def fields(self) -> list[AnyField]:
        """The fields in their order."""
        shown: list[AnyField] = [self.area("antwoord", gettext("Uw antwoord"), hint=self._who_reads(), rows=6, longest=LONGEST_QUESTION)]
        if self.lists:
            options = [(str(number), _list_name(number, day)) for number, day in self.lists]
            hint = gettext("Wie vroeg, leest die lijst pas als u haar verstrekt.")
            label = gettext("Staat het antwoord in een FML? (niet verplicht)")
            shown.append(self.choice("fml", label, [("", [("", gettext("Nee")), *options])], hint=hint))
        return shown

    def _who_reads(self) -> str:
        """One calm sentence about who reads it, and what they may know."""
        readers = {
            Role.ARBEIDSDESKUNDIGE: gettext("De arbeidsdeskundige en de werknemer lezen dit."),
            Role.COACH: gettext("De coach en de werknemer lezen dit."),
            Role.WERKNEMER: gettext("Alleen de werknemer leest dit."),
        }[self.question.line.role]
        what = gettext("Schrijf wat iemand in werk kan, niets over ziekte, klachten of behandeling.")
        return readers if self.question.line.role is Role.WERKNEMER else f"{readers} {what}"


def _list_name(number: int, day: date) -> str:
    return gettext("FML v%(number)d van %(day)s") % {"number": number, "day": plain_date(day, current_language())}
