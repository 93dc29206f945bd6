"""Asking the bedrijfsarts from the pages of suitable work, and answering in the medical part."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from django.test import Client

from hervat.apps.dossiers.models import Draft, Involvement
from hervat.apps.health import door
from hervat.apps.health.models import DoctorAnswer, DoctorQuestion, Typed
from hervat.domain.access.roles import Role
from hervat.domain.dossier.asking import About
from hervat.market.browsing.addresses import address_of
from tests.apps.health.fml_acts import signed_list
from tests.apps.health.question_acts import WHY, about_item, answer, ask, what_if
from tests.apps.matching.small_market import STOCK_CLERK, WAREHOUSE, with_fml
from tests.support.world import Side

pytestmark = pytest.mark.django_db(databases=["default", "market"])
AD, COACH, DOCTOR, WERKNEMER = Role.ARBEIDSDESKUNDIGE, Role.COACH, Role.BEDRIJFSARTS, Role.WERKNEMER
WARE = address_of(WAREHOUSE, "magazijnmedewerker")
NEW = "passend-werk/vragen/nieuw/"


def at(side: Side, rest: str) -> str:
    return f"/dossiers/{side.dossier.number}/{rest}"


def get(side: Side, rest: str, role: Role = AD, status: int = 200) -> str:
    response = side.client(role).get(rest if rest.startswith("/") else at(side, rest))
    assert response.status_code == status, response.content.decode()[:500]
    return response.content.decode()


def hidden(html: str) -> dict[str, str]:
    """What travels along in a form."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', html)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def asked(client: Client, address: str, text: str = WHY) -> str:
    """Opens the form at an address, writes, checks and sends; gives the page of the check."""
    path = address.partition("?")[0]
    form = client.get(address).content.decode()
    chosen = re.search(r'<option value="([\d.]+)" selected', form)
    sent = {**hidden(form), "vraag": text} | ({"onderdeel": chosen[1]} if chosen else {})
    check = client.post(path, sent).content.decode()
    assert "Vraag versturen" in check, check[:800]
    done = client.post(path, {**hidden(check), "stap": "versturen"})
    assert done.status_code == 302, done.content.decode()[:800]
    return check


