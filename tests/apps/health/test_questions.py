"""Questions to the bedrijfsarts: who asks, who reads, who answers; what is refused; and that nothing of it leaves the vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.door import Entered, enter
from hervat.apps.dossiers.errors import Hidden, Refused, WrongFields
from hervat.apps.dossiers.models import Dossier, Involvement
from hervat.apps.health import door
from hervat.apps.health.door import NewAnswer, NewQuestion, OpenedQuestion
from hervat.apps.health.models import DoctorAnswer, DoctorQuestion
from hervat.apps.health.triggers import remove_from_questions
from hervat.apps.health.vault.questions.asking import LONGEST_QUESTION, MOST_OPEN
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.acting import Acting, actor_for
from hervat.apps.organisations.models import Membership, Organisation
from hervat.apps.sealing import Unsealable
from hervat.domain.access.actions import Action
from hervat.domain.access.roles import Role
from hervat.domain.dossier.asking import About, Subject
from tests.apps.health.fml_acts import signed_list, to_coach, to_expert
from tests.apps.health.question_acts import WHY, about_item, answer, ask, what_if
from tests.apps.health.vault_acts import MARKER
from tests.support.world import LONG_AGO, World, make_world

pytestmark = pytest.mark.django_db
AD, COACH, WERKNEMER, DOCTOR = Role.ARBEIDSDESKUNDIGE, Role.COACH, Role.WERKNEMER, Role.BEDRIJFSARTS
ASKERS = (AD, COACH, WERKNEMER)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def number(world: World) -> int:
    """Of a list that the arbeidsdeskundige may read, and of which the coach may read one item."""
    doctor = world.own.entered(DOCTOR)
    found = signed_list(doctor)
    to_expert(doctor, found)
    to_coach(doctor, found, "4.13")
    return found


def seen_by(world: World, role: Role) -> list[OpenedQuestion]:
    return list(door.questions_of(world.own.entered(role)))


def only(world: World, role: Role) -> OpenedQuestion:
    (found,) = seen_by(world, role)
    return found


def wrong(entered: Entered, text: str = WHY, subject: Subject | None = None) -> dict[str, str]:
    with pytest.raises(WrongFields) as caught:
        ask(entered, text, subject)
    return {error.path: error.message.render() for error in caught.value.errors}


class TestWhoReads:
    @pytest.mark.parametrize("asker", ASKERS)
    def test_the_asker_the_bedrijfsarts_and_the_werknemer_read_it_and_nobody_else(self, world: World, asker: Role) -> None:
        ask(world.own.entered(asker))
        for role in Role:
            if role in (Role.BUREAU_BEHEERDER, Role.PRIVACYFUNCTIONARIS, Role.SYSTEEMBEHEERDER):
                continue
            if role in {asker, DOCTOR, WERKNEMER}:
                assert only(world, role).text == WHY
            elif role in ASKERS:
                assert seen_by(world, role) == []
                assert door.question_lines(world.own.entered(role)) == ()
            else:
                with pytest.raises(Refused):
                    seen_by(world, role)

    @pytest.mark.parametrize("role", [role for role in Role if role not in (*ASKERS, Role.SYSTEEMBEHEERDER)])
    def test_nobody_else_asks(self, world: World, role: Role) -> None:
        entered = world.own.entered(role, Action.SEE_LOOKS if role is Role.PRIVACYFUNCTIONARIS else Action.SEE_DOSSIER)
        with pytest.raises(Refused):
            ask(entered)
        assert not DoctorQuestion.objects.exists()

    @pytest.mark.parametrize("role", [role for role in Role if role not in (DOCTOR, Role.SYSTEEMBEHEERDER, Role.PRIVACYFUNCTIONARIS)])
    def test_nobody_but_the_bedrijfsarts_answers(self, world: World, role: Role) -> None:
        question = ask(world.own.entered(AD))
        with pytest.raises(Refused):
            answer(world.own.entered(role), question)

    def test_a_bedrijfsarts_of_another_organisation_does_not_read_it(self, world: World) -> None:
        question = ask(world.own.entered(AD))
        doctor = newcomer(world)
        assert door.questions_of(doctor) == ()
        with pytest.raises(Hidden):
            door.read_question(doctor, question)
        with pytest.raises(Hidden):
            answer(doctor, question)

    def test_one_of_another_dossier_is_not_there(self, world: World) -> None:
        question = ask(world.own.entered(AD))
        with pytest.raises(Hidden):
            answer(world.other.entered(DOCTOR), question)
        with pytest.raises(Hidden):
            door.read_question(world.own.entered(DOCTOR), uuid4())


def newcomer(world: World) -> Entered:
    """A bedrijfsarts of another arbodienst, in the same dossier since today."""
    body, on = Organisation.objects.create(name="Arbodienst c (fictief)", is_arbodienst=True), timezone.localdate()
    user = User.objects.create(email="nieuwe@voorbeeld.example", name="Nieuwe Arts")
    Membership.objects.create(user=user, organisation=body, role=DOCTOR, first_day=LONG_AGO)
    Involvement.objects.create(dossier=world.own.dossier, user=user, role=DOCTOR, organisation=body, first_day=on)
    acting = Acting(actor_for(user.id, DOCTOR, body.id, on, second_factor=True), on)
    return enter(acting, world.own.dossier.number, Action.SEE_DOSSIER)


class TestAsking:
    def test_a_what_if_keeps_its_fields_and_what_stood_there(self, world: World, number: int) -> None:
        ask(world.own.entered(AD), WHY, replace(what_if(number), training="Werken aan een balie", training_key="cursus:balie"))
        found = only(world, DOCTOR)
        assert (found.subject.about, found.subject.fml_number) == (About.WHAT_IF, number)
        assert (found.subject.item, found.subject.code, found.subject.now) == ("4.13", 1, 2)
        assert found.subject.training == "Werken aan een balie"
        assert (found.line.author, found.line.role, found.line.is_open) == (world.own.people[AD].name, AD, True)

    def test_what_the_coach_was_not_given_is_not_told_back(self, world: World, number: int) -> None:
        ask(world.own.entered(COACH), WHY, about_item(number, "4.14"))
        assert only(world, COACH).subject.now is None

    def test_it_makes_no_fact(self, world: World, number: int) -> None:
        before = door.fml_for(world.own.entered(DOCTOR))
        ask(world.own.entered(AD), WHY, what_if(number))
        assert door.fml_for(world.own.entered(DOCTOR)) == before

    def test_the_same_question_twice_is_one(self, world: World, number: int) -> None:
        expert = world.own.entered(AD)
        new = NewQuestion(text=WHY, subject=what_if(number))
        first, again = door.ask_doctor(expert, new), door.ask_doctor(expert, replace(new, text=f" {WHY}\n"))
        assert (first.before, again.before, first.id) == (False, True, again.id)
        assert OutgoingMail.objects.count() == 1
        answer(world.own.entered(DOCTOR), first.id)
        assert door.ask_doctor(expert, new).id != first.id, "after an answer one may ask again"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "Schrijf uw vraag op"),
            (" \n ", "Schrijf uw vraag op"),
            ("x" * (LONGEST_QUESTION + 1), "te lang"),
            ("Kan dit \u202eniet?", "een teken in dat niet kan"),
        ],
    )
    def test_a_text_that_cannot_be_sent(self, world: World, text: str, said: str) -> None:
        assert said in wrong(world.own.entered(COACH), text)["text"]
        assert not DoctorQuestion.objects.exists()

    def test_the_longest_text_can(self, world: World) -> None:
        ask(world.own.entered(COACH), "x" * LONGEST_QUESTION)

    def test_not_more_than_so_many_wait(self, world: World) -> None:
        expert = world.own.entered(AD)
        questions = [ask(expert, f"Vraag {place}.") for place in range(MOST_OPEN)]
        assert "wachten al 10 vragen" in wrong(expert, "Nog een.")["text"]
        ask(world.own.entered(COACH), "Die van een ander tellen niet.")
        answer(world.own.entered(DOCTOR), questions[0])
        ask(expert, "Nog een.")

    def test_without_a_bedrijfsarts_it_says_what_to_do(self, world: World) -> None:
        Involvement.objects.filter(dossier=world.own.dossier, role=DOCTOR).update(last_day=timezone.localdate() - timedelta(days=1))
        expert = world.own.entered(AD)
        assert not door.has_doctor(expert)
        assert "Vraag de casemanager om een bedrijfsarts toe te voegen." in wrong(expert)["text"]

    def test_a_bedrijfsarts_who_left_the_arbodienst_answers_nothing(self, world: World) -> None:
        Membership.objects.filter(role=DOCTOR, user=world.own.people[DOCTOR]).update(last_day=timezone.localdate() - timedelta(days=1))
        assert "bedrijfsarts" in wrong(world.own.entered(AD))["text"]

    def test_in_a_closed_dossier_nothing_is_asked_and_what_waits_can_be_answered(self, world: World) -> None:
        question = ask(world.own.entered(AD))
        Dossier.objects.filter(pk=world.own.dossier.pk).update(closed_on=timezone.localdate())
        with pytest.raises(Refused) as refused:
            ask(world.own.entered(AD), "Nog iets.")
        assert "gesloten" in refused.value.reason.render()
        assert answer(world.own.entered(DOCTOR), question)

    def test_another_list_meanwhile(self, world: World, number: int) -> None:
        doctor = world.own.entered(DOCTOR)
        newer = signed_list(doctor)
        to_expert(doctor, newer)
        told = wrong(world.own.entered(AD), WHY, what_if(number))
        assert told == {"fml_number": f"Er is intussen een andere FML: versie {newer}. Kijk of uw vraag nog klopt."}
        ask(world.own.entered(AD), WHY, what_if(newer))

    def test_a_list_that_is_not_there_for_the_asker(self, world: World) -> None:
        assert "geen FML die u mag gebruiken" in wrong(world.own.entered(AD), WHY, about_item(1))["fml_number"]

    @pytest.mark.parametrize(
        "subject", [{"item": "9.9"}, {"item": "4.13", "code": 9}, {"item": "4.13", "code": None}, {"item": "1.8", "code": 1}]
    )
    def test_what_does_not_stand_on_the_list(self, world: World, number: int, subject: dict[str, object]) -> None:
        assert set(wrong(world.own.entered(AD), WHY, replace(what_if(number), **subject))) == {"item"}  # type: ignore[arg-type]

    def test_it_goes_to_who_wrote_the_list_as_long_as_they_are_there(self, world: World, number: int) -> None:
        newcomer(world)
        ask(world.own.entered(AD), WHY, about_item(number))
        ask(world.own.entered(AD))
        assert {(row.to_id == world.own.organisation(DOCTOR)) for row in DoctorQuestion.objects.order_by("asked_at")} == {True, False}
        about_list, other = DoctorQuestion.objects.order_by("asked_at")
        assert about_list.to_id == world.own.organisation(DOCTOR)
        assert other.to.name == "Arbodienst c (fictief)", "who came last"

    def test_when_nobody_is_left_who_can_answer_it_it_says_so_and_counts_no_more(self, world: World) -> None:
        expert = world.own.entered(AD)
        for place in range(MOST_OPEN):
            ask(expert, f"Vraag {place}.")
        newcomer(world)
        Involvement.objects.filter(dossier=world.own.dossier, user=world.own.people[DOCTOR]).update(
            last_day=timezone.localdate() - timedelta(days=1)
        )
        expert = world.own.entered(AD)
        assert all(line.lost for line in door.question_lines(expert))
        ask(expert, "Opnieuw.")
        assert [line.lost for line in door.question_lines(expert)].count(False) == 1


class TestAnswering:
    def test_the_answer_is_read_by_the_asker_and_the_werknemer(self, world: World) -> None:
        question = ask(world.own.entered(COACH))
        assert answer(world.own.entered(DOCTOR), question, "Dat kan.")
        for role in (COACH, WERKNEMER, DOCTOR):
            found = only(world, role)
            assert [(line.text, line.author) for line in found.answers] == [("Dat kan.", world.own.people[DOCTOR].name)]
            assert not found.line.is_open

    def test_with_a_new_list(self, world: World, number: int) -> None:
        doctor, question = world.own.entered(DOCTOR), ask(world.own.entered(AD), WHY, what_if(number))
        newer = signed_list(doctor)
        assert answer(doctor, question, "", newer)
        assert [(line.text, line.fml_number) for line in only(world, AD).answers] == [("", newer)]

    def test_the_same_answer_twice_is_one_and_another_adds_to_it(self, world: World) -> None:
        doctor, question = world.own.entered(DOCTOR), ask(world.own.entered(AD))
        assert answer(doctor, question, "Ja.")
        assert not answer(doctor, question, " Ja. ")
        assert answer(doctor, question, "Ja, maar niet vaker dan 5 keer per uur.")
        assert len(only(world, AD).answers) == 2

    @pytest.mark.parametrize(
        ("new", "path"),
        [
            (NewAnswer(), "text"),
            (NewAnswer(text="  "), "text"),
            (NewAnswer(text="x" * (LONGEST_QUESTION + 1)), "text"),
            (NewAnswer(text="Ja.\x07"), "text"),
            (NewAnswer(text="Zie de lijst.", fml_number=7), "fml_number"),
        ],
    )
    def test_what_is_no_answer(self, world: World, new: NewAnswer, path: str) -> None:
        question = ask(world.own.entered(AD))
        with pytest.raises(WrongFields) as caught:
            door.answer_question(world.own.entered(DOCTOR), question, new)
        assert [error.path for error in caught.value.errors] == [path]
        assert not DoctorAnswer.objects.exists()

    def test_open_ones_come_first_the_longest_waiting_on_top(self, world: World) -> None:
        expert, doctor = world.own.entered(AD), world.own.entered(DOCTOR)
        first, second, third = (ask(expert, f"Vraag {place}.") for place in range(3))
        answer(doctor, first)
        assert [line.id for line in door.question_lines(doctor)] == [second, third, first]


class TestNothingOfItLeavesTheVault:
    def test_the_mails_hold_no_name_and_no_word_of_it(self, world: World) -> None:
        question = ask(world.own.entered(AD), MARKER)
        answer(world.own.entered(DOCTOR), question, MARKER)
        to_doctor, to_expert_ = OutgoingMail.objects.order_by("created_at", "key")
        people = {to_doctor.to: world.own.people[DOCTOR], to_expert_.to: world.own.people[AD]}
        assert set(people) == {world.own.people[DOCTOR].email, world.own.people[AD].email}
        assert {to_doctor.subject, to_expert_.subject} == {"Er staat een vraag voor u klaar", "Er staat een antwoord voor u klaar"}
        names = [user.name for user in world.own.people.values()]
        for mail in (to_doctor, to_expert_):
            for word in (MARKER, world.own.dossier.family_name, world.own.dossier.number, "bedrijfsarts", "FML", *names):
                assert word not in mail.body + mail.subject

    def test_an_answer_to_who_left_goes_to_who_has_their_role(self, world: World) -> None:
        question = ask(world.own.entered(COACH))
        Involvement.objects.filter(user=world.own.people[COACH]).update(last_day=timezone.localdate() - timedelta(days=1))
        new = User.objects.create(email="coach.nieuw@voorbeeld.example", name="Nieuwe Coach")
        Involvement.objects.create(
            dossier=world.own.dossier, user=new, role=COACH, organisation_id=world.own.organisation(COACH), first_day=LONG_AGO
        )
        answer(world.own.entered(DOCTOR), question)
        assert [mail.to for mail in OutgoingMail.objects.filter(key__startswith="doctor-answer")] == [new.email]

    def test_the_record_of_looks_holds_codes_alone(self, world: World) -> None:
        question = ask(world.own.entered(AD), MARKER)
        answer(world.own.entered(DOCTOR), question, MARKER)
        seen_by(world, WERKNEMER)
        door.read_question(world.own.entered(DOCTOR), question)
        found = [(row.action, row.kind, row.what) for row in AuditRecord.objects.order_by("seq")][-4:]
        assert found == [
            ("created", "vault", "question"), ("created", "vault", "question_answer"), ("read", "vault", "questions"),
            ("read", "vault", "questions"),
        ]  # fmt: skip
        assert not any(MARKER in str(vars(row)) for row in AuditRecord.objects.all())

    def test_a_list_of_questions_opens_none(self, world: World) -> None:
        ask(world.own.entered(AD))
        before = AuditRecord.objects.count()
        assert len(door.question_lines(world.own.entered(AD))) == 1
        assert AuditRecord.objects.count() == before

    def test_the_database_keeps_it_as_it_is(self, world: World) -> None:
        question = ask(world.own.entered(AD))
        answer(world.own.entered(DOCTOR), question)
        stranger = world.other.people[DOCTOR].id
        for rows, moment in ((DoctorQuestion.objects.all(), "asked_at"), (DoctorAnswer.objects.all(), "answered_at")):
            for change in ({"author": stranger}, {moment: timezone.now()}):
                with pytest.raises(DatabaseError), transaction.atomic():
                    rows.update(**change)
            with pytest.raises(DatabaseError), transaction.atomic():
                rows._raw_delete("default")

    def test_what_was_moved_does_not_open(self, world: World) -> None:
        question, other = ask(world.own.entered(AD)), ask(world.own.entered(AD), "Iets anders.")
        DoctorQuestion.objects.filter(pk=other).update(content=bytes(content_of(question)))
        with pytest.raises(Unsealable):
            door.read_question(world.own.entered(DOCTOR), other)
        answer(world.own.entered(DOCTOR), question)
        remove_from_questions(connection)
        DoctorAnswer.objects.update(question=other)
        DoctorQuestion.objects.filter(pk=question).update(dossier=world.other.dossier, to=world.other.organisation(DOCTOR))
        with pytest.raises(Unsealable):
            door.read_question(world.other.entered(DOCTOR), question)


def content_of(question: UUID) -> bytes:
    return bytes(DoctorQuestion.objects.get(pk=question).content)
