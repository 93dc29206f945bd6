"""What people say about work: only with a reason, only about what lies before them, and never changed afterwards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.errors import Conflict, Hidden, Refused, WrongFields
from hervat.apps.health.door import GivenAnswer
from hervat.apps.matching.contents import open_advice, open_answer, open_judgement
from hervat.apps.matching.models import DataState, Judgement, WorkAdvice, WorkplaceAnswer
from hervat.apps.matching.said import advices_in, answers_in, verdicts_in
from hervat.apps.matching.services import NewAdvice, NewAnswer, NewVerdict, answer_question, give_verdict, share_advice
from hervat.apps.matching.work import Work, work_for
from hervat.apps.sealing import Unsealable
from hervat.domain.access.roles import Role
from hervat.domain.matching.compare import Fit
from tests.apps.matching.small_market import GARDENER, RECEPTIONIST, STOCK_CLERK, WAREHOUSE, make_market, with_fml
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
REASON = "In dit magazijn tilt de heftruck, niemand tilt zelf."
JUDGES = (Role.ARBEIDSDESKUNDIGE, Role.COACH)
OTHERS = (Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE, Role.BEDRIJFSARTS, Role.WERKNEMER)


@pytest.fixture
def side(world: World) -> Side:
    make_market()
    with_fml(world.own)
    return world.own


def verdict(**other: Any) -> NewVerdict:
    return NewVerdict(**{"uri": WAREHOUSE, "given": Fit.WITH_QUESTIONS, "reason": REASON, "fml_number": 1, **other})


def answer(**other: Any) -> NewAnswer:
    found_out = {
        "uri": STOCK_CLERK,
        "item": "5.4",
        "load": {"value": 0.5, "unit": "h/day"},
        "place": "Magazijn Oost",
        "day": date(2026, 1, 5),
    }
    return NewAnswer(**{**found_out, **other})


def fit(side: Side, uri: str, role: Role = Role.ARBEIDSDESKUNDIGE) -> Fit:
    found = work_for(side.entered(role))
    assert isinstance(found, Work)
    return found.chosen.candidate(found.ordering.places[uri]).fit


class TestVerdict:
    @pytest.mark.parametrize("role", JUDGES)
    def test_takes_the_place_of_the_proposal_and_keeps_it(self, side: Side, role: Role) -> None:
        row = give_verdict(side.entered(role), verdict())
        assert fit(side, WAREHOUSE) is Fit.WITH_QUESTIONS
        assert open_judgement(row).proposed is Fit.DOES_NOT_FIT
        assert (row.occupation_label, row.fml_number, row.author_role) == ("magazijnmedewerker", 1, role)
        assert row.state == DataState.objects.get()

    @pytest.mark.parametrize("role", OTHERS)
    def test_is_not_for_others_to_give(self, side: Side, role: Role) -> None:
        with pytest.raises(Refused):
            give_verdict(side.entered(role), verdict())

    def test_the_last_one_counts_and_all_stay(self, side: Side) -> None:
        give_verdict(side.entered(Role.COACH), verdict())
        give_verdict(side.entered(Role.ARBEIDSDESKUNDIGE), verdict(given=Fit.FITS))
        last, first = verdicts_in(side.entered(Role.WERKNEMER), 1)[WAREHOUSE]
        assert (last.content.given, last.voice.role, first.content.given) == (Fit.FITS, Role.ARBEIDSDESKUNDIGE, Fit.WITH_QUESTIONS)
        assert fit(side, WAREHOUSE) is Fit.FITS

    def test_lapses_when_a_newer_list_comes(self, side: Side) -> None:
        give_verdict(side.entered(Role.ARBEIDSDESKUNDIGE), verdict(given=Fit.FITS))
        with_fml(side, {"4.13": GivenAnswer(("3",))})
        found = work_for(side.entered(Role.ARBEIDSDESKUNDIGE))
        assert isinstance(found, Work)
        assert fit(side, WAREHOUSE) is Fit.DOES_NOT_FIT
        assert found.running(WAREHOUSE) is None
        lapsed = found.lapsed(WAREHOUSE)
        assert lapsed is not None
        assert lapsed.content.given is Fit.FITS

    def test_lapses_after_its_last_day(self, side: Side) -> None:
        entered = side.entered(Role.ARBEIDSDESKUNDIGE)
        give_verdict(entered, verdict(until=entered.acting.on))
        (found,) = verdicts_in(entered, 1)[WAREHOUSE]
        assert not found.expired
        later = side.acting(Role.ARBEIDSDESKUNDIGE, entered.acting.on + timedelta(days=1))
        from hervat.apps.dossiers.door import enter
        from hervat.domain.access.actions import Action

        (found,) = verdicts_in(enter(later, side.dossier.number, Action.SEE_WORK), 1)[WAREHOUSE]
        assert found.expired

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"reason": "te kort"}, "reason"),
            ({"reason": " " * 40}, "reason"),
            ({"reason": "x" * 501}, "reason"),
            ({"reason": f"{REASON}\0"}, "reason"),
            ({"reason": f"{REASON}\x1b[2J"}, "reason"),
            ({"reason": f"{REASON}\u202e neen"}, "reason"),
            ({"given": None}, "given"),
            ({"until": date(2020, 1, 1)}, "until"),
            ({"until": date(2099, 1, 1)}, "until"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_stored(self, side: Side, wrong: dict[str, Any], field: str) -> None:
        with pytest.raises(WrongFields) as told:
            give_verdict(side.entered(Role.ARBEIDSDESKUNDIGE), verdict(**wrong))
        assert {error.path for error in told.value.errors} == {field}
        assert not Judgement.objects.exists()
        assert not DataState.objects.exists()

    def test_of_an_occupation_that_is_not_there_is_hidden(self, side: Side) -> None:
        with pytest.raises(Hidden):
            give_verdict(side.entered(Role.ARBEIDSDESKUNDIGE), verdict(uri="urn:anders"))

    def test_on_a_list_that_is_not_the_newest_is_a_conflict(self, side: Side) -> None:
        with_fml(side)
        with pytest.raises(Conflict) as told:
            give_verdict(side.entered(Role.ARBEIDSDESKUNDIGE), verdict())
        assert told.value.by == side.people[Role.BEDRIJFSARTS].name
        assert not Judgement.objects.exists()

    def test_without_a_list_there_is_nothing_to_judge(self, world: World, side: Side) -> None:  # noqa: ARG002 -- the market
        with pytest.raises(Hidden):
            give_verdict(world.other.entered(Role.COACH), verdict())


class TestAnswer:
    def test_takes_the_place_of_what_is_known_for_this_dossier_alone(self, side: Side, world: World) -> None:
        with_fml(world.other)
        assert fit(side, STOCK_CLERK) is Fit.WITH_QUESTIONS
        row = answer_question(side.entered(Role.COACH), answer())
        assert fit(side, STOCK_CLERK) is Fit.FITS
        assert fit(world.other, STOCK_CLERK) is Fit.WITH_QUESTIONS
        assert open_answer(row).place == "Magazijn Oost"
        assert row.day == date(2026, 1, 5)

    def test_says_where_it_comes_from(self, side: Side) -> None:
        answer_question(side.entered(Role.COACH), answer(load={"value": 3, "unit": "uur/dag"}))
        found = work_for(side.entered(Role.WERKNEMER))
        assert isinstance(found, Work)
        explained = {weighed.aspect.number: weighed for weighed in found.chosen.explain(found.ordering.places[STOCK_CLERK])}
        source = explained["5.4"].source
        assert explained["5.4"].demand.render() == "3 uur per dag"
        assert source is not None
        assert (source.name, source.on) == ("Magazijn Oost", date(2026, 1, 5))

    def test_a_later_one_counts_and_one_without_a_load_takes_it_back(self, side: Side) -> None:
        answer_question(side.entered(Role.COACH), answer(load={"value": 6, "unit": "h/day"}))
        assert fit(side, STOCK_CLERK) is Fit.DOES_NOT_FIT
        answer_question(side.entered(Role.ARBEIDSDESKUNDIGE), answer())
        assert fit(side, STOCK_CLERK) is Fit.FITS
        answer_question(side.entered(Role.ARBEIDSDESKUNDIGE), answer(load=None))
        assert fit(side, STOCK_CLERK) is Fit.WITH_QUESTIONS
        assert set(answers_in(side.entered(Role.COACH))[STOCK_CLERK]) == {"5.4"}

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"place": "  "}, "place"),
            ({"place": "x" * 121}, "place"),
            ({"note": "x" * 501}, "note"),
            ({"day": date(2099, 1, 1)}, "day"),
            ({"day": date(1926, 1, 5)}, "day"),
            ({"load": {"value": 3, "unit": "kg"}}, "load.unit"),
            ({"load": {"value": -3, "unit": "h/day"}}, "load.value"),
            ({"load": {"value": 25, "unit": "h/day"}}, "load.value"),
            ({"load": {"value": float("nan"), "unit": "h/day"}}, "load.value"),
            ({"load": {}}, "load."),
            ({"load": {"present": "ja"}}, "load.present"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_stored(self, side: Side, wrong: dict[str, Any], field: str) -> None:
        with pytest.raises(WrongFields) as told:
            answer_question(side.entered(Role.COACH), answer(**wrong))
        assert field in {error.path for error in told.value.errors}
        assert not WorkplaceAnswer.objects.exists()

    @pytest.mark.parametrize("item", ["4.1", "9.9", "", "4.13.1"])
    def test_where_no_workplace_can_answer_it_is_hidden(self, side: Side, item: str) -> None:
        with pytest.raises(Hidden):
            answer_question(side.entered(Role.ARBEIDSDESKUNDIGE), answer(item=item, load={"present": True}))

    def test_the_coach_answers_only_about_what_was_released(self, side: Side) -> None:
        light = {"value": 1, "unit": "kg"}
        answer_question(side.entered(Role.ARBEIDSDESKUNDIGE), answer(item="4.14", load=light))
        with pytest.raises(Hidden):
            answer_question(side.entered(Role.COACH), answer(item="4.14", load=light))

    @pytest.mark.parametrize("role", OTHERS)
    def test_is_not_for_others_to_record(self, side: Side, role: Role) -> None:
        with pytest.raises(Refused):
            answer_question(side.entered(role), answer())


class TestAdvice:
    def test_is_seen_by_everybody_in_the_dossier(self, side: Side) -> None:
        advice = NewAdvice(uris=(RECEPTIONIST, WAREHOUSE), text=" Werk aan een balie. ", fml_number=1)
        share_advice(side.entered(Role.ARBEIDSDESKUNDIGE), advice)
        for role in (Role.WERKGEVER, Role.CASEMANAGER, Role.BEDRIJFSARTS, Role.WERKNEMER, Role.ARBEIDSDESKUNDIGE):
            (found,) = advices_in(side.entered(role))
            assert found.content is not None
            assert [(each.label, each.fit) for each in found.content.directions] == [
                ("receptionist", Fit.FITS), ("magazijnmedewerker", Fit.DOES_NOT_FIT),
            ]  # fmt: skip
            assert found.content.text == "Werk aan een balie."

    def test_work_with_questions_is_judged_first(self, side: Side) -> None:
        advice = NewAdvice(uris=(GARDENER,), text="", fml_number=1)
        with pytest.raises(WrongFields, match="uris"):
            share_advice(side.entered(Role.COACH), advice)
        give_verdict(side.entered(Role.COACH), verdict(uri=GARDENER, given=Fit.FITS))
        assert open_advice(share_advice(side.entered(Role.COACH), advice)).directions[0].fit is Fit.FITS

    @pytest.mark.parametrize("uris", [(), tuple(f"urn:{number}" for number in range(30))])
    def test_no_direction_or_far_too_many(self, side: Side, uris: tuple[str, ...]) -> None:
        with pytest.raises((WrongFields, Hidden)):
            share_advice(side.entered(Role.COACH), NewAdvice(uris=uris, text="", fml_number=1))
        assert not WorkAdvice.objects.exists()

    @pytest.mark.parametrize("role", OTHERS)
    def test_is_not_for_others_to_share(self, side: Side, role: Role) -> None:
        with pytest.raises(Refused):
            share_advice(side.entered(role), NewAdvice(uris=(RECEPTIONIST,), text="", fml_number=1))


class TestTheSameAgain:
    """A button that is pressed twice, or a page that is sent again."""

    def test_is_said_once(self, side: Side) -> None:
        expert, advice = side.entered(Role.ARBEIDSDESKUNDIGE), NewAdvice(uris=(RECEPTIONIST,), text="Vaste tijden.", fml_number=1)
        assert give_verdict(expert, verdict()) == give_verdict(expert, verdict())
        assert answer_question(expert, answer()) == answer_question(expert, answer())
        assert share_advice(expert, advice) == share_advice(expert, advice)
        assert [model.objects.count() for model in (Judgement, WorkplaceAnswer, WorkAdvice)] == [1, 1, 1]
        assert AuditRecord.objects.filter(kind__in=("judgement", "workplace_answer", "work_advice")).count() == 3

    @pytest.mark.parametrize("other", [{"given": Fit.FITS}, {"reason": f"{REASON} Echt."}])
    def test_anything_else_is_said_beside_it(self, side: Side, other: dict[str, Any]) -> None:
        give_verdict(side.entered(Role.COACH), verdict())
        give_verdict(side.entered(Role.COACH), verdict(**other))
        assert Judgement.objects.count() == 2

    def test_so_is_the_same_of_somebody_else_and_after_something_else(self, side: Side) -> None:
        for role in (Role.COACH, Role.ARBEIDSDESKUNDIGE, Role.COACH):
            give_verdict(side.entered(role), verdict())
        assert Judgement.objects.count() == 3


class TestWhatIsStored:
    @pytest.fixture
    def rows(self, side: Side) -> list[Any]:
        advice = NewAdvice(uris=(RECEPTIONIST,), text="Vaste tijden.", fml_number=1)
        return [
            give_verdict(side.entered(Role.ARBEIDSDESKUNDIGE), verdict()),
            answer_question(side.entered(Role.COACH), answer(note="vier keer gezien")),
            share_advice(side.entered(Role.ARBEIDSDESKUNDIGE), advice),
        ]

    def test_none_of_it_can_be_read_in_the_database(self, rows: list[Any]) -> None:
        with connection.cursor() as cursor:
            for row in rows:
                cursor.execute(f"SELECT * FROM {row._meta.db_table}")  # noqa: S608 -- a table of ours
                stored = repr([bytes(cell) if isinstance(cell, memoryview) else cell for line in cursor.fetchall() for cell in line])
                for told in ("heftruck", "Magazijn Oost", "vier keer", "Vaste", "past"):
                    assert told not in stored

    def test_none_of_it_can_be_changed_or_removed(self, rows: list[Any]) -> None:
        for row in rows:
            for change in ({"day": date(2020, 1, 1)}, {"author_role": "coach!"}, {"fml_number": 9}):
                with pytest.raises(IntegrityError), transaction.atomic():
                    type(row).objects.filter(pk=row.pk).update(**change)
            with pytest.raises(IntegrityError), transaction.atomic():
                type(row).objects.filter(pk=row.pk).delete()

    @pytest.mark.usefixtures("rows")
    def test_nor_with_which_data_it_was_said(self) -> None:
        changes: tuple[dict[str, Any], ...] = ({"rules_version": "99"}, {"versions": {}}, {"digest": "x" * 16})
        for change in changes:
            with pytest.raises(IntegrityError), transaction.atomic():
                DataState.objects.update(**change)
        with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute("DELETE FROM matching_datastate")

    def test_it_does_not_open_in_another_dossier(self, rows: list[Any], world: World) -> None:
        judgement = rows[0]
        judgement.dossier = world.other.dossier
        with pytest.raises(Unsealable):
            open_judgement(judgement)

    def test_the_record_tells_that_it_was_said_and_not_what(self, rows: list[Any]) -> None:
        told = AuditRecord.objects.filter(kind__in=("judgement", "workplace_answer", "work_advice")).order_by("seq")
        assert [(record.kind, record.action, record.object_id) for record in told] == [
            ("judgement", "created", str(rows[0].id)),
            ("workplace_answer", "created", str(rows[1].id)),
            ("work_advice", "released", str(rows[2].id)),
        ]
