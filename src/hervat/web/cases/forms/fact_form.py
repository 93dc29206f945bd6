"""What every form that records a fact does: read, check against what is known, show what would shift, and store."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.utils.translation import gettext

from hervat.apps.dossiers.errors import WrongFields
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law import CaseFacts
from hervat.domain.text import long_date
from hervat.web.cases.forms.typed import Typed
from hervat.web.cases.look import CaseLook
from hervat.web.components.field import Field
from hervat.web.components.fields import PARTS, AnyField, DateField, Radios, Tick
from hervat.web.components.speech import current_language
from hervat.web.timeline.what_if import Comparison, compare


class FactForm(ABC):
    """One form about one kind of fact. What is recorded is made only from fields that it read itself."""

    places: ClassVar[Mapping[str, str]] = {}  # names of the service to names of the form
    corrects = False  # whether this changes what was recorded: then a reason is asked
    datum: Datum  # who may see what is recorded
    template = "cases/formulier.html"

    def __init__(self, look: CaseLook, typed: Typed) -> None:
        self.look = look
        self.typed = typed
        self.entered = look.entered

    @property
    @abstractmethod
    def title(self) -> str:
        """The heading of the page."""

    @property
    def lead(self) -> str:
        """One sentence under the heading."""
        return ""

    @property
    def submit(self) -> str:
        """What the last button says."""
        return gettext("Wijziging vastleggen") if self.corrects else gettext("Vastleggen")

    @abstractmethod
    def _own_fields(self) -> list[AnyField]:
        """The fields, in the order of the page."""

    @cached_property
    def fields(self) -> list[AnyField]:
        """The fields as the page shows them, with what is wrong at each; asked for after all was read."""
        own = self._own_fields()
        return [*own, self._reason_field()] if self.corrects else own

    @property
    def hidden(self) -> dict[str, str]:
        """What the page carries along unseen."""
        return {name: self.typed.text(name) for name in ("soort", "versie") if self.typed.text(name)}

    @property
    def carried(self) -> dict[str, str]:
        """Everything that was typed, for the page on which it is checked."""
        return {name: value for name, value in self.typed.values.items() if name not in ("stap", "later", "weg") and value}

    @abstractmethod
    def read(self) -> Any:
        """What is to be recorded; None when something is wrong, with the sentences in ``typed``."""

    @abstractmethod
    def check(self, new: Any) -> None:
        """Raises :class:`WrongFields` when it contradicts what is known."""

    @abstractmethod
    def would_be(self, new: Any) -> CaseFacts:
        """The facts with what is to be recorded."""

    @abstractmethod
    def store(self, new: Any) -> str:
        """Records it, and gives the address of the page that tells of it. Raises :class:`WrongFields` or :class:`Conflict`."""

    def values_now(self) -> dict[str, str]:
        """The form as it would be filled with what is recorded now, after somebody else changed it."""
        return {}

    def asks_more(self, _new: Any) -> bool:
        """Whether something must be answered before it can go on."""
        return False

    def already(self, _new: Any) -> str:
        """The address of the very same, when it stands there already; empty otherwise."""
        return ""

    def remarks(self, _new: Any) -> list[str]:
        """What the page on which it is checked says besides."""
        return []

    @property
    def attachment(self) -> AnyField | None:
        """The file that the page on which it is checked asks for; None when no file belongs to it."""
        return None

    @property
    def said(self) -> list[str]:
        """What there is to tell besides, once it was stored."""
        return []

    def take(self, error: WrongFields) -> None:
        """The sentences of the service at the fields."""
        self.typed.take(error.errors, self.places)

    def comparison(self, new: Any) -> Comparison:
        """What would shift."""
        after = replace(self.look, facts=self.would_be(new))
        return compare(self.look.timeline, after.timeline, self.look.links, self.look.face)

    @property
    def summary(self) -> list[tuple[str, str]]:
        """What was filled in, in words."""
        return [(_label(field), shown) for field in self.fields if (shown := said_in(field))]

    @property
    def reason(self) -> str:
        """Why it is changed."""
        return self.typed.text("correction_reason")

    def _reason_field(self) -> AnyField:
        hint = gettext("De oude versie blijft leesbaar. %(privacy)s") % {"privacy": no_illness()}
        return self.typed.area("correction_reason", gettext("Waarom verandert u dit?"), hint=hint, rows=2)


def no_illness() -> str:
    """What stands at each free text."""
    return gettext("Schrijf niets over ziekte, klachten of behandeling.")


def said_in(field: AnyField) -> str:
    """What a field holds, in words; empty when nothing."""
    if isinstance(field, DateField):
        return _date_said(field.values)
    if isinstance(field, Tick):
        return gettext("ja") if field.ticked else gettext("nee")
    if isinstance(field, Radios):
        return next((option.label for option in field.options if option.value == field.value), "")
    if isinstance(field, Field) and field.options:
        options = (option for _, options in field.options for option in options)
        return next((option.label for option in options if option.value == field.value and field.value), "")
    return field.value


def _label(field: AnyField) -> str:
    return field.label


def _date_said(values: tuple[str, str, str]) -> str:
    try:
        day, month, year = (int(value) for value in values)
        return long_date(date(year + (2000 if year < 100 else 0), month, day), current_language())
    except ValueError:
        return "-".join(value for value in values if value)


def day_names(name: str) -> tuple[str, ...]:
    """The names of the three boxes of a date."""
    return tuple(f"{name}-{part}" for part in PARTS)
