"""Where a leidinggevende begins: one thing to do, the own people, and nothing that is not theirs to know."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hervat.apps.audit.models import AuditSubject
from hervat.apps.dossiers.models import ListRow, PeriodKind
from hervat.apps.dossiers.services.facts import record_period
from hervat.apps.dossiers.services.given import NewPeriod
from hervat.domain.access.roles import Role
from hervat.domain.dossier.urgency import Urgency
from hervat.domain.law.citations import sources
from hervat.domain.law.results import Strictness
from hervat.web.werkgever.duties import DUTIES
from tests.support.caseload import many
from tests.support.world import Side, make_world

pytestmark = pytest.mark.django_db
FORBIDDEN = ("diagnose", "klachten", "medicijn", "beperking", "fml", "verlies", "depressie", "therapie", "burn-out")


def stands(side: Side, **fields: object) -> None:
    usual = {"step": "evaluatie", "step_number": 3, "state": "due_soon", "actor": "werkgever", "urgency": Urgency.THIS_WEEK}
    ListRow.objects.filter(dossier=side.dossier).update(due=side.acting(Role.WERKGEVER).on + timedelta(days=3), **{**usual, **fields})


def page_of(side: Side) -> str:
    return side.client(Role.WERKGEVER).get("/werkgever/").content.decode()


def test_the_one_thing_to_do() -> None:
    side = make_world().own
    stands(side)
    page = page_of(side)
    assert page.count("knop--hoofd") == 1
    assert "Over 3 dagen" in page
    assert "/dossiers/HV-0001/stappen/evaluatie_3/uitleg/" in page


def test_when_it_is_the_turn_of_others() -> None:
    side = make_world().own
    stands(side, actor="bedrijfsarts", step="probleemanalyse", step_number=None)
    page = page_of(side)
    assert "U hoeft nu niets te doen." in page
    assert "knop--hoofd" not in page


def test_week_and_hours() -> None:
    side = make_world().own
    side.dossier.hours_per_week = Decimal(36)
    side.dossier.save(update_fields=["hours_per_week"])
    assert "uren niet ingevuld" in page_of(side)
    first = side.acting(Role.CASEMANAGER).on - timedelta(days=9)
    record_period(side.entered(Role.CASEMANAGER), NewPeriod(kind=PeriodKind.PARTIAL, first_day=first, hours_per_week=Decimal("12.5")))
    page = page_of(side)
    assert "werkt nu 12,5 van 36 uur" in page
    assert re.search(r"week \d+ van 104", page)


def test_own_people_only_and_told_so() -> None:
    world = make_world()
    page = page_of(world.own)
    assert world.own.dossier.family_name in page
    assert world.other.dossier.family_name not in page
    subjects = AuditSubject.objects.filter(record__role=Role.WERKGEVER).values_list("dossier", flat=True)
    assert set(subjects) == {world.own.dossier.id}


def test_nothing_about_health() -> None:
    page = page_of(make_world().own).lower()
    assert [word for word in FORBIDDEN if word in page] == []


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.WERKGEVER}))
def test_not_for_other_roles(role: Role) -> None:
    assert make_world().own.client(role).get("/werkgever/").status_code == 404


def test_queries_do_not_grow() -> None:
    side = make_world().own
    counts = []
    for more in (5, 40):
        many(side, more, 6)
        client = side.client(Role.WERKGEVER)
        client.get("/werkgever/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/werkgever/")
        counts.append(sum(not re.match(r"SAVEPOINT|RELEASE", query["sql"]) for query in captured))
    assert counts[0] == counts[1] <= 12


def test_only_law_is_worded_as_a_duty() -> None:
    for duty in DUTIES:
        assert all(source.source_id in sources() for source in duty.sources)
        if duty.strictness not in (Strictness.WET, Strictness.REGELING):
            assert not re.search(r"\b(moet|verplicht|dient)\b", str(duty.answer))
