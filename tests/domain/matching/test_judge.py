"""What each rule says, row by row: a list, a load, a verdict."""

from __future__ import annotations

from typing import Any

import pytest

from hervat.domain.fml import Answer, VersionId, version
from hervat.domain.matching.aspects import aspects_at
from hervat.domain.matching.judge import Verdict, is_suspect, judge
from hervat.domain.matching.loads import Band, Load, Period, Source

OK, GEEN_DATA, SIGNAAL, OVERSCHRIJDING = Verdict
SOURCE = Source("made up")
B = version(VersionId.B)
LB = 0.45359237


def load(number: str, value: float | None = None, **more: Any) -> Load:
    if value is not None:
        more["bands"] = (Band(value, value),)
    return Load(item=number, source=SOURCE, **more)


def verdict(item: str, codes: set[int], *loads: Load, toelichting: str = "") -> Verdict:
    answer = Answer(item=item, codes=frozenset(codes), toelichting=toelichting)
    return max(judge(aspect, {one.item: one for one in loads}) for aspect in aspects_at(B.items[item], answer))


@pytest.mark.parametrize(
    ("item", "code", "value", "expected"),
    [
        # at or under the cap OK; above it by at most a fifth SIGNAAL; more OVERSCHRIJDING
        ("4.13", 2, 5.0, OK),
        ("4.13", 2, 5.01, SIGNAAL),
        ("4.13", 2, 6.0, SIGNAAL),
        ("4.13", 2, 6.01, OVERSCHRIJDING),
        ("4.13", 1, 10.0, OK),
        ("4.13", 1, 12.0, SIGNAAL),
        ("4.13", 1, 12.5, OVERSCHRIJDING),
        ("4.9", 1, 60.0, OK),
        ("4.9", 1, 72.0, SIGNAAL),
        ("4.12", 2, 120.0, SIGNAAL),
        ("4.8", 2, 400.0, OVERSCHRIJDING),
        # an exclusive bound is exclusive
        ("4.16", 3, 4.9, OK),
        ("4.16", 3, 5.0, SIGNAAL),
        ("5.1", 3, 15.0, SIGNAAL),
        ("5.3", 3, 6.1, OVERSCHRIJDING),
        ("5.2", 3, 3.9, OK),
        ("5.2", 3, 4.0, SIGNAAL),
        ("5.2", 2, 4.0, OK),
        # next to nothing is allowed
        ("4.20", 3, 0.0, OK),
        ("4.20", 3, 0.5, OVERSCHRIJDING),
        ("4.18", 3, 0.0, OK),
        ("4.18", 3, 3.0, SIGNAAL),
        ("4.18", 3, 30.0, OVERSCHRIJDING),
        ("4.19", 2, 0.3, SIGNAAL),
        ("4.19", 2, 5.0, OVERSCHRIJDING),
        # above the normaalwaarde of what is not limited: SIGNAAL, however much
        ("4.13", 0, 15.0, OK),
        ("4.13", 0, 16.0, SIGNAAL),
        ("4.13", 0, 60.0, SIGNAAL),
        ("5.4", 0, 8.0, OK),
        # hours are about: within a tenth OK
        ("6.2", 2, 6.6, OK),
        ("6.2", 2, 6.7, SIGNAAL),
        ("6.2", 2, 7.2, SIGNAAL),
        ("6.2", 2, 7.3, OVERSCHRIJDING),
        ("6.3", 2, 32.5, OK),
        ("6.3", 2, 36.0, SIGNAAL),
        ("6.3", 2, 38.0, OVERSCHRIJDING),
        ("6.3", 0, 44.0, OK),
        ("6.3", 0, 48.0, SIGNAAL),
    ],
)
def test_a_number(item: str, code: int, value: float, expected: Verdict) -> None:
    assert verdict(item, {code}, load(item, value)) is expected


