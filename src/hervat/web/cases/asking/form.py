"""The form of a question to the bedrijfsarts: a few words, and what they are about, which comes along from the page before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Self

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext

from hervat.apps.dossiers.door import Entered
from hervat.apps.health import door
from hervat.apps.health.door import LONGEST_QUESTION, NewQuestion, ReleasedFml
from hervat.domain.dossier.asking import About, Subject
from hervat.domain.fml import VersionId, version
from hervat.market.browsing.addresses import find_occupation
from hervat.market.occupations.queries import labels_of
from hervat.web.cases.asking.words import subject_lines
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.work.learning import training_of
from hervat.web.components.field import Field
from hervat.web.components.fields import AnyField, Area
from hervat.web.components.speech import spoken

ABOUT = ("fml", "leren", "onderdeel", "beroep", "over", "lijst")  # what comes along: an item and code, learning, an item, an occupation
TEXT, SUBJECT = "vraag", "onderwerp"
PLACES = {"text": TEXT, "fml_number": SUBJECT, "item": SUBJECT}
LONGEST_VALUE = 300


class QuestionForm(Typed):
    """What is asked. ``plain``: the werknemer asks, and reads no numbers of a list."""

    released: ReleasedFml | None = None
    plain: bool = False
    subject: Subject = Subject()

    @classmethod
    def opened(
        cls,
        request: HttpRequest,
        entered: Entered,
        kept: Mapping[str, Sequence[str]] | None,
        released: ReleasedFml | None,
        *,
        plain: bool = False,
    ) -> Self:
        """What was sent, or what was kept; what the address says it is about goes before what was kept of that."""
        form = cls.of(request, entered.acting.on, kept)
        if request.method != "POST" and any(name in request.GET for name in ABOUT):
            text = form.values.get(TEXT, "")
            form.values = {name: str(request.GET[name]) for name in ABOUT if name in request.GET} | ({TEXT: text} if text else {})
        form.released, form.plain = released, plain
        form.subject = form._subject()
        return form

    def read(self) -> NewQuestion:
        """What is to be asked."""
        return NewQuestion(text=self.text(TEXT), subject=self.subject)

    @property
    def chooses(self) -> bool:
        """Whether the item can be chosen on the page: by a professional who has a list, and does not come from a what-if."""
        return self.released is not None and not self.plain and self.subject.about in (About.ITEM, About.OTHER)

    @property
    def about(self) -> list[str]:
        """What it is about besides what is chosen on the page, in words."""
        return subject_lines(replace(self.subject, item="") if self.chooses else self.subject, plain=self.plain)

    @property
    def checked(self) -> list[str]:
        """All of what it is about, in words."""
        return subject_lines(self.subject, plain=self.plain)

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What travels along unseen, besides what is chosen on the page."""
        return [(name, value) for name, value in self.all_carried if not (self.chooses and name == "onderdeel")]

    @property
    def all_carried(self) -> list[tuple[str, str]]:
        """The same with what was chosen. The number of the list is that of the one the asker sees now."""
        number = [("lijst", str(self.released.number))] if self.released else []
        return [(name, self.text(name)) for name in ABOUT if name != "lijst" and self.text(name)] + number

    @property
    def fields(self) -> list[AnyField]:
        """The item, where it can be chosen, and the words."""
        return [*([self._item_field()] if self.chooses else []), self._text_field()]

    def _item_field(self) -> Field:
        listed = version(VersionId.B)
        groups = [
            (spoken(name), [(item.number, f"{item.number} {capfirst(spoken(item.name))}") for item in listed.of_rubriek(number)])
            for number, name in enumerate(listed.rubrieken, 1)
        ]
        label = gettext("Over welk onderdeel van de FML? (niet verplicht)")
        return self.choice("onderdeel", label, [("", [("", gettext("Geen bepaald onderdeel"))]), *groups])

    @property
    def notice(self) -> str:
        """That another list came since the page from which the asker comes."""
        if self.released is None or not self.subject.item or self.subject.fml_number == self.released.number:
            return ""
        return gettext("Er is intussen een andere FML: versie %(number)d. Kijk of uw vraag nog klopt.") % {"number": self.released.number}

    def _text_field(self) -> Area:
        if self.plain:
            hint = gettext("Schrijf het in een paar zinnen. Uw werkgever leest dit niet.")
            return self.area(TEXT, gettext("Wat wilt u vragen?"), hint=hint, rows=5, longest=LONGEST_QUESTION)
        hint = gettext("Eén of twee zinnen. Waarom vraagt u dit, en voor welk werk? Schrijf niets over ziekte, klachten of behandeling.")
        return self.area(TEXT, gettext("Uw vraag"), hint=hint, rows=5, longest=LONGEST_QUESTION)

    def _subject(self) -> Subject:
        if any(len(self.text(name)) > LONGEST_VALUE for name in ABOUT):
            self.wrong(SUBJECT, gettext("Dit adres is te lang. Begin opnieuw."))
            return Subject()
        item, _, code = self.text("fml").partition("=")
        item = item or self.text("onderdeel")
        training_key, training = self._training()
        uri, occupation = _occupation(self.text("beroep"))
        subject = Subject(
            about=self._about(item),
            fml_number=self._number() if item else None,
            item=item,
            code=int(code) if code.isascii() and code.isdecimal() and len(code) <= 2 else None,
            training_key=training_key,
            training=training,
            occupation_uri=uri,
            occupation=occupation,
        )
        return door.as_it_stands(subject, self.released)

    def _about(self, item: str) -> About:
        if self.text("fml") or self.text("leren"):
            return About.WHAT_IF
        if item:
            return About.ITEM
        return About.LIST if self.text("over") == About.LIST else About.OTHER

    def _number(self) -> int | None:
        """Of the list that the asker had before them; where no page said so, the one of now."""
        given = self.list_number("lijst")
        return self.released.number if given is None and self.released else given

    def _training(self) -> tuple[str, str]:
        typed = self.text("leren")
        found = training_of(typed) if typed else None
        if typed and found is None:
            self.wrong(SUBJECT, gettext("Deze opleiding of cursus kennen we niet. Kies er een bij Wat als."))
        return (typed, found.name) if found else ("", "")


def _occupation(slug: str) -> tuple[str, str]:
    """Uri and name; nothing for an address that leads nowhere."""
    found = find_occupation(slug) if slug else None
    return (found.uri, labels_of((found.uri,)).get(found.uri, "")) if found else ("", "")
