"""What work asks (belasting), item by item, in words for everybody: what each item is called, and how much of it there is.

The names are those of loads, not of limitations: part 1.8.4 of the list is "niet vaak deadlines"; what work asks there is "Deadlines en
pieken". Amounts are told as what most jobs ask. An estimate is a spread, and often an open one: what it leaves open is said, not guessed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hervat.domain.fml import VersionId, version
from hervat.domain.matching import explain
from hervat.domain.matching.explain import HARDLY_THERE, NOT_THERE, PERIODS, THERE
from hervat.domain.matching.judge import HARDLY_ANY
from hervat.domain.matching.loads import Band, Load, Period
from hervat.domain.text import Text, say

RUBRIEKEN: Mapping[int, Text] = {
    1: say("Aandacht, tempo en zelfstandigheid"),
    2: say("Omgaan met anderen"),
    3: say("De omgeving"),
    4: say("Bewegen, tillen en lopen"),
    5: say("Zitten, staan en andere houdingen"),
    6: say("Werktijden"),
}
# In the order of the list; items that say where a limitation is, and "andere, namelijk", ask nothing of work.
NAMES: Mapping[str, Text] = {
    "1.1": say("Lang achter elkaar opletten"),
    "1.2": say("Op meer dingen tegelijk letten"),
    "1.3": say("Veel onthouden"),
    "1.5": say("Taken zelf plannen en afmaken"),
    "1.6": say("Zelf beslissen en oplossen"),
    "1.7": say("Een tempo dat vastligt"),
    "1.8.1": say("Afleiding door anderen"),
    "1.8.2": say("Werk dat u niet ziet aankomen"),
    "1.8.3": say("Storingen en onderbrekingen"),
    "1.8.4": say("Deadlines en pieken"),
    "1.8.5": say("Hoog tempo"),
    "1.8.6": say("Gevaar voor uzelf"),
    "1.9": say("Zonder vaste werkwijze werken"),
    "2.1": say("Goed zien"),
    "2.2": say("Goed horen"),
    "2.3": say("Veel praten"),
    "2.4": say("Schrijven"),
    "2.5": say("Lezen"),
    "2.6": say("Problemen en verdriet van anderen"),
    "2.7": say("Eigen gevoelens beheersen"),
    "2.8": say("Conflicten en boze mensen"),
    "2.9": say("Samenwerken in een team"),
    "2.10": say("Zelf reizen naar het werk"),
    "2.11": say("Rijden voor het werk"),
    "2.12.1": say("Contact met klanten"),
    "2.12.2": say("Contact met patiënten of mensen die hulp nodig hebben"),
    "2.12.3": say("Alleen werken, zonder collega in de buurt"),
    "2.12.4": say("Direct contact met collega’s"),
    "2.12.5": say("Leidinggeven"),
    "3.1": say("Hitte of kou"),
    "3.2": say("Tocht"),
    "3.3": say("Water of stoffen op de huid"),
    "3.4": say("Beschermende middelen dragen"),
    "3.5": say("Stof, rook, gassen of damp"),
    "3.6": say("Lawaai"),
    "3.7": say("Trillingen"),
    "3.8": say("Kans op besmetting"),
    "4.3.1": say("Bolgreep"),
    "4.3.2": say("Pengreep"),
    "4.3.3": say("Pincetgreep"),
    "4.3.4": say("Sleutelgreep"),
    "4.3.5": say("Cilindergreep"),
    "4.3.6": say("Knijpen en grijpen met kracht"),
    "4.3.7": say("Fijn werk met de vingers"),
    "4.3.8": say("Steeds dezelfde beweging met hand en vingers"),
    "4.3.9": say("Typen en klikken"),
    "4.4": say("Tijd achter toetsenbord of muis"),
    "4.5": say("Fijn voelen met de vingers"),
    "4.6": say("Schroefbewegingen met hand en arm"),
    "4.7": say("Ver reiken"),
    "4.8": say("Vaak reiken"),
    "4.9": say("Diep buigen"),
    "4.10": say("Vaak buigen"),
    "4.11": say("De romp draaien"),
    "4.12": say("Duwen of trekken"),
    "4.13": say("Tillen"),
    "4.14": say("Dragen"),
    "4.15": say("Het hoofd bewegen"),
    "4.16": say("Lopen achter elkaar"),
    "4.17": say("Lopen op een dag"),
    "4.18": say("Trappen lopen"),
    "4.19": say("Klimmen"),
    "4.20": say("Knielen of hurken"),
    "5.1": say("Zitten achter elkaar"),
    "5.2": say("Zitten op een dag"),
    "5.3": say("Staan achter elkaar"),
    "5.4": say("Staan op een dag"),
    "5.5": say("Geknield of gehurkt werken"),
    "5.6": say("Gebogen of gedraaid werken"),
    "5.7": say("Boven de schouders werken"),
    "5.8": say("Het hoofd stilhouden"),
    "5.9": say("Een houding die u niet zelf kiest"),
    "6.1": say("Werken in de avond of nacht"),
    "6.2": say("Uren per dag"),
    "6.3": say("Uren per week"),
}
GRIPS = ("4.3.1", "4.3.2", "4.3.3", "4.3.4", "4.3.5", "4.3.6")
GRIP = say("Grijpen en vasthouden")
UNITS: Mapping[str, Text] = {**explain.UNITS, "kg": say("kilo"), "cm": say("centimeter")}  # written out
ONE = {"min": say("minuut achter elkaar")}  # how a unit is called of which there is one
NEARLY_ALL = 0.90  # of the jobs
HALF, MOST = 0.5, 0.75
WHOLE_DAY = {"h/day": 8.0, "h/week": 40.0}  # an estimate that leaves all of it open tells nothing
NEWTON_PER_KILO = 10  # as the list itself counts
ROUNDING = 1e-9


class Row(NamedTuple):
    """One line of what work asks: its name, and the items that it stands for."""

    name: Text
    items: tuple[str, ...]


def rows_of(rubriek: int, loads: Mapping[str, Load]) -> Iterator[Row]:
    """The lines of a rubriek (1 to 6). The grips are one line as long as they ask the same: which of them is rarely known."""
    grips_alike = len({_told(loads.get(item)) for item in GRIPS}) == 1
    for item, name in NAMES.items():
        if int(item.partition(".")[0]) != rubriek:
            continue
        if not (grips_alike and item in GRIPS):
            yield Row(name, (item,))
        elif item == GRIPS[0]:
            yield Row(GRIP, GRIPS)


def amount_words(load: Load) -> Text:
    """How much of it the work asks."""
    if load.periods is not None:
        return _periods(load.periods)
    if load.bands:
        return _of_bands(load)
    share = load.present or 0.0
    if load.graded and share > 0:
        return explain.graded_words(share)
    return THERE if share >= 1 and not load.kenmerkend else presence_words(share)


def is_there(load: Load) -> bool:
    """Whether the work asks it at all, in more than hardly any of the jobs."""
    if load.periods is not None:
        return bool(load.periods)
    share = sum(band.share for band in load.bands if band.high > 0) if load.bands else load.present or 0.0
    return share > HARDLY_ANY


def presence_words(share: float) -> Text:
    """In which part (0-1) of the jobs something is there at all."""
    if share <= 0:
        return NOT_THERE
    if share >= 1:
        return explain.PART_OF_WORK
    if share <= HARDLY_ANY:
        return HARDLY_THERE
    if share >= NEARLY_ALL:
        return say("in bijna alle banen")
    return say("in ongeveer {share}% van de banen", share=_percentage(share))


def quantile(weighed: Iterable[tuple[float, float]], part: float, *, up: bool = False) -> float:
    """The value that this part of the weight is at or under; ``up``: at or above."""
    gone, reached = 0.0, 0.0
    for value, weight in sorted(weighed, reverse=up):
        gone, reached = gone + weight, value
        if gone >= part - ROUNDING:
            break
    return reached


def rough(number: float) -> float:
    """No more figures than an estimate bears: ``250``, ``30``, ``9``, ``2.5``, ``0.2``."""
    if number >= 5:
        step = 10 if number >= 100 else 5 if number >= 50 else 1
        return float(step * round(number / step))
    return (5 * round(number * 2) if number >= 1 else round(number * 10)) / 10


def _told(load: Load | None) -> object:
    return None if load is None else (load.bands, load.present, load.source)


def _periods(periods: Iterable[Period]) -> Text:
    found = set(periods)
    if found == set(Period):
        return say("’s avonds en ’s nachts")
    return PERIODS[found.pop()] if found else NOT_THERE


def _of_bands(load: Load) -> Text:
    """What half of the jobs asks at least, and three quarters at most, as far as the estimate tells."""
    low = quantile([(band.low, band.share) for band in load.bands], HALF, up=True)
    high = quantile([(band.high, band.share) for band in load.bands], MOST)
    if high <= 0:
        return say("meestal niet")
    if low <= 0 and high >= _all_there_is(load.item):
        return _open(load.bands)
    if len(load.bands) == 1:
        return _amount(load.item, low, high)
    return say("meestal {amount}", amount=_amount(load.item, low, high))


def _open(bands: Sequence[Band]) -> Text:
    """That it is there; how much is not told."""
    without = sum(band.share for band in bands if band.high <= 0)
    if without > HARDLY_ANY:
        return say("in ongeveer {share}% van de banen; hoeveel is niet bekend", share=_percentage(1 - without))
    return say("komt voor; hoeveel is niet bekend")


def _amount(item: str, low: float, high: float) -> Text:
    least = rough(low)
    if math.isinf(high):
        return say("{least} {unit} of meer", least=least, unit=_unit_words(item, low))
    most, unit = rough(high), _unit_words(item, high)
    if low <= 0:
        return say("hooguit {most} {unit}", most=most, unit=unit)
    if least == most:
        return say("ongeveer {most} {unit}", most=most, unit=unit)
    return say("{least} tot {most} {unit}", least=least, most=most, unit=unit)


def _unit_words(item: str, value: float) -> Text:
    """Newton says little to most people: ``newton (als 25 kilo)``."""
    unit = _unit(item)
    if unit == "N":
        return say("newton (als {kilos} kilo)", kilos=rough(value / NEWTON_PER_KILO))
    return ONE.get(unit, UNITS[unit]) if value == 1 else UNITS[unit]


def _percentage(share: float) -> int:
    """To the nearest five."""
    return 5 * round(share * 20)


def _unit(item: str) -> str:
    return version(VersionId.B).items[item].unit or ""


def _all_there_is(item: str) -> float:
    """From here on an estimate that begins at nothing tells nothing: beyond what daily life asks, or the whole of the day."""
    cap = version(VersionId.B).items[item].codes[0].cap
    return WHOLE_DAY.get(_unit(item), math.inf) if cap is None else cap.value + ROUNDING
