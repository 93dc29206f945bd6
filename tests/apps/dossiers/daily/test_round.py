"""The daily round: lines that move on with the days, and what falls due noticed once for everybody who acts in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Max, Min
from django.utils import timezone

from hervat.apps.dossiers import projection
from hervat.apps.dossiers.daily import round as daily_round
from hervat.apps.dossiers.daily.round import look_over_dossiers
from hervat.apps.dossiers.models import CaseDates, Dossier, Event, Involvement, ListRow, Notice, PeriodKind, ReminderChoice
from hervat.apps.dossiers.projection import FIELDS, refresh
from hervat.apps.dossiers.services.facts import record_event, record_period
from hervat.apps.dossiers.services.given import NewEvent, NewPeriod
from hervat.apps.organisations.models import Membership
from hervat.domain.access.roles import Role
from hervat.domain.dossier.reminders import Moment
from hervat.domain.law.facts import EventKind
from tests.support.caseload import many
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
Line = dict[str, object]


@pytest.fixture
def own(world: World) -> Side:
    Dossier.objects.filter(pk=world.other.dossier.pk).update(closed_on=timezone.localdate())
    return world.own


def lines() -> dict[str, Line]:
    return {str(row["dossier_id"]): row for row in ListRow.objects.values("dossier_id", *FIELDS)}


def notices() -> set[tuple[object, ...]]:
    return set(Notice.objects.values_list("dossier", "user", "step", "due", "moment", "noticed_on", "told_on"))


def of_yesterday() -> None:
    """Makes every line one that nobody would recognise, computed the day before."""
    ListRow.objects.update(computed_on=timezone.localdate() - A_DAY, urgency=9, step="x", shared_step="x", week=999, decisions=99)


def due_on(side: Side, day: date) -> None:
    """Moves the case so that its plan van aanpak is due on ``day``: eight weeks after the first sick day."""
    Event.objects.filter(dossier=side.dossier).delete()
    CaseDates.objects.filter(dossier=side.dossier).update(eerste_ziektedag=day - timedelta(weeks=8))


class TestLines:
    def test_a_write_stores_what_the_round_computes(self, own: Side) -> None:
        many(own, 150, seed=7)
        written = lines()
        of_yesterday()
        look_over_dossiers(timezone.localdate())
        open_ones = {str(pk) for pk in Dossier.objects.filter(closed_on__isnull=True).values_list("pk", flat=True)}
        assert {key: line for key, line in lines().items() if key in open_ones} == {key: written[key] for key in open_ones}

    def test_every_day_after_it_is_what_a_write_on_that_day_would_store(self, own: Side) -> None:
        made = many(own, 40, seed=8)
        for days in (1, 7, 30, 200):
            on = timezone.localdate() + days * A_DAY
            look_over_dossiers(on)
            found = lines()
            refresh([(dossier.id, dossier.opened_on) for dossier in made], on)
            assert found == lines()

    def test_twice_on_a_day_changes_nothing(self, own: Side) -> None:
        many(own, 60, seed=9)
        on = timezone.localdate() + A_DAY
        assert look_over_dossiers(on) == 61
        first = lines(), notices()
        assert first[1]
        look_over_dossiers(on)
        assert (lines(), notices()) == first

    def test_what_somebody_records_meanwhile_is_not_overwritten(self, own: Side, monkeypatch: pytest.MonkeyPatch) -> None:
        of_yesterday()
        compute: Callable[..., ListRow] = projection.list_row

        def too_late(*given: Any) -> ListRow:
            started = NewEvent(kind=EventKind.START_SPOOR_2, day=timezone.localdate())
            record_event(own.entered(Role.CASEMANAGER), started)
            return compute(*given)

        monkeypatch.setattr(daily_round, "list_row", too_late)
        look_over_dossiers(timezone.localdate())
        row = ListRow.objects.get(pk=own.dossier.pk)
        assert (row.spoor_2, row.computed_on) == (True, timezone.localdate())

    def test_other_rules_make_other_lines_on_the_same_day(self, own: Side) -> None:
        right = lines()[str(own.dossier.pk)]
        ListRow.objects.filter(pk=own.dossier.pk).update(rules_version="1999-01", week=999)
        look_over_dossiers(timezone.localdate())
        assert lines()[str(own.dossier.pk)] == right

    def test_a_closed_dossier_is_passed_by(self, own: Side) -> None:
        Dossier.objects.filter(pk=own.dossier.pk).update(closed_on=timezone.localdate())
        assert look_over_dossiers(timezone.localdate() + 9 * A_DAY) == 0
        assert ListRow.objects.get(pk=own.dossier.pk).computed_on == timezone.localdate()

    def test_killed_halfway_whole_portions_are_done(self, own: Side, monkeypatch: pytest.MonkeyPatch) -> None:
        many(own, 24, seed=10)
        on = timezone.localdate() + A_DAY
        monkeypatch.setattr(daily_round, "PORTION", 10)
        store: Callable[..., None] = projection.store_rows
        left = [2]

        def stops_after_two(rows: list[ListRow]) -> None:
            store(rows)
            left[0] -= 1
            if left[0] < 0:
                raise SystemExit

        with monkeypatch.context() as patch:
            patch.setattr(daily_round, "store_rows", stops_after_two)
            with pytest.raises(SystemExit):
                look_over_dossiers(on)
        assert ListRow.objects.filter(computed_on=on).count() == 20
        noticed = set(Notice.objects.values_list("dossier", flat=True))
        done = set(ListRow.objects.filter(computed_on=on).values_list("pk", flat=True))
        assert noticed <= done
        look_over_dossiers(on)
        assert ListRow.objects.filter(computed_on=on).count() == 25

    def test_the_number_of_queries_does_not_grow_within_a_portion(
        self, own: Side, django_assert_max_num_queries: Callable[[int], object]
    ) -> None:
        many(own, 100, seed=11)
        with django_assert_max_num_queries(24):  # type: ignore[attr-defined]
            look_over_dossiers(timezone.localdate() + A_DAY)


class TestNotices:
    def moments(self, side: Side, role: Role, step: str = "plan_van_aanpak") -> list[str]:
        found = Notice.objects.filter(user=side.people[role], step=step).order_by("noticed_on")
        return list(found.values_list("moment", flat=True))

    def test_once_for_each_moment_however_often_it_is_made(self, own: Side) -> None:
        due = timezone.localdate() + 20 * A_DAY
        due_on(own, due)
        for day in range(45):
            for _ in range(2):
                look_over_dossiers(timezone.localdate() + day * A_DAY)
        assert self.moments(own, Role.WERKGEVER) == [Moment.EARLY, Moment.SHORT, Moment.LATE]
        days = Notice.objects.filter(step="plan_van_aanpak", user=own.people[Role.WERKGEVER]).order_by("noticed_on")
        assert [(due - day).days for day in days.values_list("noticed_on", flat=True)] == [14, 3, -1]

    def test_days_that_were_missed_are_made_good_by_the_next(self, own: Side) -> None:
        due_on(own, timezone.localdate() + 20 * A_DAY)
        look_over_dossiers(timezone.localdate() + 18 * A_DAY)  # nobody looked on the day of the early reminder
        look_over_dossiers(timezone.localdate() + 25 * A_DAY)
        assert self.moments(own, Role.WERKGEVER) == [Moment.SHORT, Moment.LATE]

    def test_what_is_late_for_long_is_not_told_anew(self, own: Side) -> None:
        due_on(own, timezone.localdate() - 30 * A_DAY)
        look_over_dossiers(timezone.localdate())
        assert self.moments(own, Role.WERKGEVER) == []

    def test_another_last_day_is_another_reminder(self, own: Side) -> None:
        due_on(own, timezone.localdate() + 10 * A_DAY)
        look_over_dossiers(timezone.localdate())
        due_on(own, timezone.localdate() + 12 * A_DAY)
        look_over_dossiers(timezone.localdate())
        assert self.moments(own, Role.WERKGEVER) == [Moment.EARLY, Moment.EARLY]

    def test_only_who_acts_in_the_step(self, own: Side) -> None:
        due_on(own, timezone.localdate() + 10 * A_DAY)
        look_over_dossiers(timezone.localdate())
        told = set(Notice.objects.filter(step="plan_van_aanpak").values_list("user", flat=True))
        assert own.people[Role.WERKGEVER].id in told
        assert not told & {own.people[role].id for role in (Role.COACH, Role.ARBEIDSDESKUNDIGE, Role.PRIVACYFUNCTIONARIS)}

    def test_silent_and_closed_dossiers_notice_nothing(self, own: Side) -> None:
        due_on(own, timezone.localdate() + 10 * A_DAY)
        Dossier.objects.filter(pk=own.dossier.pk).update(silent=True)
        look_over_dossiers(timezone.localdate())
        Dossier.objects.filter(pk=own.dossier.pk).update(silent=False, closed_on=timezone.localdate())
        look_over_dossiers(timezone.localdate())
        assert not Notice.objects.exists()

    def test_who_recovered_is_reminded_of_nothing(self, own: Side) -> None:
        due_on(own, timezone.localdate() + 10 * A_DAY)
        record_period(own.entered(Role.WERKGEVER), NewPeriod(kind=PeriodKind.RECOVERED, first_day=timezone.localdate()))
        look_over_dossiers(timezone.localdate() + A_DAY)
        assert not Notice.objects.exists()

    def test_who_left_the_dossier_or_the_organisation_is_passed_by(self, own: Side) -> None:
        due_on(own, timezone.localdate() + 10 * A_DAY)
        yesterday = timezone.localdate() - A_DAY
        Membership.objects.filter(user=own.people[Role.WERKGEVER]).update(last_day=yesterday)
        elsewhere = own.organisations["bureau"]
        Membership.objects.create(user=own.people[Role.WERKGEVER], organisation=elsewhere, role=Role.COACH, first_day=yesterday)
        Involvement.objects.filter(user=own.people[Role.CASEMANAGER]).update(last_day=yesterday)
        look_over_dossiers(timezone.localdate())
        told = set(Notice.objects.values_list("user", flat=True))
        assert not told & {own.people[Role.WERKGEVER].id, own.people[Role.CASEMANAGER].id}

    @pytest.mark.parametrize(
        ("early", "short", "late", "expected"),
        [(30, 5, True, [30, 5, -1]), (5, 5, False, [5]), (1, 0, True, [1, 0, -1]), (60, 1, False, [45, 1])],
    )
    def test_people_choose_when(self, own: Side, early: int, short: int, late: bool, expected: list[int]) -> None:  # noqa: FBT001 -- a row of the table
        due = timezone.localdate() + 45 * A_DAY
        due_on(own, due)
        ReminderChoice.objects.create(user=own.people[Role.WERKGEVER], early_days=early, short_days=short, when_late=late, by_mail=True)
        for day in range(50):
            look_over_dossiers(timezone.localdate() + day * A_DAY)
        mine = Notice.objects.filter(user=own.people[Role.WERKGEVER], step="plan_van_aanpak").order_by("noticed_on")
        assert [(due - day).days for day in mine.values_list("noticed_on", flat=True)] == expected

    def test_done_in_time_is_never_late(self, own: Side) -> None:
        due_on(own, timezone.localdate() + 10 * A_DAY)
        Event.objects.create(
            dossier=own.dossier,
            kind=EventKind.PLAN_VAN_AANPAK,
            day=timezone.localdate(),
            recorded_by=own.people[Role.WERKGEVER],
            recorded_as=Role.WERKGEVER,
        )
        for day in range(20):
            look_over_dossiers(timezone.localdate() + day * A_DAY)
        assert self.moments(own, Role.WERKGEVER) == []
        assert Notice.objects.aggregate(first=Min("due"), last=Max("due"))["first"] != timezone.localdate() + 10 * A_DAY
