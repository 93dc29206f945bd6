"""Reads single fields out of JSON-like data and collects a sentence for each that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeVar

from hervat.domain.text import Text, say

FIRST_YEAR, LAST_YEAR = 1950, 2099
MAX_TEXT = 500
MAX_ERRORS = 100
MAX_AMOUNT = 1_000_000
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Choice = TypeVar("Choice", bound=StrEnum)
Item = TypeVar("Item")

FROM_ZERO = say("Vul een getal in van 0 tot {most}.")
ABOVE_ZERO = say("Vul een getal in van meer dan 0 tot {most}.")
REQUIRED = say("Dit veld is nodig.")
PLAIN_TEXT = say("Vul een gewone tekst in, op één regel, van 1 tot {most} tekens.", most=MAX_TEXT)


class FieldError(NamedTuple):
    """One wrong field: where it stands (``recovered[0].until``; empty for the whole) and the sentence that says what was expected."""

    path: str
    message: Text


class FactsError(ValueError):
    """The facts cannot be used. ``errors`` names every wrong field."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        self.errors = errors
        super().__init__(errors)

    def __str__(self) -> str:
        return "; ".join(f"{error.path}: {error.message}" if error.path else str(error.message) for error in self.errors)


def read_iso_date(value: object) -> date | Text:
    """The date that ``value`` writes (``2026-11-22``), or the sentence that says what was expected."""
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
        return say("Vul een datum in als jaar-maand-dag, bijvoorbeeld 2026-11-23.")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return say("Deze datum bestaat niet. Vul een dag in die op de kalender staat.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return say("Vul een datum in tussen {first} en {last}.", first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return day


class FieldReader:
    """One object of the data. Each method reads one field, notes an error when it is wrong, and gives None when there is no value."""

    def __init__(self, data: Mapping[str, object], path: str = "", errors: list[FieldError] | None = None) -> None:
        self.data = data
        self.path = path
        self.errors: list[FieldError] = [] if errors is None else errors
        self._read: set[str] = set()

    def _value(self, name: str, *, required: bool = False) -> object:
        self._read.add(name)
        value = self.data.get(name)
        if required and value is None:
            self.fail(name, REQUIRED)
        return value

    def fail(self, name: str, message: Text) -> None:
        """Note that the field ``name`` is wrong. After ``MAX_ERRORS`` nobody reads on, so no more are kept."""
        if len(self.errors) < MAX_ERRORS:
            self.errors.append(FieldError(f"{self.path}{name}", message))

    def date(self, name: str, *, required: bool = False) -> date | None:
        """A date as ``2026-11-22``."""
        value = self._value(name, required=required)
        if value is None:
            return None
        day = read_iso_date(value)
        if isinstance(day, date):
            return day
        self.fail(name, day)
        return None

    def choice(self, name: str, kinds: type[Choice], *, required: bool = False) -> Choice | None:
        """One of the values of ``kinds``."""
        value = self._value(name, required=required)
        if value is None:
            return None
        if isinstance(value, str) and value in kinds._value2member_map_:
            return kinds(value)
        self.fail(name, say("Onbekende waarde. Kies uit: {choices}.", choices=", ".join(kinds)))
        return None

    def boolean(self, name: str) -> bool | None:
        """Yes or no."""
        value = self._value(name)
        if value is None or isinstance(value, bool):
            return value
        self.fail(name, say("Kies ja of nee (true of false)."))
        return None

    def text(self, name: str, *, required: bool = False) -> str | None:
        """A short text."""
        value = self._value(name, required=required)
        if value is None:
            return None
        if isinstance(value, str) and value.isprintable() and value.strip() and len(value) <= MAX_TEXT:
            return value.strip()
        self.fail(name, PLAIN_TEXT)
        return None

    def amount(self, name: str, *, required: bool = False, above_zero: bool = False, maximum: int = MAX_AMOUNT) -> Decimal | None:
        """A number of euro or hours, zero or more."""
        value = self._value(name, required=required)
        if value is None:
            return None
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= maximum and not (above_zero and value == 0):
            return Decimal(str(value))
        self.fail(name, ABOVE_ZERO.fill(most=str(maximum)) if above_zero else FROM_ZERO.fill(most=str(maximum)))
        return None

    def number(self, name: str, most: int) -> float | None:
        """A number of zero or more."""
        amount = self.amount(name, maximum=most)
        return None if amount is None else float(amount)

    def whole_number(self, name: str, least: int, most: int, *, required: bool = False) -> int | None:
        """A whole number between two bounds, both allowed."""
        value = self._value(name, required=required)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.fail(name, say("Vul een heel getal in van {least} tot en met {most}.", least=least, most=most))
        return None

    def has(self, name: str) -> bool:
        """Whether the field is there at all."""
        return name in self.data

    def skip(self, *names: str) -> None:
        """These fields are known, and not read because something else is wrong."""
        self._read.update(names)

    def texts(self, name: str, most: int, *, numbers: bool = False) -> tuple[str, ...]:
        """A list of short texts; with ``numbers`` whole numbers are taken too, as they are written."""
        entries = self._list(name, most)
        return tuple(self._written(f"{name}[{number}]", entry, numbers=numbers) for number, entry in enumerate(entries))

    def _written(self, name: str, value: object, *, numbers: bool) -> str:
        if numbers and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, str) and value.isprintable() and len(value) <= MAX_TEXT:
            return value.strip()
        self.fail(name, PLAIN_TEXT)
        return ""

    def item(self, name: str, read: Callable[[FieldReader], Item | None], *, required: bool = False) -> Item | None:
        """An object inside this one."""
        value = self._value(name, required=required)
        return None if value is None else self._read_object(name, value, read)

    def items(self, name: str, read: Callable[[FieldReader], Item | None], most: int) -> tuple[Item, ...]:
        """A list of objects, at most ``most`` of them."""
        read_items = (self._read_object(f"{name}[{number}]", entry, read) for number, entry in enumerate(self._list(name, most)))
        return tuple(item for item in read_items if item is not None)

    def _list(self, name: str, most: int) -> Sequence[object]:
        value = self._value(name)
        if value is None:
            return ()
        if not isinstance(value, (list, tuple)):
            self.fail(name, say("Een lijst werd verwacht."))
            return ()
        if len(value) > most:
            self.fail(name, say("De lijst is te lang: hoogstens {most}.", most=most))
            return ()
        return value

    def _read_object(self, name: str, value: object, read: Callable[[FieldReader], Item | None]) -> Item | None:
        if not isinstance(value, Mapping):
            self.fail(name, say("Een object met velden werd verwacht."))
            return None
        inner = FieldReader(value, f"{self.path}{name}.", self.errors)
        item = read(inner)
        inner.refuse_unknown()
        return item

    def refuse_unknown(self) -> None:
        """Note every field that nobody read: most often a typing error in its name."""
        unknown = [name for name in self.data if name not in self._read][:MAX_ERRORS]
        known = ", ".join(sorted(self._read)) if unknown else ""
        for name in unknown:
            self.fail(str(name)[:40], say("Dit veld is onbekend. Bekende velden: {known}.", known=known))
