"""The form: what is typed becomes a link, or comes back as it was with a sentence at each field that is wrong."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.http import QueryDict
from django.test import Client

from hervat.web.public.form.rows import facts_in, typed_from
from hervat.web.public.link import facts_from, query_for
from tests.web.clock_cases import BUSY, CASES
from tests.web.html_page import HtmlPage


def send(client: Client, **typed: str):  # type: ignore[no-untyped-def]  # the test client's own answer
    fields = {"formulier": "ja"} | {name.replace("__", "-"): value for name, value in typed.items()}
    return client.get(f"/poortwachter/?{urlencode(fields)}")


def test_a_right_form_leads_to_its_link(client: Client) -> None:
    answer = send(client, dag="15-9-2025", g__0__soort="probleemanalyse", g__0__dag="21 oktober 2025", aow="", hersteld__0__van="")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/poortwachter/?dag=2025-09-15&g=probleemanalyse_2025-10-21"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_face_and_the_day_travel_along(client: Client) -> None:
    answer = send(client, dag="15-9-2025", op="1-2-2026", voor="werknemer")
    assert answer.headers["Location"] == "/poortwachter/?dag=2025-09-15&op=2026-02-01&voor=werknemer"


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({}, "dag", "Vul de eerste ziektedag in, bijvoorbeeld 3-3-2025."),
        ({"dag": "gisteren"}, "dag", "Eerste ziektedag: vul een datum in, bijvoorbeeld 23-11-2026."),
        ({"dag": "31-2-2026"}, "dag", "Eerste ziektedag: deze datum bestaat niet."),
        ({"dag": "1-1-1900"}, "dag", "Eerste ziektedag: vul een datum in tussen"),
        ({"dag": "1-1-2090"}, "dag", "ligt in de toekomst"),
        ({"op": "morgen"}, "op", "De dag waarop u kijkt: vul een datum in, bijvoorbeeld 23-11-2026."),
        (
            {"hersteld__3__van": "1-12-2025", "hersteld__3__tot": "1-11-2025"},
            "hersteld-3-tot",
            "Beter, periode 1, laatste dag: de einddatum ligt vóór de begindatum.",
        ),
        ({"hersteld__0__tot": "1-12-2025"}, "hersteld-0-van", "Beter, periode 1, eerste dag: vul een datum in"),
        ({"hersteld__0__van": "1-1-2025"}, "hersteld-0-van", "op of vóór de eerste ziektedag"),
        ({"verlof__0__van": "1-12-2025"}, "verlof-0-tot", "Verlof 1, laatste dag: vul een datum in"),
        ({"verlof__0__van": "1-12-2025", "verlof__0__tot": "x"}, "verlof-0-tot", "vul een datum in, bijvoorbeeld 23-11-2026."),
        ({"verlof__0__ervoor": "nee"}, "verlof-0-van", "Verlof 1, eerste dag: vul een datum in"),
        ({"aow": "x"}, "aow", "Eerste dag met AOW: vul een datum in, bijvoorbeeld 23-11-2026."),
        ({"einde": "1-1-2025"}, "einde", "Laatste dag van het contract: het dienstverband eindigt vóór de eerste ziektedag"),
        ({"vangnet": "x"}, "vangnet", "Vangnet: kies iets uit de lijst."),
        ({"g__2__dag": "1-12-2025"}, "g-2-soort", "Gebeurtenis 1, soort: kies iets uit de lijst."),
        ({"g__2__grond": "concreet_perspectief"}, "g-2-soort", "Gebeurtenis 1, soort: kies iets uit de lijst."),
        ({"g__2__soort": "probleemanalyse"}, "g-2-dag", "Gebeurtenis 1, dag: vul een datum in, bijvoorbeeld 23-11-2026."),
        ({"g__2__soort": "iets", "g__2__dag": "1-12-2025"}, "g-2-soort", "Gebeurtenis 1, soort: kies iets uit de lijst."),
        ({"g__2__soort": "probleemanalyse", "g__2__dag": "1-1-2025"}, "g-2-dag", "Probleemanalyse: deze gebeurtenis ligt vóór"),
        ({"g__2__soort": "afwijking_termijn", "g__2__dag": "1-12-2025"}, "g-2-stap", "kies iets uit de lijst."),
        ({"g__2__soort": "uitzondering_spoor_2", "g__2__dag": "1-12-2025"}, "g-2-grond", "kies iets uit de lijst."),
        ({"g__2__soort": "vrijwillige_verlenging", "g__2__dag": "1-12-2025"}, "g-2-tot", "vul een datum in"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(client: Client, typed: dict[str, str], field: str, sentence: str) -> None:
    typed = typed if "dag" in typed or not typed else {"dag": "15-9-2025", **typed}
    answer = send(client, **typed)
    page = HtmlPage(answer.content)
    assert answer.status_code == 422
    assert page.title.startswith("Fout: ")
    assert sentence in page.with_id(f"{field}-fout").text
    assert page.with_id(field).attributes["aria-invalid"] == "true"
    assert f"{field}-fout" in page.with_id(field).attributes["aria-describedby"]
    summary = next(element for element in page.elements if element.attributes.get("role") == "alert")
    said = next(link.text for link in page.all("a") if link.attributes["href"] == f"#{field}")
    assert sentence in said
    assert said == page.with_id(f"{field}-fout").text
    assert said in summary.text
    shown = {found.attributes["id"]: found.attributes["value"] for found in page.all("input", "invoer")}
    dates = {name.replace("__", "-"): value for name, value in typed.items() if not name.endswith(("soort", "vangnet", "grond", "ervoor"))}
    assert dates.items() <= shown.items()


def test_one_more_row_keeps_all(client: Client) -> None:
    answer = send(client, dag="nog niet", hersteld__0__van="1-12-2025", erbij="hersteld")
    page = HtmlPage(answer.content)
    assert answer.status_code == 200
    assert page.with_id("dag").attributes["value"] == "nog niet"
    assert page.with_id("hersteld-0-van").attributes["value"] == "1-12-2025"
    assert page.with_id("hersteld-2-van").attributes["value"] == ""


def test_an_emptied_day_takes_a_known_event_away(client: Client) -> None:
    answer = send(client, dag="15-9-2025", g__0__vast="probleemanalyse", g__0__dag="", g__1__vast="plan_van_aanpak", g__1__dag="3-11-2025")
    assert answer.headers["Location"] == "/poortwachter/?dag=2025-09-15&g=plan_van_aanpak_2025-11-03"


@pytest.mark.parametrize("case", CASES)
def test_the_filled_form_gives_the_same_facts(case: str) -> None:
    facts = facts_from(QueryDict(case))
    assert query_for(facts_in(typed_from(facts))[0]) == query_for(facts)


@pytest.mark.parametrize("case", CASES)
def test_the_form_that_is_shown_sends_the_same_facts(client: Client, case: str) -> None:
    """As a browser would: every field of the form with facts in it, sent as it stands."""
    page = HtmlPage(client.get(f"/poortwachter/?{case}&wijzig=ja").content)
    fields = {
        found.attributes["name"]: found.attributes.get("value", "")
        for found in page.all("input")
        if found.attributes.get("type") != "radio"
    }
    selects = {found.attributes["name"]: "" for found in page.all("select")}
    chosen = _chosen_options(page)
    answer = client.get(f"/poortwachter/?{urlencode(selects | chosen | fields)}")
    assert answer.status_code == 302, HtmlPage(answer.content).text[:500]
    assert query_for(facts_from(QueryDict(urlsplit(answer.headers["Location"]).query))) == query_for(facts_from(QueryDict(case)))


def _chosen_options(page: HtmlPage) -> dict[str, str]:
    name, chosen = "", {}
    for element in page.elements:
        if element.tag == "select":
            name = element.attributes["name"]
        if element.tag == "option" and "selected" in element.attributes:
            chosen[name] = element.attributes["value"]
    return chosen


def test_one_thing_more_is_added_to_what_was_known(client: Client) -> None:
    answer = send(client, feiten=BUSY, g__999__soort="eerstejaarsevaluatie", g__999__dag="10-9-2026")
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert query["g"][0].endswith(",eerstejaarsevaluatie_2026-09-10")
    assert query["op"] == ["2026-11-22"]
    assert "was" not in query


def test_what_if_remembers_how_it_was(client: Client) -> None:
    answer = send(client, feiten=BUSY, g__999__soort="eerstejaarsevaluatie", g__999__dag="10-9-2026", **{"wat-als": "ja"})
    was = parse_qs(urlsplit(answer.headers["Location"]).query)["was"][0]
    assert facts_from(QueryDict(was)) == facts_from(QueryDict(BUSY))


@pytest.mark.parametrize(
    "link", ["dag=2025-09-15&herstelt=2025-10-01_2025-10-20", "dag=2025-09-15&g=iets_2025-10-01", "dag=x", "op=2026-01-01", "dag=%00"]
)
@pytest.mark.parametrize("place", ["", "uitleg/probleemanalyse/", "poortwachter.pdf", "poortwachter.ics", "poortwachter.json"])
def test_an_edited_link_shows_the_form_with_what_is_wrong(client: Client, link: str, place: str) -> None:
    answer = client.get(f"/poortwachter/{place}?{link}")
    page = HtmlPage(answer.content)
    assert answer.status_code == 422
    assert any(element.attributes.get("role") == "alert" for element in page.elements)
    assert page.one("form").attributes["action"] == "/poortwachter/"


def test_a_link_that_is_too_long_is_refused_with_a_sentence(client: Client) -> None:
    answer = client.get("/poortwachter/?dag=2025-09-15&g=" + "evaluatie_2025-10-01," * 1000)
    assert answer.status_code == 414
    assert "te lang" in HtmlPage(answer.content).one("h1").text


@pytest.mark.parametrize("place", ["uitleg/probleemanalyse/", "poortwachter.pdf", "poortwachter.ics", "poortwachter.json"])
def test_without_facts_every_place_leads_to_the_form(client: Client, place: str) -> None:
    assert client.get(f"/poortwachter/{place}").headers["Location"] == "/poortwachter/"


def test_there_is_no_field_for_free_text(client: Client) -> None:
    page = HtmlPage(client.get(f"/poortwachter/?{BUSY}&wijzig=ja").content)
    assert not page.all("textarea")
    assert all(found.attributes["autocomplete"] == "off" for found in page.all("input", "invoer"))
