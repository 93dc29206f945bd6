"""The whole labour market as a match needs it: read from the store once, and kept in this process until the store changes."""

from __future__ import annotations

import threading

from hervat.domain.matching.choosing.match import Market
from hervat.domain.matching.choosing.retraining import Training
from hervat.domain.matching.grid.ordering import Ordering
from hervat.market.educations.lines import course_lines, education_lines
from hervat.market.educations.queries import given_keys, openings
from hervat.market.occupations.models import Skill
from hervat.market.occupations.queries import occupations_to_match
from hervat.market.provenance.queries import data_versions, stamp

TRIES = 3  # when somebody imports while we read, we read again
PORTION = 5000


class _Kept:
    """The market that was read last, and the stamp of the store at that time."""

    lock = threading.Lock()
    stamp: str | None = None
    market: Market | None = None
    ordering: Ordering | None = None
    trainings_stamp: str | None = None
    trainings: tuple[Training, ...] = ()


def load_market() -> Market:
    """All occupations with what they ask. One query while nothing was imported; a few seconds of reading after that. Never changes."""
    with _Kept.lock:
        return _market()


def load_ordering() -> Ordering:
    """The same, made ready to be ordered for one person after the other."""
    with _Kept.lock:
        market = _market()
        if _Kept.ordering is None or _Kept.ordering.market is not market:
            _Kept.ordering = Ordering(market)
        return _Kept.ordering


def load_trainings() -> tuple[Training, ...]:
    """Every education and course with the occupations that it leads to. One query while nothing was imported."""
    with _Kept.lock:
        now = stamp()
        if _Kept.trainings_stamp != now:
            _Kept.trainings_stamp, _Kept.trainings = now, _read_trainings()
        return _Kept.trainings


def _market() -> Market:
    now = stamp()
    if _Kept.market is None or _Kept.stamp != now:
        _Kept.stamp, _Kept.market = _read_whole(now)
    return _Kept.market


def forget_market() -> None:
    """Lets go of what is kept; the next one who asks reads the store."""
    with _Kept.lock:
        _Kept.stamp = _Kept.market = _Kept.ordering = None
        _Kept.trainings_stamp, _Kept.trainings = None, ()


def _read_whole(before: str) -> tuple[str | None, Market]:
    """A market of one state of the store; when imports keep coming, the last that was read, which is not kept for the next."""
    for _ in range(TRIES):
        market = Market(occupations_to_match(), data_versions(), _skill_keys())
        after = stamp()
        if after == before:
            return after, market
        before = after
    return None, market


def _skill_keys() -> dict[str, str]:
    """What a skill is called, in either language, to its key."""
    keys: dict[str, str] = {}
    for uri, label, label_en in Skill.objects.order_by("pk").values_list("uri", "label", "label_en").iterator(PORTION):
        for name in filter(None, (label, label_en)):
            keys.setdefault(name.casefold(), uri)
    return keys


def _read_trainings() -> tuple[Training, ...]:
    leads, gives, nowhere = openings(), given_keys(), frozenset[str]()
    educations = (
        Training(
            key=line.key, name=line.name, is_course=False, level=line.level, months=line.months, hours=line.study_load_hours,
            occupations=leads["educations"].get(line.key, nowhere), gives=gives["educations"].get(line.key, nowhere),
        )
        for line in education_lines()
    )  # fmt: skip
    courses = (
        Training(
            key=line.key, name=line.name, is_course=True, level=line.level, months=None, hours=line.hours,
            occupations=leads["courses"].get(line.key, nowhere), gives=gives["courses"].get(line.key, nowhere),
        )
        for line in course_lines()
    )  # fmt: skip
    return (*educations, *courses)
