"""The werknemer reads all of the own FML, in plain words, and who else may."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hervat.apps.health import door
from hervat.apps.health.door import GivenAnswer
from hervat.domain.access.roles import Role
from hervat.domain.fml import NoPossibilities
from tests.apps.health.fml_acts import LIMITED, begun, signature, signed_list, to_coach, to_expert
from tests.support.world import World
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db
READS_AND_AUDIT = 21
ADDRESS = "/mijn/belastbaarheid/"


def page_of(world: World, address: str = ADDRESS) -> HtmlPage:
    return HtmlPage(world.own.client(Role.WERKNEMER).get(address).content)


def test_as_long_as_there_is_none_the_page_says_what_will_come(world: World) -> None:
    begun(world.own.entered(Role.BEDRIJFSARTS))
    assert "De bedrijfsarts heeft er nog geen gemaakt." in page_of(world).text


def test_everything_is_there_in_plain_words(world: World) -> None:
    signed_list(world.own.entered(Role.BEDRIJFSARTS), {**LIMITED, "4.11": GivenAnswer(("1",), "niet snel draaien")})
    text = page_of(world).text
    assert "Tillen: ongeveer 5 kg, tot en met 50 keer per uur: niet vaker dan 5 keer per uur" in text
    assert "Uw romp draaien: beperkt, namelijk: niet snel draaien" in text
    assert "Torderen" not in text
    assert "Niet gekeken is iets anders dan geen grens." in text
    assert "De arts liet deze lijst nog aan niemand zien." in text


def test_who_may_read_it_and_what_and_why(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    number = signed_list(doctor)
    to_expert(doctor, number)
    door.withdraw_release(doctor, to_coach(doctor, number, "4.13"))
    text = page_of(world).text
    assert "De arbeidsdeskundige, vandaag om" in text
    assert "De hele lijst. Reden: Onderzoek naar passend werk." in text
    assert "Alleen dit: Tillen. Reden: Zoeken naar werk. Dit stopte vandaag om" in text


def test_what_changed_and_the_lists_before(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    signed_list(doctor)
    signed_list(doctor, {**LIMITED, "4.13": GivenAnswer(("1",))})
    text = page_of(world).text
    assert "Tillen: u kunt nu meer" in text
    assert "Deze lijst is niet de nieuwste." in page_of(world, f"{ADDRESS}1/").text
    assert world.own.client(Role.WERKNEMER).get(f"{ADDRESS}3/").status_code == 404


def test_without_possibilities_the_page_says_so_kindly(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    one = begun(doctor)
    door.sign_fml(doctor, one.id, signature(doctor, has_possibilities=False, ground=NoPossibilities.BEDLEGERIG), seen=one.version)
    assert "De bedrijfsarts ziet nu geen werk dat u aankunt." in page_of(world).text


def test_every_look_and_release_is_told(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    number = signed_list(doctor)
    to_coach(doctor, number, "4.13")
    door.fml_for(world.own.entered(Role.COACH))
    text = page_of(world, "/mijn/inzages/").text
    assert "ondertekende wat u kunt in werk (uw FML)" in text
    assert "liet een ander dit zien: onderdelen van uw FML, aan de coach" in text
    assert "las wat u kunt in werk (uw FML)" in text


def test_it_goes_along_with_everything_else(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    to_coach(doctor, signed_list(doctor), "4.13")
    answer = world.own.client(Role.WERKNEMER).get("/mijn/gegevens/alles.zip")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    with ZipFile(BytesIO(content)) as pack:
        told = json.loads(pack.read("dossier.json"))
    (one,) = told["belastbaarheid"]
    assert one["lijst"]["items"]["4.13"] == {"code": 2, "toelichting": "niet vaker dan 5 keer per uur"}
    assert one["verstrekt"][0]["reden"] == "Zoeken naar werk"


def test_the_page_stays_light(world: World) -> None:
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    for _ in range(3):
        to_coach(doctor, signed_list(doctor, rest=True), "4.13")
    client = world.own.client(Role.WERKNEMER)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(ADDRESS)
    assert len(queries) <= READS_AND_AUDIT
    assert len(answer.content) < 100_000
