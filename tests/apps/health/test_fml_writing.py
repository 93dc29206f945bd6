"""Writing an FML: one author at a time, every wrong answer said and nothing of it kept, and what was signed stays as it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, Hidden, Refused, WrongFields
from hervat.apps.dossiers.models import Event
from hervat.apps.health import door
from hervat.apps.health.door import AlreadySigned, BusyFml, GivenAnswer
from hervat.apps.health.models import FmlRecord, FmlRelease
from hervat.apps.health.triggers import remove
from hervat.apps.health.vault.fml.contents import answer_data, fml_data
from hervat.apps.sealing import Unsealable
from hervat.domain.access.roles import Role
from hervat.domain.fml import Answer, Basis, Fml, Kind, NoPossibilities, Side, VersionId, check, read_fml
from hervat.domain.fml.catalogue import version
from hervat.domain.law.facts import EventKind
from tests.apps.health.fml_acts import LIMITED, begun, opened, saved, second_doctor, signature, signed_list, to_coach, to_expert
from tests.support.world import LONG_AGO, World

pytestmark = pytest.mark.django_db
B = version(VersionId.B)


@pytest.fixture
def doctor(world: World) -> Entered:
    return world.own.entered(Role.BEDRIJFSARTS)


def sentences(wrong: pytest.ExceptionInfo[WrongFields]) -> dict[str, str]:
    return {error.path: str(error.message) for error in wrong.value.errors}


def test_a_draft_begins_with_nothing_assessed(doctor: Entered) -> None:
    draft = begun(doctor)
    assert draft.fml.not_assessed == frozenset(B.items)
    assert draft.fml.answers == {}
    assert (draft.number, draft.previous) == (1, None)


def test_what_is_saved_is_read_back_and_the_rest_stays(doctor: Entered) -> None:
    draft = saved(doctor, begun(doctor), LIMITED)
    again = opened(doctor)
    assert again.fml == draft.fml
    assert again.fml.answers["1.8"].codes == {1, 4}
    assert again.fml.answers["4.13"].toelichting == "niet vaker dan 5 keer per uur"
    assert again.fml.not_assessed == frozenset(B.items) - LIMITED.keys()
    back = door.save_rubriek(doctor, draft.id, 4, {"4.13": GivenAnswer()}, seen=draft.version)
    assert "4.13" in back.fml.not_assessed
    assert "4.14" in back.fml.answers


@pytest.mark.parametrize(
    ("rubriek", "item", "given", "said"),
    [
        (4, "9.9", GivenAnswer(("1",)), "Dit item staat niet in lijst B."),
        (4, "6.2", GivenAnswer(("1",)), "Dit onderdeel staat in een andere rubriek"),
        (4, "4.3.1", GivenAnswer(("1",)), "Dit is een onderdeel van item 4.3."),
        (4, "4.13", GivenAnswer(("7",)), "van 0 tot en met 3"),
        (4, "4.13", GivenAnswer(("x",)), "getal"),
        (4, "4.13", GivenAnswer(("1", "2")), "getal"),
        (4, "4.3", GivenAnswer(("99",)), "Deze code is onbekend bij item 4.3."),
        (4, "4.3", GivenAnswer(("0", "2")), "Code 0 (geen beperking) kan niet naast een andere code staan."),
        (4, "4.13", GivenAnswer(("1",), side="boven"), "Onbekende waarde."),
        (4, "4.13", GivenAnswer((), "wat te lezen is"), "Kies eerst een code."),
        (4, "4.13", GivenAnswer(("1",), "x" * 501), "500"),
    ],
)
def test_a_wrong_answer_is_said_and_nothing_is_kept(doctor: Entered, rubriek: int, item: str, given: GivenAnswer, said: str) -> None:
    draft = begun(doctor)
    with pytest.raises(WrongFields) as wrong:
        door.save_rubriek(doctor, draft.id, rubriek, {"4.14": GivenAnswer(("1",)), item: given}, seen=draft.version)
    assert said in sentences(wrong)[item]
    assert opened(doctor).fml == draft.fml


def test_hours_that_contradict_are_said_by_the_domain(doctor: Entered) -> None:
    draft = begun(doctor)
    with pytest.raises(WrongFields) as wrong:
        door.save_rubriek(doctor, draft.id, 6, {"6.2": GivenAnswer(("4",)), "6.3": GivenAnswer(("1",))}, seen=draft.version)
    assert sentences(wrong)["6.3"].startswith("De uren spreken elkaar tegen")
    assert opened(doctor).fml.answers == {}


def test_the_rest_of_a_rubriek_is_filled_and_taken_back(doctor: Entered) -> None:
    draft = saved(doctor, begun(doctor), {"4.13": GivenAnswer(("2",))})
    full = door.fill_rubriek(doctor, draft.id, 4, seen=draft.version)
    assert not [item for item in full.fml.not_assessed if item.startswith("4.")]
    assert full.fml.answers["4.13"].codes == {2}
    assert full.fml.answers["4.3"].codes == {0}
    changed = door.save_rubriek(doctor, draft.id, 4, {"4.14": GivenAnswer(("1",))}, seen=full.version)
    back = door.unfill_rubriek(doctor, draft.id, 4, seen=changed.version)
    assert set(back.fml.answers) == {"4.13", "4.14"}, "what was judged by hand since stays"


def test_two_windows_may_write_in_two_rubrieken_but_not_in_one(doctor: Entered) -> None:
    draft = begun(doctor)
    door.save_rubriek(doctor, draft.id, 4, {"4.13": GivenAnswer(("2",))}, seen=draft.version)
    door.save_rubriek(doctor, draft.id, 5, {"5.1": GivenAnswer(("2",))}, seen=draft.version)
    with pytest.raises(Conflict):
        door.save_rubriek(doctor, draft.id, 4, {"4.13": GivenAnswer(("1",))}, seen=draft.version)
    assert opened(doctor).fml.answers["4.13"].codes == {2}


def test_a_second_author_hears_who_is_busy_and_since_when(world: World, doctor: Entered) -> None:
    draft, other = begun(doctor), second_doctor(world)
    busy = door.fml_draft(other)
    assert isinstance(busy, BusyFml)
    assert door.fml_writing(other) == busy
    mine = door.fml_writing(doctor)
    assert mine is not None
    assert (mine.is_mine, mine.may_take_over) == (True, False)
    assert (busy.author, busy.begun_at, busy.number, busy.may_take_over) == ("Bedrijfsarts A", draft.begun_at, 1, False)
    with pytest.raises(Conflict) as conflict:
        door.begin_fml(other, VersionId.B, Basis.FML)
    assert conflict.value.by == "Bedrijfsarts A"
    for attempt in (
        lambda: door.save_rubriek(other, draft.id, 4, {"4.13": GivenAnswer(("2",))}, seen=1),
        lambda: door.sign_fml(other, draft.id, signature(other), seen=1),
        lambda: door.take_over_fml(other),
        lambda: door.discard_fml(other, draft.id),
    ):
        with pytest.raises(Conflict):
            attempt()
    assert opened(doctor).fml == draft.fml


def test_a_draft_that_was_left_alone_is_taken_over(world: World, doctor: Entered) -> None:
    draft, other = begun(doctor), second_doctor(world)
    FmlRecord.objects.update(saved_at=timezone.now() - timedelta(days=1))
    door.take_over_fml(other)
    assert opened(other).id == draft.id
    assert isinstance(door.fml_draft(doctor), BusyFml)
    with pytest.raises(Conflict):
        door.save_rubriek(doctor, draft.id, 4, {"4.13": GivenAnswer(("2",))}, seen=9)


def test_signing_gives_the_next_number_and_a_copy_begins_from_it(doctor: Entered) -> None:
    first = signed_list(doctor)
    draft = begun(doctor, copy_of=first)
    assert draft.previous is not None
    assert (first, draft.number, draft.previous.number) == (1, 2, 1)
    assert draft.fml.answers == draft.previous.fml.answers
    assert draft.fml.not_assessed == draft.previous.fml.not_assessed
    changed = saved(doctor, draft, {"4.13": GivenAnswer(("1",))})
    assert door.sign_fml(doctor, changed.id, signature(doctor), seen=changed.version) == 2
    assert [found.number for found in door.fmls_of(doctor)] == [2, 1]


def test_a_list_of_2002_is_copied_into_the_present_one_and_not_back(doctor: Entered) -> None:
    old = signed_list(doctor, {"4.14": GivenAnswer(("2",)), "4.20": GivenAnswer(("1",))}, VersionId.A)
    draft = begun(doctor, copy_of=old)
    assert draft.fml.version is VersionId.B
    assert {item: set(answer.codes) for item, answer in draft.fml.answers.items()} == {"4.13": {2}, "4.14": {2}, "4.18": {1}}
    door.discard_fml(doctor, draft.id)
    new = signed_list(doctor)
    with pytest.raises(WrongFields) as wrong:
        door.begin_fml(doctor, VersionId.A, Basis.FML, copy_of=new)
    assert "past niet in lijst A" in sentences(wrong)["copy_of"]
    with pytest.raises(Hidden):
        door.begin_fml(doctor, VersionId.B, Basis.FML, copy_of=9)
    assert door.fml_draft(doctor) is None


def test_an_inzetbaarheidsprofiel_has_the_same_items(doctor: Entered) -> None:
    draft = saved(doctor, begun(doctor, basis=Basis.IZP), {"4.13": GivenAnswer(("2",))})
    door.sign_fml(doctor, draft.id, signature(doctor), seen=draft.version)
    found = door.fml_for(doctor)
    assert found is not None
    assert (found.fml.basis, found.fml.version) == (Basis.IZP, VersionId.B)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"day": None}, "day"),
        ({"day": timezone.localdate() + timedelta(days=2)}, "day"),
        ({"day": date(1926, 11, 27), "valid_from": date(1926, 11, 27)}, "day"),
        ({"valid_from": None}, "valid_from"),
        ({"valid_from": timezone.localdate() + timedelta(days=400)}, "valid_from"),
        ({"has_possibilities": None}, "has_possibilities"),
        ({"has_possibilities": False}, "ground"),
    ],
)
def test_what_misses_when_it_is_signed_is_said_and_it_stays_a_draft(doctor: Entered, other: dict[str, object], field: str) -> None:
    draft = saved(doctor, begun(doctor), LIMITED)
    with pytest.raises(WrongFields) as wrong:
        door.sign_fml(doctor, draft.id, signature(doctor, **other), seen=draft.version)
    assert list(sentences(wrong)) == [field]
    assert opened(doctor).fml == draft.fml
    assert not FmlRecord.objects.filter(signed_at__isnull=False).exists()


def test_an_empty_list_is_signed_only_without_possibilities(doctor: Entered) -> None:
    draft = begun(doctor)
    with pytest.raises(WrongFields) as wrong:
        door.sign_fml(doctor, draft.id, signature(doctor), seen=draft.version)
    assert "nog niets beoordeeld" in sentences(wrong)["items"]
    without = signature(doctor, has_possibilities=False, ground=NoPossibilities.OPGENOMEN)
    door.sign_fml(doctor, draft.id, without, seen=draft.version)
    found = door.fml_for(doctor)
    assert found is not None
    assert "opgenomen" in str(found.fml.stopped_because)


def test_signing_twice_says_which_list_it_became(doctor: Entered) -> None:
    draft = saved(doctor, begun(doctor), LIMITED)
    door.sign_fml(doctor, draft.id, signature(doctor), seen=draft.version)
    with pytest.raises(AlreadySigned) as again:
        door.sign_fml(doctor, draft.id, signature(doctor), seen=draft.version)
    assert (again.value.number, again.value.by) == (1, "Bedrijfsarts A")
    assert FmlRecord.objects.count() == 1


def test_who_signs_what_changed_meanwhile_hears_it(doctor: Entered) -> None:
    draft = begun(doctor)
    saved(doctor, draft, LIMITED)
    with pytest.raises(Conflict):
        door.sign_fml(doctor, draft.id, signature(doctor), seen=draft.version)
    assert door.fml_for(doctor) is None


def test_signing_puts_its_day_on_the_timeline_when_asked(doctor: Entered) -> None:
    draft = saved(doctor, begun(doctor), LIMITED)
    door.sign_fml(doctor, draft.id, signature(doctor, on_clock=True), seen=draft.version)
    assert Event.objects.get(kind=EventKind.BELASTBAARHEID_VASTGESTELD).day == doctor.acting.on


def test_the_reason_for_a_finding_goes_along_as_long_as_it_is_found(doctor: Entered) -> None:
    hours = {item: GivenAnswer(("2",)) for item in ("5.2", "5.4", "4.17")}
    draft = saved(doctor, begun(doctor), hours)
    (finding,) = check(draft.fml)
    key = door.finding_key(finding)
    draft = door.save_rubriek(doctor, draft.id, 5, {}, seen=draft.version, reasons={key: " zes uur ", "zomaar-iets": "x" * 900})
    assert draft.reasons == {key: "zes uur"}
    with pytest.raises(WrongFields):
        door.save_rubriek(doctor, draft.id, 5, {}, seen=draft.version, reasons={key: "x" * 501})
    door.sign_fml(doctor, draft.id, signature(doctor), seen=draft.version)
    found = door.fml_for(doctor)
    assert found is not None
    assert found.reasons == {key: "zes uur"}


@pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE, Role.COACH, Role.WERKNEMER])
def test_nobody_else_writes_or_signs_one(world: World, doctor: Entered, role: Role) -> None:
    draft, other = begun(doctor), world.own.entered(role)
    for attempt in (
        lambda: door.begin_fml(other, VersionId.B, Basis.FML),
        lambda: door.fml_draft(other),
        lambda: door.save_rubriek(other, draft.id, 4, {}, seen=1),
        lambda: door.sign_fml(other, draft.id, signature(other), seen=1),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert "bedrijfsarts" in str(refused.value.reason)


def test_the_database_itself_refuses_to_change_what_was_signed(doctor: Entered) -> None:
    number = signed_list(doctor)
    release = to_expert(doctor, number)
    for attempt in (
        lambda: FmlRecord.objects.update(valid_from=LONG_AGO),
        lambda: FmlRecord.objects.update(number=7),
        lambda: FmlRecord.objects.update(signed_at=None, number=None),
        lambda: FmlRecord.objects.all().delete(),
        lambda: FmlRelease.objects.update(recipient=Role.COACH),
        lambda: FmlRelease.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    door.withdraw_release(doctor, release)
    with pytest.raises(DatabaseError), transaction.atomic():
        FmlRelease.objects.update(withdrawn_at=None, withdrawn_by=None)


def test_a_list_or_a_release_that_was_moved_does_not_open(world: World, doctor: Entered) -> None:
    number = signed_list(doctor)
    to_coach(doctor, number, "4.13")
    remove(connection)  # somebody who may do anything in the database
    stranger = world.other.entered(Role.BEDRIJFSARTS)
    FmlRecord.objects.update(dossier=world.other.dossier, organisation=stranger.acting.actor.organisation)
    with pytest.raises(Unsealable):
        door.fml_for(stranger)


def test_the_record_hears_of_a_draft_now_and_then_and_of_signing_always(doctor: Entered) -> None:
    draft = saved(doctor, begun(doctor), LIMITED)
    told = AuditRecord.objects.filter(kind="vault", action="changed")
    assert told.count() == 0, "not at every key"
    FmlRecord.objects.update(told_at=timezone.now() - timedelta(minutes=16))
    draft = saved(doctor, draft, {"4.13": GivenAnswer(("1",))})
    assert [record.what for record in told] == ["fml_draft"]
    door.sign_fml(doctor, draft.id, signature(doctor), seen=draft.version)
    assert told.latest("seq").what == "fml_signed"


@st.composite
def lists(draw: st.DrawFn) -> Fml:
    """Any list that can be filled in; without hours, which can contradict."""
    which = draw(st.sampled_from(VersionId))
    items = [item for item in version(which).items.values() if item.rubriek != 6]
    answers = {}
    for item in draw(st.lists(st.sampled_from(items), unique_by=lambda found: found.number)):
        known = range(len(item.codes))
        if item.kind is Kind.SET:
            codes = draw(st.one_of(st.just(frozenset({0})), st.frozensets(st.sampled_from(known[1:]), min_size=1)))
        else:
            codes = frozenset({draw(st.sampled_from(known))})
        side = draw(st.sampled_from([None, *Side])) if item.rubriek == 4 else None
        answers[item.number] = Answer(item=item.number, codes=codes, toelichting=draw(st.sampled_from(["", "tot 5 keer"])), side=side)
    return Fml(version=which, answers=answers, not_assessed=frozenset(version(which).items) - answers.keys())


@given(fml=lists())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_every_list_is_written_as_it_is_read(fml: Fml) -> None:
    assert read_fml(fml_data(fml)) == fml
    assert all(answer_data(fml.list.items[number], answer) for number, answer in fml.answers.items())