@pytest.mark.parametrize(
    ("item", "code", "present", "expected"),
    [
        ("1.8", 4, load("1.8.4", present=1.0), OVERSCHRIJDING),
        ("1.8", 4, load("1.8.4", present=0.0), OK),
        ("1.8", 4, load("1.8.4", present=1.0, kenmerkend=False), SIGNAAL),
        ("1.8", 4, load("1.8.4", present=1.0, confident=False), SIGNAAL),
        ("1.8", 4, load("1.8.3", present=1.0), GEEN_DATA),  # another part
        ("1.8", 4, load("1.8", present=1.0), SIGNAAL),  # of the item, not of which part
        ("1.8", 7, load("1.8.7", present=1.0), SIGNAAL),  # only the toelichting says what is meant
        ("2.1", 1, load("2.1", present=1.0), SIGNAAL),
        ("2.8", 1, load("2.8", present=1.0), SIGNAAL),
        ("2.8", 2, load("2.8", present=1.0), OVERSCHRIJDING),
        ("2.12", 1, load("2.12.1", present=0.6), OVERSCHRIJDING),
        ("2.12", 1, load("2.12.1", present=0.59), SIGNAAL),
        ("2.12", 1, load("2.12.1", present=0.11), SIGNAAL),
        ("2.12", 1, load("2.12.1", present=0.10), OK),
        ("3.1", 2, load("3.1", present=1.0), SIGNAAL),  # heat or cold: the load does not say
        ("4.18", 1, load("4.18", present=1.0), SIGNAAL),  # how much is not said
        ("4.20", 3, load("4.20", present=1.0), OVERSCHRIJDING),  # nothing is allowed
        ("4.13", 2, load("4.13", present=0.0), OK),
        ("4.13", 0, load("4.13", present=1.0), OK),
    ],
)
def test_what_is_there_or_not(item: str, code: int, present: Load, expected: Verdict) -> None:
    assert verdict(item, {code}, present) is expected


@pytest.mark.parametrize(
    ("codes", "periods", "expected"),
    [
        ({2}, {Period.NIGHT}, OVERSCHRIJDING),
        ({2}, {Period.EVENING}, OK),
        ({1}, {Period.EVENING}, SIGNAAL),
        ({1, 2}, set(Period), OVERSCHRIJDING),
        ({1, 2}, set(), OK),
    ],
)
def test_parts_of_the_day(codes: set[int], periods: set[Period], expected: Verdict) -> None:
    assert verdict("6.1", codes, load("6.1", periods=frozenset(periods))) is expected


@pytest.mark.parametrize(
    ("code", "shares", "expected"),
    [  # shares of the jobs that ask up to 10 lb, 10-25, 25-50 and 50-75 lb (fml_and_matching 3.2, lifting)
        (0, (0.7, 0.3, 0.0, 0.0), OK),
        (0, (0.1, 0.3, 0.0, 0.6), SIGNAAL),  # nothing is limited: three fifths ask more than daily life
        (0, (0.1, 0.3, 0.3, 0.3), SIGNAAL),
        (0, (0.4, 0.3, 0.3, 0.0), OK),
        (1, (0.1, 0.3, 0.1, 0.5), OVERSCHRIJDING),  # 10 kg: more than 25 lb in six of ten jobs
        (1, (0.1, 0.4, 0.1, 0.4), SIGNAAL),
        (2, (0.4, 0.5, 0.1, 0.0), OVERSCHRIJDING),  # 5 kg: more than 10 lb in six of ten
        (2, (0.85, 0.15, 0.0, 0.0), SIGNAAL),
        (2, (0.9, 0.1, 0.0, 0.0), OK),
        (3, (1.0, 0.0, 0.0, 0.0), SIGNAAL),  # 2 kg: up to 10 lb is a question
    ],
)
def test_a_distribution(code: int, shares: tuple[float, float, float, float], expected: Verdict) -> None:
    edges = (1 * LB, 10 * LB, 25 * LB, 50 * LB, 75 * LB)
    bands = tuple(Band(low, high, share) for low, high, share in zip(edges[:-1], edges[1:], shares, strict=True))
    assert verdict("4.13", {code}, load("4.13", bands=bands)) is expected


