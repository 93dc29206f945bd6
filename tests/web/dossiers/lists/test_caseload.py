"""The list of dossiers: the filters do what they say, the scope holds, and the number of queries does not grow."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from hervat.apps.audit.models import AuditRecord, AuditSubject
from hervat.apps.dossiers.models import Dossier, Involvement, ListRow
from hervat.apps.dossiers.queries.caseload import PAGE_SIZES, Filters, Order, caseload
from hervat.apps.dossiers.services.facts import record_event
from hervat.apps.dossiers.services.given import NewEvent
from hervat.apps.organisations.models import Deputation, Membership
from hervat.domain.access.actions import WITH_CASES
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.lists import whole_line_roles
from hervat.domain.dossier.urgency import SILENCE, Urgency
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Actor
from hervat.domain.law.ruleset import present_ruleset
from hervat.web.dossiers.lists.query_string import read_filters, write_filters
from tests.support.caseload import many
from tests.support.world import LONG_AGO, Side, make_world

pytestmark = pytest.mark.django_db
STEPS = sorted(present_ruleset().rules)
WEEKS = st.none() | st.integers(0, 120)


@st.composite
def some_filters(draw: st.DrawFn, werkgevers: tuple[UUID, ...]) -> Filters:
    """Any filters, also ones that find nothing."""
    return Filters(
        werkgevers=draw(st.frozensets(st.sampled_from(werkgevers), max_size=2)),
        week_from=draw(WEEKS),
        week_until=draw(WEEKS),
        steps=draw(st.frozensets(st.sampled_from(STEPS), max_size=4)),
        actor=draw(st.none() | st.sampled_from(Actor)),
        late=draw(st.booleans()),
        soon=draw(st.booleans()),
        silent=draw(st.booleans()),
        mine=draw(st.booleans()),
        spoor_2=draw(st.none() | st.booleans()),
        words=draw(st.sampled_from(["", "kok", "HV-00", "an smit", "zzz", "%", "b_k"])),
        order=draw(st.sampled_from(Order)),
        page=draw(st.integers(1, 3)),
        size=draw(st.sampled_from(PAGE_SIZES)),
    )


def passes(dossier: Dossier, filters: Filters, mine: set[UUID], side: Side) -> bool:
    """The same in plain Python."""
    row, on = dossier.row, side.acting(Role.CASEMANAGER).on
    late = row.urgency == Urgency.LATE
    soon = row.urgency == Urgency.THIS_WEEK and row.due is not None and row.due >= on
    silent = (row.last_contact or dossier.opened_on) < on - SILENCE
    ticked = [is_so for is_so, asked in ((late, filters.late), (soon, filters.soon), (silent, filters.silent)) if asked]
    text = [dossier.number.lower(), dossier.given_name.lower(), dossier.family_name.lower()]
    return all(
        (
            not filters.werkgevers or dossier.werkgever_id in filters.werkgevers,
            filters.week_from is None or (row.week is not None and row.week >= filters.week_from),
            filters.week_until is None or (row.week is not None and row.week <= filters.week_until),
            not filters.steps or row.step in filters.steps,
            filters.actor is None or row.actor == filters.actor,
            filters.spoor_2 is None or row.spoor_2 == filters.spoor_2,
            not filters.mine or dossier.id in mine,
            not ticked or any(ticked),
            all(any(word.lower() in part for part in text) for word in filters.words.split()),
        )
    )


def test_filters_equal_a_plain_filter() -> None:
    side = make_world().own
    many(side, 90, 5)
    acting = side.acting(Role.CASEMANAGER)
    absent = side.people[Role.WERKGEVER]  # whose part a third of the dossiers is: the actor only stands in there
    Membership.objects.create(user=absent, organisation=side.organisations["werkgever"], role=Role.CASEMANAGER, first_day=LONG_AGO)
    theirs = list(Involvement.objects.filter(role=Role.CASEMANAGER).order_by("id").values_list("pk", flat=True))[::3]
    Involvement.objects.filter(pk__in=theirs).update(user=absent)
    Deputation.objects.create(
        absent=absent, deputy_id=acting.user, role=Role.CASEMANAGER, organisation=side.organisations["werkgever"],
        first_day=acting.on, last_day=acting.on, made_by=absent,
    )  # fmt: skip
    acting = side.acting(Role.CASEMANAGER)
    dossiers = list(Dossier.objects.select_related("row").filter(werkgever=side.organisations["werkgever"]))
    mine = set(Involvement.objects.filter(user_id=acting.user, role=Role.CASEMANAGER).values_list("dossier_id", flat=True))

    @settings(max_examples=60)
    @given(some_filters((side.organisations["werkgever"].id, uuid4())))
    def holds(filters: Filters) -> None:
        expected = {dossier.number for dossier in dossiers if passes(dossier, filters, mine, side)}
        found = caseload(acting, filters)
        assert found.total == len(expected)
        shown = {row.number for number in range(1, found.pages + 1) for row in caseload(acting, replace(filters, page=number)).rows}
        assert shown == expected
        assert found.counts.all == len(dossiers) > found.counts.mine > 0
        assert read_filters(QueryDict(write_filters(filters))) == filters

    holds()


@pytest.mark.parametrize("order", Order)
def test_pages_together_are_the_whole_list_once(order: Order) -> None:
    side = make_world().own
    many(side, 60, 2)
    acting = side.acting(Role.CASEMANAGER)
    numbers = [row.number for page in (1, 2, 3) for row in caseload(acting, Filters(order=order, size=25, page=page)).rows]
    assert len(numbers) == len(set(numbers)) == 61
    assert caseload(acting, Filters(size=25, page=99)).filters.page == 3


def test_urgent_order() -> None:
    """The groups in their order; in a group the earliest day first."""
    side = make_world().own
    many(side, 60, 4)
    rows = caseload(side.acting(Role.CASEMANAGER), Filters(size=100)).rows
    keys = [(row.urgency, row.due is None, row.due) for row in rows]
    assert keys == sorted(keys, key=lambda key: (key[0], key[1], key[2] or keys[0][2]))
    assert "dagen te laat" in str(rows[0].reason)


@pytest.mark.parametrize("size", [20, 300])
def test_queries_do_not_grow(size: int) -> None:
    side = make_world().own
    many(side, size - 1, 1)
    client = side.client(Role.CASEMANAGER)
    client.get("/dossiers/")
    with CaptureQueriesContext(connection) as captured:
        response = client.get("/dossiers/")
    statements = [query["sql"] for query in captured if not re.match(r"SAVEPOINT|RELEASE", query["sql"])]
    assert len(statements) == 12
    assert len(response.content) <= 100_000
    assert response.content.decode().count('name="dossier"') == min(size, 50)


@pytest.mark.parametrize("role", sorted(WITH_CASES))
def test_own_scope_only(role: Role) -> None:
    world = make_world()
    page = world.own.client(role).get("/dossiers/").content.decode()
    assert world.own.dossier.number in page
    assert world.other.dossier.number not in page
    assert world.other.dossier.family_name not in page
    looked_up = world.own.client(role).get("/dossiers/", {"q": world.other.dossier.number}).content.decode()
    assert f'id="r-{world.other.dossier.number}"' not in looked_up


@pytest.mark.parametrize("role", sorted(set(Role) - WITH_CASES))
def test_no_list_for_others(role: Role) -> None:
    assert make_world().own.client(role).get("/dossiers/").status_code == 404


def test_whose_line_was_on_the_page_is_recorded() -> None:
    world = make_world()
    world.own.client(Role.COACH).get("/dossiers/")
    record = AuditRecord.objects.get(action="listed", what="caseload")
    assert list(AuditSubject.objects.filter(record=record).values_list("dossier", flat=True)) == [world.own.dossier.id]


def test_who_may_not_know_every_step_sees_only_what_all_may_know() -> None:
    """A loonsanctie is not for the coach: neither as a step, nor as an answer to a filter."""
    world = make_world()
    entered = world.own.entered(Role.CASEMANAGER)
    record_event(entered, NewEvent(kind=EventKind.DESKUNDIGENOORDEEL_AANVRAAG, day=entered.acting.on))
    rules = set(present_ruleset().rules)
    ListRow.objects.update(step="bekortingsverzoek", state="missed", actor="werkgever", urgency=Urgency.LATE, due=entered.acting.on)
    assert "bekortingsverzoek" in rules
    for role in sorted(WITH_CASES):
        client = world.own.client(role)
        whole = "Bekorting" in client.get("/dossiers/").content.decode() or "bekorting" in client.get("/dossiers/").content.decode()
        assert whole == (role in whole_line_roles())
        found = client.get("/dossiers/", {"stap": "bekortingsverzoek"}).content.decode()
        assert ('id="r-HV-0001"' in found) == (role in whole_line_roles())


def test_when_people_last_spoke_is_not_for_the_bureau() -> None:
    side = make_world().own
    day = side.acting(Role.CASEMANAGER).on - timedelta(weeks=10)
    ListRow.objects.update(last_contact=day, shared_urgency=Urgency.SILENT, urgency=Urgency.SILENT)
    seen = {role: side.client(role).get("/dossiers/?stil=1&sorteer=contact").content.decode() for role in WITH_CASES}
    assert {role for role, page in seen.items() if "Geen gesprek vastgelegd sinds" in page} == WITH_CASES - {Role.BUREAU_BEHEERDER}
    assert ">Gesprek<" not in seen[Role.BUREAU_BEHEERDER]
    assert 'id="r-HV-0001"' not in seen[Role.BUREAU_BEHEERDER]  # a filter answers nothing that the column would not say


@given(st.text(max_size=60) | st.from_regex(r"(wg|van|tot|stap|wie|spoor|per|blz|sorteer|q)=[^&]{0,20}(&[a-z]{1,4}=[^&]{0,9}){0,4}"))
@settings(max_examples=150)
def test_any_query_can_be_read(query: str) -> None:
    filters = read_filters(QueryDict(query))
    assert read_filters(QueryDict(write_filters(filters))) == filters


@pytest.mark.parametrize(
    "query",
    [
        "van=x&tot=-3&per=7&blz=0&spoor=9&wie=baas&stap=niets&sorteer=zo",
        "blz=99999999999999999999&van=99999999999",
        "wg=niet-een-uuid&wg=",
        "q=%00%00&wg=%ff",
        "q=" + "a" * 5000,
        "&".join(f"wg={uuid4()}" for _ in range(80)),
        "van=²&tot=٣",
    ],
)
def test_wrong_queries_are_no_error(query: str) -> None:
    assert make_world().own.client(Role.CASEMANAGER).get(f"/dossiers/?{query}").status_code == 200


def test_nothing_found_says_so_with_a_way_back() -> None:
    page = make_world().own.client(Role.CASEMANAGER).get("/dossiers/?q=bestaatniet").content.decode()
    assert "Geen dossiers met deze filters." in page
    assert "Filters wissen" in page


def test_chips_take_one_filter_away() -> None:
    page = make_world().own.client(Role.CASEMANAGER).get("/dossiers/?van=10&tot=30&mijn=1").content.decode()
    assert re.search(r'href="/dossiers/\?mijn=1"[^>]*>Week 10 tot en met 30', page)
    assert re.search(r'href="/dossiers/\?van=10&amp;tot=30"[^>]*>Mijn dossiers', page)


def test_a_sorted_column_says_so() -> None:
    page = make_world().own.client(Role.CASEMANAGER).get("/dossiers/?sorteer=week").content.decode()
    assert page.count("aria-sort=") == 1
    assert re.search(r'aria-sort="descending"><a [^>]*>Week', page)


def test_one_main_button_at_most() -> None:
    side = make_world().own
    many(side, 30, 9)
    for role in sorted(WITH_CASES):
        assert side.client(role).get("/dossiers/").content.decode().count("knop--hoofd") <= 1
