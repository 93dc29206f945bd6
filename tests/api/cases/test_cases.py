"""Programs read and record what the person they act for may, no more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.models import Dossier, Event
from hervat.apps.organisations.models import Membership
from hervat.apps.organisations.tokens import revoke
from hervat.domain.access.roles import Role
from tests.support.programs import asking, token_for
from tests.support.world import World

TODAY = timezone.localdate()
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()


def test_a_casemanager_reads_the_own_list_and_dossier(world: World) -> None:
    ask = asking(token_for(world.own, Role.CASEMANAGER))
    listed = ask("GET", "cases").json()
    assert [line["number"] for line in listed["results"]] == [world.own.dossier.number]
    found = ask("GET", f"cases/{world.own.dossier.number}").json()
    assert found["family_name"] == "Vermeera"
    assert found["dates"]["has_vangnet"] is False
    assert ask("GET", f"cases/{world.own.dossier.number}/timeline").json()["week"] == 21


def test_a_sign_that_is_none_finds_nothing_and_breaks_nothing(world: World) -> None:
    """PostgreSQL refuses NUL in a text."""
    ask = asking(token_for(world.own, Role.CASEMANAGER))
    assert ask("GET", "cases?words=zzz%00").json()["results"] == []
    assert [line["number"] for line in ask("GET", "cases?words=Verm%00eera").json()["results"]] == [world.own.dossier.number]


def test_a_dossier_of_others_is_not_there(world: World) -> None:
    ask = asking(token_for(world.own, Role.CASEMANAGER))
    foreign, nowhere = ask("GET", f"cases/{world.other.dossier.number}"), ask("GET", "cases/HV-9999")
    assert foreign.status_code == nowhere.status_code == 404
    assert foreign.json() == nowhere.json()


def test_an_event_is_recorded_corrected_and_withdrawn(world: World) -> None:
    ask = asking(token_for(world.own, Role.CASEMANAGER))
    events = f"cases/{world.own.dossier.number}/events"
    made = ask("POST", events, {"kind": "plan_van_aanpak", "date": YESTERDAY})
    assert made.status_code == 201
    day_before = (TODAY - timedelta(days=2)).isoformat()
    corrected = ask(
        "PUT", f"{events}/{made.json()['id']}", {"kind": "plan_van_aanpak", "date": day_before, "correction_reason": "dag verkeerd"}
    )
    assert corrected.status_code == 200
    assert [version["date"] for version in corrected.json()["earlier"]] == [YESTERDAY]
    again = ask("PUT", f"{events}/{made.json()['id']}", {"kind": "plan_van_aanpak", "date": YESTERDAY, "correction_reason": "toch goed"})
    assert again.status_code == 409
    withdrawn = ask("POST", f"{events}/{corrected.json()['id']}/withdrawal", {"correction_reason": "nooit gebeurd"})
    assert withdrawn.json()["withdrawn"] is True


def test_a_period_is_recorded_and_ended(world: World) -> None:
    ask = asking(token_for(world.own, Role.CASEMANAGER))
    periods = f"cases/{world.own.dossier.number}/periods"
    made = ask("POST", periods, {"kind": "gedeeltelijk", "from": YESTERDAY, "hours_per_week": 12})
    assert made.status_code == 201
    ended = {"kind": "gedeeltelijk", "from": YESTERDAY, "until": YESTERDAY, "hours_per_week": 12, "correction_reason": "gestopt"}
    assert ask("PUT", f"{periods}/{made.json()['id']}", ended).json()["until"] == YESTERDAY
    assert [found["hours_per_week"] for found in ask("GET", periods).json()["results"]] == [12]


def test_a_dossier_is_opened(world: World) -> None:
    ask = asking(token_for(world.own, Role.CASEMANAGER))
    new = {"werkgever": str(world.own.dossier.werkgever_id), "given_name": "Mees", "family_name": "Blom", "eerste_ziektedag": YESTERDAY}
    made = ask("POST", "cases", new)
    assert made.status_code == 201
    assert ask("GET", made.headers["Location"].removeprefix("/api/v1/")).json()["family_name"] == "Blom"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "kind"),
        ({"kind": "plan_van_aanpak", "date": (TODAY + timedelta(days=1)).isoformat()}, "date"),
        ({"kind": "plan_van_aanpak", "date": "1999-01-01"}, "date"),
        ({"kind": "vrijwillige_verlenging", "date": YESTERDAY}, "until"),
        ({"kind": "plan_van_aanpak", "date": YESTERDAY, "dossier": "x"}, "dossier"),
        ([], ""),
    ],
)
def test_a_wrong_event_is_explained_and_not_stored(world: World, body: object, field: str) -> None:
    before = Event.objects.count()
    answer = asking(token_for(world.own, Role.CASEMANAGER))("POST", f"cases/{world.own.dossier.number}/events", body)
    assert answer.status_code == 422
    assert field in [error["field"] for error in answer.json()["errors"]]
    assert Event.objects.count() == before


def test_a_werkgever_of_elsewhere_cannot_be_chosen(world: World) -> None:
    new = {"werkgever": str(world.other.dossier.werkgever_id), "given_name": "M", "family_name": "B", "eerste_ziektedag": YESTERDAY}
    answer = asking(token_for(world.own, Role.CASEMANAGER))("POST", "cases", new)
    assert answer.status_code == 422
    assert Dossier.objects.count() == 2


def test_a_coach_sees_no_leave_and_records_no_event_of_others(world: World) -> None:
    casemanager, coach = asking(token_for(world.own, Role.CASEMANAGER)), asking(token_for(world.own, Role.COACH))
    number = world.own.dossier.number
    leave = {"kind": "verlof", "from": (TODAY - timedelta(days=60)).isoformat(), "until": YESTERDAY}
    assert casemanager("POST", f"cases/{number}/periods", leave).status_code == 201
    assert casemanager("POST", f"cases/{number}/events", {"kind": "loonopschorting", "date": YESTERDAY}).status_code == 201
    assert coach("GET", f"cases/{number}/periods").json()["results"] == []
    seen = coach("GET", f"cases/{number}/events").content + coach("GET", f"cases/{number}/timeline").content
    assert b"loonopschorting" not in seen
    assert b"loonstop" not in seen
    assert b"verlof" not in seen.replace(b"Geen verlof of kort herstel", b"")  # said of every period without either
    assert b'"leave": true' not in seen
    refused = coach("POST", f"cases/{number}/events", {"kind": "plan_van_aanpak", "date": YESTERDAY})
    assert refused.status_code == 403
    assert "U bent hier als coach" in refused.json()["detail"]


def test_a_token_that_only_reads_changes_nothing(world: World) -> None:
    ask = asking(token_for(world.own, Role.CASEMANAGER, may_write=False))
    assert ask("GET", "cases").status_code == 200
    assert ask("POST", f"cases/{world.own.dossier.number}/events", {"kind": "plan_van_aanpak", "date": YESTERDAY}).status_code == 403


def test_a_token_of_who_left_is_dead(world: World) -> None:
    ask = asking(token_for(world.own, Role.CASEMANAGER))
    Membership.objects.filter(user=world.own.people[Role.CASEMANAGER]).update(last_day=TODAY - timedelta(days=1))
    assert ask("GET", "cases").status_code == 401


def test_a_revoked_token_is_dead(world: World) -> None:
    text = token_for(world.own, Role.COACH)
    person = world.own.people[Role.COACH]
    assert revoke(user=person, token_id=person.api_tokens.get().id, now=timezone.now())
    assert asking(text)("GET", "cases").status_code == 401


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer hervat_guess", "Basic dXNlcjpwYXNz", "Bearer \x00"])
def test_without_a_token_nothing_is_told(world: World, header: str) -> None:
    answer = Client().get(f"/api/v1/cases/{world.own.dossier.number}", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert world.own.dossier.family_name.encode() not in answer.content


def test_a_session_reads_but_cannot_be_made_to_write_by_another_page(world: World) -> None:
    client = world.own.client(Role.CASEMANAGER)
    assert client.get("/api/v1/cases").status_code == 200
    forging = Client(enforce_csrf_checks=True)
    forging.cookies = client.cookies
    answer = forging.post(f"/api/v1/cases/{world.own.dossier.number}/events", "{}", "application/json")
    assert answer.status_code in (401, 403)


def test_every_look_is_recorded(world: World) -> None:
    asking(token_for(world.own, Role.COACH))("GET", f"cases/{world.own.dossier.number}/timeline")
    record = AuditRecord.objects.order_by("-seq").first()
    assert record is not None
    assert (record.channel, record.action, record.what, record.actor) == ("api", "read", "timeline", world.own.people[Role.COACH].id)


@pytest.mark.parametrize("query", ["page=0", "page=x", "size=7", "late=ja", "naam=x", "page=99999999999999999999"])
def test_a_wrong_question_is_explained(world: World, query: str) -> None:
    assert asking(token_for(world.own, Role.CASEMANAGER))("GET", f"cases?{query}").status_code == 400
