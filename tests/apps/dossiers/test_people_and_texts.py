"""Who is let into a dossier and who leaves it, the werknemer in it, and what people write to each other there."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.door import enter
from hervat.apps.dossiers.errors import Conflict, Hidden, Refused
from hervat.apps.dossiers.models import Advice, Dossier, Involvement, Note
from hervat.apps.dossiers.queries.texts import advices_in, notes_in
from hervat.apps.dossiers.services.notes import give_advice, write_note
from hervat.apps.dossiers.services.people import end_involvement, invite_werknemer, involve, link_werknemer
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.models import Engagement, Membership
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.documents import Audience
from tests.support.world import LONG_AGO, Side, World
from tests.support.wrong import wrong

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)
FROM_THE_LIST = {"person": "Kies iemand uit de lijst."}
MARKER = "hernia-nooit-zo-laten-staan"


@pytest.fixture
def own(world: World) -> Side:
    return world.own


def colleague(side: Side, body: str, role: Role) -> User:
    user = User.objects.create(email=f"{uuid4()}@voorbeeld.example", name="Robin Blom")
    Membership.objects.create(user=user, organisation=side.organisations[body], role=role, first_day=LONG_AGO)
    return user


class TestLettingIn:
    def let_in(self, side: Side, user: User, role: Role, body: str, last_day: date | None = None) -> Involvement:
        today = timezone.localdate()
        entered, organisation = side.entered(Role.CASEMANAGER), side.organisations[body].id
        return involve(entered, user=user.id, role=role, organisation=organisation, first_day=today, last_day=last_day)

    def test_a_colleague_of_an_engaged_body(self, own: Side) -> None:
        coach = colleague(own, "bureau", Role.COACH)
        self.let_in(own, coach, Role.COACH, "bureau")
        own.people[Role.COACH] = coach
        assert own.entered(Role.COACH).dossier == own.dossier

    def test_not_in_another_role_or_for_another_body(self, world: World, own: Side) -> None:
        coach = colleague(own, "bureau", Role.COACH)
        assert wrong(lambda: self.let_in(own, coach, Role.BEDRIJFSARTS, "bureau")) == FROM_THE_LIST
        assert wrong(lambda: self.let_in(own, coach, Role.COACH, "arbodienst")) == FROM_THE_LIST
        stranger = world.other.people[Role.COACH]
        assert wrong(lambda: self.let_in(own, stranger, Role.COACH, "bureau")) == FROM_THE_LIST

    def test_not_when_the_engagement_or_the_membership_is_over(self, own: Side) -> None:
        coach = colleague(own, "bureau", Role.COACH)
        Membership.objects.filter(user=coach).update(last_day=timezone.localdate() - A_DAY)
        assert wrong(lambda: self.let_in(own, coach, Role.COACH, "bureau")) == FROM_THE_LIST
        other = colleague(own, "bureau", Role.COACH)
        Engagement.objects.filter(provider=own.organisations["bureau"]).update(last_day=timezone.localdate() - A_DAY)
        assert wrong(lambda: self.let_in(own, other, Role.COACH, "bureau")) == FROM_THE_LIST

    @pytest.mark.parametrize("role", [Role.PRIVACYFUNCTIONARIS, Role.BUREAU_BEHEERDER, Role.SYSTEEMBEHEERDER])
    def test_some_roles_are_never_in_a_dossier_by_name(self, own: Side, role: Role) -> None:
        assert wrong(lambda: self.let_in(own, colleague(own, "bureau", role), role, "bureau")) == FROM_THE_LIST

    def test_not_twice_at_a_time(self, own: Side) -> None:
        coach = own.people[Role.COACH]
        assert wrong(lambda: self.let_in(own, coach, Role.COACH, "bureau")) == {"person": "Deze persoon is al betrokken in deze rol."}

    def test_an_end_before_its_begin(self, own: Side) -> None:
        coach = colleague(own, "bureau", Role.COACH)
        found = wrong(lambda: self.let_in(own, coach, Role.COACH, "bureau", timezone.localdate() - A_DAY))
        assert found == {"last_day": "De einddatum ligt vóór de begindatum. Pas een van de twee aan."}

    def test_nobody_works_on_their_own_dossier(self, own: Side) -> None:
        self_employed = own.people[Role.WERKNEMER]
        Membership.objects.create(user=self_employed, organisation=own.organisations["werkgever"], role=Role.WERKGEVER, first_day=LONG_AGO)
        found = wrong(lambda: self.let_in(own, self_employed, Role.WERKGEVER, "werkgever"))
        assert found == {"person": "Dit dossier gaat over deze persoon zelf. Kies een ander."}

    @pytest.mark.parametrize("role", [Role.COACH, Role.BEDRIJFSARTS, Role.WERKNEMER])
    def test_not_by_everyone(self, own: Side, role: Role) -> None:
        coach = colleague(own, "bureau", Role.COACH)
        with pytest.raises(Refused):
            involve(
                own.entered(role),
                user=coach.id,
                role=Role.COACH,
                organisation=own.organisations["bureau"].id,
                first_day=timezone.localdate(),
            )


class TestLeaving:
    def of(self, side: Side, role: Role) -> Involvement:
        return Involvement.objects.get(dossier=side.dossier, role=role)

    def test_yesterday_closes_the_door_now(self, own: Side) -> None:
        end_involvement(own.entered(Role.CASEMANAGER), self.of(own, Role.COACH).id, last_day=timezone.localdate() - A_DAY)
        with pytest.raises(Hidden):
            own.entered(Role.COACH)

    def test_today_leaves_today(self, own: Side) -> None:
        end_involvement(own.entered(Role.CASEMANAGER), self.of(own, Role.COACH).id, last_day=timezone.localdate())
        assert own.entered(Role.COACH).may(Action.SEE_DOSSIER)
        with pytest.raises(Hidden):
            enter(own.acting(Role.COACH, timezone.localdate() + A_DAY), own.dossier.number, Action.SEE_DOSSIER)

    def test_the_werknemer_stays(self, own: Side) -> None:
        found = wrong(
            lambda: end_involvement(own.entered(Role.CASEMANAGER), self.of(own, Role.WERKNEMER).id, last_day=timezone.localdate())
        )
        assert found == {"": "De werknemer blijft altijd betrokken bij het eigen dossier."}

    def test_who_left_is_not_let_in_again_by_another_last_day(self, own: Side) -> None:
        coach = self.of(own, Role.COACH)
        end_involvement(own.entered(Role.CASEMANAGER), coach.id, last_day=timezone.localdate() - A_DAY)
        found = wrong(lambda: end_involvement(own.entered(Role.CASEMANAGER), coach.id, last_day=timezone.localdate() + 9 * A_DAY))
        assert found == {"last_day": "Deze persoon doet al niet meer mee. Voeg de persoon opnieuw toe."}

    def test_before_it_began(self, own: Side) -> None:
        coach = self.of(own, Role.COACH)
        found = wrong(lambda: end_involvement(own.entered(Role.CASEMANAGER), coach.id, last_day=coach.first_day - 2 * A_DAY))
        assert found == {"last_day": "De einddatum ligt vóór de begindatum. Pas een van de twee aan."}

    def test_of_another_dossier_is_not_there(self, world: World) -> None:
        theirs = self.of(world.other, Role.COACH)
        with pytest.raises(Hidden):
            end_involvement(world.own.entered(Role.CASEMANAGER), theirs.id, last_day=timezone.localdate())


class TestWerknemer:
    def test_linking_twice_changes_and_tells_nothing_more(self, own: Side) -> None:
        before = AuditRecord.objects.count()
        link_werknemer(dossier=own.dossier.id, user=own.people[Role.WERKNEMER].id, on=timezone.localdate())
        assert Involvement.objects.filter(dossier=own.dossier, role=Role.WERKNEMER).count() == 1
        assert AuditRecord.objects.count() == before

    def test_by_another_is_not_there(self, world: World) -> None:
        with pytest.raises(Hidden):
            link_werknemer(dossier=world.own.dossier.id, user=world.other.people[Role.WERKNEMER].id, on=timezone.localdate())
        with pytest.raises(Hidden):
            link_werknemer(dossier=uuid4(), user=world.other.people[Role.WERKNEMER].id, on=timezone.localdate())
        assert Dossier.objects.get(pk=world.own.dossier.pk).werknemer == world.own.people[Role.WERKNEMER]

    def test_is_invited_once_they_are_not_there(self, own: Side) -> None:
        entered = own.entered(Role.CASEMANAGER)
        by = own.people[Role.CASEMANAGER]
        known = wrong(lambda: invite_werknemer(entered, email="x@voorbeeld.example", made_by=by, address=str))
        assert known == {"email": "De werknemer doet al mee in dit dossier."}
        Dossier.objects.filter(pk=own.dossier.pk).update(werknemer=None)
        entered = own.entered(Role.CASEMANAGER)
        no_address = wrong(lambda: invite_werknemer(entered, email="geen adres", made_by=by, address=str))
        assert no_address == {"email": "Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl."}
        invite_werknemer(entered, email="noor@voorbeeld.example", made_by=by, address=lambda token: f"https://hervat.example/{token}/")
        sent = [letter.body for letter in mail.outbox] + list(OutgoingMail.objects.values_list("body", flat=True))
        assert len(sent) == 1
        assert own.organisations["werkgever"].name not in sent[0]
        assert own.dossier.number not in sent[0]
        assert own.dossier.family_name not in sent[0]


class TestTexts:
    def test_wrong_notes(self, own: Side) -> None:
        entered, today = own.entered(Role.CASEMANAGER), timezone.localdate()
        audience = next(found for found in Audience if entered.may(Action.ADD_NOTE, found.datum))
        assert wrong(lambda: write_note(entered, audience=audience, about=today + A_DAY, text=" ")) == {
            "text": "Schrijf hier wat u wilt vastleggen.",
            "about": "Kies een datum tot en met vandaag.",
        }
        assert wrong(lambda: write_note(entered, audience=audience, about=today, text="x" * 10_001)) == {
            "text": "Dit is te lang. Het mag 10000 tekens zijn."
        }

    def test_notes_are_sealed_and_read_by_their_audience_alone(self, own: Side) -> None:
        today = timezone.localdate()
        for audience in Audience:
            for role in own.people:
                if role in (Role.BUREAU_BEHEERDER, Role.PRIVACYFUNCTIONARIS, Role.SYSTEEMBEHEERDER):
                    continue
                if own.entered(role).may(Action.ADD_NOTE, audience.datum):
                    write_note(own.entered(role), audience=audience, about=today, text=f"{MARKER} {audience}")
                    break
        assert Note.objects.count() == len(Audience)
        assert not any(MARKER.encode() in bytes(note.text) for note in Note.objects.all())
        for role in (Role.WERKGEVER, Role.CASEMANAGER, Role.BEDRIJFSARTS, Role.COACH, Role.WERKNEMER):
            entered = own.entered(role)
            readable = {audience for audience in Audience if entered.may(Action.SEE_NOTE, audience.datum)}
            assert {note.audience for note in notes_in(entered)} == readable
            assert all(note.text == f"{MARKER} {note.audience}" for note in notes_in(entered))

    def test_advice_is_given_by_the_bedrijfsarts_and_replaced_once(self, own: Side) -> None:
        doctor, today = own.entered(Role.BEDRIJFSARTS), timezone.localdate()
        first = give_advice(doctor, day=today, text="Vier uur per dag.", hours_per_week=Decimal(20))
        second = give_advice(doctor, day=today, text="Zes uur per dag.", replaces=first.id)
        with pytest.raises(Conflict):
            give_advice(doctor, day=today, text="Acht uur per dag.", replaces=first.id)
        with pytest.raises(Hidden):
            give_advice(doctor, day=today, text="Acht uur per dag.", replaces=uuid4())
        assert b"uur" not in bytes(second.text)
        assert [(found.text, found.replaced) for found in advices_in(own.entered(Role.WERKGEVER))] == [
            ("Zes uur per dag.", False),
            ("Vier uur per dag.", True),
        ]
        assert Advice.objects.count() == 2

    @pytest.mark.parametrize("role", [Role.CASEMANAGER, Role.COACH, Role.WERKNEMER, Role.CASEMANAGER_TAAKDELEGATIE])
    def test_no_advice_of_another(self, own: Side, role: Role) -> None:
        with pytest.raises(Refused):
            give_advice(own.entered(role), day=timezone.localdate(), text="Vier uur per dag.")

    def test_advice_of_another_dossier_is_not_replaced(self, world: World) -> None:
        theirs = give_advice(world.other.entered(Role.BEDRIJFSARTS), day=timezone.localdate(), text="Vier uur per dag.")
        with pytest.raises(Hidden):
            give_advice(world.own.entered(Role.BEDRIJFSARTS), day=timezone.localdate(), text="Zes uur.", replaces=theirs.id)
