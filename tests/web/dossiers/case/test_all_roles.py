"""Every page of a dossier for every role: who may not know of something sees no word of it, and what a page costs stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hervat.apps.dossiers.models import Event, PeriodKind
from hervat.apps.dossiers.services.facts import change_dates, record_event, record_period
from hervat.apps.dossiers.services.given import NewDates, NewEvent, NewPeriod
from hervat.apps.dossiers.services.notes import write_note
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum, may_see
from hervat.domain.dossier.documents import Audience
from hervat.domain.law.facts import EventKind, Vangnet
from tests.support.world import NOT_INVOLVED, Side, World, make_world

pytestmark = pytest.mark.django_db

PROFESSIONALS = [role for role in Role if role not in NOT_INVOLVED]
PAGES = (
    "overview",
    "timeline",
    "timeline_ics",
    "events",
    "event_new",
    "dates",
    "notes",
    "people",
    "details",
    "bsn",
    "close",
)
OF_GATE = 16  # queries for the session, the account, the role, the dossier, who may what, and the record of the look
FORBIDDEN = {
    Datum.VERLOF: ("verlof", "zwanger"),
    Datum.LOONMAATREGEL: ("loonstop", "loonopschorting"),
    Datum.VANGNET_SOORT: ("orgaandonatie", "no-risk", "fictief dienstverband", "zwangerschap of bevalling"),
    Datum.LOONSANCTIE: ("loonsanctie hoogstens", "besluit loonsanctie", "sanctie</text>"),
    Datum.NOTITIE_WERKGEVER: ("alleen voor de werkgever bedoeld",),
    Datum.NOTITIE_BEGELEIDING: ("tussen ons tweeën",),
}
NOTHING_FOUND = "geen verlof of kort herstel"  # the fixed sentence about days that do not count, for everyone and in every case


@pytest.fixture
def world() -> World:
    made = make_world()
    today = timezone.localdate()
    for side in (made.own,):
        arts, manager = side.entered(Role.BEDRIJFSARTS), side.entered(Role.CASEMANAGER)
        dates = side.dossier.dates.get()
        new = NewDates(eerste_ziektedag=dates.eerste_ziektedag, has_vangnet=True, vangnet=Vangnet.ORGAANDONATIE)
        change_dates(arts, new, seen=dates.id, reason="Bekend geworden.")
        first = dates.eerste_ziektedag + timedelta(weeks=8)
        record_period(manager, NewPeriod(kind=PeriodKind.LEAVE, first_day=first, last_day=first + timedelta(weeks=4)))
        record_event(manager, NewEvent(kind=EventKind.LOONSTOP, day=today - timedelta(days=3)))
        write_note(manager, audience=Audience.WERKGEVER, about=today, text="Alleen voor de werkgever bedoeld.")
        write_note(side.entered(Role.COACH), audience=Audience.COACHING, about=today, text="Dit blijft tussen ons tweeën.")
    return made


def pages(side: Side) -> Iterator[str]:
    number = side.dossier.number
    yield from (reverse(f"dossiers:{name}", kwargs={"nummer": number}) for name in PAGES)
    for step in ("wachttijd", "loondoorbetaling", "loonsanctie", "plan_van_aanpak", "uwv_melding_vangnet", "wia_aanvraag"):
        yield reverse("dossiers:explanation", kwargs={"nummer": number, "stap": step})
    for event in Event.objects.filter(dossier=side.dossier):
        yield reverse("dossiers:event", kwargs={"nummer": number, "event": event.id})
        yield reverse("dossiers:saved", kwargs={"nummer": number, "feit": event.id})
    today = timezone.localdate()
    yield reverse("dossiers:events", kwargs={"nummer": number}) + f"?op-d={today.day}&op-m={today.month}&op-j={today.year}"
    yield reverse("dossiers:timeline", kwargs={"nummer": number}) + "?wat=eerste_ziektedag&op-d=1&op-m=6&op-j=2026"


@pytest.mark.parametrize("role", [*PROFESSIONALS, Role.BUREAU_BEHEERDER, Role.PRIVACYFUNCTIONARIS, Role.SYSTEEMBEHEERDER])
def test_no_word_of_what_a_role_may_not_know(world: World, role: Role) -> None:
    client = world.own.client(role)
    for address in pages(world.own):
        response = client.get(address)
        assert response.status_code in (200, 403, 404, 422), address
        if response.status_code == 403:
            continue
        text = response.content.decode().lower().replace(NOTHING_FOUND, "")
        for datum, words in FORBIDDEN.items():
            if not may_see(datum, role):
                assert [word for word in words if word in text] == [], f"{role} {address} {datum}"


def test_who_may_know_sees_it(world: World) -> None:
    """The words above are really there: the test can fail."""
    number = world.own.dossier.number
    page = world.own.client(Role.WERKGEVER).get(f"/dossiers/{number}/gebeurtenissen/").content.decode().lower()
    assert "zwangerschapsverlof" in page
    assert "loonstop" in page
    arts = world.own.client(Role.BEDRIJFSARTS).get(f"/dossiers/{number}/data/").content.decode().lower()
    assert "orgaandonatie" in arts
    timeline = world.own.client(Role.WERKGEVER).get(f"/dossiers/{number}/tijdlijn/").content.decode().lower()
    assert "loonsanctie hoogstens" in timeline


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.WERKNEMER])
def test_strangers_find_nothing(world: World, role: Role) -> None:
    client = world.other.client(role)
    found = {client.get(address).status_code for address in pages(world.own)}
    assert found == {404}


def test_the_werknemer_goes_to_the_own_pages(world: World) -> None:
    response = world.own.client(Role.WERKNEMER).get(f"/dossiers/{world.own.dossier.number}/tijdlijn/")
    assert (response.status_code, response["Location"]) == (302, reverse("mijn:timeline"))
    assert world.other.client(Role.WERKNEMER).get(f"/dossiers/{world.own.dossier.number}/tijdlijn/").status_code == 404


@pytest.mark.parametrize("name", [name for name in PAGES if name != "timeline_ics"])
def test_what_a_page_costs(world: World, name: str) -> None:
    client = world.own.client(Role.CASEMANAGER)
    address = reverse(f"dossiers:{name}", kwargs={"nummer": world.own.dossier.number})
    if client.get(address).status_code == 403:
        pytest.skip("not for this role")
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert len(asked) <= OF_GATE + 8
    assert len(response.content) <= 100_000
    page = response.content.decode()
    assert page.count("knop--hoofd") <= 1
    assert page.count("<h1") == 1
