"""What was typed in a form: read into dates, numbers and choices, with a sentence at every field that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Self
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext

from hervat.apps.dossiers.errors import Hidden
from hervat.domain.fields import FieldError
from hervat.web.components.field import Field, Option
from hervat.web.components.fields import PARTS, Area, DateField, FileField, RadioOption, Radios, Tick
from hervat.web.components.speech import spoken
from hervat.web.desk.drafts import NOT_TYPED
from hervat.web.public.form.typed_dates import to_iso

LONGEST = 500  # characters in a field of one line
MOST_FIGURES = 7  # of an amount


class Typed:
    """The fields of one form. Reading a field that cannot be read leaves its sentence in ``errors``; the typed text stays as it was."""

    def __init__(self, values: Mapping[str, str], on: date) -> None:
        self.values = dict(values)
        self.on = on
        self.errors: dict[str, str] = {}
        self._order: list[str] = []

    @classmethod
    def of(cls, request: HttpRequest, on: date, kept: Mapping[str, Sequence[str]] | None = None, **first: str) -> Self:
        """What this request sent; for a form that is opened what was kept of it before, or else the values it begins with."""
        if request.method == "POST":
            typed = cls({name: str(value) for name, value in request.POST.items() if name not in NOT_TYPED}, on)
            typed._fill_today()
            return typed
        if kept:
            return cls({name: values[-1] for name, values in kept.items() if values}, on)
        return cls(first, on)

    def __bool__(self) -> bool:
        return bool(self.errors)

    @property
    def error_list(self) -> list[tuple[str, str]]:
        """For the summary: the field and the sentence, in the order in which the fields stand on the page."""
        place = {name: number for number, name in enumerate(self._order)}
        return sorted(self.errors.items(), key=lambda error: place.get(error[0], -1))

    def text(self, name: str) -> str:
        """One line or more, without space around it."""
        return self.values.get(name, "").replace("\x00", "").strip()

    def day(self, name: str, *, needed: bool = True) -> date | None:
        """The date in three boxes, also when the whole date stands in the first."""
        boxes = [self.text(f"{name}-{part}") for part in PARTS]
        if not any(boxes):
            if needed:
                self.wrong(name, gettext("Vul een datum in, bijvoorbeeld 23-11-2026."))
            return None
        found = self._written(boxes)
        if found is None:
            self.wrong(name, gettext("Deze datum bestaat niet. Vul een datum in, bijvoorbeeld 23-11-2026."))
        else:
            self.set_day(name, found)  # a whole date in the first box stands in all three from now on
        return found

    def _written(self, boxes: Sequence[str]) -> date | None:
        relative = {"vandaag": self.on, "today": self.on, "gisteren": self.on - timedelta(days=1)}
        whole = not any(boxes[1:])
        if whole and boxes[0].lower() in relative:
            return relative[boxes[0].lower()]
        try:
            return date.fromisoformat(to_iso(boxes[0] if whole else "-".join(boxes)))
        except ValueError:
            return None

    def number(self, name: str, expected: str, *, needed: bool = True) -> Decimal | None:
        """A number with at most one decimal, with comma or point."""
        text = self.text(name).replace(",", ".")
        if not text and not needed:
            return None
        try:
            number = Decimal(text).quantize(Decimal("0.1"))
        except InvalidOperation:
            self.wrong(name, expected)
            return None
        if not number.is_finite() or abs(number) >= 1000 or number != Decimal(text):
            self.wrong(name, expected)
            return None
        return number

    def amount(self, name: str, expected: str, *, needed: bool = True) -> float | None:
        """An amount of a few figures, with comma or point."""
        text = self.text(name).replace(",", ".")
        if not text and not needed:
            return None
        digits = text.replace(".", "", 1)
        if not (digits.isascii() and digits.isdecimal()) or len(digits) > MOST_FIGURES:
            self.wrong(name, expected)
            return None
        return float(text)

    def list_number(self, name: str) -> int | None:
        """The number of the FML that was chosen; None for none. 0, which no list has, for what cannot be a number."""
        text = self.text(name)
        if not text:
            return None
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_FIGURES else 0

    def version(self, versions: Sequence[UUID]) -> UUID:
        """Which version of a fact the form was opened on; ``versions``, the newest first, are all there are. Raises :class:`Hidden`."""
        try:
            seen = UUID(self.text("versie") or str(versions[0]))
        except ValueError:
            raise Hidden from None
        if seen not in versions:
            raise Hidden
        return seen

    def wrong(self, name: str, sentence: str) -> None:
        """Says what is wrong at a field; the first sentence stays."""
        self.errors.setdefault(name, sentence)

    def take(self, errors: Iterable[FieldError], places: Mapping[str, str]) -> None:
        """The sentences of the service at their fields; ``places`` maps its names to those of the form."""
        for error in errors:
            self.wrong(places.get(error.path, error.path), spoken(error.message))

    def set_day(self, name: str, day: date | None) -> None:
        """Fills the three boxes."""
        parts = (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
        self.values |= {f"{name}-{part}": value for part, value in zip(PARTS, parts, strict=True)}

    def date_field(self, name: str, label: str, *, hint: str = "", today: bool = False) -> DateField:
        """The date as the page shows it."""
        self._order.append(name)
        day, month, year = (self.values.get(f"{name}-{part}", "") for part in PARTS)
        return DateField(name, label, (day, month, year), self.errors.get(name, ""), hint, today)

    def line(self, name: str, label: str, *, hint: str = "", short: bool = False) -> Field:
        """A field of one line; ``short`` for a number or a code."""
        self._order.append(name)
        return Field(name, label, self.values.get(name, ""), self.errors.get(name, ""), hint, wide=not short)

    def area(self, name: str, label: str, *, hint: str = "", rows: int = 3, longest: int = LONGEST) -> Area:
        """A field of more lines."""
        self._order.append(name)
        return Area(name, label, self.values.get(name, ""), self.errors.get(name, ""), hint, rows, longest)

    def file(self, name: str, label: str, *, hint: str = "", warning: str = "") -> FileField:
        """A file to choose."""
        self._order.append(name)
        return FileField(name, label, self.errors.get(name, ""), hint, warning)

    def choice(self, name: str, label: str, groups: Iterable[tuple[str, Iterable[tuple[str, str]]]], *, hint: str = "") -> Field:
        """A choice out of many: groups of values with their words, a group without a name first."""
        self._order.append(name)
        value = self.values.get(name, "")
        options = tuple((title, tuple(Option(key, text, chosen=key == value) for key, text in rows)) for title, rows in groups)
        return Field(name, label, value, self.errors.get(name, ""), hint, options)

    def radios(self, name: str, label: str, options: Iterable[RadioOption], *, hint: str = "", first: str = "") -> Radios:
        """A choice out of a few. ``first``: what is chosen as long as nobody chose."""
        self._order.append(name)
        return Radios(name, label, self.values.get(name, "") or first, tuple(options), self.errors.get(name, ""), hint)

    def tick(self, name: str, label: str) -> Tick:
        """Yes or not yes."""
        self._order.append(name)
        return Tick(name, label, self.values.get(name) == "ja")

    def _fill_today(self) -> None:
        """The button "Vandaag" fills its date and sends nothing further."""
        name = self.values.pop("vandaag", "")
        self.asks_today = bool(name)
        if name:
            self.set_day(name, self.on)

    asks_today = False
