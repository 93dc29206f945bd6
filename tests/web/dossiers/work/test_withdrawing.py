"""Taking back an advice on the page, and what stands in its place for everybody else."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from uuid import uuid4

import pytest

from hervat.apps.audit.entries import Action as Act
from hervat.apps.audit.models import AuditRecord
from hervat.apps.matching.models import WorkAdviceWithdrawal
from hervat.apps.matching.services import NewAdvice, share_advice
from hervat.domain.access.roles import Role
from tests.apps.matching.small_market import RECEPTIONIST
from tests.support.world import Side, World

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD = Role.ARBEIDSDESKUNDIGE
TEXT = "Een balie dicht bij huis."
REASON = "Er stond iets in over thuis."
READERS = (Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE, Role.BEDRIJFSARTS)


@pytest.fixture
def address(side: Side) -> str:
    row = share_advice(side.entered(AD), NewAdvice(uris=(RECEPTIONIST,), text=TEXT, fml_number=1))
    return f"/dossiers/{side.dossier.number}/werkadviezen/{row.id}/"


def withdraw(side: Side, address: str, role: Role = AD, reason: str = REASON) -> Any:
    return side.client(role).post(f"{address}intrekken/", {"reden": reason})


def listed(side: Side, role: Role) -> str:
    answer = side.client(role).get(f"/dossiers/{side.dossier.number}/werkadviezen/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_author_is_led_to_it_sees_what_it_said_and_takes_it_back(side: Side, address: str) -> None:
    assert f"{address}intrekken/" in listed(side, AD)
    page = side.client(AD).get(f"{address}intrekken/").content.decode()
    assert TEXT in page
    assert "Receptionist" in page
    assert withdraw(side, address).headers["Location"] == f"/dossiers/{side.dossier.number}/werkadviezen/"
    html = listed(side, AD)
    for said in ("Ingetrokken", "Dit advies is ingetrokken op", f"door {side.people[AD].name} (arbeidsdeskundige).", TEXT, REASON):
        assert said in html
    for gone in ("intrekken/", "richtingen.pdf", "onderbouwing.pdf"):
        assert gone not in html


@pytest.mark.parametrize("role", READERS)
def test_everybody_else_reads_only_that_it_was(side: Side, address: str, role: Role) -> None:
    assert TEXT in listed(side, role)
    assert "intrekken/" not in listed(side, role)
    withdraw(side, address)
    html = listed(side, role)
    assert f"door {side.people[AD].name} (arbeidsdeskundige)." in html
    for gone in (TEXT, REASON, "Receptionist", "richtingen.pdf"):
        assert gone not in html


def test_the_werknemer_too_on_the_page_and_in_the_file_to_take_along(side: Side, address: str) -> None:
    client = side.client(Role.WERKNEMER)
    assert TEXT in client.get("/mijn/werk/").content.decode()
    withdraw(side, address)
    html = client.get("/mijn/werk/").content.decode()
    assert "Dit advies is ingetrokken op" in html
    assert TEXT not in html
    answer = client.get("/mijn/gegevens/alles.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as packed:  # type: ignore[attr-defined]
        (taken,) = json.loads(packed.read("dossier.json"))["werk"]["adviezen_over_werk"]
    assert taken["withdrawn"]["by"] == side.people[AD].name
    assert (taken["content"], taken["withdrawn"]["reason"]) == (None, "")


@pytest.mark.parametrize("paper", ["richtingen.pdf", "onderbouwing.pdf"])
def test_its_papers_are_gone_with_a_sentence_and_are_not_recorded_as_taken(side: Side, address: str, paper: str) -> None:
    withdraw(side, address)
    answer = side.client(AD).get(f"{address}{paper}")
    assert answer.status_code == 410
    assert "Dit advies is ingetrokken op" in answer.content.decode()
    assert not AuditRecord.objects.filter(action=Act.EXPORTED).exists()


def test_its_directions_are_gone_for_the_werkgever(side: Side, address: str) -> None:
    withdraw(side, address)
    answer = side.client(Role.WERKGEVER).get(f"{address}richtingen.pdf")
    assert (answer.status_code, TEXT in answer.content.decode()) == (410, False)


def test_a_second_time_is_said_and_not_stored(side: Side, address: str) -> None:
    withdraw(side, address)
    for answer in (withdraw(side, address), side.client(AD).get(f"{address}intrekken/")):
        assert answer.status_code == 410
        assert "Dit advies is ingetrokken op" in answer.content.decode()
    assert WorkAdviceWithdrawal.objects.count() == 1


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("te kort", "Schrijf in minstens 10 tekens waarom u dit advies intrekt."),
        ("x" * 501, "Dit is te lang. Het mag 500 tekens zijn."),
    ],
)
def test_a_wrong_reason_is_said_and_what_was_typed_stays(side: Side, address: str, reason: str, told: str) -> None:
    answer = withdraw(side, address, reason=reason)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert reason in answer.content.decode()
    assert not WorkAdviceWithdrawal.objects.exists()


@pytest.mark.parametrize("role", [*READERS, Role.COACH])
def test_others_take_nothing_back(side: Side, address: str, role: Role) -> None:
    assert withdraw(side, address, role).status_code == 403
    assert not WorkAdviceWithdrawal.objects.exists()


def test_nor_does_a_stranger_or_an_address_of_another_advice(side: Side, world: World, address: str) -> None:
    assert withdraw(world.other, address).status_code == 404
    other = address.replace(side.dossier.number, world.other.dossier.number)
    assert withdraw(world.other, other).status_code == 404
    assert withdraw(side, f"/dossiers/{side.dossier.number}/werkadviezen/{uuid4()}/").status_code == 404
    assert not WorkAdviceWithdrawal.objects.exists()