class TestAskingFromWork:
    def test_a_what_if_becomes_a_question(self, side: Side) -> None:
        html = get(side, "passend-werk/wat-als/?fml=4.13%3D1")
        address = re.search(r'href="([^"]+vragen/nieuw/[^"]+)"', html)
        assert address
        assert "Bespreken met bedrijfsarts" in html
        check = asked(side.client(AD), address[1].replace("&amp;", "&"))
        assert "Wat als bij 4.13 Tillen" in check
        (found,) = door.questions_of(side.entered(DOCTOR))
        assert (found.text, found.subject.about, found.subject.item, found.subject.code) == (WHY, About.WHAT_IF, "4.13", 1)
        assert found.subject.now == 2
        assert "Wacht op antwoord" in get(side, "passend-werk/")

    def test_a_journey_is_not_for_the_bedrijfsarts(self, side: Side) -> None:
        assert "Bespreken met bedrijfsarts" not in get(side, "passend-werk/wat-als/?reizen=90")

    @pytest.mark.parametrize("part", ["passend-werk/wat-als/?fml=4.13%3D1", f"passend-werk/{WARE}/", "passend-werk/"])
    def test_the_bedrijfsarts_is_not_offered_to_ask(self, side: Side, part: str) -> None:
        assert "vragen/nieuw/" not in get(side, part, DOCTOR)
        get(side, NEW, DOCTOR, status=403)

    def test_a_limit_that_decides_can_be_asked_about_with_the_occupation(self, side: Side) -> None:
        html = get(side, f"passend-werk/{WARE}/")
        assert f"vragen/nieuw/?onderdeel=4.13&amp;beroep={WARE}" in html
        asked(side.client(AD), at(side, f"{NEW}?onderdeel=4.13&beroep={WARE}&lijst=1"))
        (found,) = door.questions_of(side.entered(AD))
        assert (found.subject.about, found.subject.item, found.subject.occupation) == (About.ITEM, "4.13", "magazijnmedewerker")

    def test_what_was_not_assessed_can_be_asked_about(self, without_list: Side) -> None:
        doctor = without_list.entered(DOCTOR)
        number = signed_list(doctor)
        door.release_fml(doctor, number, door.NewRelease(recipient=AD, reason="Onderzoek"))
        html = get(without_list, f"passend-werk/{address_of(STOCK_CLERK, 'voorraadbeheerder')}/")
        assert "Niet beoordeeld door de bedrijfsarts" in html
        assert "vragen/nieuw/?onderdeel=" in html

    def test_the_coach_chooses_an_item_that_was_not_released(self, side: Side) -> None:
        assert "vragen/nieuw/" in get(side, f"passend-werk/{WARE}/", COACH)
        client = side.client(COACH)
        form = client.get(at(side, NEW)).content.decode()
        assert '<option value="4.14"' in form
        check = client.post(at(side, NEW), {**hidden(form), "onderdeel": "4.14", "vraag": WHY}).content.decode()
        assert "Het gaat om 4.14 Dragen." in check
        client.post(at(side, NEW), {**hidden(check), "stap": "versturen"})
        (found,) = door.questions_of(side.entered(COACH))
        assert (found.subject.item, found.subject.now) == ("4.14", None)

    def test_without_a_list_one_asks_for_a_list(self, without_list: Side) -> None:
        html = get(without_list, "passend-werk/")
        assert "vragen/nieuw/?over=fml" in html
        check = asked(without_list.client(AD), at(without_list, f"{NEW}?over=fml"), "Wilt u een FML maken?")
        assert "Het gaat om een FML." in check
        assert door.questions_of(without_list.entered(AD))[0].subject.about is About.LIST

    @pytest.mark.parametrize("role", [Role.WERKGEVER, Role.CASEMANAGER, Role.CASEMANAGER_TAAKDELEGATIE, Role.BUREAU_BEHEERDER])
    def test_the_side_of_the_werkgever_has_no_way_in(self, side: Side, role: Role) -> None:
        question = ask(side.entered(AD))
        for part in (NEW, "passend-werk/vragen/", "medisch/vragen/", f"medisch/vragen/{question}/"):
            html = get(side, part, role, status=403)
            assert WHY not in html


