"""Lists of ads as groups of the same job."""

from __future__ import annotations

import random
import re
from collections import Counter

import pytest

from hervat.market.vacancies.doubles.clusters import clusters
from hervat.market.vacancies.doubles.fingerprints import Fingerprint, fingerprint
from tests.support.market.agency_ads import USUAL, Kind, agency_ads


def _read(jobs: int, seed: int, kind: Kind = USUAL) -> tuple[list[Fingerprint], list[int]]:
    ads, truth = [], []
    for _source, posting, job in agency_ads(jobs, seed, kind):
        text = re.sub(r"<[^>]+>", "\n", posting.description)
        ads.append(fingerprint(title=posting.title, text=text, place=posting.locality, employer=posting.employer))
        truth.append(job)
    return ads, truth


def _pairs(counts: Counter[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


@pytest.mark.parametrize("kind", [USUAL, Kind(shared=(0.7, 0.8), same_title=0.5)])
def test_copies_are_found_and_boilerplate_glues_nothing(kind: Kind) -> None:
    ads, truth = _read(700, 11, kind)
    groups = clusters(ads)
    assert sorted(one for group in groups for one in group) == list(range(len(ads)))
    right = sum(_pairs(Counter(truth[one] for one in group)) for group in groups)
    said = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    assert right / said > 0.98
    assert right / _pairs(Counter(truth)) > 0.97


def test_the_order_does_not_matter() -> None:
    ads, _truth = _read(150, 3)
    wanted = {frozenset(group) for group in clusters(ads)}
    for seed in range(3):
        order = list(range(len(ads)))
        random.Random(seed).shuffle(order)  # noqa: S311 -- no secret
        groups = clusters([ads[place] for place in order])
        assert {frozenset(order[one] for one in group) for group in groups} == wanted


def test_no_ads_are_no_groups() -> None:
    assert clusters([]) == []
