"""The answer of the clock, for both faces."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.test import Client

from hervat.domain.law import Timeline, read_facts, timeline
from hervat.domain.law.results import State
from hervat.domain.text import long_date, short_date
from hervat.web.public.link import facts_from
from tests.web.clock_cases import BUSY, CASES, ONLY_FIRST_DAY, RIV_ON_SUNDAY, SANCTION, TWO_READINGS
from tests.web.clock_cases import ON as DAY
from tests.web.html_page import HtmlPage

ON = date(2026, 11, 22)
# Known until August: what came before was passed over.
PASSED_OVER = f"dag=2025-03-03&g=probleemanalyse_2025-04-07,evaluatie_2026-08-01&{DAY}"
FACES = ("", "&voor=werknemer")


def clock(case: str) -> Timeline:
    return timeline(read_facts(facts_from(QueryDict(case)), ON), ON)


def shown(client: Client, case: str) -> HtmlPage:
    answer = client.get(f"/poortwachter/?{case}")
    assert answer.status_code == 200
    return HtmlPage(answer.content)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("case", CASES)
def test_every_step_stands_on_the_page_with_its_day_and_the_way_to_its_explanation(client: Client, case: str, face: str) -> None:
    page = shown(client, case + face)
    explained = {urlsplit(link).path.split("/")[-2] for link in page.links if "/uitleg/" in link}
    for obligation in clock(case).obligations:
        if obligation.state is State.NOT_APPLICABLE:
            continue
        row = page.with_id(f"stap-{obligation.id}")
        assert obligation.id in explained
        day = obligation.done_on if face and obligation.done_on else obligation.due
        if day and row.tag == "tr":
            assert short_date(day) in row.text


@pytest.mark.parametrize("face", FACES)
def test_every_computed_date_in_the_head_is_explained(client: Client, face: str) -> None:
    page = shown(client, BUSY + face)
    if face:
        assert "2027" in next(link for link in page.all("a") if "/uitleg/wachttijd/" in link.attributes["href"]).text
    else:
        assert "#dagen" in page.links
        assert any("/uitleg/wachttijd/" in link for link in page.links)


def hero(client: Client, case: str) -> str:
    return shown(client, case).one("section", "nu-doen").text


def test_what_to_do_now_is_what_comes_first(client: Client) -> None:
    now = hero(client, f"dag=2025-03-03&{DAY}")
    assert "Re-integratieverslag" in now
    assert "Uiterlijk zondag 29 november 2026" in now
    assert "zo29nov" in now
    assert "Waarom deze datum?" in now


def test_what_is_late_and_may_cost_money_goes_first(client: Client) -> None:
    now = hero(client, PASSED_OVER)
    assert "Te laat, nu nog doen" in now
    assert "Start van spoor 2" in now
    assert str(clock(PASSED_OVER).obligation("start_spoor_2").rule.professional.missed_help) in now


def test_a_right_that_may_be_left_is_never_what_to_do_now(client: Client) -> None:
    case = f"dag=2025-09-15&voor=werknemer&{DAY}"
    assert clock(case).obligation("vervroegde_iva_aanvraag").state is State.OPEN
    page = shown(client, case)
    assert "IVA" not in page.one("section", "nu-doen").text
    folded = next(found for found in page.all("details") if found.text.startswith("Mogelijkheden: 1"))
    assert "Kan, hoeft niet" in folded.text
    assert "Dit is alleen voor wie blijvend niet meer kan werken. Vraag het uw bedrijfsarts." in folded.text


def test_a_last_day_on_a_sunday_comes_with_the_friday_before_it(client: Client) -> None:
    assert "Dat is een zondag: doe het uiterlijk vrijdag 27 november." in hero(client, f"dag=2025-03-03&{DAY}")
    saturday = hero(client, "dag=2025-03-03&op=2026-11-28")
    assert "Uiterlijk zondag 29 november 2026" in saturday
    assert "doe het" not in saturday


def test_a_march_day_and_hours_are_written_as_people_do(client: Client) -> None:
    now = hero(client, "dag=2025-06-09&op=2027-03-04")
    assert "zo7mrt" in now
    assert "ongeveer 3 uur" in now


@pytest.mark.parametrize("face", FACES)
def test_nothing_is_called_late_when_only_the_first_day_is_known(client: Client, face: str) -> None:
    case = f"dag=2025-03-03&{DAY}{face}"
    page = shown(client, case)
    passed = [found for found in clock(case).obligations if found.state is State.MISSED]
    assert "Alleen de eerste ziektedag is bekend." in page.text
    assert not page.all("div", "melding--fout")
    folded = next(found for found in page.all("details") if found.text.startswith(f"Eerder: {len(passed)} stappen. Gedaan?"))
    assert folded.text.count("Niet ingevuld") == len(passed)
    assert not page.all("span", "status--telaat") + page.all("span", "staat--telaat")


@pytest.mark.parametrize("face", FACES)
def test_what_is_late_comes_with_what_can_still_be_done(client: Client, face: str) -> None:
    last_known = date(2026, 8, 1)
    late = [found for found in clock(PASSED_OVER).obligations if found.state is State.MISSED and found.due and found.due <= last_known]
    assert late
    notice = shown(client, PASSED_OVER + face).one("div", "melding--fout").text
    for obligation in late:
        text = obligation.rule.werknemer if face else obligation.rule.professional
        assert text.missed_help is not None
        assert str(text.missed_help) in notice


@pytest.mark.parametrize("face", FACES)
def test_who_recovered_for_good_reads_that_and_nothing_to_do(client: Client, face: str) -> None:
    page = shown(client, f"dag=2025-03-03&hersteld=2025-04-28&{DAY}{face}")
    assert "De telling is gestopt." in page.one("div", "melding--klaar").text
    assert not page.all("section", "nu-doen") + page.all("div", "melding--fout") + page.all("figure") + page.all("dl", "sleuteldata")
    assert "104 weken" not in page.text
    assert not [row for row in page.elements if row.attributes.get("id", "").startswith("stap-") and "details" not in row.parents]


@pytest.mark.parametrize("face", FACES)
def test_who_gets_no_wia_is_promised_none(client: Client, face: str) -> None:
    page = shown(client, f"dag=2026-01-05&aow=2026-06-01&{DAY}{face}")
    assert "Er komt geen WIA." in page.text
    assert "van 104" not in page.one("main").text
    assert "Eerste WIA-dag" not in page.text


def test_the_days_that_everybody_asks_for(client: Client) -> None:
    days = shown(client, BUSY).one("dl", "sleuteldata").text
    answer = clock(BUSY)
    for day in (answer.wachttijd.last_day, answer.wachttijd.first_wia_day, answer.opzegverbod_last_day, answer.loonsanctie.max_last_day):
        assert day is not None
        assert short_date(day) in days


@pytest.mark.parametrize("face", FACES)
def test_a_new_count_says_what_was_filled_in(client: Client, face: str) -> None:
    page = shown(client, TWO_READINGS + face)
    assert f"nieuwe telling; u vulde {short_date(date(2025, 9, 19))} in" in page.text


def test_the_werknemer_reads_whose_turn_it_is(client: Client) -> None:
    page = shown(client, f"{RIV_ON_SUNDAY}&voor=werknemer")
    assert "De bedrijfsarts is aan zet" in page.with_id("stap-actueel_oordeel").text
    assert "Nu doen" in page.with_id("stap-re_integratieverslag").text


def test_programs_are_not_for_the_werknemer(client: Client) -> None:
    assert any("poortwachter.json" in link for link in shown(client, BUSY).links)
    assert not any("poortwachter.json" in link for link in shown(client, f"{BUSY}&voor=werknemer").links)


@pytest.mark.parametrize("face", FACES)
def test_two_readings_are_both_shown(client: Client, face: str) -> None:
    page = shown(client, TWO_READINGS + face)
    assert "Twee uitleggen zijn mogelijk." in page.text
    flag = next(flag for flag in clock(TWO_READINGS).flags if flag.alternatives)
    readings = page.one("dl", "tegenover").text
    for found in flag.alternatives:
        assert str(found.reading) in readings
        assert long_date(found.day) in readings


def test_the_werknemer_reads_no_amounts_and_no_sanction_that_may_come(client: Client) -> None:
    professional, werknemer = shown(client, BUSY), shown(client, f"{BUSY}&voor=werknemer")
    assert "mogelijk na het einde: tot en met" in professional.text
    assert "mogelijk na het einde" not in werknemer.text
    assert "€" not in werknemer.text
    assert "vlak--werknemer" in werknemer.one("body").classes


def test_the_words_of_the_state_are_those_of_the_face(client: Client) -> None:
    assert "Bijna te laat (over 7 dagen)" in shown(client, RIV_ON_SUNDAY).text
    werknemer = shown(client, f"{RIV_ON_SUNDAY}&voor=werknemer").text
    assert "Nu doen" in werknemer
    assert "Bijna te laat" not in werknemer


def test_steps_can_be_looked_at_per_person(client: Client) -> None:
    page = shown(client, f"{BUSY}&wie=uwv")
    rows = [row for row in page.all("tr") if row.attributes.get("id", "").startswith("stap-")]
    assert {row.attributes["id"] for row in rows} >= {"stap-loonsanctiebesluit"}
    assert "stap-re_integratieverslag" not in {row.attributes["id"] for row in rows}


def test_after_the_weeks_it_says_so(client: Client) -> None:
    page = shown(client, SANCTION)
    assert "De 104 weken zijn voorbij" in page.text
    assert "loonsanctie" in page.one("figure").text


def test_what_if_shows_each_date_that_moves(client: Client) -> None:
    before = "dag=2025-09-15"
    page = shown(client, f"dag=2025-09-15&hersteld=2026-03-02_2026-03-11&op=2026-11-22&was={before.replace('=', '%3D')}")
    frame = page.one("section", "wat-als")
    assert "12 sep 2027" in frame.text
    assert "22 sep 2027" in frame.text
    assert "Einde van de wachttijd" in frame.text
    assert "/poortwachter/?dag=2025-09-15&op=2026-11-22" in page.links


def test_what_if_says_when_nothing_moves(client: Client) -> None:
    page = shown(client, f"{ONLY_FIRST_DAY}&was=dag%3D2025-09-15")
    assert "Geen enkele datum verschuift." in page.one("section", "wat-als").text


@pytest.mark.parametrize(
    ("name", "kind", "start"), [("pdf", "application/pdf", b"%PDF"), ("ics", "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR")]
)
def test_the_answer_as_a_file(client: Client, name: str, kind: str, start: bytes) -> None:
    answer = client.get(f"/poortwachter/poortwachter.{name}?{BUSY}")
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"] == f'attachment; filename="poortwachter.{name}"'
    assert answer.content.startswith(start)


def test_the_answer_for_a_program(client: Client) -> None:
    answer = client.get(f"/poortwachter/poortwachter.json?{BUSY}").json()
    assert answer["wachttijd"]["last_day"] == "2027-09-12"
    assert answer["on"] == "2026-11-22"
