"""Several dossiers at once: a plan first, one mail a person a day without a name in it, and a file that computes nothing."""

from __future__ import annotations

import csv
import io

import pytest

from hervat.apps.audit.models import AuditRecord, AuditSubject
from hervat.apps.dossiers.models import Dossier, Involvement, ListRow
from hervat.apps.dossiers.services.opening import close_dossier
from hervat.apps.dossiers.services.reminding import plan_reminders
from hervat.apps.jobs.models import OutgoingMail
from hervat.apps.organisations.models import Membership
from hervat.domain.access.actions import WITH_CASES
from hervat.domain.access.roles import Role
from hervat.domain.dossier.closing import ClosingReason
from hervat.web.dossiers.lists.export import safe
from tests.support.caseload import many
from tests.support.world import Side, make_world

pytestmark = pytest.mark.django_db
REMIND, EXPORT = "/dossiers/herinneren/", "/dossiers/exporteren/"
MAY_REMIND = {Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE}


def stands(side: Side, **fields: object) -> None:
    """Puts the dossier of this side somewhere in its route."""
    usual = {"step": "evaluatie", "step_number": 2, "state": "due_soon", "actor": "werkgever", "due": side.acting(Role.CASEMANAGER).on}
    ListRow.objects.filter(dossier=side.dossier).update(**{**usual, **fields})


def reasons(side: Side) -> list[str]:
    """Why the dossier of this side is left out."""
    return [str(left.reason) for left in plan_reminders(side.acting(Role.CASEMANAGER), frozenset([side.dossier.number])).left_out]


def test_the_plan_sends_nothing() -> None:
    side = make_world().own
    stands(side)
    page = side.client(Role.CASEMANAGER).get(REMIND, {"dossier": side.dossier.number}).content.decode()
    assert side.people[Role.WERKGEVER].name in page
    assert "Er is nog niets verstuurd" in page
    assert not OutgoingMail.objects.exists()


def test_one_mail_a_person_a_day_that_names_nobody() -> None:
    side = make_world().own
    many(side, 30, 8)
    ListRow.objects.update(step="evaluatie", step_number=2, state="missed", actor="werkgever", due=side.acting(Role.CASEMANAGER).on)
    numbers = list(Dossier.objects.filter(werkgever=side.organisations["werkgever"]).values_list("number", flat=True))
    client = side.client(Role.CASEMANAGER)
    client.post(REMIND, {"dossier": numbers})
    client.post(REMIND, {"dossier": numbers})
    mail = OutgoingMail.objects.get()
    assert mail.to == side.people[Role.WERKGEVER].email
    assert "Er staan stappen voor u klaar" in mail.body
    assert "casemanager" in mail.body
    assert "/vandaag/" in mail.body
    names = [name for row in Dossier.objects.all() for name in (row.number, row.family_name, row.given_name)]
    people = [user.name for user in side.people.values()]
    assert [name for name in (*names, *people, "ziek", "evaluatie", "plan") if name.lower() in f"{mail.subject}\n{mail.body}".lower()] == []
    told = set(AuditSubject.objects.filter(record__action="sent").values_list("dossier", flat=True))
    involved = Involvement.objects.filter(role=Role.WERKGEVER, user=side.people[Role.WERKGEVER]).values_list("dossier", flat=True)
    assert told == set(involved)


def test_who_is_left_out_and_why() -> None:
    side = make_world().own
    stands(side, step="", state="", actor="", due=None)
    assert reasons(side) == ["Er staat geen stap open"]
    stands(side, actor="uwv")
    assert reasons(side) == ["UWV is aan zet"]
    stands(side, state="to_come")
    assert reasons(side) == ["De stap hoeft nu nog niet"]
    stands(side)
    Dossier.objects.filter(pk=side.dossier.pk).update(silent=True)
    assert reasons(side) == ["Herinneringen staan uit in dit dossier"]
    Dossier.objects.filter(pk=side.dossier.pk).update(silent=False)
    side.client(Role.CASEMANAGER).post(REMIND, {"dossier": side.dossier.number})
    assert reasons(side) == ["Kreeg vandaag al een herinnering"]
    Involvement.objects.filter(dossier=side.dossier, role__in=[Role.WERKGEVER, Role.CASEMANAGER_TAAKDELEGATIE]).delete()
    assert reasons(side) == ["U bent zelf aan zet"]
    stands(side, actor="bedrijfsarts")
    Membership.objects.filter(role=Role.BEDRIJFSARTS).update(last_day=side.acting(Role.CASEMANAGER).on.replace(year=2021))
    assert reasons(side) == ["Van de bedrijfsarts doet hier nog niemand mee"]


def test_closed_and_foreign_dossiers_are_passed_over() -> None:
    world = make_world()
    stands(world.other)
    client = world.own.client(Role.CASEMANAGER)
    page = client.get(REMIND, {"dossier": [world.other.dossier.number, "HV-9999", "'; drop"]}).content.decode()
    assert world.other.dossier.family_name not in page
    client.post(REMIND, {"dossier": world.other.dossier.number})
    assert not OutgoingMail.objects.exists()
    exported = client.post(EXPORT, {"dossier": world.other.dossier.number}).content.decode()
    assert world.other.dossier.number not in exported


@pytest.mark.parametrize("role", sorted(set(Role) - MAY_REMIND))
def test_others_do_not_remind(role: Role) -> None:
    side = make_world().own
    assert side.client(role).post(REMIND, {"dossier": side.dossier.number}).status_code == 404
    assert "Herinnering sturen" not in side.client(role).get("/dossiers/").content.decode()


@pytest.mark.parametrize("address", [REMIND, EXPORT])
def test_nothing_chosen_leads_back_with_a_word(address: str) -> None:
    client = make_world().own.client(Role.CASEMANAGER)
    assert "Kies eerst een of meer dossiers" in client.get(address, follow=True).content.decode()


@pytest.mark.parametrize("role", sorted(WITH_CASES))
def test_the_file_has_the_columns_of_the_role_and_is_recorded(role: Role) -> None:
    side = make_world().own
    response = side.client(role).post(EXPORT, {"dossier": side.dossier.number})
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert lines[1][0] == side.dossier.number
    assert ("Gesprek" in lines[0]) == (role is not Role.BUREAU_BEHEERDER)
    assert AuditRecord.objects.filter(action="exported", role=role).count() == 1
    assert set(AuditSubject.objects.filter(record__action="exported").values_list("dossier", flat=True)) == {side.dossier.id}


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "=cmd|' /C calc'!A0", "\uff1d1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_a_name_that_is_a_formula_is_shown_as_text() -> None:
    side = make_world().own
    Dossier.objects.filter(pk=side.dossier.pk).update(given_name="=HYPERLINK", family_name='"; =1+1')
    text = side.client(Role.CASEMANAGER).post(EXPORT, {"dossier": side.dossier.number}).content.decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(text), delimiter=";"))[1]
    assert cells[1] == "'=. \"; =1+1"


def test_closed_dossiers_can_be_exported_not_reminded() -> None:
    side = make_world().own
    stands(side)
    close_dossier(side.entered(Role.CASEMANAGER), day=side.acting(Role.CASEMANAGER).on, reason=next(iter(ClosingReason)))
    client = side.client(Role.CASEMANAGER)
    assert side.dossier.number in client.post(EXPORT, {"dossier": side.dossier.number}).content.decode()
    assert "Niemand krijgt een herinnering" in client.get(REMIND, {"dossier": side.dossier.number}).content.decode()
    listed = client.get("/dossiers/?gesloten=1").content.decode()
    assert side.dossier.number in listed
    assert "Herinnering sturen" not in listed
