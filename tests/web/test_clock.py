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
from tests.web.cases import BUSY, CASES, ONLY_FIRST_DAY, RIV_ON_SUNDAY, SANCTION, TWO_READINGS
from tests.web.html_page import HtmlPage

ON = date(2026, 11, 22)
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
    last_day = next(link for link in page.all("a") if "/uitleg/wachttijd/" in link.attributes["href"])
    assert "2027" in last_day.text


def test_what_to_do_now_is_what_comes_first(client: Client) -> None:
    page = shown(client, RIV_ON_SUNDAY)
    now = page.one("section", "nu-doen")
    assert "Re-integratieverslag" in now.text
    assert "zondag 29 november 2026" in now.text
    assert "Waarom deze datum?" in now.text


@pytest.mark.parametrize("face", FACES)
def test_nothing_is_called_late_when_only_the_first_day_is_known(client: Client, face: str) -> None:
    page = shown(client, ONLY_FIRST_DAY + face)
    assert "Alleen de eerste ziektedag is bekend." in page.text
    assert not page.all("div", "melding--fout")


@pytest.mark.parametrize("face", FACES)
def test_what_is_late_comes_with_what_can_still_be_done(client: Client, face: str) -> None:
    late = [found for found in clock(BUSY).obligations if found.state is State.MISSED]
    notice = shown(client, BUSY + face).one("div", "melding--fout").text
    for obligation in late:
        text = obligation.rule.werknemer if face else obligation.rule.professional
        assert text.missed_help is not None
        assert str(text.missed_help) in notice


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
    assert "na het einde mogelijk: loonsanctie" in professional.text
    assert "na het einde mogelijk" not in werknemer.text
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


def test_a_broken_comparison_is_left_out(client: Client) -> None:
    assert not shown(client, f"{ONLY_FIRST_DAY}&was=dag%3Dx").all("section", "wat-als")


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
