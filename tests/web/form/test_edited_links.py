"""Links and forms that somebody edited: every answer says what is wrong, nothing is passed over in silence, and no answer is huge."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.clock_cases import BUSY
from tests.web.html_page import HtmlPage

DAY = "dag=2025-03-03"
PLACES = ("", "uitleg/probleemanalyse/", "poortwachter.pdf", "poortwachter.ics", "poortwachter.json")
LANGUAGES = ("", "/en")
LARGEST = 300_000  # bytes

PARTS = (
    *("_", ",", ".", "&", "=", " ", "%20", "+", "-", "%00", "%26", "%3D", "x", "ja"),
    *("dag", "hersteld", "verlof", "g", "op", "voor", "wie", "was", "wijzig", "formulier", "feiten", "erbij", "wat-als"),
    *("g-0-soort", "g-0-dag", "g-0-vast", "g-0-stap", "hersteld-0-van", "verlof-0-tot", "verlof-0-ervoor", "g-1000-dag", "g-01-dag"),
    *("2025-03-03", "2025-04-28", "04-28", "3-3-2025", "zwangerschap", "ervoor-anders", "erna-anders"),
    *("evaluatie", "wia_aanvraag", "afwijking_termijn", "met-reden", "werknemer", "uwv"),
    *(f"{DAY}&", "&g=", "&hersteld=", "&verlof=", "&formulier=ja", "&wijzig=ja", "&feiten=dag%3D2025-03-03%26g%3D_"),
)


def alert(content: bytes) -> str:
    """What the summary says."""
    page = HtmlPage(content)
    return " ".join(element.text for element in page.elements if element.attributes.get("role") == "alert")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "link",
    [
        f"{DAY}&g=_",
        f"{DAY}&hersteld=_",
        f"{DAY}&verlof=_",
        f"{DAY}&verlof=__ervoor-anders",
        f"{DAY}&g=%20_%20",
        "g=_",
        f"{DAY}&wijzig=ja&g=_",
    ],
)
def test_an_item_in_which_nothing_stands_is_refused_with_a_sentence(client: Client, link: str, place: str, language: str) -> None:
    answer = client.get(f"{language}/poortwachter/{place}?{link}")
    assert answer.status_code == 422
    assert alert(answer.content)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PARTS), max_size=25), st.sampled_from(PLACES), st.sampled_from(LANGUAGES))
def test_no_link_breaks_a_page(parts: list[str], place: str, language: str) -> None:
    answer = Client().get(f"{language}/poortwachter/{place}", QUERY_STRING="".join(parts))
    assert answer.status_code in (200, 302, 400, 422)
    assert len(answer.content) <= LARGEST
    if answer.status_code == 422:
        assert alert(answer.content)


@pytest.mark.parametrize("place", ["", "woordenlijst/", "hulp/", "toegankelijkheid/", "privacy/"])
@given(st.lists(st.sampled_from(PARTS), max_size=15))
@settings(max_examples=15)
def test_nor_any_other_public_page(place: str, parts: list[str]) -> None:
    assert Client().get(f"/{place}", QUERY_STRING="".join(parts)).status_code == 200


def many(item: str) -> str:
    """As many of ``item`` as a link can hold."""
    return item * (7_900 // len(item))


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        (f"{DAY}&g={many('a,')}", "hoogstens 100 gebeurtenissen in het formulier"),
        (f"{DAY}&g={'a,' * 99}", "U ziet de eerste 25 daarvan."),
        (f"{DAY}&g=evaluatie{many('_04-01')}", "hoogstens 100 gebeurtenissen in het formulier"),
        (f"{DAY}&g=evaluatie_2025-04-01{many('_04-01')}", "hoogstens 100 gebeurtenissen in het formulier"),
        (f"{DAY}&hersteld={many('a,')}", "hoogstens 40 perioden van herstel"),
        (f"{DAY}&verlof={many('a,')}", "hoogstens 20 keer verlof"),
        (f"{DAY}&wijzig=ja&g={many('a,')}", "hoogstens 100 gebeurtenissen"),
        (f"{DAY}&g={'a,' * 900}&hersteld={'a,' * 900}&verlof={'a,' * 900}", "hoogstens 40 perioden van herstel"),
        (f"{DAY}&g=evaluatie{'_x' * 75},{'a,' * 25}&hersteld={'a,' * 40}&verlof={'a,' * 20}", "Beter, periode 40, eerste dag"),
        ("formulier=ja&" + "".join(f"g-{number}-dag=x&" for number in range(600)), "hoogstens 100 gebeurtenissen"),
        ("formulier=ja&erbij=g&" + "".join(f"g-{number}-dag=x&" for number in range(600)), "hoogstens 100 gebeurtenissen"),
        ("".join(f"{letter}{number}&" for letter in "abcdefghi" for number in range(100)), "Dit deel van de link is onbekend"),
    ],
)
def test_a_full_link_gives_a_page_of_bounded_size(client: Client, link: str, sentence: str) -> None:
    answer = client.get(f"/poortwachter/?{link}")
    assert answer.status_code == 422
    assert sentence in alert(answer.content)
    assert len(answer.content) <= LARGEST


@pytest.mark.parametrize("face", ["", "&voor=werknemer"])
def test_the_fullest_link_that_is_right_gives_a_page_of_bounded_size(client: Client, face: str) -> None:
    periods = [f"{2025 + number // 12}-{number % 12 + 1:02}-10_{2025 + number // 12}-{number % 12 + 1:02}-12" for number in range(3, 43)]
    talks = "".join(f"_{2025 + number // 48}-{number // 4 % 12 + 1:02}-{number % 4 * 7 + 1:02}" for number in range(12, 112))
    answer = client.get(f"/poortwachter/?{DAY}&op=2026-11-22&hersteld={','.join(periods)}&g=evaluatie{talks}{face}")
    assert answer.status_code == 200
    assert len(answer.content) <= LARGEST


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        ("dag=2025-04-04", "dag staat meer dan één keer in de link. Laat er één staan."),
        ("op=2026-01-01&op=2026-01-02", "op staat meer dan één keer"),
        ("voor=x", "Onbekende waarde bij voor in de link. Kies uit: professional, werknemer."),
        ("wie=x", "Onbekende waarde bij wie in de link. Kies uit: werkgever, werknemer, bedrijfsarts, uwv."),
        ("wijzig=x", "Onbekende waarde bij wijzig in de link."),
        ("was=x", "vergelijkt met gegevens die niet te lezen zijn"),
        (f"was={quote('dag=2025-02-30')}", "vergelijkt met gegevens die niet te lezen zijn"),
        (f"was={quote('dag=2025-02-03&wat=x')}", "vergelijkt met gegevens die niet te lezen zijn"),
        (f"was={quote('dag=2025-02-03&dag=2025-02-04')}", "vergelijkt met gegevens die niet te lezen zijn"),
    ],
)
@pytest.mark.parametrize("place", PLACES)
def test_what_a_link_says_besides_the_facts_is_never_passed_over(client: Client, edit: str, sentence: str, place: str) -> None:
    answer = client.get(f"/poortwachter/{place}?{DAY}&{edit}")
    assert answer.status_code == 422
    assert sentence in alert(answer.content)


def test_a_broken_comparison_does_not_come_back_with_the_form(client: Client) -> None:
    page = HtmlPage(client.get(f"/poortwachter/?{DAY}&was=x").content)
    assert {found.attributes["value"] for found in page.all("input") if found.attributes["name"] == "was"} == {DAY}


def test_without_facts_the_face_is_read_or_refused(client: Client) -> None:
    assert client.get("/poortwachter/?voor=werknemer").status_code == 200
    answer = client.get("/poortwachter/?voor=x")
    assert answer.status_code == 422
    assert "Onbekende waarde bij voor" in alert(answer.content)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"g-1000-soort": "evaluatie", "g-1000-dag": "1-9-2025"}, "Dit deel van de link is onbekend: g-1000-dag."),
        ({"g-01-soort": "evaluatie", "g-01-dag": "1-9-2025"}, "Dit deel van de link is onbekend: g-01-dag."),
        ({"g-1-iets": "x"}, "Dit deel van de link is onbekend: g-1-iets."),
        ({"g": "evaluatie_2025-09-01"}, "Dit deel van de link is onbekend: g."),
        ({"voor": "x"}, "Onbekende waarde bij voor in de link."),
        ({"was": "x", "wat-als": "ja"}, "vergelijkt met gegevens die niet te lezen zijn"),
        ({"feiten": "dag=2025-03-03&g=_"}, "Gebeurtenis 1, soort: kies iets uit de lijst."),
        ({"feiten": "dag=2025-03-03&hersteld=_"}, "Beter, periode 1, eerste dag: vul een datum in"),
        ({"feiten": "dag=2025-03-03&iets=x"}, "Dit deel van de link is onbekend: iets."),
        ({"feiten": "dag=2025-03-03&dag=2025-04-04"}, "dag staat meer dan één keer"),
        ({"erbij": "x"}, "Onbekende waarde bij erbij"),
    ],
)
def test_what_a_form_says_too_much_is_never_passed_over(client: Client, typed: dict[str, str], sentence: str) -> None:
    answer = client.get(f"/poortwachter/?{urlencode({'formulier': 'ja', 'dag': '3-3-2025'} | typed)}")
    assert answer.status_code == 422
    assert sentence in alert(answer.content)


def test_a_field_that_is_sent_twice_is_refused(client: Client) -> None:
    answer = client.get("/poortwachter/?formulier=ja&dag=3-3-2025&dag=4-3-2025")
    assert answer.status_code == 422
    assert "dag staat meer dan één keer" in alert(answer.content)


def test_what_was_typed_stays_beside_a_broken_link(client: Client) -> None:
    typed = {"formulier": "ja", "feiten": f"{DAY}&g=_", "g-999-soort": "evaluatie", "g-999-dag": "1-9-2025"}
    page = HtmlPage(client.get(f"/poortwachter/?{urlencode(typed)}").content)
    assert page.with_id("g-999-dag").attributes["value"] == "1-9-2025"


def test_what_is_wrong_with_the_link_and_with_the_form_is_said_together(client: Client) -> None:
    typed = {"formulier": "ja", "feiten": f"{DAY}&g=_", "g-1000-dag": "1-9-2025"}
    said = alert(client.get(f"/poortwachter/?{urlencode(typed)}").content)
    assert "onbekend: g-1000-dag." in said
    assert "Gebeurtenis 1, soort" in said


def test_rows_are_never_numbered_beyond_what_is_read(client: Client) -> None:
    page = HtmlPage(client.get("/poortwachter/?formulier=ja&g-999-dag=x&erbij=g").content)
    names = {found.attributes["name"] for found in page.all("input", "invoer")}
    assert {"g-999-dag", "g-0-dag", "g-1-dag"} <= names
    assert "g-1000-dag" not in names


def test_no_link_on_a_page_leads_outside(client: Client) -> None:
    answer = client.get("//evil.example/x")
    assert answer.status_code == 404
    assert not [link for link in HtmlPage(answer.content).links if link.startswith("//")]


def test_every_sentence_about_the_whole_is_said(client: Client) -> None:
    said = alert(client.get(f"/poortwachter/?{BUSY}&een=1&twee=2").content)
    assert "onbekend: een." in said
    assert "onbekend: twee." in said
