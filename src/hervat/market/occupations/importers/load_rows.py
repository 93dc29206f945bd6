"""The documented CSV of loads: one row is one item of one occupation, or one band of its distribution.

``occupation_uri,item,low,high,unit,share,present,periods,kenmerkend,confident,trust,source,source_version,on,note``. Items are those of FML
version B. Rows of one source with the same occupation and item are the bands of one distribution: their shares together are 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from hervat.domain.fml import Item, Kind, VersionId, version
from hervat.domain.matching.loads import Period, Trust
from hervat.domain.matching.units import convert, known_units, most_of
from hervat.domain.text import say
from hervat.market.importing.material import Piece
from hervat.market.importing.results import Progress
from hervat.market.importing.tables import Layout, Row, read_table
from hervat.market.occupations.importers.uris import uri_of
from hervat.market.occupations.models import OccupationLoad

LAYOUT = Layout(
    required=(
        "occupation_uri", "item", "low", "high", "unit", "share", "present", "periods", "kenmerkend", "confident", "trust",
        "source", "source_version", "on",
    ),
    optional=("note",),
    closed=True,
)  # fmt: skip
MOST_NOTE, MOST_SOURCE, MOST_VERSION = 500, 120, 60
ROUNDED = 0.005  # shares that were rounded to hundredths need not be 1 to the last digit
OF_PERIODS, NO_PERIOD = "6.1", "none"
SURE = (Trust.A, Trust.B)


class ReadLoad(NamedTuple):
    """One load, as its rows say it; bands as (low, high or None, share)."""

    kenmerkend: bool
    confident: bool
    trust: Trust
    on: date | None
    note: str
    bands: tuple[tuple[float, float | None, float], ...] = ()
    present: float | None = None
    periods: tuple[str, ...] | None = None


Loads = dict[tuple[str, str], ReadLoad]  # by occupation and item
Sources = dict[tuple[str, str], Loads]  # by name and version of the source


def read_loads(pieces: Iterable[Piece], progress: Progress) -> Sources:
    """All loads of all tables, by their source. Raises WrongFile."""
    sources: Sources = {}
    last: dict[tuple[str, str], dict[tuple[str, str], Row]] = {}
    for piece in pieces:
        for row in read_table(piece, LAYOUT, progress):
            source = (row.filled("source", MOST_SOURCE), row.fits("source_version", row["source_version"], MOST_VERSION))
            key = (uri_of(row, "occupation_uri"), row.filled("item"))
            loads = sources.setdefault(source, {})
            loads[key] = _joined(row, loads.get(key), _load(row, item_of(row)))
            last.setdefault(source, {})[key] = row
    for source, loads in sources.items():
        for key, load in loads.items():
            _refuse_wrong_shares(last[source][key], load)
    return sources


def model_of(occupation: str, item: str, load: ReadLoad) -> OccupationLoad:
    """A load as it is stored."""
    return OccupationLoad(occupation_id=occupation, item=item, **{**load._asdict(), "bands": load.bands or None})


def item_of(row: Row) -> Item:
    """The item of the FML that the row is about, or the item to which the part belongs that it is about."""
    number = row.filled("item")
    item = version(VersionId.B).about(number)
    if item is None:
        raise row.wrong("item", say("Dit item bestaat niet in de FML (versie B): {found}.", found=number[:100]))
    if item.kind is Kind.SIDE:
        raise row.wrong("item", say("Item {item} zegt alleen aan welke kant iets is. Daar hoort geen belasting bij.", item=number))
    return item


def _load(row: Row, item: Item) -> ReadLoad:
    trust = Trust(row.choice("trust", tuple(Trust)))
    confident = row.yes_or_no("confident", default=trust in SURE)
    load = ReadLoad(row.yes_or_no("kenmerkend", default=True), confident, trust, row.day("on"), row.fits("note", row["note"], MOST_NOTE))
    if confident and trust not in SURE and not load.note:
        raise row.wrong(
            "note", say("Zeg hier waarom dit zeker genoeg is. Bij betrouwbaarheid {trust} is het dat meestal niet.", trust=trust)
        )
    return _told(row, item, load)


def _told(row: Row, item: Item, load: ReadLoad) -> ReadLoad:
    ways = [column for column in ("low", "present", "periods") if row[column]]
    if len(ways) != 1:
        raise row.wrong_row(say("Vul precies één van deze kolommen: low (met unit), present of periods."))
    if ways == ["low"]:
        return load._replace(bands=(_band(row, item),))
    stray = next((column for column in ("high", "unit", "share") if row[column]), None)
    if stray is not None:
        raise row.wrong(stray, say("Dit hoort alleen bij een waarde in low."))
    return load._replace(present=row.measure("present", 0, 1)) if ways == ["present"] else load._replace(periods=_periods(row, item))


def _band(row: Row, item: Item) -> tuple[float, float | None, float]:
    if item.unit is None:
        raise row.wrong("low", say("Item {item} heeft geen maat. Vul present.", item=item.number))
    low, high, share = row.measure("low", 0), row.number("high", 0), row.number("share", 0, 1)
    unit = row.filled("unit")
    least = convert(low, unit, item.unit)
    if least is None:
        wanted = say("Item {item} telt in: {units}. Gevonden: {found}.", item=item.number, units=known_units(item.unit), found=unit[:40])
        raise row.wrong("unit", wanted)
    if high is not None and high < low:
        raise row.wrong("high", say("Dit is lager dan low ({low}).", low=row["low"]))
    if share == 0:
        raise row.wrong("share", say("Verwacht een deel groter dan 0, hoogstens 1."))
    most = None if high is None else convert(high, unit, item.unit)
    for column, amount in (("low", least), ("high", most or 0)):
        if amount > most_of(item.unit):
            raise row.wrong(column, say("Dat kan niet: hoogstens {most} {unit}.", most=str(most_of(item.unit)), unit=item.unit))
    return least, most, 1.0 if share is None else share


def _periods(row: Row, item: Item) -> tuple[str, ...]:
    if item.number != OF_PERIODS:
        raise row.wrong("periods", say("Delen van de dag horen alleen bij item {item}.", item=OF_PERIODS))
    found = row.listed("periods", " ")
    if found == (NO_PERIOD,):
        return ()
    known = tuple(period.value for period in Period)
    strange = [period for period in found if period not in known]
    if strange:
        wanted = ", ".join((*known, NO_PERIOD))
        raise row.wrong("periods", say("Verwacht één van: {choices}. Gevonden: {found}.", choices=wanted, found=strange[0][:40]))
    return found


def _joined(row: Row, before: ReadLoad | None, load: ReadLoad) -> ReadLoad:
    """One band more of a distribution; anything else that was told before is a mistake."""
    if before is None:
        return load
    if not (before.bands and load.bands):
        raise row.wrong_row(say("Dit item van dit beroep staat er al. Alleen bij waarden in low mogen het er meer zijn."))
    if before._replace(bands=()) != load._replace(bands=()):
        raise row.wrong_row(
            say("Deze band zegt over herkomst, zekerheid of kenmerkend iets anders dan een eerdere van dit beroep en item.")
        )
    return before._replace(bands=before.bands + load.bands)


def _refuse_wrong_shares(row: Row, load: ReadLoad) -> None:
    whole = sum(share for _, _, share in load.bands)
    if load.bands and abs(whole - 1) > ROUNDED:
        raise row.wrong("share", say("De delen van dit beroep en item zijn samen {found}, en moeten samen 1 zijn.", found=f"{whole:.3g}"))
