"""Events, periods and dates: what can be recorded, what is wrong and how that is said, and that a correction keeps what it corrects."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Conflict, Hidden, Refused
from hervat.apps.dossiers.models import CaseDates, Event, Period, PeriodKind
from hervat.apps.dossiers.rows import Rows, case_facts, rows_of
from hervat.apps.dossiers.services.facts import change_dates, correct_event, record_event, record_period, withdraw_event, withdraw_period
from hervat.apps.dossiers.services.given import NewDates, NewEvent, NewPeriod
from hervat.apps.dossiers.services.opening import close_dossier
from hervat.apps.dossiers.timelines import disclosed_timeline
from hervat.domain.access.roles import Role
from hervat.domain.dossier.closing import ClosingReason
from hervat.domain.law.facts import EventKind, Spoor2Exception, Vangnet
from tests.support.world import Side, World
from tests.support.wrong import wrong

pytestmark = pytest.mark.django_db
LATER = "Kies een datum tot en met vandaag."
REASON = "Verkeerd overgenomen"
WEEK = timedelta(weeks=1)


@pytest.fixture
def own(world: World) -> Side:
    return world.own


@pytest.fixture
def entered(own: Side) -> Entered:
    return own.entered(Role.CASEMANAGER)


@pytest.fixture
def first_day(own: Side) -> date:
    return CaseDates.objects.get(dossier=own.dossier).eerste_ziektedag


def event(**given: Any) -> NewEvent:
    usual: dict[str, Any] = {"kind": EventKind.EVALUATIE, "day": timezone.localdate()}
    return NewEvent(**(usual | given))


def period(**given: Any) -> NewPeriod:
    usual: dict[str, Any] = {"kind": PeriodKind.RECOVERED, "first_day": timezone.localdate() - 2 * WEEK}
    return NewPeriod(**(usual | given))


def now(entered: Entered) -> Rows:
    return rows_of([entered.dossier.id])[entered.dossier.id]


def stored(side: Side) -> tuple[int, int, int]:
    mine = {"dossier": side.dossier}
    return (Event.objects.filter(**mine).count(), Period.objects.filter(**mine).count(), CaseDates.objects.filter(**mine).count())


class TestWrongEvents:
    @pytest.mark.parametrize(
        ("given", "sentences"),
        [
            ({"day": timezone.localdate() + timedelta(days=1)}, {"day": LATER}),
            ({"kind": EventKind.AFWIJKING_TERMIJN}, {"obligation": "Dit veld is nodig."}),
            ({"kind": EventKind.VRIJWILLIGE_VERLENGING}, {"until": "Dit veld is nodig."}),
            ({"reason": "x" * 501}, {"reason": "Dit is te lang. Het mag 500 tekens zijn."}),
            ({"on_paper_at": "x" * 121}, {"on_paper_at": "Dit is te lang. Het mag 120 tekens zijn."}),
            ({"on_paper_at": "kast\0"}, {"on_paper_at": "Hier staat een teken in dat niet kan. Typ de tekst opnieuw."}),
            (
                {"kind": EventKind.VRIJWILLIGE_VERLENGING, "until": timezone.localdate()},
                {"until": "De nieuwe laatste dag ligt niet na het verzoek. Vul een latere dag in."},
            ),
        ],
    )
    def test_each_has_its_sentence_at_its_field(
        self, own: Side, entered: Entered, given: dict[str, Any], sentences: dict[str, str]
    ) -> None:
        before = stored(own)
        assert wrong(lambda: record_event(entered, event(**given))) == sentences
        assert stored(own) == before

    def test_all_are_said_at_once(self, own: Side) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        given = event(kind=EventKind.UITZONDERING_SPOOR_2, day=tomorrow, reason="x" * 501)
        found = wrong(lambda: record_event(own.entered(Role.BEDRIJFSARTS), given))
        assert set(found) == {"day", "ground", "reason"}
        assert found["ground"] == "Dit veld is nodig."

    def test_before_the_first_sick_day(self, entered: Entered, first_day: date) -> None:
        assert "vóór de eerste ziektedag" in wrong(lambda: record_event(entered, event(day=first_day - timedelta(days=1))))["day"]

    def test_an_unknown_step_names_the_known_ones(self, entered: Entered) -> None:
        found = wrong(lambda: record_event(entered, event(kind=EventKind.AFWIJKING_TERMIJN, obligation="koffie", reason="Vakantie")))
        assert "Onbekende stap" in found["obligation"]
        assert "plan_van_aanpak" in found["obligation"]

    @pytest.mark.parametrize(("name", "value"), [("ground", Spoor2Exception.MARGINALE_MOGELIJKHEDEN), ("good_reason", True)])
    def test_a_detail_of_another_kind(self, entered: Entered, name: str, value: object) -> None:
        assert "hoort niet bij deze gebeurtenis" in wrong(lambda: record_event(entered, event(**{name: value})))[name]

    def test_twice_on_a_day(self, entered: Entered) -> None:
        record_event(entered, event())
        assert wrong(lambda: record_event(entered, event())) == {"day": "Dit staat al in het dossier, op deze dag."}

    def test_an_answer_before_its_question(self, entered: Entered) -> None:
        today = timezone.localdate()
        record_event(entered, event(kind=EventKind.WIA_AANVRAAG))
        found = wrong(lambda: record_event(entered, event(kind=EventKind.WIA_BESLISSING, day=today - WEEK)))
        assert "ligt vóór de dag van" in found["day"]


class TestWrongPeriods:
    @pytest.mark.parametrize("hours", [None, Decimal(0), Decimal("-1"), Decimal("60.5")])
    def test_hours_of_partial_work(self, entered: Entered, hours: Decimal | None) -> None:
        found = wrong(lambda: record_period(entered, period(kind=PeriodKind.PARTIAL, hours_per_week=hours)))
        assert found == {"hours_per_week": "Vul in hoeveel uur per week, bijvoorbeeld 12."}

    @pytest.mark.parametrize("kind", list(PeriodKind))
    def test_an_end_before_its_begin(self, entered: Entered, kind: PeriodKind) -> None:
        hours = Decimal(12) if kind is PeriodKind.PARTIAL else None
        last = timezone.localdate() - 3 * WEEK
        found = wrong(lambda: record_period(entered, period(kind=kind, hours_per_week=hours, last_day=last)))
        assert found == {"last_day": "De einddatum ligt vóór de begindatum. Pas een van de twee aan."}

    def test_leave_without_an_end(self, entered: Entered) -> None:
        assert wrong(lambda: record_period(entered, period(kind=PeriodKind.LEAVE))) == {
            "last_day": "Vul in wat de laatste dag van het verlof is."
        }

    def test_recovery_to_come(self, entered: Entered) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        assert wrong(lambda: record_period(entered, period(first_day=tomorrow))) == {"first_day": LATER}

    def test_recovery_on_the_first_sick_day(self, entered: Entered, first_day: date) -> None:
        found = wrong(lambda: record_period(entered, period(first_day=first_day)))
        assert "op of vóór de eerste ziektedag" in found["first_day"]

    def test_partial_work_before_the_first_sick_day(self, entered: Entered, first_day: date) -> None:
        day = first_day - timedelta(days=1)
        found = wrong(lambda: record_period(entered, period(kind=PeriodKind.PARTIAL, first_day=day, hours_per_week=Decimal(8))))
        assert "vóór de eerste ziektedag" in found["first_day"]

    def test_recoveries_that_overlap(self, entered: Entered) -> None:
        record_period(entered, period(last_day=timezone.localdate() - WEEK))
        found = wrong(lambda: record_period(entered, period(first_day=timezone.localdate() - WEEK)))
        assert "overlapt met het herstel" in found["first_day"]

    def test_hours_that_overlap(self, entered: Entered) -> None:
        record_period(entered, period(kind=PeriodKind.PARTIAL, hours_per_week=Decimal(8)))
        found = wrong(
            lambda: record_period(entered, period(kind=PeriodKind.PARTIAL, first_day=timezone.localdate(), hours_per_week=Decimal(9)))
        )
        assert found == {"first_day": "Deze dagen overlappen met uren die er al staan. Sluit die eerst af."}

    def test_hours_one_after_the_other(self, entered: Entered) -> None:
        today = timezone.localdate()
        first = record_period(entered, period(kind=PeriodKind.PARTIAL, hours_per_week=Decimal(8)))
        closed = period(kind=PeriodKind.PARTIAL, hours_per_week=Decimal(8), last_day=today - timedelta(days=1))
        record_period(entered, closed, instead_of=first.id, reason=REASON)
        record_period(entered, period(kind=PeriodKind.PARTIAL, first_day=today, hours_per_week=Decimal("12.5")))
        hours = [row.hours_per_week for row in now(entered).periods]
        assert hours == [Decimal(8), Decimal("12.5")]


class TestCorrecting:
    @pytest.mark.parametrize("reason", ["", "   ", "kort"])
    def test_needs_a_reason(self, entered: Entered, reason: str) -> None:
        found = record_event(entered, event())
        sentence = {"correction_reason": "Schrijf kort op waarom u dit verandert."}
        assert wrong(lambda: correct_event(entered, found.id, event(), reason=reason)) == sentence
        assert wrong(lambda: withdraw_event(entered, found.id, reason=reason)) == sentence
        lasted = record_period(entered, period())
        assert wrong(lambda: record_period(entered, period(), instead_of=lasted.id, reason=reason)) == sentence
        assert wrong(lambda: withdraw_period(entered, lasted.id, reason=reason)) == sentence

    def test_a_reason_that_does_not_fit(self, entered: Entered) -> None:
        found = record_event(entered, event())
        sentence = {"correction_reason": "Dit is te lang. Het mag 500 tekens zijn."}
        assert wrong(lambda: withdraw_event(entered, found.id, reason="x" * 501)) == sentence

    def test_keeps_the_earlier_version(self, entered: Entered) -> None:
        today = timezone.localdate()
        old = record_event(entered, event())
        new = correct_event(entered, old.id, event(day=today - WEEK), reason=f" {REASON} ")
        old.refresh_from_db()
        assert (old.day, new.day, new.replaces_id, new.correction_reason) == (today, today - WEEK, old.id, REASON)
        assert [row.day for row in now(entered).events if row.kind == EventKind.EVALUATIE] == [today - WEEK]

    def test_withdrawing_keeps_what_was_said(self, entered: Entered) -> None:
        old = record_event(entered, event(on_paper_at="kast 3"))
        gone = withdraw_event(entered, old.id, reason=REASON)
        assert (gone.withdrawn, gone.day, gone.on_paper_at) == (True, old.day, "kast 3")
        assert EventKind.EVALUATIE not in {row.kind for row in now(entered).events}

    def test_only_the_last_version_can_be_corrected(self, entered: Entered) -> None:
        old = record_event(entered, event())
        correct_event(entered, old.id, event(), reason=REASON)
        with pytest.raises(Conflict) as conflict:
            correct_event(entered, old.id, event(day=timezone.localdate() - WEEK), reason=REASON)
        assert conflict.value.by == "Casemanager A"
        with pytest.raises(Conflict):
            withdraw_event(entered, old.id, reason=REASON)

    def test_what_was_withdrawn_is_gone(self, entered: Entered) -> None:
        gone = withdraw_event(entered, record_event(entered, event()).id, reason=REASON)
        with pytest.raises(Hidden):
            correct_event(entered, gone.id, event(), reason=REASON)
        lasted = withdraw_period(entered, record_period(entered, period()).id, reason=REASON)
        with pytest.raises(Hidden):
            withdraw_period(entered, lasted.id, reason=REASON)

    def test_facts_of_another_dossier_are_not_there(self, world: World, entered: Entered) -> None:
        theirs = record_event(world.other.entered(Role.CASEMANAGER), event())
        for act in (correct_event,):
            with pytest.raises(Hidden):
                act(entered, theirs.id, event(), reason=REASON)
        with pytest.raises(Hidden):
            withdraw_event(entered, uuid4(), reason=REASON)

    def test_a_period_in_between_can_be_withdrawn(self, entered: Entered) -> None:
        today = timezone.localdate()
        first = record_period(entered, period(first_day=today - 8 * WEEK, last_day=today - 7 * WEEK))
        record_period(entered, period(first_day=today - 4 * WEEK))
        withdraw_period(entered, first.id, reason=REASON)
        assert [row.first_day for row in now(entered).periods] == [today - 4 * WEEK]

    def test_each_act_is_told_once_in_the_record(self, entered: Entered) -> None:
        before = AuditRecord.objects.count()
        old = record_event(entered, event())
        new = correct_event(entered, old.id, event(day=timezone.localdate() - WEEK), reason=REASON)
        gone = withdraw_event(entered, new.id, reason=REASON)
        told = AuditRecord.objects.filter(seq__gt=before).order_by("seq").values_list("action", "kind", "object_id", "what")
        assert list(told) == [
            ("created", "event", str(old.id), "evaluatie"),
            ("changed", "event", str(new.id), "evaluatie"),
            ("changed", "event", str(gone.id), "evaluatie_withdrawn"),
        ]


class TestRights:
    @pytest.mark.parametrize(
        ("role", "kind"),
        [(Role.COACH, EventKind.EVALUATIE), (Role.WERKNEMER, EventKind.PROBLEEMANALYSE), (Role.BEDRIJFSARTS, EventKind.LOONSTOP)],
    )
    def test_who_may_not_record_is_refused(self, own: Side, role: Role, kind: EventKind) -> None:
        with pytest.raises(Refused):
            record_event(own.entered(role), event(kind=kind))

    def test_a_kind_one_may_record_is_no_way_to_one_that_one_may_not(self, own: Side, entered: Entered) -> None:
        loonstop = record_event(entered, event(kind=EventKind.LOONSTOP))
        doctor = own.entered(Role.BEDRIJFSARTS)
        with pytest.raises(Refused):
            correct_event(doctor, loonstop.id, event(kind=EventKind.PROBLEEMANALYSE), reason=REASON)
        with pytest.raises(Refused):
            withdraw_event(doctor, loonstop.id, reason=REASON)

    def test_a_dossier_that_was_closed_meanwhile_takes_nothing(self, own: Side, entered: Entered) -> None:
        came_in_before = own.entered(Role.WERKGEVER)
        close_dossier(entered, day=timezone.localdate(), reason=ClosingReason.RECOVERED)
        with pytest.raises(Conflict):
            record_event(came_in_before, event())
        with pytest.raises(Conflict):
            record_period(came_in_before, period())
        assert not Event.objects.filter(dossier=own.dossier, kind=EventKind.EVALUATIE).exists()


class TestDates:
    def test_a_new_version_moves_the_clock(self, own: Side, entered: Entered, first_day: date) -> None:
        seen = CaseDates.objects.get(dossier=own.dossier)
        change_dates(entered, NewDates(eerste_ziektedag=first_day - WEEK), seen=seen.id, reason=REASON)
        assert disclosed_timeline(entered).wachttijd.first_day == first_day - WEEK
        assert CaseDates.objects.filter(dossier=own.dossier).count() == 2

    @pytest.mark.parametrize(
        ("given", "field", "part"),
        [
            ({"eerste_ziektedag": timezone.localdate() + timedelta(days=1)}, "eerste_ziektedag", "ligt in de toekomst"),
            ({"eerste_ziektedag": date(1999, 1, 1)}, "eerste_ziektedag", "Hervat kent de regels voor een eerste ziektedag vanaf"),
            ({"employment_ends": date(2001, 1, 1)}, "employment_ends", "eindigt vóór de eerste ziektedag"),
        ],
    )
    def test_wrong_dates(self, own: Side, entered: Entered, first_day: date, given: dict[str, Any], field: str, part: str) -> None:
        seen = CaseDates.objects.get(dossier=own.dossier)
        new = NewDates(**({"eerste_ziektedag": first_day} | given))
        assert part in wrong(lambda: change_dates(entered, new, seen=seen.id, reason=REASON))[field]

    def test_who_saw_an_older_version_is_told(self, own: Side, entered: Entered, first_day: date) -> None:
        seen = CaseDates.objects.get(dossier=own.dossier)
        change_dates(own.entered(Role.WERKGEVER), NewDates(eerste_ziektedag=first_day - WEEK), seen=seen.id, reason=REASON)
        with pytest.raises(Conflict) as conflict:
            change_dates(entered, NewDates(eerste_ziektedag=first_day), seen=seen.id, reason=REASON)
        assert conflict.value.by == "Werkgever A"

    def test_only_the_bedrijfsarts_says_which_vangnet_it_is(self, own: Side, entered: Entered, first_day: date) -> None:
        seen = CaseDates.objects.get(dossier=own.dossier)
        known = NewDates(eerste_ziektedag=first_day, has_vangnet=True, vangnet=Vangnet.ZWANGERSCHAP)
        with pytest.raises(Refused):
            change_dates(entered, known, seen=seen.id, reason=REASON)
        told = change_dates(own.entered(Role.BEDRIJFSARTS), known, seen=seen.id, reason=REASON)
        assert b"zwangerschap" not in bytes(told.vangnet or b"")
        # who changes another date afterwards keeps the kind, without learning it
        kept = change_dates(entered, NewDates(eerste_ziektedag=first_day - WEEK, has_vangnet=True), seen=told.id, reason=REASON)
        assert case_facts(now(entered), None).vangnet is Vangnet.ZWANGERSCHAP
        assert bytes(kept.vangnet or b"") != bytes(told.vangnet or b"")

    def test_dates_of_the_contract_are_not_for_everyone(self, own: Side, first_day: date) -> None:
        seen = CaseDates.objects.get(dossier=own.dossier)
        new = NewDates(eerste_ziektedag=first_day, employment_ends=timezone.localdate())
        with pytest.raises(Refused):
            change_dates(own.entered(Role.BEDRIJFSARTS), new, seen=seen.id, reason=REASON)
