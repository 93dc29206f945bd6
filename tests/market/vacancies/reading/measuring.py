"""How well labelled ads are read: per field how much of what was found is right, and how much of what is there was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hervat.market.vacancies.ads import Ad
from tests.market.vacancies.reading.labelled import Labelled

UNKNOWN = "?"


@dataclass
class Score:
    """``right`` of ``found``, and of ``there``. ``wrong``: what went wrong, to look at."""

    right: int = 0
    found: int = 0
    there: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what is there that was found, and right."""
        return self.right / self.there if self.there else None


class Read(NamedTuple):
    """A labelled ad and how it was read."""

    labelled: Labelled
    ad: Ad


def scores(read: Iterable[Read], *, with_occupations: bool, with_places: bool) -> dict[str, Score]:
    """By field how well it was read."""
    found = {name: Score() for name in (*VALUES, *SETS, "occupation", "place", "load", "load: amount", "load: rare", "contact persons")}
    for one in read:
        _count(one, found)
        if with_occupations:
            _occupation(one, found["occupation"])
        if with_places:
            _value(one, found["place"], one.ad.province or None, one.labelled.label.get("prov"))
    return {name: score for name, score in found.items() if score.there}


def _count(one: Read, found: Mapping[str, Score]) -> None:
    label = one.labelled.label
    for name, of in VALUES.items():
        _value(one, found[name], of(one.ad), _told(label.get(LABELS[name])) if name != "language" else label.get("lang", "nl"))
    for name, kinds in SETS.items():
        _set(one, found[name], frozenset(kinds(one.ad)), frozenset(label.get(name, ())))
    _load(one, found)
    _contacts(one, found["contact persons"])


VALUES: Mapping[str, Callable[[Ad], Any]] = {
    "language": lambda ad: ad.language,
    "hours": lambda ad: ad.hours and (ad.hours.low, ad.hours.high),
    "wage": lambda ad: ad.wage and (ad.wage.low, ad.wage.high, ad.wage.per.value),
    "level": lambda ad: ad.level and (ad.level.low, ad.level.high),
    "contract": lambda ad: ad.contract and ad.contract.value,
    "experience": lambda ad: ad.experience_years,
    "home work": lambda ad: ad.home_work and ad.home_work.value,
    "start": lambda ad: ad.start,
}
LABELS = {
    "language": "lang", "hours": "hours", "wage": "wage", "level": "level", "contract": "contract", "experience": "years",
    "home work": "home", "start": "start",
}  # fmt: skip
SETS: Mapping[str, Callable[[Ad], Iterable[str]]] = {
    "licences": lambda ad: ad.licences,
    "shifts": lambda ad: (shift.value for shift in ad.shifts),
}


def _told(value: object) -> object:
    return tuple(None if part == UNKNOWN else part for part in value) if isinstance(value, list) else value


def _value(one: Read, score: Score, found: object, told: object) -> None:
    score.found += found is not None
    score.there += told is not None
    if found is not None and found == told:
        score.right += 1
    elif found != told:
        score.wrong.append(f"{one.labelled.name}: found {found}, is {told}")


def _set(one: Read, score: Score, found: frozenset[str], told: frozenset[str]) -> None:
    score.found += len(found)
    score.there += len(told)
    score.right += len(found & told)
    if found != told:
        score.wrong.append(f"{one.labelled.name}: too many {sorted(found - told)}, missed {sorted(told - found)}")


def _occupation(one: Read, score: Score) -> None:
    told: Sequence[str] = one.labelled.label["isco"]
    found = one.ad.occupation
    score.found += found is not None
    score.there += bool(told)
    if found is not None and found.isco in told:
        score.right += 1
    elif found is not None or told:
        score.wrong.append(
            f"{one.labelled.name}: {one.ad.title!r} found {found and (found.isco, found.label, found.confidence)}, is {told}"
        )


def _load(one: Read, found: Mapping[str, Score]) -> None:
    """What the ad says is not there may be found so, or not at all. The hours a week (6.3) follow from the hours."""
    told: Mapping[str, Any] = one.labelled.label.get("load", {})
    read = {entry.item: entry for entry in one.ad.load if entry.item != "6.3"}
    there = {item for item, value in told.items() if value is not False}
    present = {item for item, entry in read.items() if entry.present or told.get(item) is not False}
    right = {item for item in there & present if read[item].present}
    score = found["load"]
    score.there += len(there)
    score.found += len(present)
    score.right += len(right)
    score.wrong += [f"{one.labelled.name}: {item} too many: {read[item].sentence!r}" for item in sorted(present - right)]
    score.wrong += [f"{one.labelled.name}: {item} missed" for item in sorted(there - right)]
    for item in right:
        amount, rare = told[item] if type(told[item]) in (int, float) else None, True if told[item] == "rare" else None
        _value(one, found["load: amount"], read[item].value, amount)
        _value(one, found["load: rare"], None if read[item].kenmerkend else True, rare)


def _contacts(one: Read, score: Score) -> None:
    shown = "\n".join((one.ad.title, one.ad.text, one.ad.html))
    for private in one.labelled.label.get("gone", ()):
        score.there += 1
        score.found += 1
        if private in shown:
            score.wrong.append(f"{one.labelled.name}: {private!r} came through")
        else:
            score.right += 1


def too_much_gone(read: Iterable[Read]) -> Counter[bool]:
    """Ads in which something was left out although there is no person in it (True), and other ads without a person."""
    return Counter("[…]" in one.ad.title + one.ad.text for one in read if not one.labelled.label.get("gone"))