class TestWhatIsTyped:
    def test_an_empty_question_says_what_to_do_and_keeps_what_it_is_about(self, side: Side) -> None:
        client = side.client(AD)
        response = client.post(at(side, NEW), {"fml": "4.13=1", "lijst": "1", "vraag": " "})
        assert response.status_code == 422
        html = response.content.decode()
        assert "Schrijf uw vraag op, in één of twee zinnen." in html
        assert hidden(html)["fml"] == "4.13=1"

    def test_too_long_keeps_the_text(self, side: Side) -> None:
        response = side.client(AD).post(at(side, NEW), {"vraag": "x" * 4_001})
        assert response.status_code == 422
        assert "Het mag 4.000 tekens zijn." in response.content.decode() or "Het mag 4000 tekens zijn." in response.content.decode()
        assert "x" * 4_001 in response.content.decode()

    def test_later_keeps_it_in_the_vault_and_not_elsewhere(self, side: Side) -> None:
        client = side.client(AD)
        client.post(at(side, NEW), {"fml": "4.13=1", "lijst": "1", "vraag": WHY, "later": "ja"})
        assert Typed.objects.count() == 1
        assert not Draft.objects.exists()
        html = client.get(at(side, NEW)).content.decode()
        assert WHY in html
        assert "U begon eerder." in html
        assert hidden(html)["fml"] == "4.13=1"
        other = client.get(at(side, f"{NEW}?over=anders")).content.decode()
        assert WHY in other
        assert "fml" not in hidden(other)
        assert client.post(at(side, NEW), {"weg": "ja"}).status_code == 302
        assert WHY not in client.get(at(side, NEW)).content.decode()

    def test_what_is_saved_by_the_page_itself_goes_to_the_vault_too(self, side: Side) -> None:
        side.client(AD).post(f"/concept/?formulier={at(side, NEW)}", {"vraag": WHY})
        side.client(WERKNEMER).post("/concept/?formulier=/mijn/werk/vragen/nieuw/", {"vraag": WHY})
        assert not Draft.objects.exists()

    def test_it_can_be_changed_after_the_check(self, side: Side) -> None:
        client = side.client(AD)
        check = client.post(at(side, NEW), {"onderdeel": "4.13", "lijst": "1", "vraag": WHY}).content.decode()
        back = client.post(at(side, NEW), {**hidden(check), "stap": "terug"}).content.decode()
        assert WHY in back
        assert '<option value="4.13" selected' in back

    def test_sent_twice_it_is_asked_once(self, side: Side) -> None:
        client, sent = side.client(AD), {"onderdeel": "4.13", "lijst": "1", "vraag": WHY, "stap": "versturen"}
        client.post(at(side, NEW), sent)
        again = client.post(at(side, NEW), sent, follow=True)
        assert DoctorQuestion.objects.count() == 1
        assert "Deze vraag was al verstuurd." in again.content.decode()

    def test_another_list_meanwhile_is_said_and_the_text_stays(self, side: Side) -> None:
        client = side.client(AD)
        newer = with_fml(side)
        response = client.post(at(side, NEW), {"fml": "4.13=1", "lijst": "1", "vraag": WHY, "stap": "versturen"})
        html = response.content.decode()
        assert response.status_code == 422
        assert f"Er is intussen een andere FML: versie {newer}." in html
        assert WHY in html
        assert hidden(html)["lijst"] == str(newer), "who sends it again has seen that"
        assert "Er is intussen een andere FML" in get(side, f"{NEW}?fml=4.13%3D1&lijst=1")
        assert not DoctorQuestion.objects.exists()

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            ({"fml": "9.99=1", "lijst": "1"}, "Dit onderdeel staat niet op de FML."),
            ({"fml": "4.13=9", "lijst": "1"}, "Dit antwoord bestaat niet bij dit onderdeel."),
            ({"fml": "4.13=x", "lijst": "1"}, "Dit antwoord bestaat niet bij dit onderdeel."),
            ({"leren": "cursus:bestaat-niet"}, "Deze opleiding of cursus kennen we niet."),
            ({"onderdeel": "4.13", "lijst": "zeven"}, "Er is intussen een andere FML"),
            ({"onderdeel": "4.13" * 100}, "Dit adres is te lang."),
        ],
    )
    def test_what_cannot_be_read_gets_one_sentence(self, side: Side, sent: dict[str, str], said: str) -> None:
        response = side.client(AD).post(at(side, NEW), {**sent, "vraag": WHY})
        assert response.status_code == 422
        assert said in response.content.decode()
        assert WHY in response.content.decode()

    @pytest.mark.parametrize(
        "query", ["?fml=%00&lijst=99999999", "?beroep=bestaat-niet-00000000", "?onderdeel=4.13%3D", "?leren=x", "?over=y"]
    )
    def test_any_address_can_be_opened(self, side: Side, query: str) -> None:
        response = side.client(AD).get(at(side, NEW + query))
        assert response.status_code in (200, 422)


