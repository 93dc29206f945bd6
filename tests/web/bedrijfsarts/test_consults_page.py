"""Where the bedrijfsarts begins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hervat.apps.audit.models import AuditRecord, AuditSubject
from hervat.apps.dossiers.models import Dossier, Involvement, PeriodKind
from hervat.apps.dossiers.queries.consults import Waiting, consults
from hervat.apps.dossiers.services.facts import record_event, record_period
from hervat.apps.dossiers.services.given import NewDates, NewEvent, NewPeriod
from hervat.apps.dossiers.services.notes import give_advice
from hervat.apps.dossiers.services.opening import NewDossier, open_dossier
from hervat.domain.access.roles import Role
from hervat.domain.law.facts import EventKind
from tests.apps.health.question_acts import answer, ask
from tests.apps.health.vault_acts import MARKER, signed
from tests.support.world import World, make_world
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db
ADDRESS = "/spreekuren/"


@pytest.fixture
def world() -> World:
    return make_world()


def sick_for(world: World, weeks: int, *, analysed: int | None = None) -> Dossier:
    """A dossier of this bedrijfsarts; ``analysed``: in which week the probleemanalyse was."""
    on = world.own.acting(Role.CASEMANAGER).on
    first_day = on - timedelta(weeks=weeks)
    new = NewDossier(
        werkgever=world.own.organisations["werkgever"].id,
        given_name="Wim",
        family_name=f"Week{weeks}",
        dates=NewDates(eerste_ziektedag=first_day),
    )
    dossier = open_dossier(world.own.acting(Role.CASEMANAGER), new)
    Involvement.objects.create(
        dossier=dossier,
        user=world.own.people[Role.BEDRIJFSARTS],
        role=Role.BEDRIJFSARTS,
        organisation_id=world.own.organisation(Role.BEDRIJFSARTS),
        first_day=first_day,
    )
    if analysed is not None:
        kept, world.own.dossier = world.own.dossier, dossier
        record_event(
            world.own.entered(Role.CASEMANAGER), NewEvent(kind=EventKind.PROBLEEMANALYSE, day=first_day + timedelta(weeks=analysed))
        )
        world.own.dossier = kept
    return dossier


def waiting(world: World) -> dict[str, tuple[Waiting, date | None]]:
    return {line.number: (line.waiting, line.day) for line in consults(world.own.acting(Role.BEDRIJFSARTS))}


def test_each_dossier_stands_under_what_presses_most(world: World) -> None:
    on = world.own.acting(Role.BEDRIJFSARTS).on
    analysis, opinion, quiet, fresh = (
        sick_for(world, 4),
        sick_for(world, 86, analysed=80),
        sick_for(world, 10, analysed=5),
        sick_for(world, 1),
    )
    found = waiting(world)
    assert found[world.own.dossier.number][0] is Waiting.REVISION, "the last word was fifteen weeks ago"
    assert found[analysis.number] == (Waiting.ANALYSIS, on - timedelta(weeks=4) + timedelta(weeks=6))
    assert found[opinion.number][0] is Waiting.OPINION
    assert found[quiet.number] == (Waiting.SILENT, None)
    assert fresh.number not in found or found[fresh.number][0] is Waiting.ANALYSIS
    assert world.other.dossier.number not in found
    order = [line.waiting for line in consults(world.own.acting(Role.BEDRIJFSARTS))]
    assert order == sorted(order, key=list(Waiting).index)


def test_an_advice_counts_as_a_word_of_the_bedrijfsarts(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    give_advice(doctor, day=doctor.acting.on, text="Vier uur per dag.")
    assert waiting(world).get(world.own.dossier.number, (None,))[0] is not Waiting.REVISION


def test_the_page_tells_what_is_new_since_the_last_visit(world: World) -> None:
    client = world.own.client(Role.BEDRIJFSARTS)
    assert "u keek nog niet" in HtmlPage(client.get(ADDRESS).content).text
    client.get(f"/dossiers/{world.own.dossier.number}/medisch/nieuw/")
    client.get(f"/dossiers/{world.own.dossier.number}/adviezen/")
    manager = world.own.entered(Role.CASEMANAGER)
    record_event(manager, NewEvent(kind=EventKind.MELDING_42_WEKEN, day=manager.acting.on))
    page = HtmlPage(world.own.client(Role.BEDRIJFSARTS).get(ADDRESS).content)
    row = next(row for row in page.all("tr") if world.own.dossier.number in row.text)
    assert "gebeurtenissen" in row.text


def test_what_this_role_may_not_know_is_no_news(world: World) -> None:
    world.own.client(Role.BEDRIJFSARTS).get(f"/dossiers/{world.own.dossier.number}/adviezen/")
    werkgever = world.own.entered(Role.WERKGEVER)
    record_event(werkgever, NewEvent(kind=EventKind.LOONSTOP, day=werkgever.acting.on))
    (line,) = consults(world.own.acting(Role.BEDRIJFSARTS))
    assert line.news.since is not None
    assert line.news.kinds == ()


def test_drafts_of_others_are_no_news_and_nothing_of_the_vault_stands_here(world: World) -> None:
    signed(world.own.entered(Role.BEDRIJFSARTS))
    page = world.own.client(Role.BEDRIJFSARTS).get(ADDRESS).content.decode()
    assert MARKER not in page


def test_a_question_waits_after_what_the_law_asks(world: World) -> None:
    doctor, question = world.own.entered(Role.BEDRIJFSARTS), ask(world.own.entered(Role.ARBEIDSDESKUNDIGE), MARKER)
    assert waiting(world)[world.own.dossier.number] == (Waiting.QUESTION, doctor.acting.on)
    assert list(Waiting).index(Waiting.OPINION) < list(Waiting).index(Waiting.QUESTION) < list(Waiting).index(Waiting.REVISION)
    page = world.own.client(Role.BEDRIJFSARTS).get(ADDRESS).content.decode()
    assert "Vragen aan u" in page
    assert f"/dossiers/{world.own.dossier.number}/medisch/vragen/" in page
    assert MARKER not in page
    answer(doctor, question)
    assert waiting(world)[world.own.dossier.number][0] is Waiting.REVISION


def test_where_the_law_presses_more_the_question_stands_beside_it(world: World) -> None:
    dossier = sick_for(world, 4)
    kept, world.own.dossier = world.own.dossier, dossier
    Involvement.objects.create(
        dossier=dossier, user=world.own.people[Role.COACH], role=Role.COACH, organisation_id=world.own.organisation(Role.COACH),
        first_day=dossier.opened_on,
    )  # fmt: skip
    ask(world.own.entered(Role.COACH))
    world.own.dossier = kept
    (line,) = [line for line in consults(world.own.acting(Role.BEDRIJFSARTS)) if line.number == dossier.number]
    assert (line.waiting, line.question_since) == (Waiting.ANALYSIS, world.own.acting(Role.BEDRIJFSARTS).on)
    page = HtmlPage(world.own.client(Role.BEDRIJFSARTS).get(ADDRESS).content)
    assert "Vraag aan u" in next(row for row in page.all("tr") if dossier.number in row.text).text


def test_who_is_better_can_still_wait_for_an_answer(world: World) -> None:
    manager = world.own.entered(Role.CASEMANAGER)
    ask(world.own.entered(Role.WERKNEMER))
    record_period(manager, NewPeriod(kind=PeriodKind.RECOVERED, first_day=manager.acting.on))
    assert waiting(world)[world.own.dossier.number][0] is Waiting.QUESTION


def test_a_question_to_another_arbodienst_does_not_wait_here(world: World) -> None:
    ask(world.other.entered(Role.COACH))
    assert waiting(world)[world.own.dossier.number][0] is Waiting.REVISION


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEDRIJFSARTS])
def test_it_is_there_for_the_bedrijfsarts_alone(world: World, role: Role) -> None:
    assert world.own.client(role).get(ADDRESS).status_code == 404


def test_who_is_in_the_list_is_told_so(world: World) -> None:
    world.own.client(Role.BEDRIJFSARTS).get(ADDRESS)
    record = AuditRecord.objects.latest("seq")
    assert (record.action, record.what) == ("listed", "consults")
    assert [subject.dossier for subject in AuditSubject.objects.filter(record=record)] == [world.own.dossier.id]


def test_it_asks_as_much_of_the_database_for_many_dossiers_as_for_one(world: World) -> None:
    client = world.own.client(Role.BEDRIJFSARTS)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESS)
        counts.append(len(queries))
        for weeks in range(3, 15):
            sick_for(world, weeks)
    assert counts[0] == counts[1]
    assert len(client.get(ADDRESS).content) < 100_000
