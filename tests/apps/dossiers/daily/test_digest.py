"""The mail of the day: one to a person, for all dossiers and for whom they stand in, and nothing in it that tells of anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.daily import digest
from hervat.apps.dossiers.daily.digest import tell_people
from hervat.apps.dossiers.daily.round import look_over_dossiers
from hervat.apps.dossiers.daily.wishes import Wish, choose_reminders, wish_of
from hervat.apps.dossiers.models import CaseDates, Dossier, Event, Involvement, Notice, ReminderChoice
from hervat.apps.jobs import outbox
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.models import Deputation, Membership
from hervat.domain.access.roles import Role
from hervat.domain.dossier.reminders import USUAL, Choice
from hervat.domain.text import long_date
from tests.support.caseload import many
from tests.support.world import LONG_AGO, Side, World
from tests.support.wrong import wrong

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def own(world: World, today: date) -> Side:
    """Of whom the plan van aanpak is due in ten days; nothing happens on the other side."""
    Dossier.objects.filter(pk=world.other.dossier.pk).update(closed_on=today)
    Event.objects.filter(dossier=world.own.dossier).delete()
    CaseDates.objects.filter(dossier=world.own.dossier).update(eerste_ziektedag=today + 10 * A_DAY - timedelta(weeks=8))
    OutgoingMail.objects.all().delete()
    return world.own


def day(on: date) -> int:
    look_over_dossiers(on)
    return tell_people(on)


def mails(user: User) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(to=user.email).order_by("created_at"))


def stand_in(side: Side, deputy: User, role: Role = Role.WERKGEVER, *, member: bool = True) -> Deputation:
    organisation = side.organisations["werkgever"]
    if member:
        Membership.objects.create(user=deputy, organisation=organisation, role=role, first_day=LONG_AGO)
    today = timezone.localdate()
    people = {"absent": side.people[role], "deputy": deputy, "made_by": side.people[role]}
    return Deputation.objects.create(organisation=organisation, role=role, first_day=today, last_day=today + 9 * A_DAY, **people)


@pytest.fixture
def colleague() -> User:
    return User.objects.create(email="robin@werkgever.example", name="Robin Blom")


def test_one_mail_however_many_dossiers_and_however_often(own: Side, today: date) -> None:
    many(own, 40, seed=3)
    day(today)
    assert Notice.objects.filter(user=own.people[Role.WERKGEVER]).count() > 3
    assert len(mails(own.people[Role.WERKGEVER])) == 1
    before = OutgoingMail.objects.count()
    assert day(today) == 0
    assert OutgoingMail.objects.count() == before


def test_the_next_day_only_when_there_is_something_new(own: Side, today: date) -> None:
    for shift in range(14):
        day(today + shift * A_DAY)
    told = Notice.objects.filter(user=own.people[Role.WERKGEVER]).values_list("told_on", flat=True).distinct()
    assert len(mails(own.people[Role.WERKGEVER])) == len(set(told)) < 14
    assert not Notice.objects.filter(told_on__isnull=True).exists()


def test_the_mail_tells_of_nobody_and_nothing(own: Side, today: date) -> None:
    Dossier.objects.filter(pk=own.dossier.pk).update(given_name="Zeekoe", family_name="Nijlpaard", function="olifantenverzorger")
    many(own, 40, seed=4)
    day(today)
    day(today + 20 * A_DAY)
    texts = [f"{mail.subject}\n{mail.body}\n{mail.key}" for mail in OutgoingMail.objects.all()]
    assert len(texts) > 3
    people = [user.name for user in own.people.values()]
    bodies = [body.name for body in own.organisations.values()]
    health = ["ziek", "verzuim", "probleemanalyse", "plan van aanpak", "arts", "medisch", "wia", "uwv", "herstel", "re-integratie"]
    markers = ["Zeekoe", "Nijlpaard", "olifant", "HV-", str(own.dossier.id), *people, *bodies, *health, "anna", "Bakker"]
    for text in texts:
        assert [marker for marker in markers if marker.lower() in text.lower()] == []


def test_how_many_and_by_when(own: Side, today: date) -> None:
    Notice.objects.all().delete()
    mine = {"dossier": own.dossier, "user": own.people[Role.WERKGEVER], "noticed_on": today}
    for number, (moment, due) in enumerate((("vroeg", today + 9 * A_DAY), ("kort", today + 2 * A_DAY), ("laat", today - A_DAY))):
        Notice.objects.create(step=f"stap_{number}", moment=moment, due=due, **mine)
    assert tell_people(today) == 1
    body = mails(own.people[Role.WERKGEVER])[0].body
    assert "Er is 1 stap te laat. Er zijn 2 stappen te doen." in body
    assert f"De eerste uiterlijk {long_date(today + 2 * A_DAY)}." in body


@pytest.mark.parametrize("column", ["silent", "closed_on"])
def test_a_dossier_that_was_silenced_or_closed_meanwhile(own: Side, today: date, column: str) -> None:
    look_over_dossiers(today)
    Dossier.objects.filter(pk=own.dossier.pk).update(**{column: True if column == "silent" else today})
    assert tell_people(today) == 0
    assert not OutgoingMail.objects.exists()
    assert not Notice.objects.filter(told_on__isnull=True).exists(), "and it is not told when it speaks again"


def test_who_left_gets_nothing(own: Side, today: date) -> None:
    look_over_dossiers(today)
    gone, closed = own.people[Role.WERKGEVER], own.people[Role.CASEMANAGER]
    Membership.objects.filter(user=gone).update(last_day=today - A_DAY)
    User.objects.filter(pk=closed.pk).update(is_active=False)
    tell_people(today)
    assert mails(gone) == mails(closed) == []


def test_without_mail_it_still_stands_on_the_own_pages(own: Side, today: date) -> None:
    choose_reminders(own.acting(Role.WERKGEVER), Wish(USUAL, by_mail=False))
    day(today)
    assert Notice.objects.filter(user=own.people[Role.WERKGEVER]).exists()
    assert mails(own.people[Role.WERKGEVER]) == []


def test_a_day_that_was_missed_is_told_the_next(own: Side, today: date) -> None:
    look_over_dossiers(today)  # and then nothing ran for two days
    assert tell_people(today + 2 * A_DAY) > 0
    assert len(mails(own.people[Role.WERKGEVER])) == 1


@pytest.mark.usefixtures("own")
def test_killed_halfway_the_rest_is_told_once(today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    look_over_dossiers(today)
    people = Notice.objects.values("user").distinct().count()
    assert people >= 3
    monkeypatch.setattr(digest, "PORTION", 1)
    enqueue: Callable[..., None] = outbox.enqueue
    left = [2]

    def stops_after_two(**mail: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise SystemExit
        enqueue(**mail)

    with monkeypatch.context() as patch:
        patch.setattr(digest, "enqueue", stops_after_two)
        with pytest.raises(SystemExit):
            tell_people(today)
    assert OutgoingMail.objects.count() == 2
    assert Notice.objects.filter(told_on__isnull=True).values("user").distinct().count() == people - 2
    assert tell_people(today) == people - 2
    assert sorted(OutgoingMail.objects.values_list("to", flat=True)) == sorted(set(OutgoingMail.objects.values_list("to", flat=True)))
    assert OutgoingMail.objects.count() == people


class TestDeputies:
    def test_hear_of_it_in_their_own_mail(self, own: Side, today: date) -> None:
        deputy = own.people[Role.CASEMANAGER]
        stand_in(own, deputy)
        day(today)
        assert len(mails(deputy)) == 1
        assert len(mails(own.people[Role.WERKGEVER])) == 1
        assert not Notice.objects.filter(told_on__isnull=True).exists()

    def test_who_has_nothing_of_their_own(self, own: Side, today: date, colleague: User) -> None:
        stand_in(own, colleague)
        day(today)
        day(today)
        assert len(mails(colleague)) == 1
        assert mails(colleague)[0].body == mails(own.people[Role.WERKGEVER])[0].body

    def test_the_same_step_counts_once(self, own: Side, today: date, colleague: User) -> None:
        stand_in(own, colleague)
        body = own.organisations["werkgever"]
        Involvement.objects.create(dossier=own.dossier, user=colleague, role=Role.WERKGEVER, organisation=body, first_day=LONG_AGO)
        day(today)
        assert mails(colleague)[0].body == mails(own.people[Role.WERKGEVER])[0].body

    def test_who_does_not_work_there_any_more(self, own: Side, today: date, colleague: User) -> None:
        stand_in(own, colleague, member=False)
        day(today)
        assert mails(colleague) == []

    def test_who_wants_no_mail(self, own: Side, today: date, colleague: User) -> None:
        stand_in(own, colleague)
        ReminderChoice.objects.create(user=colleague, early_days=14, short_days=3, when_late=True, by_mail=False)
        day(today)
        assert mails(colleague) == []

    @pytest.mark.parametrize("change", [{"ended_at": timezone.now()}, {"last_day": LONG_AGO, "first_day": LONG_AGO}])
    def test_after_it_ended(self, own: Side, today: date, colleague: User, change: dict[str, object]) -> None:
        Deputation.objects.filter(pk=stand_in(own, colleague).pk).update(**change)
        day(today)
        assert mails(colleague) == []

    def test_only_in_the_role_they_stand_in_for(self, own: Side, today: date, colleague: User) -> None:
        stand_in(own, colleague)
        Involvement.objects.filter(dossier=own.dossier, role=Role.WERKGEVER).update(role=Role.COACH)
        look_over_dossiers(today)
        mine = {"dossier": own.dossier, "user": own.people[Role.WERKGEVER], "noticed_on": today, "due": today}
        Notice.objects.create(step="stap", moment="kort", **mine)
        tell_people(today)
        assert mails(colleague) == []


class TestWishes:
    def test_as_usual_until_somebody_chooses(self, own: Side) -> None:
        acting = own.acting(Role.COACH)
        assert wish_of(acting) == Wish(Choice(14, 3, when_late=True), by_mail=True)
        chosen = Wish(Choice(30, 5, when_late=False), by_mail=False)
        choose_reminders(acting, chosen)
        assert wish_of(acting) == chosen
        assert wish_of(own.acting(Role.WERKGEVER)) == Wish()

    @pytest.mark.parametrize(
        ("early", "short", "sentences"),
        [
            (0, 0, {"early_days": "Vul een aantal dagen in van 1 tot en met 60."}),
            (61, 3, {"early_days": "Vul een aantal dagen in van 1 tot en met 60."}),
            (14, -1, {"short_days": "Vul een aantal dagen in van 0 tot en met 14."}),
            (14, 15, {"short_days": "Vul een aantal dagen in van 0 tot en met 14."}),
            (3, 4, {"short_days": "De tweede herinnering komt na de eerste. Vul een kleiner aantal dagen in."}),
        ],
    )
    def test_what_cannot_be(self, own: Side, early: int, short: int, sentences: dict[str, str]) -> None:
        acting = own.acting(Role.COACH)
        assert wrong(lambda: choose_reminders(acting, Wish(Choice(early, short, when_late=True)))) == sentences
        assert wish_of(acting) == Wish()


def test_an_account_without_a_usable_address_does_not_keep_the_others_from_their_mail(own: Side, today: date) -> None:
    leader, werknemer = own.people[Role.WERKGEVER], own.people[Role.WERKNEMER]
    for broken in ("", "no address"):
        User.objects.filter(pk=leader.pk).update(email=broken)
        Notice.objects.update(told_on=None)
        OutgoingMail.objects.all().delete()
        assert day(today) >= 1
        assert len(mails(werknemer)) == 1
        assert not Notice.objects.filter(told_on__isnull=True).exists()
