"""Two occupations beside each other, as the page shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hervat.domain.matching.occupations import Chance
from hervat.market.browsing.comparing import Side
from hervat.market.occupations.models import Occupation
from hervat.market.occupations.queries.shapes import LoadLine
from hervat.reports.load_words import RUBRIEKEN, amount_words, rows_of
from hervat.reports.market_words import CHANCES, INTERESTS, strongest
from hervat.web.components.speech import sentence, spoken
from hervat.web.market.saying import level, marked_name, plain_name, wage
from hervat.web.market.shown.lists import occupation_address

MOST_SKILLS = 40  # in one list
CLEARLY = 0.15  # of the jobs: estimates that lie nearer to each other are called the same


class Row(NamedTuple):
    """One line: what is compared, and both sides; empty is not known. ``differs``: both are known, and clearly not the same."""

    name: str
    one: str
    other: str
    differs: bool


class Group(NamedTuple):
    """Lines that belong together. ``unknown``: the names of what is known of neither."""

    key: str
    name: str
    rows: tuple[Row, ...]
    unknown: tuple[str, ...]


class Head(NamedTuple):
    """One of the two at the head of its column. ``name``: as it stands in a sentence."""

    name: str
    heading: SafeString
    address: str


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What the template of a comparison shows."""

    one: Head
    other: Head
    groups: tuple[Group, ...]
    differing: int
    has_estimates: bool
    has_orientation: bool
    skills_known: bool
    shared: tuple[SafeString, ...]
    only_one: tuple[SafeString, ...]
    only_other: tuple[SafeString, ...]
    counts: tuple[int, int, int]


def compare(one: Side, other: Side) -> Comparison:
    """The comparison, in the language of the request."""
    groups = (_facts(one.occupation, other.occupation), *(_rubriek(number, one, other) for number in RUBRIEKEN))
    sources = (*one.load_sources.values(), *other.load_sources.values())
    shared = one.skills.keys() & other.skills.keys()
    only_one, only_other = one.skills.keys() - shared, other.skills.keys() - shared
    return Comparison(
        one=_head(one.occupation),
        other=_head(other.occupation),
        groups=groups,
        has_estimates=any(source.is_estimate for source in sources),
        has_orientation=any(source.is_orientation for source in sources),
        differing=sum(row.differs for group in groups for row in group.rows),
        skills_known=bool(one.skills and other.skills),
        shared=_skills(one, shared),
        only_one=_skills(one, only_one),
        only_other=_skills(other, only_other),
        counts=(len(shared), len(only_one), len(only_other)),
    )


def _head(found: Occupation) -> Head:
    return Head(
        plain_name(found.label, found.label_en),
        marked_name(found.label, found.label_en),
        occupation_address(found.uri, found.label, found.label_en),
    )


def _facts(one: Occupation, other: Occupation) -> Group:
    told: dict[str, Callable[[Occupation], str]] = {
        gettext("Niveau"): lambda found: level(found.level_min, found.level_max),
        gettext("Loon"): lambda found: wage(found.wage_min, found.wage_max),
        gettext("Kans op werk"): _chance,
        gettext("Interesses"): _interests,
    }
    return Group("kort", gettext("In het kort"), tuple(_row(name, say(one), say(other)) for name, say in told.items()), ())


def _chance(found: Occupation) -> str:
    word = CHANCES.get(Chance(found.chance or Chance.UNKNOWN))
    return sentence(word) if word else ""


def _interests(found: Occupation) -> str:
    return ", ".join(spoken(INTERESTS[letter].name) for letter in strongest(found.riasec)) if found.riasec else ""


def _rubriek(number: int, one: Side, other: Side) -> Group:
    rows = list(_rows(number, one, other))
    known = tuple(row for row in rows if row.one or row.other)
    return Group(f"rubriek-{number}", spoken(RUBRIEKEN[number]), known, tuple(row.name for row in rows if not (row.one or row.other)))


def _rows(number: int, one: Side, other: Side) -> Iterator[Row]:
    names: dict[str, str] = {}
    for side in (one, other):  # what is one line for one of them may be several for the other
        for row in rows_of(number, {item: line.load for item, line in side.loads.items()}):
            names.setdefault(row.items[0], spoken(row.name))
    for item, name in names.items():
        line = _row(name, _amount(one, item), _amount(other, item))
        yield line._replace(differs=line.differs and not _near(one.loads.get(item), other.loads.get(item)))


def _row(name: str, one: str, other: str) -> Row:
    return Row(name, one, other, bool(one and other and one != other))


def _near(one: LoadLine | None, other: LoadLine | None) -> bool:
    """Whether two shares of the jobs are about the same."""
    if one is None or other is None or one.load.present is None or other.load.present is None:
        return False
    return abs(one.load.present - other.load.present) < CLEARLY


def _amount(side: Side, item: str) -> str:
    line = side.loads.get(item)
    return sentence(amount_words(line.load)) if line else ""


def _skills(side: Side, uris: Iterable[str]) -> tuple[SafeString, ...]:
    lines = sorted((side.skills[uri] for uri in uris), key=lambda line: (not line.essential, (line.label or line.label_en).lower()))
    return tuple(marked_name(line.label, line.label_en) for line in lines[:MOST_SKILLS])