class TestAnswering:
    def test_the_bedrijfsarts_finds_reads_and_answers_it(self, side: Side) -> None:
        question = ask(side.entered(AD), WHY, what_if(1))
        client = side.client(DOCTOR)
        assert at(side, "medisch/vragen/") in client.get("/spreekuren/").content.decode()
        assert WHY not in client.get("/spreekuren/").content.decode()
        assert f"medisch/vragen/{question}/" in get(side, "medisch/", DOCTOR)
        listed = get(side, "medisch/vragen/", DOCTOR)
        assert WHY in listed
        assert "passend-werk/wat-als/?fml=4.13%3D1" in listed
        page = get(side, f"medisch/vragen/{question}/", DOCTOR)
        assert "De arbeidsdeskundige en de werknemer lezen dit." in page
        done = client.post(at(side, f"medisch/vragen/{question}/"), {"antwoord": "Ja, met een hefhulp."})
        assert done.headers["Location"] == at(side, "medisch/vragen/")
        assert "Ja, met een hefhulp." in get(side, "passend-werk/vragen/")
        assert "Ja, met een hefhulp." in get(side, "/mijn/werk/vragen/", WERKNEMER)
        assert "Er wacht geen vraag op u." in get(side, "medisch/vragen/", DOCTOR)
        assert at(side, "medisch/vragen/") not in client.get("/spreekuren/").content.decode()

    def test_with_a_new_list(self, side: Side) -> None:
        question = ask(side.entered(AD))
        client, newer = side.client(DOCTOR), signed_list(side.entered(DOCTOR))
        assert f'<option value="{newer}"' in get(side, f"medisch/vragen/{question}/", DOCTOR)
        client.post(at(side, f"medisch/vragen/{question}/"), {"antwoord": "", "fml": str(newer)})
        html = get(side, "passend-werk/vragen/")
        assert f"Het antwoord staat in de FML, versie {newer}." in html
        assert at(side, "belastbaarheid/") in html

    def test_what_is_wrong_keeps_the_text(self, side: Side) -> None:
        question = ask(side.entered(AD))
        client, address = side.client(DOCTOR), at(side, f"medisch/vragen/{question}/")
        assert "Schrijf uw antwoord, of kies een FML" in client.post(address, {"antwoord": ""}).content.decode()
        response = client.post(address, {"antwoord": "Ja.", "fml": "drie"})
        assert response.status_code == 422
        assert "Ja." in response.content.decode()
        client.post(address, {"antwoord": "Ja, en", "later": "ja"})
        assert "Ja, en" in client.get(address).content.decode()
        assert not DoctorAnswer.objects.exists()
        assert not Draft.objects.exists()

    def test_one_that_is_not_there(self, side: Side) -> None:
        get(side, "medisch/vragen/00000000-0000-4000-8000-00000000000e/", DOCTOR, status=404)

    def test_the_bedrijfsarts_who_follows_the_link_of_an_asker_comes_to_the_own_list(self, side: Side) -> None:
        response = side.client(DOCTOR).get(at(side, "passend-werk/vragen/"))
        assert response.headers["Location"] == at(side, "medisch/vragen/")

    def test_without_a_bedrijfsarts_the_page_says_what_to_do(self, side: Side) -> None:
        Involvement.objects.filter(dossier=side.dossier, role=DOCTOR).delete()
        assert "Vraag de casemanager om een bedrijfsarts toe te voegen." in get(side, NEW)
        assert "Er is nu geen bedrijfsarts in uw dossier." in get(side, "/mijn/werk/vragen/nieuw/", WERKNEMER)


class TestTheWerknemer:
    def test_asks_in_plain_words(self, side: Side) -> None:
        html = get(side, "/mijn/werk/", WERKNEMER)
        assert "Vraag het de bedrijfsarts" in html
        client = side.client(WERKNEMER)
        asked(client, "/mijn/werk/vragen/nieuw/", "Mag ik weer een halve dag werken?")
        page = client.get("/mijn/werk/vragen/").content.decode()
        assert "Uw vraag van" in page
        assert "Mag ik weer een halve dag werken?" in page
        (found,) = door.questions_of(side.entered(DOCTOR))
        assert found.line.role is WERKNEMER
        assert door.questions_of(side.entered(AD)) == ()
        assert "Mag ik" not in get(side, "passend-werk/vragen/")

    def test_about_an_item_without_its_number(self, side: Side) -> None:
        client = side.client(WERKNEMER)
        check = asked(client, f"/mijn/werk/vragen/nieuw/?onderdeel=4.13&beroep={WARE}")
        text = re.sub(r"<[^>]+>", " ", check[check.index("<main") : check.index("</main")])
        assert "4.13" not in text
        assert "Het gaat om tillen." in text
        assert "magazijnmedewerker" in text

    def test_reads_what_others_asked_and_takes_it_along(self, side: Side) -> None:
        question = ask(side.entered(AD), WHY, about_item(1))
        answer(side.entered(DOCTOR), question, "Dat kan.")
        html = get(side, "/mijn/werk/vragen/", WERKNEMER)
        assert WHY in html
        assert "Dat kan." in html
        pack = zipfile.ZipFile(io.BytesIO(side.client(WERKNEMER).get("/mijn/gegevens/alles.zip").getvalue()))
        (taken,) = json.loads(pack.read("dossier.json"))["werk"]["vragen_aan_de_bedrijfsarts"]
        assert (taken["vraag"], taken["over"]["item"], taken["antwoorden"][0]["tekst"]) == (WHY, "4.13", "Dat kan.")
