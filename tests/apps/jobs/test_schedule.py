"""Daily rounds: once a day, taken over from who dies, caught up once."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from hervat.apps.jobs import schedule
from hervat.apps.jobs.models import RoundRun
from hervat.apps.jobs.queries import failed_rounds
from hervat.apps.jobs.schedule import Round

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 2)


class Killed(BaseException):
    """A worker stops to exist."""


class Diary:
    """A round that remembers its days."""

    def __init__(self, at: time = time(6, 0), error: BaseException | None = None) -> None:
        self.days: list[date] = []
        self.error = error
        self.round = Round("diary", at, self.run)

    def run(self, day: date) -> None:
        self.days.append(day)
        if self.error is not None:
            raise self.error


def dutch(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment in winter, on the Dutch clock."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


def tick(diary: Diary, at: datetime) -> tuple[str, ...]:
    return schedule.tick([diary.round], clock=lambda: at)


def test_a_round_is_made_once_a_day() -> None:
    diary = Diary()
    made = [tick(diary, dutch(MONDAY, hour)) for hour in (6, 7, 23)]
    assert made == [("diary",), (), ()]
    tick(diary, dutch(MONDAY + timedelta(days=1), 5))
    assert diary.days == [MONDAY]
    tick(diary, dutch(MONDAY + timedelta(days=1), 6))
    assert diary.days == [MONDAY, MONDAY + timedelta(days=1)]


def test_before_its_time_the_day_before_is_due() -> None:
    diary = Diary()
    tick(diary, dutch(MONDAY, 5, 59))
    assert diary.days == [MONDAY - timedelta(days=1)]


def test_a_week_of_silence_is_caught_up_once() -> None:
    diary = Diary()
    tick(diary, dutch(MONDAY, 8))
    tick(diary, dutch(MONDAY + timedelta(days=8), 8))
    assert diary.days == [MONDAY, MONDAY + timedelta(days=8)]


def test_another_does_not_make_what_is_being_made() -> None:
    other = Diary()
    inside = Round("diary", time(6, 0), lambda _day: made.extend(tick(other, dutch(MONDAY, 8))))
    made: list[str] = []
    assert schedule.tick([inside], clock=lambda: dutch(MONDAY, 8)) == ("diary",)
    assert (made, other.days) == ([], [])


def test_who_dies_is_followed_up_when_it_gives_no_more_sign() -> None:
    with pytest.raises(Killed):
        tick(Diary(error=Killed()), dutch(MONDAY, 8))
    diary = Diary()
    assert tick(diary, dutch(MONDAY, 8, 15)) == ()
    assert tick(diary, dutch(MONDAY, 8, 16)) == ("diary",)
    assert tick(diary, dutch(MONDAY, 9)) == ()
    assert diary.days == [MONDAY]


def test_who_was_thought_dead_does_not_finish_what_another_took_over() -> None:
    other = Diary(error=Killed())

    def slow(_day: date) -> None:
        with pytest.raises(Killed):
            tick(other, dutch(MONDAY, 9))

    assert schedule.tick([Round("diary", time(6, 0), slow)], clock=lambda: dutch(MONDAY, 8)) == ()
    assert RoundRun.objects.get().finished_at is None


def test_a_round_that_fails_is_shown_tried_again_and_holds_up_no_other() -> None:
    failing, after = Diary(error=ValueError("stil")), Diary()
    after.round = Round("after", time(6, 0), after.run)
    assert schedule.tick([failing.round, after.round], clock=lambda: dutch(MONDAY, 8)) == ("after",)
    (shown,) = failed_rounds()
    assert (shown.name, shown.day, shown.error) == ("diary", MONDAY, "ValueError")
    failing.error = None
    assert tick(failing, dutch(MONDAY, 8, 15)) == ()
    assert tick(failing, dutch(MONDAY, 8, 16)) == ("diary",)
    assert failed_rounds() == ()


def test_who_is_asked_to_stop_begins_nothing() -> None:
    diary = Diary()
    assert schedule.tick([diary.round], clock=lambda: dutch(MONDAY, 8), stop=lambda: True) == ()
    assert not RoundRun.objects.exists()


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 28)),  # 1:59, before the clock goes from 2 to 3
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29)),  # 3:00; half past two did not exist
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25)),  # 2:30 for the first time
        (datetime(2026, 10, 25, 1, 45, tzinfo=UTC), date(2026, 10, 25)),  # 2:45 for the second time
    ],
)
def test_nights_in_which_the_clock_changes(moment: datetime, due: date) -> None:
    assert schedule.due_day(Round("night", time(2, 30), print), moment) == due


def test_old_runs_are_forgotten() -> None:
    diary = Diary()
    tick(diary, dutch(MONDAY, 8))
    schedule.forget_old_runs(now=dutch(MONDAY + timedelta(days=400), 8))
    assert RoundRun.objects.exists()
    schedule.forget_old_runs(now=dutch(MONDAY + timedelta(days=401), 8))
    assert not RoundRun.objects.exists()


def test_the_database_keeps_a_round_to_once_a_day() -> None:
    tick(Diary(), dutch(MONDAY, 8))
    run = RoundRun.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        RoundRun.objects.create(name=run.name, day=run.day, worker=run.worker, started_at=run.started_at, beat_at=run.beat_at)
