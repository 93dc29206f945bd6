"""Reading the loads of one function, as an arbeidsdeskundige types them at the workplace or another program sends them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from hervat.domain.fields import FactsError, FieldReader
from hervat.domain.fml.catalogue import Item, Kind, Version, VersionId, version
from hervat.domain.fml.crosswalk import targets
from hervat.domain.fml.reading import unknown_item
from hervat.domain.matching.loads import Band, Load, Period, Source
from hervat.domain.matching.occupations import LEVELS, MOST_WAGE
from hervat.domain.matching.requirements import read_any_keys
from hervat.domain.matching.travel import read_postcode
from hervat.domain.matching.units import MOST_OF_ANY, convert, known_units, most_of
from hervat.domain.text import Text, say

DAYS_A_WEEK = 7
PERIODS = "6.1"


@dataclass(frozen=True, slots=True)
class Function:
    """A function and its loads, in version B; and what else is known of it. ``required``: keys of ``requirements.toml``."""

    label: str
    loads: Mapping[str, Load]
    postcode: str | None = None
    level: int | None = None  # NLQF
    hourly_wage: float | None = None
    required: frozenset[str] = frozenset()


def read_load(number: str, written: Mapping[str, object], on: date) -> Load:
    """What one item or part of version B asks, typed on the day ``on``. Raises :class:`FactsError`, with the number before each field."""
    reader = FieldReader({number: written})
    load = _loads(reader, version(VersionId.B), on).get(number)
    if reader.errors or load is None:
        raise FactsError(tuple(reader.errors))
    return load


def read_function(reader: FieldReader, on: date) -> Function | None:
    """The function in an object; ``on``: the day on which its loads were typed."""
    label = reader.text("label") or ""
    which = reader.choice("version", VersionId) or VersionId.B
    loads = reader.item("loads", lambda inner: _loads(inner, version(which), on), required=True) or {}
    day, week = loads.get("6.2"), loads.get("6.3")
    if day and week and day.bands and week.bands and week.bands[0].high > day.bands[0].high * DAYS_A_WEEK:
        reader.fail("loads.6.3", say("De uren spreken elkaar tegen: zoveel uur per week past niet in zeven van deze dagen."))
    return Function(
        label=label,
        loads=_in_version_b(loads) if which is VersionId.A else loads,
        postcode=read_postcode(reader, "postcode"),
        level=reader.whole_number("level", *LEVELS),
        hourly_wage=reader.number("hourly_wage", MOST_WAGE),
        required=read_any_keys(reader, "requires"),
    )


def _in_version_b(loads: Mapping[str, Load]) -> dict[str, Load]:
    """Loads numbered as in version A, at their places in B. What has no place of its own there keeps only that it is there."""
    moved: dict[str, Load] = {}
    for number, load in loads.items():
        places = targets().get(number)
        if places is None:
            moved.setdefault(number, replace(load, item=number))
            continue
        for target in places:
            if target.note:
                continue
            item = version(VersionId.B).items[target.item]
            place = item.called(target.code) if target.code and item.has_parts else target.item
            counted = load if item.unit and target.code is None else _only_present(load)
            moved.setdefault(place, replace(counted, item=place))
    return moved


def _only_present(load: Load) -> Load:
    if not load.bands:
        return load
    return replace(load, bands=(), present=sum(band.share for band in load.bands if band.high > 0))


def _loads(reader: FieldReader, listed: Version, on: date) -> dict[str, Load]:
    loads: dict[str, Load] = {}
    for number in map(str, list(reader.data)):
        item = listed.about(number)
        if item is None:
            reader.skip(number)
            reader.fail(number[:40], unknown_item(number, listed))
            continue
        if item.kind is Kind.SIDE:
            reader.skip(number)
            reader.fail(number, say("Dit item zegt alleen aan welke kant iets is. Daar hoort geen belasting bij."))
            continue
        load = reader.item(number, _Loaded(number, item, on).read)
        if load is not None:
            loads[number] = load
    return loads


@dataclass(frozen=True, slots=True)
class _Loaded:
    """One load, being read."""

    number: str
    item: Item
    on: date

    def read(self, reader: FieldReader) -> Load | None:
        """The load in an object; None when a sentence says what is wrong."""
        before = len(reader.errors)
        value, unit = reader.number("value", MOST_OF_ANY), reader.text("unit")
        present, periods = reader.boolean("present"), self._periods(reader)
        kenmerkend = reader.boolean("kenmerkend")
        per_hour, minutes = reader.number("per_hour", MOST_OF_ANY), reader.number("minutes", MOST_OF_ANY)
        if sum(given is not None for given in (value, present, periods)) != 1 and len(reader.errors) == before:
            reader.fail("", self._expected())
        bands = self._bands(reader, value, unit)
        if len(reader.errors) > before:
            return None
        return Load(
            item=self.number,
            source=Source("opgegeven", on=self.on),
            bands=bands,
            present=None if present is None else float(present),
            periods=periods,
            kenmerkend=kenmerkend is not False,
            per_hour=per_hour,
            minutes=minutes,
        )

    def _expected(self) -> Text:
        if self.number == PERIODS:
            return say("Geef periods: een lijst met evening, night of geen van beide.")
        if self.item.unit is None:
            return say("Geef present: true of false.")
        return say("Geef value met unit ({units}), of present: true of false.", units=known_units(self.item.unit))

    def _periods(self, reader: FieldReader) -> frozenset[Period] | None:
        if not reader.has("periods"):
            return None
        written = reader.texts("periods", most=len(Period))
        if self.number != PERIODS:
            reader.fail("periods", say("Delen van de dag horen alleen bij item 6.1."))
        for place, period in enumerate(written):
            if period not in set(Period):
                reader.fail(f"periods[{place}]", say("Onbekende waarde. Kies uit: {choices}.", choices=", ".join(Period)))
        return frozenset(Period(period) for period in written if period in set(Period))

    def _bands(self, reader: FieldReader, value: float | None, unit: str | None) -> tuple[Band, ...]:
        if value is None:
            if unit is not None and not reader.errors:
                reader.fail("unit", say("Een eenheid hoort bij value."))
            return ()
        own = self.item.unit
        if own is None or self.number != self.item.number:
            reader.fail("value", say("Bij dit item wordt niet geteld. Geef present: true of false."))
            return ()
        if unit is None:
            reader.fail("unit", say("Geef de eenheid van value. Kies uit: {units}.", units=known_units(own)))
            return ()
        amount = convert(value, unit, own)
        if amount is None:
            reader.fail("unit", say("Deze eenheid past niet bij item {item}. Kies uit: {units}.", item=self.number, units=known_units(own)))
            return ()
        if amount > most_of(own):
            reader.fail("value", say("Dat kan niet: hoogstens {most} {unit}.", most=str(most_of(own)), unit=own))
            return ()
        return (Band(amount, amount),)