def test_what_is_not_known_is_never_ok() -> None:
    assert verdict("4.13", {2}) is GEEN_DATA
    not_assessed = next(aspects_at(B.items["4.13"], None))
    assert judge(not_assessed, {"4.13": load("4.13", 1.0)}) is GEEN_DATA


def test_a_toelichting_makes_it_at_least_a_signal() -> None:
    assert verdict("4.13", {2}, load("4.13", 1.0), toelichting="niet vaak") is SIGNAAL
    assert verdict("4.13", {0}, load("4.13", 1.0), toelichting="niet vaak") is SIGNAAL
    assert verdict("4.13", {2}, load("4.13", 9.0), toelichting="niet vaak") is OVERSCHRIJDING
    assert verdict("4.13", {2}, toelichting="niet vaak") is GEEN_DATA


def test_what_is_not_kenmerkend_or_not_sure_never_excludes() -> None:
    assert verdict("4.13", {2}, load("4.13", 30.0, kenmerkend=False)) is SIGNAAL
    assert verdict("4.13", {2}, load("4.13", 30.0, confident=False)) is SIGNAAL


def test_an_unsure_estimate_asks_nothing_where_nothing_is_limited() -> None:
    assert verdict("4.13", {0}, load("4.13", 30.0, confident=False)) is OK


@pytest.mark.parametrize(
    ("code", "one", "expected"),
    [
        (2, load("4.13", 30.0, confident=False), True),
        (2, load("4.13", 30.0, kenmerkend=False), True),
        (2, load("4.13", 30.0), False),  # too heavy, and sure
        (2, load("4.13", 5.5, confident=False), False),
        (0, load("4.13", 30.0, confident=False), False),
        # also when it is sure that a third of the jobs ask clearly more, as long as that belongs to the work
        (2, load("4.13", bands=(Band(2, 2, 0.66), Band(10, 10, 0.34))), True),
        (2, load("4.13", bands=(Band(2, 2, 0.68), Band(10, 10, 0.32))), False),
        (2, load("4.13", bands=(Band(2, 2, 0.5), Band(6, 6, 0.5))), False),  # more, but not clearly
        (2, load("4.13", bands=(Band(2, 2, 0.5), Band(10, 10, 0.5)), kenmerkend=False), False),
        (0, load("4.13", bands=(Band(2, 2, 0.5), Band(30, 30, 0.5))), False),
    ],
)
def test_a_signal_that_looks_too_heavy_is_suspect(code: int, one: Load, *, expected: bool) -> None:
    (aspect,) = aspects_at(B.items["4.13"], Answer(item="4.13", codes=frozenset({code})))
    assert is_suspect(aspect, {"4.13": one}) is expected


@pytest.mark.parametrize(
    ("item", "code", "present", "expected"),
    [
        ("2.12", 1, 0.34, True),
        ("2.12", 1, 0.32, False),
        ("2.12", 6, 0.34, False),  # "overige, namelijk": being there is not too much by itself
        ("4.19", 3, 0.34, True),  # nothing of it is allowed
        ("4.19", 1, 0.34, False),  # how much is not known
    ],
)
def test_so_is_what_is_there_in_a_third_of_the_jobs(item: str, code: int, present: float, *, expected: bool) -> None:
    (aspect,) = aspects_at(B.items[item], Answer(item=item, codes=frozenset({code})))
    assert is_suspect(aspect, {aspect.number: load(aspect.number, present=present)}) is expected


def test_how_often_and_how_long() -> None:
    assert verdict("4.13", {1}, load("4.13", 8.0, per_hour=10)) is OK
    assert verdict("4.13", {1}, load("4.13", 8.0, per_hour=11)) is SIGNAAL
    assert verdict("4.14", {2}, load("4.14", 4.0, minutes=1.5)) is SIGNAAL


def test_of_several_parts_the_heaviest_counts() -> None:
    loads = (load("1.8.4", present=0.0), load("1.8.5", present=1.0))
    assert verdict("1.8", {4}, *loads) is OK
    assert verdict("1.8", {4, 5}, *loads) is OVERSCHRIJDING
    assert verdict("1.8", {3, 4}, *loads) is GEEN_DATA
