"""Signed lists on the page: reading one, what changed, and releasing it; and how heavy all pages of the FML are."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hervat.apps.audit.models import AuditRecord
from hervat.apps.dossiers.models import Involvement
from hervat.apps.dossiers.services.notes import give_advice
from hervat.apps.health import door
from hervat.apps.health.door import GivenAnswer, NewRelease
from hervat.apps.health.models import FmlRelease
from hervat.domain.access.roles import Role
from hervat.market.matching import forget_market
from tests.apps.health.fml_acts import LIMITED, begun, signed_list, to_coach, to_expert
from tests.apps.matching.small_market import LIMITS, make_market, with_fml
from tests.support.world import World
from tests.web.dossiers.medical.fml_forms import at
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db(databases=["default", "market"])
READS_AND_AUDIT = 21  # of which six write down the look


@pytest.fixture
def doctor(world: World) -> Client:
    return world.own.client(Role.BEDRIJFSARTS)


class TestReading:
    def test_a_signed_list_and_what_changed_since(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        signed_list(entered)
        signed_list(entered, {**LIMITED, "4.13": GivenAnswer(("1",))})
        page = HtmlPage(doctor.get(at(world, "medisch/fml/2/")).content)
        assert at(world, "medisch/fml/2/verschil/") in page.links
        change = HtmlPage(doctor.get(at(world, "medisch/fml/2/verschil/")).content)
        assert "1 onderdeel is veranderd" in change.text
        assert "minder beperkt" in change.text
        assert "63 onderdelen bleven gelijk." in change.text
        first = HtmlPage(doctor.get(at(world, "medisch/fml/1/verschil/")).content)
        assert "Er is nog niets om mee te vergelijken." in first.text
        old = HtmlPage(doctor.get(at(world, "medisch/fml/1/")).content)
        assert "Er is een nieuwere lijst: versie 2." in old.text

    @pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE])
    def test_who_may_not_know_it_hears_for_whom_it_is(self, world: World, role: Role) -> None:
        number = signed_list(world.own.entered(Role.BEDRIJFSARTS))
        to_expert(world.own.entered(Role.BEDRIJFSARTS), number)
        client = world.own.client(role)
        for rest in ("belastbaarheid/", "belastbaarheid/1/", "medisch/fml/", "medisch/fml/1/", "medisch/fml/1/verstrekken/"):
            answer = client.get(at(world, rest))
            assert answer.status_code == 403, rest
            assert "de bedrijfsarts" in HtmlPage(answer.content).text
        assert "Belastbaarheid" not in HtmlPage(client.get(at(world, "")).content).text

    def test_the_expert_reads_all_of_what_was_released(self, world: World) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        client = world.own.client(Role.ARBEIDSDESKUNDIGE)
        assert "nog geen lijst verstrekt" in HtmlPage(client.get(at(world, "belastbaarheid/")).content).text
        to_expert(entered, signed_list(entered))
        page = HtmlPage(client.get(at(world, "belastbaarheid/")).content)
        assert "niet vaker dan 5 keer per uur" in page.text
        assert "59 onderdelen niet beoordeeld" in page.text
        assert client.get(at(world, "medisch/fml/1/")).status_code == 403

    def test_the_coach_reads_the_items_and_that_the_rest_was_withheld(self, world: World) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        to_coach(entered, signed_list(entered, rest=True), "4.13")
        page = HtmlPage(world.own.client(Role.COACH).get(at(world, "belastbaarheid/")).content)
        assert "63 onderdelen zijn niet verstrekt. Dat is iets anders dan geen beperking." in page.text
        assert "Tillen" in page.text
        assert "Dragen" not in page.text
        assert "Alles is beoordeeld" not in page.text

    def test_the_bedrijfsarts_is_sent_on_and_the_werknemer_to_the_own_page(self, world: World, doctor: Client) -> None:
        assert doctor.get(at(world, "belastbaarheid/")).headers["Location"] == at(world)
        own = world.own.client(Role.WERKNEMER)
        for rest in ("belastbaarheid/", "medisch/fml/", "medisch/fml/1/"):
            assert own.get(at(world, rest)).headers["Location"] == "/mijn/belastbaarheid/"


class TestWhatItDoesToWork:
    @pytest.mark.parametrize(
        ("role", "rest"), [(Role.BEDRIJFSARTS, "medisch/fml/2/verschil/"), (Role.ARBEIDSDESKUNDIGE, "belastbaarheid/")]
    )
    def test_what_a_new_list_closes_is_named_with_the_way_to_it(self, world: World, role: Role, rest: str) -> None:
        make_market()
        with_fml(world.own)
        with_fml(world.own, {**LIMITS, "4.13": GivenAnswer(("3",))})
        page = HtmlPage(world.own.client(role).get(at(world, rest)).content)
        told = page.with_id("werk-verandert").text
        assert "Komt erbij: 0" in told
        assert "Valt af: 1" in told
        assert "Voorraadbeheerder" in told
        assert "minder uit te zoeken bij 0 en meer bij 0." in told
        assert any("/passend-werk/voorraadbeheerder" in link for link in page.links)

    def test_without_a_labour_market_nothing_is_said_of_it(self, world: World, doctor: Client) -> None:
        forget_market()
        entered = world.own.entered(Role.BEDRIJFSARTS)
        signed_list(entered)
        signed_list(entered, {**LIMITED, "4.13": GivenAnswer(("1",))})
        assert "Valt af" not in HtmlPage(doctor.get(at(world, "medisch/fml/2/verschil/")).content).text


class TestReleasing:
    def test_each_reader_sees_a_preview_and_nothing_is_released_by_looking(self, world: World, doctor: Client) -> None:
        signed_list(world.own.entered(Role.BEDRIJFSARTS))
        page = HtmlPage(doctor.get(at(world, "medisch/fml/1/verstrekken/")).content)
        for said in ("Ziet alles", "Zien deze lijst nooit", "Ziet deze versie niet", "Dit leest de coach"):
            assert said in page.text
        assert [
            line.attributes["data-item"] for line in page.all("li") if "data-item" in line.attributes if "hidden" not in line.attributes
        ] == []
        assert not FmlRelease.objects.exists()

    def test_without_a_script_the_preview_is_asked_for(self, world: World, doctor: Client) -> None:
        signed_list(world.own.entered(Role.BEDRIJFSARTS))
        asked = {"aan": "coach", "item": ["4.13", "6.3"], "reden-coach": "Zoeken", "stap": "voorbeeld"}
        page = HtmlPage(doctor.post(at(world, "medisch/fml/1/verstrekken/"), asked).content)
        shown = [
            line.attributes["data-item"] for line in page.all("li") if "data-item" in line.attributes and "hidden" not in line.attributes
        ]
        assert shown == ["4.13", "6.3"]
        assert "niet verstrekt is: 62." in page.text
        assert page.with_id("reden-coach").attributes["value"] == "Zoeken"
        assert not FmlRelease.objects.exists()

    def test_the_choice_of_the_list_before_is_taken_over_when_asked(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        first = signed_list(entered)
        door.release_fml(entered, first, NewRelease(recipient=Role.COACH, reason="Zoeken naar werk", items=("4.13", "6.3")))
        signed_list(entered, {**LIMITED, "4.13": GivenAnswer(("1",))})
        address = at(world, "medisch/fml/2/verstrekken/")
        page = HtmlPage(doctor.get(address).content)
        assert "Kies dezelfde onderdelen als van versie 1" in page.text
        assert "checked" not in page.with_id("item-4.13").attributes
        page = HtmlPage(doctor.get(f"{address}?als=1").content)
        assert [box.attributes["value"] for box in page.all("input") if "checked" in box.attributes] == ["4.13", "6.3"]
        assert page.with_id("reden-coach").attributes["value"] == "Zoeken naar werk"
        assert "checked" not in HtmlPage(doctor.get(f"{address}?als=7").content).with_id("item-4.13").attributes

    def test_an_advice_of_before_the_list_asks_for_a_look(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        give_advice(entered, day=entered.acting.on - timedelta(days=9), text="Zittend werk kan.")
        signed_list(entered)
        address = at(world, "medisch/fml/1/verstrekken/")
        assert "Dit advies is van vóór deze lijst. Klopt het nog?" in HtmlPage(doctor.get(address).content).text
        give_advice(entered, day=entered.acting.on, text="Zittend werk kan, met halve dagen.")
        assert "Klopt het nog?" not in HtmlPage(doctor.get(address).content).text

    @pytest.mark.parametrize(("role", "place"), [(Role.COACH, "voor-coach"), (Role.ARBEIDSDESKUNDIGE, "voor-expert")])
    def test_to_a_role_that_nobody_has_there_is_a_sentence_and_no_form(self, world: World, doctor: Client, role: Role, place: str) -> None:
        signed_list(world.own.entered(Role.BEDRIJFSARTS))
        Involvement.objects.filter(dossier=world.own.dossier, role=role).update(last_day=timezone.localdate() - timedelta(days=1))
        address = at(world, "medisch/fml/1/verstrekken/")
        said = f"Er is nu geen {role.value} bij dit dossier betrokken. Verstrek de lijst als er een is."
        page = HtmlPage(doctor.get(address).content)
        assert said in page.text
        assert role.value not in [box.attributes["value"] for box in page.all("input") if box.attributes.get("name") == "aan"]
        asked = {"aan": role.value, "item": ["4.13"], f"reden-{role.value}": "Zoeken naar werk", "stap": "verstrekken"}
        page = HtmlPage(doctor.post(address, asked).content)
        assert page.text.count(said) == 2, "in the summary and in its place"
        assert any(link == f"#{place}" for link in page.links)
        assert not FmlRelease.objects.exists()

    def test_what_was_released_before_the_role_was_left_is_pointed_out(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        to_coach(entered, signed_list(entered), "4.13")
        Involvement.objects.filter(dossier=world.own.dossier, role=Role.COACH).update(last_day=timezone.localdate() - timedelta(days=1))
        page = HtmlPage(doctor.get(at(world, "medisch/fml/1/verstrekken/")).content)
        assert "leest wie deze rol krijgt meteen" in page.text

    def test_it_is_released_seen_and_taken_back(self, world: World, doctor: Client) -> None:
        signed_list(world.own.entered(Role.BEDRIJFSARTS))
        address = at(world, "medisch/fml/1/verstrekken/")
        asked = {"aan": "coach", "item": ["4.13"], "reden-coach": "Zoeken naar werk", "stap": "verstrekken"}
        assert doctor.post(address, asked).headers["Location"] == address
        assert "Tillen" in world.own.client(Role.COACH).get(at(world, "belastbaarheid/")).content.decode()
        page = HtmlPage(doctor.get(address).content)
        assert "Reden: Zoeken naar werk." in page.text
        (back,) = [form.attributes["action"] for form in page.all("form") if form.attributes.get("action", "").endswith("/intrekken/")]
        assert doctor.post(back).headers["Location"] == address
        assert "nog geen lijst verstrekt" in world.own.client(Role.COACH).get(at(world, "belastbaarheid/")).content.decode()
        assert doctor.post(back).status_code == 404
        acts = AuditRecord.objects.filter(what="fml_for_coach").order_by("seq").values_list("action", flat=True)
        assert list(acts) == ["released", "withdrawn"]

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ({"aan": "coach", "item": [], "reden-coach": "Zoeken naar werk"}, "Kies ten minste één onderdeel voor de coach."),
            ({"aan": "coach", "item": ["9.9"], "reden-coach": "Zoeken naar werk"}, "staat niet in lijst B"),
            ({"aan": "coach", "item": ["5.1"], "reden-coach": "Zoeken naar werk"}, "niet beoordeeld. Daar is niets te verstrekken."),
            ({"aan": "coach", "item": ["4.13"], "reden-coach": ""}, "Schrijf kort op waarom"),
            ({"aan": "arbeidsdeskundige", "reden-arbeidsdeskundige": ""}, "Schrijf kort op waarom"),
            ({"aan": "werkgever"}, "Kies aan wie u dit verstrekt"),
        ],
    )
    def test_what_cannot_be_is_said_and_nothing_is_stored(self, world: World, doctor: Client, asked: dict[str, object], said: str) -> None:
        signed_list(world.own.entered(Role.BEDRIJFSARTS))
        answer = doctor.post(at(world, "medisch/fml/1/verstrekken/"), {**asked, "stap": "verstrekken"})
        assert (answer.status_code, said in HtmlPage(answer.content).text) == (422, True)
        assert not FmlRelease.objects.exists()

    @pytest.mark.parametrize("role", [Role.CASEMANAGER, Role.COACH, Role.ARBEIDSDESKUNDIGE])
    def test_who_may_not_release_hears_who_may(self, world: World, role: Role) -> None:
        signed_list(world.own.entered(Role.BEDRIJFSARTS))
        asked = {"aan": "coach", "item": ["4.13"], "reden-coach": "Voor mijzelf", "stap": "verstrekken"}
        answer = world.own.client(role).post(at(world, "medisch/fml/1/verstrekken/"), asked)
        assert answer.status_code == 403
        assert "Dit legt alleen de bedrijfsarts vast" in HtmlPage(answer.content).text
        assert not FmlRelease.objects.exists()


@pytest.mark.parametrize("role", [Role.BEDRIJFSARTS, Role.ARBEIDSDESKUNDIGE, Role.COACH])
def test_every_page_stays_light_and_says_what_it_is(world: World, role: Role) -> None:
    entered = world.own.entered(Role.BEDRIJFSARTS)
    for _ in range(2):
        number = signed_list(entered, rest=True)
        to_expert(entered, number)
        to_coach(entered, number, "4.13")
    begun(entered, copy_of=2)
    client = world.own.client(role)
    rests = ["belastbaarheid/", "belastbaarheid/1/"]
    if role is Role.BEDRIJFSARTS:
        rests = [
            f"medisch/fml/{rest}" for rest in ("", "concept/1/", "concept/4/", "concept/controle/", "2/", "2/verschil/", "2/verstrekken/")
        ]
    for rest in rests:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(at(world, rest))
        assert answer.status_code == 200, rest
        assert len(queries) <= READS_AND_AUDIT, rest
        assert len(answer.content) < 100_000, rest
        page = HtmlPage(answer.content)
        page.one("div", "medisch")
        assert len(page.all("h1")) == 1
        assert len(page.all("button", "knop--hoofd") + page.all("a", "knop--hoofd")) <= 1
        assert "FML" not in page.title or re.search(r"FML, versie \d", page.title), "a title tells nothing of what stands in it"
