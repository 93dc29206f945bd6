"""The form of the open clock: every fact a field, every field in the address, nothing kept.

Fields carry what was typed, so that a wrong one comes back as it was. All sentences about wrong values come from the reader of the domain;
here they only find their way to their field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, islice

from django.utils.translation import gettext

from hervat.domain.law import FieldError
from hervat.reports.words import Face
from hervat.web.components.field import Field, Option
from hervat.web.components.speech import spoken
from hervat.web.public.form.event_kinds import EVENT_GROUPS, EVENT_NAMES, SPOOR_2_GROUNDS, VANGNET_NAMES, event_name, movable_steps
from hervat.web.public.form.problems import FIELD_NAMES, field_name, name_in_sentence, sentence_at
from hervat.web.public.form.rows import KNOWN_KIND, LINK, MAX_ROWS, ROW_FIELD, TOO_MANY, row_numbers
from hervat.web.public.link import EXTRA_FIELDS

MAX_WHOLE_ROWS = 25  # events that still need their kind or their day: each brings a list of all kinds, so they make a page heavy


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a list: its fields, and for an event that is known already its kind and name."""

    number: int
    fields: Mapping[str, Field]
    kind: str = ""
    name: str = ""


class ClockForm:
    """What stands in the form: from what was typed (or an empty form), with a sentence at every field that is wrong."""

    def __init__(
        self, typed: Mapping[str, str], *, one_more: str = "", blank_events: int = 1, first_row: int = 0, fill_in: str = ""
    ) -> None:
        self.typed = dict(typed)
        self.face = Face.WERKNEMER if typed.get("voor") == Face.WERKNEMER else Face.PROFESSIONAL
        self.one_more = one_more  # the list that gets one more empty row
        self.first_row = first_row  # the number of the first row in an empty list
        self.errors: dict[str, str] = {}
        self.errors_of_all: list[str] = []  # what is wrong, but at no field
        self.focus = ""
        if fill_in:  # an event of which only the day is asked
            number = self._free_numbers(row_numbers(typed, "g"), 1)[0]
            self.typed[f"g-{number}-soort"] = fill_in
            self.focus = f"g-{number}-dag"
        blanks = {"hersteld": 1, "verlof": 1, "g": 0 if fill_in else blank_events}
        self._rows = {prefix: self._rows_of(prefix, number) for prefix, number in blanks.items()}

    def show_errors(self, errors: Sequence[FieldError], origins: Mapping[str, str]) -> None:
        """Put each sentence of the reader at its field, and what is about the whole on top."""
        places = self._places()
        for error in errors:
            name = field_name(error.path, origins)
            match = ROW_FIELD.fullmatch(name)
            row = f"{match[1]}-{match[2]}" if match else ""
            if name == LINK:
                self._say_on_top(spoken(error.message))
            elif not row or row in places:  # a row that did not fit has its sentence on top
                called = name_in_sentence(name, places.get(row, 0), self._known_event(row))
                self.errors.setdefault(name, sentence_at(name, called, error.message))

    @property
    def is_wrong(self) -> bool:
        """Whether anything is said to be wrong."""
        return bool(self.errors or self.errors_of_all)

    @property
    def error_list(self) -> list[tuple[str, str]]:
        """For the summary: the field (none for what is about the whole) and the sentence, in the order of the page."""
        order = {name: position for position, name in enumerate(field.name for field in self._all_fields())}
        at_fields = sorted(self.errors.items(), key=lambda error: order.get(error[0], -1))
        return [*(("", said) for said in self.errors_of_all), *at_fields]

    def _say_on_top(self, said: str) -> None:
        if said not in self.errors_of_all:
            self.errors_of_all.append(said)

    def _places(self) -> dict[str, int]:
        """For each row that is shown, where it stands among its own: ``{"g-7": 1}`` for the first new event."""
        new_events = [number for number in self._rows["g"] if not self._known_event(f"g-{number}")]
        known_events = [number for number in self._rows["g"] if self._known_event(f"g-{number}")]
        lists = (("hersteld", self._rows["hersteld"]), ("verlof", self._rows["verlof"]), ("g", new_events), ("g", known_events))
        return {f"{prefix}-{number}": place for prefix, numbers in lists for place, number in enumerate(numbers, 1)}

    def _known_event(self, row: str) -> str:
        """The name of an event whose kind is certain and whose day was typed; empty for every other row."""
        kind = self.typed.get(f"{row}-{KNOWN_KIND}") or self.typed.get(f"{row}-soort", "")
        return event_name(kind, self.face) if kind in EVENT_NAMES and self.typed.get(f"{row}-dag") else ""

    @cached_property
    def first_day(self) -> Field:
        hint = gettext("De eerste werkdag waarop u door ziekte niet werkte, bijvoorbeeld 3-3-2025.")
        return self._field("dag", str(FIELD_NAMES["dag"]), hint=hint)

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
            for number in self._rows["hersteld"]
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
            for number in self._rows["verlof"]
        ]

    @cached_property
    def others(self) -> list[Field]:
        """AOW, contract, vangnet."""
        no_vangnet = {"": gettext("Nee, of ik weet het niet")}
        names = no_vangnet | {kind.value: str(name) for kind, name in VANGNET_NAMES.items()}
        return [
            self._field("aow", str(FIELD_NAMES["aow"])),
            self._field("einde", str(FIELD_NAMES["einde"])),
            self._field("elders", str(FIELD_NAMES["elders"])),
            self._choice("vangnet", gettext("Betaalt UWV mee met een Ziektewet-uitkering (vangnet)?"), names),
        ]

    @cached_property
    def events(self) -> list[Row]:
        return [self._event_row(number) for number in self._rows["g"]]

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
        name = self._known_event(start)
        if not name:
            fields = {"kind": self._kind_field(f"{start}-soort"), "date": self._field(f"{start}-dag", gettext("Op welke dag?"))}
            return Row(number, fields | {extra: self._extra_field(extra, start) for extra in EXTRA_FIELDS.values()})
        kind = self.typed.get(f"{start}-{KNOWN_KIND}") or self.typed[f"{start}-soort"]
        fields = {"date": self._field(f"{start}-dag", name)}
        if extra := EXTRA_FIELDS.get(kind):
            fields[extra] = self._extra_field(extra, start)
        return Row(number, fields, kind, name)

    def _extra_field(self, extra: str, start: str) -> Field:
        if extra == "obligation":
            steps = movable_steps(self.face, self.typed.get(f"{start}-stap", ""))
            return self._choice(f"{start}-stap", gettext("Welke stap?"), {"": "", **steps})
        if extra == "good_reason":
            choices = {"": gettext("Niet te laat, of niet bekend"), "ja": gettext("Ja"), "nee": gettext("Nee")}
            return self._choice(f"{start}-reden", gettext("Te laat aangevraagd: was er een goede reden?"), choices)
        if extra == "until":
            return self._field(f"{start}-tot", gettext("Verlengd tot en met"))
        grounds = {ground.value: str(name) for ground, name in SPOOR_2_GROUNDS.items()}
        return self._choice(f"{start}-grond", gettext("Waarom blijft spoor 2 uit?"), {"": "", **grounds})

    @cached_property
    def _kind_names(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [(str(title), [(kind.value, event_name(kind, self.face)) for kind in kinds]) for title, kinds in EVENT_GROUPS]

    def _kind_field(self, name: str) -> Field:
        value = self.typed.get(name, "")
        first = ("", (Option("", gettext("Kies wat er gebeurde"), chosen=not value),))
        groups = ((title, tuple(Option(kind, label, chosen=kind == value) for kind, label in kinds)) for title, kinds in self._kind_names)
        return Field(name, gettext("Wat gebeurde er?"), value, self.errors.get(name, ""), options=(first, *groups))

    def _yes_no(self, name: str, label: str) -> Field:
        return self._choice(name, label, {"ja": gettext("Ja"), "nee": gettext("Nee")})

    def _choice(self, name: str, label: str, choices: Mapping[str, str]) -> Field:
        value = self.typed.get(name, "")
        options = tuple(Option(key, text, chosen=key == value) for key, text in choices.items())
        return Field(name, label, value, self.errors.get(name, ""), options=(("", options),))

    def _field(self, name: str, label: str, *, hint: str = "") -> Field:
        return Field(name, label, self.typed.get(name, ""), self.errors.get(name, ""), hint, focus=name == self.focus)

    def _rows_of(self, prefix: str, blanks: int) -> list[int]:
        """The rows to show: all that were there, at least ``blanks`` empty ones, and one more if that was asked; never more than fit."""
        numbers = row_numbers(self.typed, prefix)
        filled = row_numbers((name for name, value in self.typed.items() if value), prefix)
        missing = max(0, blanks - len(numbers) + len(filled)) + (self.one_more == prefix)
        if len(numbers) + (self.one_more == prefix) > MAX_ROWS[prefix]:
            self._say_on_top(spoken(TOO_MANY[prefix]))
        rows = [*numbers, *self._free_numbers(numbers, missing)][: MAX_ROWS[prefix]]
        return self._light_enough(rows) if prefix == "g" else rows

    def _free_numbers(self, taken: Sequence[int], missing: int) -> list[int]:
        """The lowest numbers for empty rows."""
        used = set(taken)
        return list(islice((number for number in count(self.first_row) if number not in used), missing))

    def _light_enough(self, rows: Sequence[int]) -> list[int]:
        whole = [number for number in rows if not self._known_event(f"g-{number}")]
        if len(whole) > MAX_WHOLE_ROWS:
            said = gettext("Van meer dan %(most)d gebeurtenissen is de soort of de dag niet bekend. U ziet de eerste %(most)d daarvan.")
            self._say_on_top(said % {"most": MAX_WHOLE_ROWS})
        too_much = set(whole[MAX_WHOLE_ROWS:])
        return [number for number in rows if number not in too_much]

    def _all_fields(self) -> Iterator[Field]:
        yield self.first_day
        for row in (*self.recovered, *self.leave):
            yield from row.fields.values()
        yield from self.others
        for row in self.events:
            yield from row.fields.values()
        yield self.on
