"""The form of the open clock: every fact a field, every field in the address, nothing kept.

Fields carry what was typed, so that a wrong one comes back as it was. Rows of a list are numbered (``hersteld-0-van``); empty rows do not
count. All sentences about wrong values come from the reader of the domain; here they only find their way to their field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext

from hervat.domain.law import FieldError
from hervat.web.components.field import Field, Option
from hervat.web.components.speech import spoken
from hervat.web.public.form.event_kinds import EVENT_GROUPS, EVENT_NAMES, MOVABLE_STEPS, SPOOR_2_GROUNDS, VANGNET_NAMES
from hervat.web.public.form.typed_dates import from_iso, is_readable, to_iso
from hervat.web.public.link import AGREED_REASON, EXTRA_FIELDS, SINGLE_KEYS, RawFacts

LINK = "link"  # the path of what is wrong with the link as a whole
ROW_FIELD = re.compile(r"^(hersteld|verlof|g)-([0-9]{1,3})-([a-z]+)$")
ERROR_PATH = re.compile(r"^(\w+)\[([0-9]+)\](?:\.(\w+))?$")
DATE_KEYS = ("dag", "aow", "einde", "elders", "op")

# For each list: the start of its field names, and the field that holds each part of an item. "tot" and "dag" hold dates.
ROWS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "recovered": ("hersteld", {"from": "van", "until": "tot"}),
    "leave": ("verlof", {"from": "van", "until": "tot", "same_cause_before": "ervoor", "same_cause_after": "erna"}),
    "events": ("g", {"kind": "soort", "date": "dag", "obligation": "stap", "good_reason": "reden", "until": "tot", "ground": "grond"}),
}
CHOICE_ENDINGS = ("soort", "stap", "reden", "grond", "ervoor", "erna", "vangnet")
DATE_ENDINGS = (*DATE_KEYS, "van", "tot")
DATE_PARTS = ("from", "until", "date")
YES_NO = {"ja": True, "nee": False}


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a list: its fields, and for an event that is known already its kind and name."""

    number: int
    fields: Mapping[str, Field]
    kind: str = ""
    name: str = ""


def facts_in(typed: Mapping[str, str]) -> tuple[RawFacts, dict[str, str]]:
    """The facts that were typed, with the field that each list item came from (``recovered[0]`` -> ``hersteld-2``)."""
    facts: RawFacts = {}
    for key, field in SINGLE_KEYS.items():
        if value := typed.get(key, "").strip():
            facts[field] = to_iso(value) if key in DATE_KEYS else value
    origins: dict[str, str] = {}
    for list_name, (prefix, _) in ROWS.items():
        items = [(number, item) for number in row_numbers(typed, prefix) if (item := _read_row(typed, list_name, number))]
        if items:
            facts[list_name] = [item for _, item in items]
        origins |= {f"{list_name}[{index}]": f"{prefix}-{number}" for index, (number, _) in enumerate(items)}
    return facts, origins


def typed_from(facts: RawFacts) -> dict[str, str]:
    """The form filled in with facts from a link."""
    typed = {key: from_iso(facts[field]) for key, field in SINGLE_KEYS.items() if facts.get(field)}
    for list_name, (prefix, parts) in ROWS.items():
        for number, item in enumerate(facts.get(list_name, ())):
            for part, ending in parts.items():
                if part in item:
                    typed[f"{prefix}-{number}-{ending}"] = _as_typed(item[part])
    return typed


def row_numbers(typed: Mapping[str, str], prefix: str) -> list[int]:
    """Which rows of a list the form held, empty ones too."""
    matches = (ROW_FIELD.match(name) for name in typed)
    return sorted({int(match[2]) for match in matches if match and match[1] == prefix})


