"""The pages of the FML as the bedrijfsarts meets them, with forms alone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from hervat.apps.dossiers.models import Draft, Event
from hervat.apps.health import door
from hervat.apps.health.door import GivenAnswer
from hervat.apps.health.models import FmlRecord, FmlRelease, Typed
from hervat.apps.jobs.models import OutgoingMail
from hervat.domain.access.roles import Role
from hervat.domain.fml import Side, VersionId
from hervat.domain.fml.catalogue import version
from tests.apps.health.fml_acts import LIMITED, begun, opened, saved, second_doctor, signed_list
from tests.support.world import World
from tests.web.dossiers.medical.fml_forms import at, boxes, chosen, concept, draft, row_error, sent
from tests.web.html_page import HtmlPage

pytestmark = pytest.mark.django_db
KEEPS = 18  # of one change: what is kept, and what the page then shows
B = version(VersionId.B)


@pytest.fixture
def doctor(world: World) -> Client:
    return world.own.client(Role.BEDRIJFSARTS)


@pytest.mark.parametrize("to", ["0", "7", "²", "٣", "//kwaad.example/", "9" * 5000])
def test_a_next_page_that_is_not_there_leads_nowhere_else(world: World, doctor: Client, to: str) -> None:
    answer = doctor.post(concept(world), sent(draft(world), i4_13="2", naar=to))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{concept(world)}#lijst")
    assert opened(world.own.entered(Role.BEDRIJFSARTS)).fml.answers["4.13"].codes == {2}


class TestBeginning:
    def test_the_present_list_is_offered_empty_at_first(self, world: World, doctor: Client) -> None:
        page = HtmlPage(doctor.get(at(world, "medisch/fml/nieuw/")).content)
        assert "leeg: alles is nog niet beoordeeld" in page.text
        assert "kopie van versie" not in page.text
        answer = doctor.post(at(world, "medisch/fml/nieuw/"), {"lijst": "B", "begin": "leeg"})
        assert answer.headers["Location"] == f"{concept(world, 1)}#r1-1"
        assert opened(world.own.entered(Role.BEDRIJFSARTS)).fml.not_assessed == frozenset(B.items)

    def test_afterwards_a_copy_of_the_last_one_is(self, world: World, doctor: Client) -> None:
        signed_list(world.own.entered(Role.BEDRIJFSARTS))
        page = HtmlPage(doctor.get(at(world, "medisch/fml/nieuw/")).content)
        (copy,) = [option for option in page.all("option") if "selected" in option.attributes]
        assert copy.attributes["value"] == "1"
        doctor.post(at(world, "medisch/fml/nieuw/"), {"lijst": "B", "begin": "1"})
        assert chosen(HtmlPage(doctor.get(concept(world)).content), "4.13") == ["2"]

    @pytest.mark.parametrize(
        ("lijst", "begin", "said"),
        [
            ("C", "leeg", "Kies welke lijst"),
            ("", "", "Kies waarmee u begint"),
            ("B", "7", "Kies waarmee u begint"),
            ("A", "1", "past niet in lijst A"),
        ],
    )
    def test_a_wrong_choice_is_said(self, world: World, doctor: Client, lijst: str, begin: str, said: str) -> None:
        signed_list(world.own.entered(Role.BEDRIJFSARTS))
        answer = doctor.post(at(world, "medisch/fml/nieuw/"), {"lijst": lijst, "begin": begin})
        assert (answer.status_code, said in HtmlPage(answer.content).text) == (422, True)
        assert door.fml_draft(world.own.entered(Role.BEDRIJFSARTS)) is None

    def test_who_has_a_draft_goes_on_with_it_where_they_were(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        one = begun(entered)
        for rubriek in (1, 2):
            one = door.fill_rubriek(entered, one.id, rubriek, seen=one.version)
        assert doctor.get(at(world, "medisch/fml/nieuw/")).headers["Location"] == at(world, "medisch/fml/concept/")
        assert doctor.get(at(world, "medisch/fml/concept/")).headers["Location"] == concept(world, 3)

    def test_a_draft_is_thrown_away(self, world: World, doctor: Client) -> None:
        one = draft(world)
        assert doctor.post(at(world, "medisch/fml/concept/weggooien/"), {"concept": str(one.id)}).headers["Location"] == at(world)
        assert not FmlRecord.objects.exists()


class TestFillingIn:
    def test_every_item_is_there_once_and_not_assessed(self, world: World, doctor: Client) -> None:
        draft(world)
        seen = []
        for rubriek in range(1, 7):
            page = HtmlPage(doctor.get(concept(world, rubriek)).content)
            for item in B.of_rubriek(rubriek):
                assert chosen(page, item.number) == ["n"], item.number
                assert len(boxes(page, item.number)) == len(item.codes) + 1
                seen.append(item.number)
        assert seen == list(B.items)

    def test_degrees_are_radios_and_sets_are_boxes(self, world: World, doctor: Client) -> None:
        draft(world)
        page = HtmlPage(doctor.get(concept(world)).content)
        assert {box.attributes["type"] for box in boxes(page, "4.13")} == {"radio"}
        assert {box.attributes["type"] for box in boxes(page, "4.3")} == {"checkbox"}
        legends = [legend.text for legend in page.all("legend")]
        assert "4.13 Tillen" in legends
        assert "4.3 Hand- en vingergebruik, meer kan" in legends
        assert "2, beperkt: ongeveer 5 kg, tot en met 50 keer per uur" in page.text, "no book is needed"

    def test_a_side_is_asked_of_hand_and_arm_alone(self, world: World, doctor: Client) -> None:
        draft(world)
        page = HtmlPage(doctor.get(concept(world)).content)
        sides = {field.attributes["name"] for field in page.all("select")}
        assert sides == {"k4.3", "k4.5", "k4.6", "k4.7", "k4.8"}
        entered = world.own.entered(Role.BEDRIJFSARTS)
        door.discard_fml(entered, opened(entered).id)
        draft(world, which=VersionId.A)
        page = HtmlPage(doctor.get(concept(world)).content)
        assert {field.attributes["name"] for field in page.all("select")} == {"k4.3", "k4.4", "k4.5", "k4.7", "k4.8", "k4.9"}

    def test_what_is_sent_is_kept_and_the_button_says_where_one_goes(self, world: World, doctor: Client) -> None:
        one = draft(world)
        fields = {"i4_13": "2", "t4_13": "tot 5 keer", "i4_3": ["", "4.3.2", "9"], "i4_8": "1", "k4_8": "links"}
        answer = doctor.post(concept(world), sent(one, naar="5", **fields))
        assert answer.headers["Location"] == f"{concept(world, 5)}#r5-1"
        page = HtmlPage(doctor.get(concept(world)).content)
        assert (chosen(page, "4.13"), chosen(page, "4.3"), chosen(page, "4.14")) == (["2"], ["2", "9"], ["n"])
        assert page.with_id("tr4-13").attributes["value"] == "tot 5 keer"
        assert page.with_id("telling").text == "3 van 21 beoordeeld, nog 18 niet."
        stored = opened(world.own.entered(Role.BEDRIJFSARTS)).fml.answers["4.8"]
        assert (stored.side, stored.codes) == (Side.LEFT, frozenset({1}))

    @pytest.mark.parametrize(("button", "to"), [({"naar": "controle"}, "concept/controle/#beperkt"), ({"stap": "later"}, "")])
    def test_other_buttons_keep_too(self, world: World, doctor: Client, button: dict[str, str], to: str) -> None:
        one = draft(world)
        assert doctor.post(concept(world), sent(one, i4_13="2", **button)).headers["Location"] == at(world, f"medisch/fml/{to}")
        assert opened(world.own.entered(Role.BEDRIJFSARTS)).fml.answers["4.13"].codes == {2}

    def test_the_rest_of_a_rubriek_and_taking_that_back(self, world: World, doctor: Client) -> None:
        one = draft(world)
        answer = doctor.post(concept(world), sent(one, i4_13="2", stap="rest"))
        assert answer.headers["Location"] == f"{concept(world)}#verder"
        page = HtmlPage(doctor.get(concept(world)).content)
        assert (chosen(page, "4.13"), chosen(page, "4.14"), chosen(page, "4.3")) == (["2"], ["0"], ["0"])
        assert "20 onderdelen werden" in page.with_id("rest").text
        assert "Ongedaan maken" in page.with_id("rest-onder").text  # where the key for the rest brings one
        doctor.post(concept(world), sent(opened(world.own.entered(Role.BEDRIJFSARTS)), stap="ongedaan"))
        page = HtmlPage(doctor.get(concept(world)).content)
        assert (chosen(page, "4.13"), chosen(page, "4.14")) == (["2"], ["n"])

    def test_the_previous_list_stands_beside_it(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        signed_list(entered)
        one = begun(entered, copy_of=1)
        saved(
            entered,
            one,
            {"4.13": GivenAnswer(("1",)), "4.14": GivenAnswer(("3",)), "4.3": GivenAnswer(("2",)), "4.16": GivenAnswer(("0",))},
        )
        page = HtmlPage(doctor.get(concept(world)).content)
        assert page.with_id("oud-r4-13").text == "In v1: 2 → nu 1minder beperkt"
        assert "meer beperkt" in page.with_id("oud-r4-14").text
        assert "nu beoordeeld" in page.with_id("oud-r4-16").text
        assert page.with_id("oud-r4-20").text == "In v1: n.b."
        other = saved(entered, opened(entered), {"1.8": GivenAnswer(("1",))})
        assert other.fml.answers["1.8"].codes == {1}
        assert "gewijzigd" in HtmlPage(doctor.get(concept(world, 1)).content).with_id("oud-r1-8").text

    def test_a_question_is_asked_beside_it_and_answered_there(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        hours = {"5.2": GivenAnswer(("2",)), "5.4": GivenAnswer(("2",)), "4.17": GivenAnswer(("2",))}
        one = saved(entered, begun(entered), hours)
        page = HtmlPage(doctor.get(concept(world, 5)).content)
        assert "Zitten, staan en lopen zijn samen 6 uur." in page.with_id("bevindingen").text
        (why,) = [field for field in page.all("input") if field.attributes.get("name", "").startswith("want-")]
        name = why.attributes["name"]
        doctor.post(concept(world, 5), {**sent(one, stap="bewaren"), name: "Hij werkt zes uur per dag."})
        page = HtmlPage(doctor.get(concept(world, 5)).content)
        assert "Klopt, want: Hij werkt zes uur per dag." in page.with_id("bevindingen").text
        assert "want" not in HtmlPage(doctor.get(concept(world, 1)).content).with_id("bevindingen").text

    def test_each_change_is_kept_by_itself(self, world: World, doctor: Client) -> None:
        one = draft(world)
        with CaptureQueriesContext(connection) as queries:
            answer = doctor.post(concept(world), sent(one, i4_13="2", stap="vanzelf"))
        assert answer.status_code == 200
        assert len(queries) <= KEEPS
        part = answer.content.decode()
        assert "<html" not in part
        assert len(part) < 15_000
        page = HtmlPage(f"<html><head><title>-</title></head><body>{part}</body></html>".encode())
        assert page.with_id("gezien").attributes["value"] == "2"
        assert page.with_id("tel-4").text.startswith("1 van 21")
        assert re.fullmatch(r"Bewaard om \d{1,2}\.\d\d uur", page.with_id("bewaard-zin").text)

    def test_a_change_that_cannot_be_is_said_by_itself(self, world: World, doctor: Client) -> None:
        one = draft(world)
        answer = doctor.post(concept(world, 6), sent(one, i6_2="4", i6_3="1", stap="vanzelf"))
        assert answer.status_code == 422
        assert "De uren spreken elkaar tegen: 2 uur per dag en 40 uur per week." in answer.content.decode()
        assert opened(world.own.entered(Role.BEDRIJFSARTS)).fml.answers == {}


class TestWrongInput:
    @pytest.mark.parametrize(
        ("rubriek", "fields", "item", "said"),
        [
            (4, {"i4_13": "7"}, "4.13", "Vul een heel getal in van 0 tot en met 3."),
            (4, {"i4_13": "n", "t4_13": "niet te veel"}, "4.13", "Kies eerst een code."),
            (4, {"i4_3": ["", "0", "4"]}, "4.3", "Code 0 (geen beperking) kan niet naast een andere code staan."),
            (6, {"i6_2": "4", "i6_3": "0"}, "", ""),
            (6, {"i6_2": "4", "i6_3": "1"}, "6.3", "De uren spreken elkaar tegen"),
        ],
    )
    def test_it_comes_back_with_what_was_typed(
        self, world: World, doctor: Client, rubriek: int, fields: dict[str, object], item: str, said: str
    ) -> None:
        one = draft(world)
        answer = doctor.post(concept(world, rubriek), sent(one, t4_14="", **fields, naar="1"))
        if not said:
            assert answer.status_code == 302, "day hours without a limit a week are asked about, not refused"
            return
        assert answer.status_code == 422
        page = HtmlPage(answer.content)
        assert page.title.startswith("Fout:")
        assert said in row_error(page, item)
        assert f"{item}: " in page.with_id("fouten").text or said in page.text
        assert opened(world.own.entered(Role.BEDRIJFSARTS)).fml.answers == {}, "nothing is half stored"
        if "t4_13" in fields:
            assert page.with_id("tr4-13").attributes["value"] == "niet te veel"

    @pytest.mark.parametrize("name", ["i9.9", "i4.99", "i6.2", "i4.3.1"])
    def test_an_item_that_is_not_here_is_said(self, world: World, doctor: Client, name: str) -> None:
        one = draft(world)
        answer = doctor.post(concept(world), {**sent(one), name: "1", "i4.13": "2"})
        if name == "i4.3.1":
            assert answer.status_code == 302, "no field of this form: not looked at"
            return
        assert answer.status_code == 422
        assert re.search("staat niet in lijst B|andere rubriek", HtmlPage(answer.content).text)
        assert opened(world.own.entered(Role.BEDRIJFSARTS)).fml.answers == {}

    @pytest.mark.parametrize("rest", ["concept/0/", "concept/7/", "9/", "9/verschil/", "9/verstrekken/"])
    def test_what_is_not_there_is_not_found(self, world: World, doctor: Client, rest: str) -> None:
        draft(world)
        assert doctor.get(at(world, f"medisch/fml/{rest}")).status_code == 404

    @pytest.mark.parametrize("fields", [{}, {"concept": "x"}, {"concept": "00000000-0000-4000-8000-00000000000e", "gezien": "-1"}])
    def test_a_form_that_is_no_draft_of_ours_finds_nothing(self, world: World, doctor: Client, fields: dict[str, str]) -> None:
        draft(world)
        assert doctor.post(concept(world), fields).status_code == 404

    def test_a_stale_version_is_told_and_what_was_typed_stands_beside_it(self, world: World, doctor: Client) -> None:
        one = draft(world)
        doctor.post(concept(world), sent(one, i4_13="2"))
        answer = doctor.post(concept(world), sent(one, i4_13="1", t4_13="uit het tweede venster"))
        assert answer.status_code == 409
        assert "uit het tweede venster" in answer.content.decode()
        assert opened(world.own.entered(Role.BEDRIJFSARTS)).fml.answers["4.13"].codes == {2}

    def test_two_people_at_once(self, world: World, doctor: Client) -> None:
        other = second_doctor(world)
        one = begun(other)
        for rest in ("nieuw/", "concept/", "concept/4/", "concept/controle/"):
            page = HtmlPage(doctor.get(at(world, f"medisch/fml/{rest}")).content)
            assert "Tweede Arts is bezig met versie 1. Begonnen vandaag om" in page.text
            assert not page.all("fieldset"), "to be read, not to be filled in"
            assert "Overnemen" not in page.text
        answer = doctor.post(concept(world), sent(one, i4_13="2"))
        assert answer.status_code == 409
        assert "Tweede Arts" in answer.content.decode()
        assert doctor.post(at(world, "medisch/fml/nieuw/"), {"lijst": "B", "begin": "leeg"}).status_code == 409
        assert doctor.post(at(world, "medisch/fml/concept/overnemen/")).status_code == 409
        assert opened(other).fml.answers == {}

    def test_a_draft_that_was_left_is_taken_over(self, world: World, doctor: Client) -> None:
        one = begun(second_doctor(world))
        FmlRecord.objects.update(saved_at=timezone.now() - timedelta(days=1))
        assert "Overnemen en verder schrijven" in HtmlPage(doctor.get(concept(world)).content).text
        doctor.post(at(world, "medisch/fml/concept/overnemen/"))
        assert opened(world.own.entered(Role.BEDRIJFSARTS)).id == one.id

    @pytest.mark.parametrize("step", ["bewaren", "vanzelf"])
    def test_what_was_typed_after_the_session_ended_is_there_again(self, world: World, doctor: Client, step: str) -> None:
        one = draft(world)
        hidden = [field.attributes for field in HtmlPage(doctor.get(concept(world)).content).all("input")]
        seal = next(field["value"] for field in hidden if field.get("name") == "formulier")
        doctor.logout()
        answer = doctor.post(concept(world), {**sent(one, i4_13="2", t4_13="net getypt", stap=step), "formulier": seal})
        assert answer.headers["Location"].startswith("/account/inloggen/")
        assert (Typed.objects.count(), Draft.objects.count()) == (1, 0), "in the vault"
        again = world.own.client(Role.BEDRIJFSARTS)
        page = HtmlPage(again.get(concept(world)).content)
        assert "Het is nog niet in het concept bewaard." in page.text
        assert (chosen(page, "4.13"), page.with_id("tr4-13").attributes["value"]) == (["2"], "net getypt")
        again.post(concept(world), sent(one, i4_13="2", t4_13="net getypt"))
        assert Typed.objects.count() == 0


class TestSigning:
    def fields(self, **other: str) -> dict[str, str]:
        day = timezone.localdate()
        parts = {"d": str(day.day), "m": str(day.month), "j": str(day.year)}
        days = {f"{name}-{part}": value for name in ("dag", "geldig") for part, value in parts.items()}
        return {**days, "mogelijkheden": "ja", "tijdlijn": "ja", "stap": "ondertekenen", **other}

    def test_the_check_shows_what_is_limited_and_what_stayed_open(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        saved(entered, begun(entered), LIMITED)
        page = HtmlPage(doctor.get(at(world, "medisch/fml/concept/controle/")).content)
        assert "Beperkt of met een toelichting: 5 onderdelen" in page.text
        assert "59 onderdelen niet beoordeeld Dat is iets anders dan geen beperking." in page.text
        assert "ongeveer 5 kg, tot en met 50 keer per uur niet vaker dan 5 keer per uur" in page.text

    def test_the_check_shows_what_differs_from_the_list_before(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        signed_list(entered)
        saved(entered, begun(entered, copy_of=1), {"4.13": GivenAnswer(("1",))})
        page = HtmlPage(doctor.get(at(world, "medisch/fml/concept/controle/")).content)
        assert "1 onderdeel anders dan in versie 1" in page.text
        assert "minder beperkt" in page.text

    def test_signed_it_is_version_one_and_nobody_else_sees_it(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        one = saved(entered, begun(entered), LIMITED)
        answer = doctor.post(at(world, "medisch/fml/concept/controle/"), {**sent(one), **self.fields()})
        assert answer.headers["Location"] == at(world, "medisch/fml/1/verstrekken/")
        row = FmlRecord.objects.get()
        assert (row.number, row.day, row.valid_from, row.author.name) == (1, timezone.localdate(), timezone.localdate(), "Bedrijfsarts A")
        assert Event.objects.filter(kind="belastbaarheid_vastgesteld").count() == 1
        assert not FmlRelease.objects.exists()
        assert not OutgoingMail.objects.exists()

    @pytest.mark.parametrize(
        ("other", "said"),
        [
            ({"mogelijkheden": ""}, "Kies of er benutbare mogelijkheden zijn."),
            ({"mogelijkheden": "nee"}, "Kies waarom er geen benutbare mogelijkheden zijn."),
            ({"dag-d": "", "dag-m": "", "dag-j": ""}, "Vul een datum in"),
            ({"geldig-d": "31", "geldig-m": "2"}, "Deze datum bestaat niet."),
            ({"dag-j": "2099"}, "Kies een datum tot en met vandaag."),
            ({"gezien": "1"}, ""),
        ],
    )
    def test_what_misses_is_said_and_nothing_is_signed(self, world: World, doctor: Client, other: dict[str, str], said: str) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        one = saved(entered, begun(entered), LIMITED)
        answer = doctor.post(at(world, "medisch/fml/concept/controle/"), {**sent(one), **self.fields(**other)})
        assert answer.status_code == (422 if said else 409)
        assert said in HtmlPage(answer.content).text
        assert opened(entered).fml == one.fml
        assert not Event.objects.filter(kind="belastbaarheid_vastgesteld").exists()

    def test_nothing_assessed_cannot_be_signed(self, world: World, doctor: Client) -> None:
        one = draft(world)
        answer = doctor.post(at(world, "medisch/fml/concept/controle/"), {**sent(one), **self.fields()})
        assert answer.status_code == 422
        assert "Er is nog niets beoordeeld." in HtmlPage(answer.content).text

    def test_signing_twice_says_so_once_is_enough(self, world: World, doctor: Client) -> None:
        entered = world.own.entered(Role.BEDRIJFSARTS)
        one = saved(entered, begun(entered), LIMITED)
        address, fields = at(world, "medisch/fml/concept/controle/"), {**sent(one), **self.fields()}
        assert doctor.post(address, fields).status_code == 302
        again = doctor.post(address, fields)
        assert again.status_code == 409
        assert "Deze lijst is al ondertekend" in HtmlPage(again.content).text
        assert FmlRecord.objects.count() == 1
        late = doctor.post(concept(world), sent(one, i4_13="1", stap="vanzelf"))
        assert late.status_code == 409

    def test_enter_in_a_field_signs_nothing(self, world: World, doctor: Client) -> None:
        draft(world)
        page = HtmlPage(doctor.get(at(world, "medisch/fml/concept/controle/")).content)
        buttons = [found.attributes.get("value") for found in page.all("button") if found.attributes.get("name") == "stap"]
        assert buttons == ["kijken", "ondertekenen"], "the first is what Enter presses"

    def test_a_list_without_possibilities_says_that_matching_stops(self, world: World, doctor: Client) -> None:
        one = draft(world)
        fields = self.fields(mogelijkheden="nee", grond="opgenomen")
        doctor.post(at(world, "medisch/fml/concept/controle/"), {**sent(one), **fields})
        page = HtmlPage(doctor.get(at(world, "medisch/fml/1/")).content)
        assert "opgenomen in een ziekenhuis of een instelling" in page.text
        assert "Er is dus geen werk om te vergelijken." in page.text
