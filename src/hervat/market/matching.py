"""The whole labour market as a match needs it: read from the store in a few queries, and kept until the store changes.

What is read is the word of the most trusted data set: of every item of an occupation, of its skills together, and of how near two
occupations are. Values that many occupations share (skills, whole loads of a group) are held once.
"""

from __future__ import annotations

import json
import math
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Field, Model, TextField
from django.db.models.functions import Cast

from hervat.domain.matching.choosing.match import Market
from hervat.domain.matching.loads import Band, Load, Period, Source, Trust
from hervat.domain.matching.occupations import Chance, Occupation, Riasec
from hervat.market.occupations.models import Kin, OccupationLoad, OccupationSkill, Skill
from hervat.market.occupations.models import Occupation as StoredOccupation
from hervat.market.provenance.models import DataSet
from hervat.market.provenance.queries import data_versions

TRIES = 3  # when somebody imports while we read, we read again
PORTION = 5000
OCCUPATION_FIELDS = ("uri", "isco", "label", "label_en", "level_min", "level_max", "wage_min", "wage_max", "chance", "riasec")
LOAD_FIELDS = ("occupation_id", "item", "dataset_id", "told_bands", "present", "told_periods", "kenmerkend", "confident", "trust", "on")

State = tuple[tuple[int, str], ...]
Skills = tuple[frozenset[str], frozenset[str]]  # essential, optional
NO_SKILLS: Skills = (frozenset(), frozenset())


class _Origin(NamedTuple):
    """A data set, as far as a value of it needs it. ``rank``: the lowest is believed."""

    rank: tuple[int, int]
    name: str
    version: str
    published: date | None


class _Kept:
    """The market that was read last, and the state of the store at that time."""

    lock = threading.Lock()
    state: State | None = None
    market: Market | None = None


def load_market() -> Market:
    """All occupations with what they ask. One query while nothing was imported; a few seconds of reading after that. Never changes."""
    with _Kept.lock:
        state = _state()
        if _Kept.market is None or _Kept.state != state:
            _Kept.state, _Kept.market = _read_whole(state)
        return _Kept.market


def forget_market() -> None:
    """Lets go of what is kept; the next one who asks reads the store."""
    with _Kept.lock:
        _Kept.state = _Kept.market = None


def _state() -> State:
    """Changes whenever the store does: every import makes data sets of its own."""
    return tuple(DataSet.objects.order_by("pk").values_list("pk", "sha256"))


def _read_whole(state: State) -> tuple[State | None, Market]:
    """A market of one state of the store; when imports keep coming, the last that was read, which is not kept."""
    for _ in range(TRIES):
        market = _read()
        before, state = state, _state()
        if before == state:
            return state, market
    return None, market


def _read() -> Market:
    origins = {
        key: _Origin((precedence, -key), name, version, published)
        for key, precedence, name, version, published in DataSet.objects.values_list("pk", "precedence", "name", "version", "published")
    }
    loads, skills, kin = _loads(origins), _skills(origins), _kin()
    rows = StoredOccupation.objects.order_by("pk").values_list(*OCCUPATION_FIELDS).iterator(PORTION)
    occupations = [_occupation(row, skills, kin, loads) for row in rows]
    return Market(occupations, data_versions(), _skill_keys())


def _occupation(
    row: tuple[Any, ...], skills: Mapping[str, Skills], kin: Mapping[str, Mapping[str, float]], loads: Mapping[str, Mapping[str, Load]]
) -> Occupation:
    uri, isco, label, label_en, level_min, level_max, wage_min, wage_max, chance, riasec = row
    essential, optional = skills.get(uri, NO_SKILLS)
    return Occupation(
        uri=uri,
        isco=isco,
        label=label or label_en,
        level_min=level_min,
        level_max=level_max,
        wage_min=_number(wage_min),
        wage_max=_number(wage_max),
        chance=Chance(chance) if chance else Chance.UNKNOWN,
        riasec=Riasec(**riasec) if riasec else None,
        essential=essential,
        optional=optional,
        kin=kin.get(uri, {}),
        loads=loads.get(uri, {}),
    )


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _skills(origins: Mapping[int, _Origin]) -> dict[str, Skills]:
    """Of each occupation the skills that its most trusted data set names."""
    shared: dict[str, str] = {}
    named: defaultdict[str, dict[int, tuple[set[str], set[str]]]] = defaultdict(dict)
    for uri, skill, essential, dataset in _rows(OccupationSkill, "occupation_id", "skill_id", "essential", "dataset_id"):
        of_dataset = named[uri].setdefault(dataset, (set(), set()))
        of_dataset[0 if essential else 1].add(shared.setdefault(skill, skill))
    found = {}
    for uri, of_datasets in named.items():
        essential, optional = of_datasets[min(of_datasets, key=lambda key: origins[key].rank)]
        found[uri] = (frozenset(essential), frozenset(optional))
    return found


def _kin() -> dict[str, dict[str, float]]:
    """Of each occupation the near ones: as near as any data set says."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for uri, other, strength in _rows(Kin, "occupation_id", "other_id", "strength"):
        found[uri][other] = max(strength, found[uri].get(other, 0.0))
    return dict(found)


def _skill_keys() -> dict[str, str]:
    """What a skill is called, in either language, to its key."""
    keys: dict[str, str] = {}
    for uri, label, label_en in Skill.objects.order_by("pk").values_list("uri", "label", "label_en").iterator(PORTION):
        for name in filter(None, (label, label_en)):
            keys.setdefault(name.casefold(), uri)
    return keys


def _loads(origins: Mapping[int, _Origin]) -> dict[str, dict[str, Load]]:
    """Of each occupation what each item asks, says the most trusted data set that tells it."""
    shared: dict[tuple[Any, ...], Load] = {}
    found: defaultdict[str, dict[str, Load]] = defaultdict(dict)
    best: dict[tuple[str, str], tuple[int, int]] = {}
    told: Mapping[str, Field[Any, Any]] = {"bands": TextField(), "periods": TextField()}
    rows = OccupationLoad.objects.annotate(**{f"told_{name}": Cast(name, as_text) for name, as_text in told.items()})
    for uri, *values in rows.values_list(*LOAD_FIELDS).iterator(PORTION):
        key, origin = (uri, values[0]), origins[values[1]]
        if key in best and best[key] <= origin.rank:
            continue
        best[key] = origin.rank
        same = tuple(values)
        if same not in shared:
            shared[same] = _load(same, origin)
        found[uri][values[0]] = shared[same]
    return dict(found)


def _load(values: Sequence[Any], origin: _Origin) -> Load:
    item, _, bands, present, periods, kenmerkend, confident, trust, on = values
    return Load(
        item=item,
        source=Source(origin.name, origin.version, on or origin.published, Trust(trust)),
        bands=tuple(Band(low, math.inf if high is None else high, share) for low, high, share in json.loads(bands or "[]")),
        present=present,
        periods=None if periods is None else frozenset(map(Period, json.loads(periods))),
        kenmerkend=kenmerkend,
        confident=confident,
    )


def _rows(model: type[Model], *fields: str) -> Iterator[tuple[Any, ...]]:
    yield from model._default_manager.values_list(*fields).iterator(PORTION)