def _as_typed(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return from_iso(str(value))


def _read_row(typed: Mapping[str, str], list_name: str, number: int) -> RawFacts:
    """One row as a raw item; empty when the row was left empty, or when the date of a known event was taken out."""
    prefix, parts = ROWS[list_name]
    values = {part: typed.get(f"{prefix}-{number}-{ending}", "").strip() for part, ending in parts.items()}
    known_kind = typed.get(f"{prefix}-{number}-vast", "")
    if known_kind:
        values["kind"] = known_kind if values["date"] else ""
    if list_name == "events":
        extra = EXTRA_FIELDS.get(values["kind"], "")
        values = {part: value for part, value in values.items() if part in ("kind", "date", extra)}
    item: RawFacts = {part: to_iso(value) if part in DATE_PARTS else YES_NO.get(value, value) for part, value in values.items() if value}
    if not any(isinstance(value, str) for value in item.values()):
        return {}
    if list_name == "leave":
        item = {"kind": "zwangerschap"} | {part: value for part, value in item.items() if value is not True}
    if "obligation" in item:
        item["reason"] = AGREED_REASON
    return item


class ClockForm:
    """What stands in the form: from what was typed (or an empty form), with a sentence at every field that is wrong."""

    def __init__(self, typed: Mapping[str, str], *, one_more: str = "", blank_events: int = 1, first_row: int = 0) -> None:
        self.typed = typed
        self.first_row = first_row  # the number of the first row in an empty list
        self.one_more = one_more  # the list that gets one more empty row
        self.blank_events = blank_events
        self.errors: dict[str, str] = {}

    def show_errors(self, errors: Sequence[FieldError], origins: Mapping[str, str]) -> None:
        """Put each sentence of the reader at its field."""
        for error in errors:
            name = field_name(error.path, origins)
            self.errors.setdefault(name, self._sentence(name, spoken(error.message)))

    def _sentence(self, name: str, said: str) -> str:
        """The sentence of the reader, but in the words of a form where the reader speaks to programs."""
        ending = name.rpartition("-")[2]
        if ending in CHOICE_ENDINGS:
            return gettext("Kies iets uit de lijst.")
        typed = self.typed.get(name, "")
        if typed and ending in DATE_ENDINGS and not is_readable(typed):
            return gettext("Vul een datum in, bijvoorbeeld 23-11-2026.")
        return said

    @property
    def error_list(self) -> list[tuple[str, str]]:
        """For the summary: the field and the sentence, in the order of the page."""
        order = {name: position for position, name in enumerate(field.name for field in self._all_fields())}
        return sorted(self.errors.items(), key=lambda error: order.get(error[0], -1))

    @cached_property
    def first_day(self) -> Field:
        hint = gettext("De eerste werkdag waarop u door ziekte niet werkte, bijvoorbeeld 3-3-2025.")
        return self._field("dag", gettext("Eerste ziektedag"), hint=hint)

    @cached_property
    def on(self) -> Field:
        return self._field("op", gettext("Op welke dag kijkt u?"), hint=gettext("Laat leeg voor vandaag."))

    @cached_property
    def recovered(self) -> list[Row]:
        hint = gettext("Laat leeg als het nog duurt.")
        return [
            Row(
                number,
                {
                    "first": self._field(f"hersteld-{number}-van", gettext("Eerste dag helemaal beter")),
                    "last": self._field(f"hersteld-{number}-tot", gettext("Laatste dag helemaal beter"), hint=hint),
                },
            )
            for number in self._rows("hersteld")
        ]

    @cached_property
    def leave(self) -> list[Row]:
        return [
            Row(
                number,
                {
                    "first": self._field(f"verlof-{number}-van", gettext("Eerste dag van het verlof")),
                    "last": self._field(f"verlof-{number}-tot", gettext("Laatste dag van het verlof")),
                    "before": self._yes_no(f"verlof-{number}-ervoor", gettext("Ziek vlak vóór het verlof: kwam dat door de zwangerschap?")),
                    "after": self._yes_no(f"verlof-{number}-erna", gettext("Ziek vlak na het verlof: zelfde oorzaak als ervoor?")),
                },
            )
            for number in self._rows("verlof")
        ]

    @cached_property
    def others(self) -> list[Field]:
        """AOW, contract, vangnet."""
        no_vangnet = {"": gettext("Nee, of ik weet het niet")}
        names = no_vangnet | {kind.value: str(name) for kind, name in VANGNET_NAMES.items()}
        return [
            self._field("aow", gettext("Eerste dag met AOW")),
            self._field("einde", gettext("Laatste dag van het contract")),
            self._field("elders", gettext("Eerste dag van een contract bij een andere werkgever")),
            self._choice("vangnet", gettext("Betaalt UWV mee met een Ziektewet-uitkering (vangnet)?"), names),
        ]

    @cached_property
    def events(self) -> list[Row]:
        return [self._event_row(number) for number in self._rows("g", self.blank_events)]

    @property
    def known_events(self) -> list[Row]:
        return [row for row in self.events if row.kind]

    @property
    def new_events(self) -> list[Row]:
        return [row for row in self.events if not row.kind]

    @property
    def shows_recovered(self) -> bool:
        """Whether the group is open: something stands in it, or one more row was asked."""
        return self._is_used(field for row in self.recovered for field in row.fields.values()) or self.one_more == "hersteld"

    @property
    def shows_leave(self) -> bool:
        dates = (field for row in self.leave for field in (row.fields["first"], row.fields["last"]))
        return self._is_used(dates) or self.one_more == "verlof"

    @property
    def shows_others(self) -> bool:
        return self._is_used(self.others)

    @property
    def shows_known_events(self) -> bool:
        """Whether a known event must be seen, because something in it is wrong."""
        return any(field.error for row in self.known_events for field in row.fields.values())

    @property
    def was(self) -> str:
        """The facts that these are compared with, as a query."""
        return self.typed.get("was", "")

    def _is_used(self, fields: Iterable[Field]) -> bool:
        return any(field.value or field.error for field in fields)

    def _event_row(self, number: int) -> Row:
        start = f"g-{number}"
        known = self.typed.get(f"{start}-vast") or self.typed.get(f"{start}-soort", "")
        if known in EVENT_NAMES and f"{start}-soort" not in self.errors and self.typed.get(f"{start}-dag"):
            name = str(EVENT_NAMES[known])
            fields = {"date": self._field(f"{start}-dag", name)}
            if extra := EXTRA_FIELDS.get(known):
                fields[extra] = self._extra_field(extra, start)
            return Row(number, fields, kind=known, name=name)
        fields = {"kind": self._kind_field(f"{start}-soort"), "date": self._field(f"{start}-dag", gettext("Op welke dag?"))}
        fields |= {extra: self._extra_field(extra, start) for extra in EXTRA_FIELDS.values()}
        return Row(number, fields)

    def _extra_field(self, extra: str, start: str) -> Field:
        if extra == "obligation":
            steps = {"": ""} | {step: _step_name(step) for step in MOVABLE_STEPS}
            return self._choice(f"{start}-stap", gettext("Welke stap?"), steps)
        if extra == "good_reason":
            choices = {"": gettext("Niet te laat, of niet bekend"), "ja": gettext("Ja"), "nee": gettext("Nee")}
            return self._choice(f"{start}-reden", gettext("Te laat aangevraagd: was er een goede reden?"), choices)
        if extra == "until":
            return self._field(f"{start}-tot", gettext("Verlengd tot en met"))
        grounds = {ground.value: str(name) for ground, name in SPOOR_2_GROUNDS.items()}
        return self._choice(f"{start}-grond", gettext("Waarom blijft spoor 2 uit?"), {"": "", **grounds})

    def _kind_field(self, name: str) -> Field:
        value = self.typed.get(name, "")
        first = ("", (Option("", gettext("Kies wat er gebeurde"), chosen=not value),))
        groups = tuple(
            (str(title), tuple(Option(kind.value, str(label), chosen=kind.value == value) for kind, label in kinds.items()))
            for title, kinds in EVENT_GROUPS
        )
        return Field(name, gettext("Wat gebeurde er?"), value, self.errors.get(name, ""), options=(first, *groups))

    def _yes_no(self, name: str, label: str) -> Field:
        return self._choice(name, label, {"ja": gettext("Ja"), "nee": gettext("Nee")})

    def _choice(self, name: str, label: str, choices: Mapping[str, str]) -> Field:
        value = self.typed.get(name, "")
        options = tuple(Option(key, text, chosen=key == value) for key, text in choices.items())
        return Field(name, label, value, self.errors.get(name, ""), options=(("", options),))

    def _field(self, name: str, label: str, *, hint: str = "") -> Field:
        return Field(name, label, self.typed.get(name, ""), self.errors.get(name, ""), hint)

    def _rows(self, prefix: str, blanks: int = 1) -> list[int]:
        """The rows to show: all that were there, at least ``blanks`` empty ones, and one more if that was asked."""
        numbers = row_numbers(self.typed, prefix)
        empty = [n for n in numbers if not any(self.typed[name] for name in self.typed if name.startswith(f"{prefix}-{n}-"))]
        missing = max(0, blanks - len(empty)) + (self.one_more == prefix)
        after = max(numbers, default=self.first_row - 1) + 1
        return [*numbers, *range(after, after + missing)]

    def _all_fields(self) -> Iterator[Field]:
        yield self.first_day
        for row in (*self.recovered, *self.leave):
            yield from row.fields.values()
        yield from self.others
        for row in self.events:
            yield from row.fields.values()
        yield self.on


def field_name(path: str, origins: Mapping[str, str]) -> str:
    """The field that a sentence of the reader is about; the first sick day for one about the whole."""
    if match := ERROR_PATH.match(path):
        list_name, index, part = match.groups()
        _, parts = ROWS[list_name]
        endings = tuple(parts.values())
        return f"{origins[f'{list_name}[{index}]']}-{parts.get(part or '', endings[0])}"
    return next((key for key, field in SINGLE_KEYS.items() if field == path), path if path in ("op", LINK) else "dag")


def _step_name(step: str) -> str:
    return str(EVENT_NAMES.get(step) or EVENT_NAMES["bijstelling"])
