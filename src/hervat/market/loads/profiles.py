"""The published numbers of the store as the profiles from which loads are estimated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hervat.domain.matching.estimating import Family, Profile, Published
from hervat.domain.matching.estimating.mapping import elements
from hervat.domain.matching.loads import Source
from hervat.market.occupations.models import ElementScore
from hervat.market.provenance.models import DataSet

ORS_PERCENT, ORS_HOURS = "ORS", "ORS hours"
HOURS_A_DAY = 8.0
SHARES = "P"  # O*NET ends the name of a scale with it when the values are shares of the answers: CXP
FIELDS = ("dataset_id", "code", "element", "scale", "category", "value", "standard_error")


class Profiles(NamedTuple):
    """``of``: by code what is published about it. ``source``: of the newest data set among them. ``attributions``: of all."""

    of: Mapping[str, Profile]
    source: Source
    attributions: tuple[str, ...]


class _Tables(NamedTuple):
    answers: dict[str, dict[str, Published]]
    scores: dict[tuple[str, str], Published]
    shares: dict[str, dict[int, float]]


def read_profiles() -> dict[Family, Profiles]:
    """By family what is known of each code (the URI of an occupation, a code of O*NET or of SOC); a family without numbers is left out.

    When two data sets tell the same, the one with the highest precedence counts, and of two of those the one imported last.
    """
    found: dict[Family, dict[str, _Tables]] = {Family.ORS: {}, Family.ONET: {}}
    used: dict[Family, set[int]] = {Family.ORS: set(), Family.ONET: set()}
    for dataset, code, element, scale, category, value, error in _published():
        family = Family.ORS if scale.startswith(ORS_PERCENT) else Family.ONET
        tables = found[family].setdefault(code, _Tables(defaultdict(dict), {}, defaultdict(dict)))
        used[family].add(dataset)
        _put(tables, element, scale, category, Published(value, error or 0.0))
    return {
        family: Profiles({code: Profile(*tables) for code, tables in of.items()}, *_origin(used[family]))
        for family, of in found.items()
        if of
    }


def _published() -> Iterator[tuple[int, str, str, str, str, float, float | None]]:
    rows = ElementScore.objects.filter(element__in=elements(), value__isnull=False, suppressed=False)
    yield from rows.order_by("dataset__precedence", "-dataset_id").values_list(*FIELDS).iterator()


def _put(tables: _Tables, element: str, scale: str, category: str, published: Published) -> None:
    """Adds one number where no data set told it before."""
    if scale == ORS_PERCENT:
        tables.answers[element].setdefault(category, published)
    elif scale == ORS_HOURS:
        of_day = Published(published.value / HOURS_A_DAY * 100, published.error / HOURS_A_DAY * 100)
        tables.answers[element].setdefault(category, of_day)
    elif not category:
        tables.scores.setdefault((element, scale), published)
    elif scale.endswith(SHARES) and category.isdecimal():
        tables.shares[element].setdefault(int(category), published.value)


def _origin(datasets: set[int]) -> tuple[Source, tuple[str, ...]]:
    found = list(DataSet.objects.filter(pk__in=datasets).order_by("precedence", "-published", "-pk"))
    newest = max(found, key=lambda dataset: (dataset.published is not None, dataset.published, dataset.pk))
    return Source(newest.name, newest.version, newest.published), tuple(dict.fromkeys(one.attribution for one in found if one.attribution))
