"""An advice that is taken back: by whom, once, and who still reads what it said."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.errors import Hidden, Refused, WrongFields
from hervat.apps.dossiers.models import Dossier, Involvement
from hervat.apps.matching.contents import open_withdrawal
from hervat.apps.matching.models import WorkAdvice, WorkAdviceWithdrawal
from hervat.apps.matching.said import advices_in
from hervat.apps.matching.services import NewAdvice, share_advice
from hervat.apps.matching.withdrawing import AlreadyWithdrawn, advice_to_print, may_withdraw, withdraw_advice
from hervat.apps.organisations.models import Membership
from hervat.apps.sealing import Unsealable
from hervat.domain.access.roles import Role
from tests.apps.matching.small_market import WAREHOUSE, make_market, with_fml
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD = Role.ARBEIDSDESKUNDIGE
REASON = "Er stond iets in over thuis."
TEXT = "Een balie dicht bij huis, om de zorg."
WITHOUT = (Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE, Role.BEDRIJFSARTS, Role.WERKNEMER)


@pytest.fixture
def side(world: World) -> Side:
    make_market()
    with_fml(world.own)
    return world.own


@pytest.fixture
def advice(side: Side) -> UUID:
    return share(side)


def share(side: Side, role: Role = AD) -> UUID:
    return share_advice(side.entered(role), NewAdvice(uris=(WAREHOUSE,), text=TEXT, fml_number=1)).id


@pytest.mark.parametrize("role", WITHOUT)
def test_who_shares_no_advices_reads_only_that_it_was_taken_back(side: Side, advice: UUID, role: Role) -> None:
    withdraw_advice(side.entered(AD), advice, REASON)
    (found,) = advices_in(side.entered(role))
    assert found.content is None
    assert found.withdrawn is not None
    assert (found.withdrawn.by, found.withdrawn.role, found.withdrawn.reason) == (side.people[AD].name, AD, "")
    assert TEXT not in repr(found)


@pytest.mark.parametrize("role", [AD, Role.COACH])
def test_who_shares_advices_still_reads_it_and_why_also_when_the_dossier_is_closed(side: Side, advice: UUID, role: Role) -> None:
    withdraw_advice(side.entered(AD), advice, f"  {REASON} ")
    for closed_on in (None, timezone.localdate()):
        Dossier.objects.filter(pk=side.dossier.pk).update(closed_on=closed_on)
        (found,) = advices_in(side.entered(role))
        assert found.content is not None
        assert found.withdrawn is not None
        assert (found.content.text, found.withdrawn.reason) == (TEXT, REASON)
        assert not may_withdraw(side.entered(role), found)


def test_nobody_prints_it_any_more(side: Side, advice: UUID) -> None:
    assert advice_to_print(side.entered(Role.WERKGEVER), advice)[1].text == TEXT
    withdraw_advice(side.entered(AD), advice, REASON)
    for role in (AD, Role.COACH, Role.WERKGEVER):
        with pytest.raises(AlreadyWithdrawn):
            advice_to_print(side.entered(role), advice)


def test_once(side: Side, advice: UUID) -> None:
    withdraw_advice(side.entered(AD), advice, REASON)
    for reason in (REASON, "Om een heel andere reden.", ""):
        with pytest.raises(AlreadyWithdrawn) as told:
            withdraw_advice(side.entered(AD), advice, reason)
        assert told.value.withdrawn.by == side.people[AD].name
    assert WorkAdviceWithdrawal.objects.count() == 1
    assert [(record.action, record.object_id) for record in AuditRecord.objects.filter(kind="work_advice").order_by("seq")] == [
        ("released", str(advice)),
        ("withdrawn", str(advice)),
    ]


def test_somebody_else_of_that_role_in_the_dossier_does_it_too(side: Side, world: World, advice: UUID) -> None:
    colleague = world.other.people[AD]
    Involvement.objects.filter(dossier=side.dossier, role=AD).update(user=colleague)
    body = side.organisations["arbodienst"]
    Membership.objects.create(user=colleague, organisation=body, role=AD, first_day=timezone.localdate() - timedelta(days=9))
    side.people[AD] = colleague
    assert withdraw_advice(side.entered(AD), advice, REASON).author == colleague


@pytest.mark.parametrize("role", [Role.COACH, *WITHOUT])
def test_others_do_not(side: Side, advice: UUID, role: Role) -> None:
    (found,) = advices_in(side.entered(role))
    assert not may_withdraw(side.entered(role), found)
    with pytest.raises(Refused):
        withdraw_advice(side.entered(role), advice, REASON)
    assert not WorkAdviceWithdrawal.objects.exists()


def test_what_another_role_shared_is_refused_with_the_role_that_may(side: Side) -> None:
    advice = share(side, Role.COACH)
    with pytest.raises(Refused) as told:
        withdraw_advice(side.entered(AD), advice, REASON)
    assert "gedeeld door de coach" in str(told.value.reason)


@pytest.mark.parametrize("reason", ["", "te kort", " " * 40, "x" * 501, f"{REASON}\0", f"{REASON}\x1b[2J", f"{REASON}\u202e neen"])
def test_a_reason_that_cannot_be_kept_is_said_and_nothing_stored(side: Side, advice: UUID, reason: str) -> None:
    with pytest.raises(WrongFields) as told:
        withdraw_advice(side.entered(AD), advice, reason)
    assert {error.path for error in told.value.errors} == {"reason"}
    assert not WorkAdviceWithdrawal.objects.exists()


def test_of_another_dossier_it_is_not_there(side: Side, world: World, advice: UUID) -> None:
    for entered, key in ((world.other.entered(AD), advice), (side.entered(AD), uuid4())):
        with pytest.raises(Hidden):
            withdraw_advice(entered, key, REASON)
    assert not WorkAdviceWithdrawal.objects.exists()


def test_the_same_can_be_shared_again_after_it(side: Side, advice: UUID) -> None:
    assert share(side) == advice
    withdraw_advice(side.entered(AD), advice, REASON)
    assert share(side) != advice
    assert WorkAdvice.objects.count() == 2


class TestWhatIsStored:
    @pytest.fixture
    def row(self, side: Side, advice: UUID) -> WorkAdviceWithdrawal:
        return withdraw_advice(side.entered(AD), advice, REASON)

    def test_it_cannot_be_read_in_the_database(self, row: WorkAdviceWithdrawal) -> None:
        assert REASON.encode() not in bytes(WorkAdviceWithdrawal.objects.get(pk=row.pk).content)

    def test_it_cannot_be_changed_removed_or_said_twice(self, row: WorkAdviceWithdrawal) -> None:
        rows = WorkAdviceWithdrawal.objects.filter(pk=row.pk)
        for change in ({"author_role": "coach"}, {"recorded_at": timezone.now() - timedelta(days=9)}, {"id": uuid4()}):
            with pytest.raises(IntegrityError), transaction.atomic():
                rows.update(**change)
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM matching_workadvicewithdrawal")
        row.id = uuid4()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)

    def test_it_does_not_open_in_another_dossier(self, row: WorkAdviceWithdrawal, world: World) -> None:
        row.dossier = world.other.dossier
        with pytest.raises(Unsealable):
            open_withdrawal(row)
