"""Opening a dossier, its BSN, closing it and opening it again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.door import enter
from hervat.apps.dossiers.errors import Conflict, Hidden, Refused
from hervat.apps.dossiers.models import Closing, Dossier, Involvement, ListRow
from hervat.apps.dossiers.services.details import bsn_of, change_bsn
from hervat.apps.dossiers.services.facts import record_event
from hervat.apps.dossiers.services.given import NewDates, NewEvent
from hervat.apps.dossiers.services.opening import NewDossier, close_dossier, open_dossier, reopen_dossier, set_reminders
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.bsn import read_bsn
from hervat.domain.dossier.closing import ClosingReason
from hervat.domain.law.facts import EventKind
from tests.support.world import Side, World
from tests.support.wrong import wrong

pytestmark = pytest.mark.django_db
BSN, OTHER_BSN = "123456782", "111222333"  # numbers that nobody has, as the register of persons uses them in its examples
RUNS_ALREADY = "Voor dit BSN loopt bij deze werkgever al een dossier."
A_DAY = timedelta(days=1)


@pytest.fixture
def own(world: World) -> Side:
    return world.own


def new(side: Side, **given: Any) -> NewDossier:
    fields: dict[str, Any] = {
        "werkgever": side.organisations["werkgever"].id,
        "given_name": "Sam",
        "family_name": "Prins",
        "dates": NewDates(eerste_ziektedag=timezone.localdate()),
    }
    return NewDossier(**(fields | given))


def opened(side: Side, role: Role = Role.CASEMANAGER, **given: Any) -> Dossier:
    return open_dossier(side.acting(role), new(side, **given))


class TestOpening:
    @pytest.mark.parametrize(
        ("given", "sentences"),
        [
            ({"given_name": " "}, {"given_name": "Dit veld is nodig."}),
            ({"family_name": ""}, {"family_name": "Dit veld is nodig."}),
            ({"family_name": "x" * 81}, {"family_name": "Vul één regel in van hooguit 80 tekens."}),
            ({"function": "x" * 121}, {"function": "Vul één regel in van hooguit 120 tekens."}),
            ({"phone": "06\n00"}, {"phone": "Vul één regel in van hooguit 40 tekens."}),
            ({"phone": "06\0"}, {"phone": "Vul één regel in van hooguit 40 tekens."}),
            ({"hours_per_week": Decimal(0)}, {"hours_per_week": "Vul in hoeveel uur per week in het contract staan, bijvoorbeeld 36."}),
            ({"hours_per_week": Decimal(61)}, {"hours_per_week": "Vul in hoeveel uur per week in het contract staan, bijvoorbeeld 36."}),
            ({"werkgever": uuid4()}, {"werkgever": "Kies een werkgever uit de lijst."}),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_made(self, own: Side, given: dict[str, Any], sentences: dict[str, str]) -> None:
        count = Dossier.objects.count()
        assert wrong(lambda: opened(own, **given)) == sentences
        assert Dossier.objects.count() == count

    def test_everything_is_said_at_once(self, own: Side) -> None:
        dates = NewDates(eerste_ziektedag=timezone.localdate() + A_DAY)
        found = wrong(lambda: opened(own, Role.WERKGEVER, given_name="", bsn="1", werkgever=uuid4(), dates=dates))
        assert set(found) == {"given_name", "bsn", "werkgever", "eerste_ziektedag"}

    def test_what_the_role_may_not_write_down(self, own: Side) -> None:
        dates = NewDates(eerste_ziektedag=timezone.localdate(), employment_ends=timezone.localdate() + 90 * A_DAY)
        sentence = "Dit legt uw rol niet vast. Laat het leeg."
        assert wrong(lambda: opened(own, Role.CASEMANAGER_TAAKDELEGATIE, dates=dates)) == {"employment_ends": sentence}
        assert wrong(lambda: opened(own, bsn=BSN)) == {"bsn": sentence}

    @pytest.mark.parametrize("role", [Role.BEDRIJFSARTS, Role.COACH, Role.WERKNEMER, Role.SYSTEEMBEHEERDER, Role.PRIVACYFUNCTIONARIS])
    def test_not_everyone_opens_one(self, own: Side, role: Role) -> None:
        with pytest.raises(Hidden):
            open_dossier(own.acting(role), new(own))

    def test_not_without_a_second_factor(self, own: Side) -> None:
        with pytest.raises(Refused):
            open_dossier(own.acting(Role.CASEMANAGER, second_factor=False), new(own))

    def test_not_for_the_werkgever_of_somebody_else(self, world: World) -> None:
        theirs = world.other.organisations["werkgever"].id
        assert wrong(lambda: opened(world.own, werkgever=theirs)) == {"werkgever": "Kies een werkgever uit de lijst."}

    def test_who_opens_it_is_in_it_at_once_with_its_line(self, own: Side) -> None:
        dossier = opened(own, given_name="  Sam ")
        assert dossier.given_name == "Sam"
        assert enter(own.acting(Role.CASEMANAGER), dossier.number, Action.SEE_DOSSIER).dossier == dossier
        assert ListRow.objects.get(pk=dossier.pk).computed_on == timezone.localdate()
        last = AuditRecord.objects.latest("seq")
        assert (last.action, last.kind, last.object_id, last.actor) == (
            "created",
            "dossier",
            str(dossier.id),
            own.people[Role.CASEMANAGER].id,
        )

    def test_numbers_have_no_gap_when_one_was_refused(self, own: Side) -> None:
        first = opened(own, Role.WERKGEVER, bsn=BSN)
        wrong(lambda: opened(own, Role.WERKGEVER, bsn=BSN))
        second = opened(own)
        assert int(second.number[3:]) == int(first.number[3:]) + 1

    def test_an_imported_one_is_silent(self, own: Side) -> None:
        assert opened(own, imported=True).silent
        assert not opened(own).silent


class TestBsn:
    @pytest.mark.parametrize("typed", [BSN, "123.456.782", "1234 56 782", "123-456-782"])
    def test_is_read_as_people_type_it(self, own: Side, typed: str) -> None:
        dossier = opened(own, Role.WERKGEVER, bsn=typed)
        assert bsn_of(enter(own.acting(Role.WERKGEVER), dossier.number, Action.SEE_DOSSIER)) == BSN

    @pytest.mark.parametrize("typed", ["123456783", "000000000", "1234567", "1234567820", "12345678a", "١٢٣٤٥٦٧٨٢"])
    def test_no_bsn(self, typed: str) -> None:
        assert read_bsn(typed) is None

    def test_one_digit_wrong_or_two_swapped_is_no_bsn(self) -> None:
        for place in range(9):
            for digit in set("0123456789") - {BSN[place]}:
                assert read_bsn(BSN[:place] + digit + BSN[place + 1 :]) is None
        for place in range(8):
            swapped = BSN[:place] + BSN[place + 1] + BSN[place] + BSN[place + 2 :]
            assert read_bsn(swapped) is None

    def test_stands_nowhere_as_it_is(self, own: Side) -> None:
        dossier = opened(own, Role.WERKGEVER, bsn=BSN)
        with connection.cursor() as cursor:
            cursor.execute("SELECT bsn, bsn_index FROM dossiers_dossier WHERE number = %s", [dossier.number])
            sealed, index = cursor.fetchone()
        assert BSN.encode() not in bytes(sealed)
        assert BSN not in index
        assert len(index) == 64
        records = AuditRecord.objects.values_list("object_id", "what", "why")
        assert not any(BSN in part for record in records for part in record)

    def test_a_sealed_one_opens_in_its_own_dossier_only(self, own: Side) -> None:
        one, two = opened(own, Role.WERKGEVER, bsn=BSN), opened(own, Role.WERKGEVER, bsn=OTHER_BSN)
        Dossier.objects.filter(pk=two.pk).update(bsn=one.bsn)
        entered = enter(own.acting(Role.WERKGEVER), two.number, Action.SEE_DOSSIER)
        with pytest.raises(Exception, match=r"^(?!.*123456782)") as refused:
            bsn_of(entered)
        assert type(refused.value).__module__.startswith("hervat.apps.sealing")

    def test_once_for_each_werkgever(self, world: World) -> None:
        opened(world.own, Role.WERKGEVER, bsn=BSN)
        assert wrong(lambda: opened(world.own, Role.WERKGEVER, bsn="123 456 782")) == {"bsn": RUNS_ALREADY}
        assert opened(world.other, Role.WERKGEVER, bsn=BSN).bsn_index  # another werkgever: not ours to tell

    def test_again_after_the_first_was_closed(self, own: Side) -> None:
        first = opened(own, Role.WERKGEVER, bsn=BSN)
        entered = enter(own.acting(Role.WERKGEVER), first.number, Action.SEE_DOSSIER)
        close_dossier(entered, day=timezone.localdate(), reason=ClosingReason.MISTAKE)
        second = opened(own, Role.WERKGEVER, bsn=BSN)
        assert second.number != first.number
        closed = enter(own.acting(Role.WERKGEVER), first.number, Action.SEE_DOSSIER)
        assert wrong(lambda: reopen_dossier(closed, remark="Toch niet")) == {"remark": RUNS_ALREADY}
        assert Dossier.objects.get(pk=first.pk).closed_on is not None

    def test_changing_it(self, own: Side) -> None:
        opened(own, Role.WERKGEVER, bsn=OTHER_BSN)
        dossier = opened(own, Role.WERKGEVER)
        entered = enter(own.acting(Role.WERKGEVER), dossier.number, Action.SEE_DOSSIER)
        assert wrong(lambda: change_bsn(entered, OTHER_BSN, seen=1)) == {"bsn": RUNS_ALREADY}
        assert wrong(lambda: change_bsn(entered, "12", seen=1)) == {"bsn": "Dit is geen BSN. Vul negen cijfers in, of laat het leeg."}
        assert change_bsn(entered, BSN, seen=1).version == 2
        with pytest.raises(Conflict):
            change_bsn(entered, "", seen=1)
        taken_away = change_bsn(entered, " ", seen=2)
        assert (taken_away.bsn, taken_away.bsn_index) == (None, "")

    @pytest.mark.parametrize("role", [Role.CASEMANAGER, Role.ARBEIDSDESKUNDIGE])
    def test_not_for_everyone(self, own: Side, role: Role) -> None:
        with pytest.raises(Refused):
            bsn_of(own.entered(role))


class TestClosing:
    def test_days_that_cannot_be(self, own: Side) -> None:
        entered = own.entered(Role.CASEMANAGER)
        today = timezone.localdate()
        assert wrong(lambda: close_dossier(entered, day=today + A_DAY, reason=ClosingReason.WIA)) == {
            "day": "Kies een datum tot en met vandaag."
        }
        early = wrong(lambda: close_dossier(entered, day=date(2001, 1, 1), reason=ClosingReason.WIA))
        assert "vóór de eerste ziektedag" in early["day"]

    def test_remarks_that_do_not_fit(self, own: Side) -> None:
        entered = own.entered(Role.CASEMANAGER)
        sentence = {"remark": "Dit is te lang. Het mag 500 tekens zijn."}
        today = timezone.localdate()
        assert wrong(lambda: close_dossier(entered, day=today, reason=ClosingReason.WIA, remark="x" * 501)) == sentence
        close_dossier(entered, day=today, reason=ClosingReason.WIA)
        closed = own.entered(Role.CASEMANAGER)
        assert wrong(lambda: reopen_dossier(closed, remark="x" * 501)) == sentence
        assert wrong(lambda: reopen_dossier(closed, remark="  ")) == {"remark": "Schrijf kort op waarom het dossier weer open gaat."}

    def test_a_closed_one_can_be_read_and_not_written(self, own: Side) -> None:
        close_dossier(own.entered(Role.CASEMANAGER), day=timezone.localdate(), reason=ClosingReason.RECOVERED)
        closed = own.entered(Role.WERKGEVER)
        assert closed.may(Action.SEE_TIMELINE)
        with pytest.raises(Refused):
            record_event(closed, NewEvent(kind=EventKind.EVALUATIE, day=timezone.localdate()))
        with pytest.raises(Refused):
            close_dossier(closed, day=timezone.localdate(), reason=ClosingReason.WIA)

    def test_two_who_close_at_once(self, own: Side) -> None:
        one, two = own.entered(Role.CASEMANAGER), own.entered(Role.WERKGEVER)
        close_dossier(one, day=timezone.localdate(), reason=ClosingReason.WIA)
        with pytest.raises(Conflict):
            close_dossier(two, day=timezone.localdate(), reason=ClosingReason.AOW)
        assert Closing.objects.filter(dossier=own.dossier).count() == 1

    def test_its_line_is_of_today_when_it_opens_again(self, own: Side) -> None:
        close_dossier(own.entered(Role.CASEMANAGER), day=timezone.localdate(), reason=ClosingReason.WIA)
        ListRow.objects.filter(pk=own.dossier.pk).update(computed_on=date(2020, 1, 1), week=1)
        reopen_dossier(own.entered(Role.CASEMANAGER), remark="Bij vergissing")
        row = ListRow.objects.get(pk=own.dossier.pk)
        assert (row.computed_on, row.week) == (timezone.localdate(), 21)
        assert [found.closes for found in Closing.objects.filter(dossier=own.dossier).order_by("recorded_at")] == [True, False]

    @pytest.mark.parametrize("role", [Role.COACH, Role.BEDRIJFSARTS, Role.WERKNEMER, Role.ARBEIDSDESKUNDIGE])
    def test_not_everyone_closes(self, own: Side, role: Role) -> None:
        with pytest.raises(Refused):
            close_dossier(own.entered(role), day=timezone.localdate(), reason=ClosingReason.WIA)

    def test_reminders_off_and_on(self, own: Side) -> None:
        for silent, what in ((True, "reminders_off"), (False, "reminders_on")):
            set_reminders(own.entered(Role.CASEMANAGER), silent=silent)
            assert Dossier.objects.get(pk=own.dossier.pk).silent is silent
            assert AuditRecord.objects.latest("seq").what == what

    def test_the_werknemer_stays_in_it(self, own: Side) -> None:
        close_dossier(own.entered(Role.CASEMANAGER), day=timezone.localdate(), reason=ClosingReason.WIA)
        assert Involvement.objects.get(dossier=own.dossier, role=Role.WERKNEMER).last_day is None
        assert own.entered(Role.WERKNEMER).may(Action.SEE_TIMELINE)
