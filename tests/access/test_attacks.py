"""What was tried against the product by hand and once worked: each stays tried."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from hervat.apps.accounts import sessions
from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.models import AuditSubject
from hervat.apps.dossiers.errors import Hidden, WrongFields
from hervat.apps.dossiers.models import Involvement
from hervat.apps.dossiers.services.people import invite_werknemer, link_werknemer
from hervat.apps.jobs.models import OutgoingMail
from hervat.domain.access.roles import Role
from tests.access.filled import Filled, filled_world
from tests.access.routes import Route, guarded
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
STAFF = [Role.CASEMANAGER, Role.WERKGEVER, Role.BEDRIJFSARTS, Role.COACH]


@pytest.fixture
def filled(db: None) -> Filled:  # noqa: ARG001 -- as above
    return filled_world()


def looks(side: Side) -> int:
    """How many acts the record tells of this dossier."""
    return AuditSubject.objects.filter(dossier=side.dossier.id).count()


class TestNobodyLooksUnseen:
    """A page about a dossier that is shown stands in the record, however it was asked for."""

    @pytest.mark.parametrize(
        ("method", "part"),
        [
            ("get", "tijdlijn/?wat=zz&op-d=99"),
            ("get", "gebeurtenissen/?op-d=99"),
            ("post", "notities/"),
            ("post", "betrokkenen/"),
            ("post", "gegevens/"),
            ("post", "data/"),
        ],
    )
    def test_also_when_something_wrong_was_asked(self, world: World, method: str, part: str) -> None:
        side = world.own
        client, before = side.client(Role.CASEMANAGER), looks(side)
        answer = getattr(client, method)(f"/dossiers/{side.dossier.number}/{part}")
        assert answer.status_code == 422
        assert side.dossier.family_name in answer.content.decode()
        assert looks(side) == before + 1

    @pytest.mark.parametrize("role", STAFF)
    def test_on_every_page_about_a_dossier(self, filled: Filled, role: Role) -> None:
        side = filled.world.own
        client = side.client(role)
        unseen = [route.name for route in _of_a_case(filled) if _shown_unseen(client, side, route, filled)]
        assert unseen == []


def _of_a_case(filled: Filled) -> Iterator[Route]:
    for route in guarded():
        if route.rule is not None and route.rule.kind == "case" and set(route.arguments) <= set(filled.samples["a"]):
            yield route


def _shown_unseen(client: Client, side: Side, route: Route, filled: Filled) -> bool:
    before = looks(side)
    answer = client.get(route.address(filled.samples["a"]))
    return answer.status_code == 200 and looks(side) == before


def without_werknemer(side: Side) -> Side:
    """Nobody was invited yet."""
    side.dossier.werknemer_id = None
    side.dossier.save(update_fields=["werknemer"])
    Involvement.objects.filter(dossier=side.dossier, role=Role.WERKNEMER).delete()
    return side


class TestNobodyBecomesTheWerknemerOfADossierTheyWorkOn:
    """The werknemer reads the medical part: who may not must not get there by an invitation to their own address."""

    @pytest.mark.parametrize("role", [Role.CASEMANAGER, Role.WERKGEVER, Role.COACH])
    def test_no_invitation_goes_to_who_works_on_it(self, world: World, role: Role) -> None:
        side = without_werknemer(world.own)
        answer = side.client(Role.CASEMANAGER).post(
            f"/dossiers/{side.dossier.number}/betrokkenen/", {"uitnodigen": "ja", "email": side.people[role].email.upper()}
        )
        assert answer.status_code == 422
        assert "van iemand die met dit dossier werkt" in answer.content.decode()
        assert not OutgoingMail.objects.exists()

    def test_nor_to_who_stands_in_and_invites(self, world: World) -> None:
        side = without_werknemer(world.own)
        deputy = world.other.people[Role.CASEMANAGER]
        with pytest.raises(WrongFields):
            invite_werknemer(side.entered(Role.CASEMANAGER), email=deputy.email, made_by=deputy, address=str)

    def test_an_invitation_from_before_does_not_link_who_joined_as_a_colleague(self, world: World) -> None:
        side = without_werknemer(world.own)
        with pytest.raises(Hidden):
            link_werknemer(dossier=side.dossier.id, user=side.people[Role.COACH].id, on=side.acting(Role.COACH).on)
        side.dossier.refresh_from_db()
        assert side.dossier.werknemer_id is None

    def test_the_mail_leads_to_the_address_of_the_installation(self, world: World, settings: Settings) -> None:
        settings.BASE_URL, settings.ALLOWED_HOSTS = "https://hervat.example", ["*"]
        side = without_werknemer(world.own)
        side.client(Role.CASEMANAGER).post(
            f"/dossiers/{side.dossier.number}/betrokkenen/",
            {"uitnodigen": "ja", "email": "noor@thuis.example"},
            headers={"host": "kwaad.example"},
        )
        body = OutgoingMail.objects.get().body
        assert "https://hervat.example/uitnodiging/" in body
        assert "kwaad" not in body


class TestTheApi:
    @pytest.mark.parametrize("role", [Role.CASEMANAGER, Role.WERKNEMER])
    def test_a_session_that_was_left_alone_opens_nothing(self, world: World, role: Role) -> None:
        side = world.own
        client, address = side.client(role), f"/api/v1/cases/{side.dossier.number}"
        assert client.get(address).status_code == 200
        session = client.session
        session[sessions._SEEN] = time.time() - sessions.IDLE_WERKNEMER.total_seconds() - 1
        session.save()
        assert client.get(address).status_code == 401

    def test_a_refusal_stands_with_the_dossier_as_that_of_a_page_does(self, world: World) -> None:
        side = world.own
        answer = side.client(Role.PRIVACYFUNCTIONARIS).get(f"/api/v1/cases/{side.dossier.number}")
        assert answer.status_code == 403
        assert AuditSubject.objects.filter(dossier=side.dossier.id, record__action=Act.REFUSED).count() == 1


def test_a_look_with_a_number_that_no_database_knows_is_not_there(world: World) -> None:
    answer = world.own.client(Role.WERKNEMER).get(f"/mijn/inzages/{2**63}/vraag/")
    assert answer.status_code == 404
