"""'Wat als?': what stands otherwise comes first, repeats are told once, and a day off is named."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client

from hervat.domain.law import Timeline, read_facts, timeline
from hervat.reports.words import Face
from hervat.web.public.link import Links, facts_from
from hervat.web.public.request import Question, ask
from hervat.web.timeline.what_if import Comparison, compare
from tests.web.clock_cases import BUSY
from tests.web.html_page import HtmlPage

ON = date(2026, 11, 22)
START = "dag=2025-03-03&g=probleemanalyse_2025-04-07,plan_van_aanpak_2025-04-20"
TALKS = "evaluatie_2025-05-28_07-09_08-20_10-01_11-12_12-24_2026-02-04_03-18"


def clock(case: str) -> Timeline:
    return timeline(read_facts(facts_from(QueryDict(case)), ON), ON)


def compared(before: str, after: str, face: Face = Face.PROFESSIONAL) -> Comparison:
    return compare(clock(before), clock(after), Links({}, {}), face)


def test_a_talk_that_was_late_is_told_with_what_follows_from_it() -> None:
    found = compared(f"{START},{TALKS}", f"{START},{TALKS}_05-24")
    [late] = [change for change in found.states if change.name.endswith(" 9")]
    assert (late.before, late.after) == ("Te laat", "Klaar, maar te laat")
    assert "Evaluaties 10 tot en met 15 schuiven 25 dagen op." in found.folded
    assert not [change for change in found.moved if "valuatie van het plan" in change.name and change.name[-1].isdigit()]


def test_the_werknemer_reads_the_same_in_plain_words() -> None:
    found = compared(f"{START},{TALKS}", f"{START},{TALKS}_05-24", Face.WERKNEMER)
    assert "Gesprekken over het plan 10 tot en met 15 schuiven 25 dagen op." in found.folded
    assert any(change.name == "Gesprek over het plan 9" for change in found.states)


def test_back_in_time_the_same_is_told_the_other_way() -> None:
    found = compared(f"{START},{TALKS}_05-24", f"{START},{TALKS}")
    assert "Evaluaties 10 tot en met 15 komen 25 dagen eerder." in found.folded


def test_repeats_that_come_and_go_are_told_once() -> None:
    longer = compared("dag=2025-03-03", "dag=2025-03-03&g=loonsanctiebesluit_2026-10-01")
    shorter = compared("dag=2025-03-03&g=loonsanctiebesluit_2026-10-01", "dag=2025-03-03")
    assert any(line.startswith("Evaluaties ") and line.endswith(" komen erbij.") for line in longer.folded)
    assert any(line.startswith("Evaluaties ") and line.endswith(" vallen weg.") for line in shorter.folded)


def test_a_new_day_on_which_nobody_works_comes_with_the_working_day_before_it() -> None:
    report = next(change for change in compared("dag=2025-03-04", "dag=2025-03-03").moved if change.name == "Re-integratieverslag")
    assert (report.before, report.after) == (date(2026, 11, 30), date(2026, 11, 29))
    assert report.note == "Dat is een zondag: doe het uiterlijk vrijdag 27 november."


def test_a_new_working_day_needs_no_word() -> None:
    report = next(change for change in compared("dag=2025-03-03", "dag=2025-03-04").moved if change.name == "Re-integratieverslag")
    assert report.note == ""


@pytest.mark.parametrize("case", [START, BUSY, "dag=2025-03-03"])
def test_nothing_is_told_when_nothing_changes(case: str) -> None:
    assert compared(case, case).nothing


def test_the_page_tells_how_steps_stand_before_it_tells_dates(client: Client) -> None:
    answer = client.get(f"/poortwachter/?{START},{TALKS}_05-24&op=2026-11-22&was={quote(f'{START},{TALKS}')}")
    frame = HtmlPage(answer.content).one("section", "wat-als").text
    assert frame.index("Klaar, maar te laat") < frame.index("schuiven 25 dagen op.")


def test_a_question_is_computed_once() -> None:
    question: Question = ask(facts_from(QueryDict(BUSY)), QueryDict(f"was={quote('dag=2025-09-15')}"), "2026-11-22")
    assert question.answer is question.answer
    assert question.before is not None
    assert question.before is question.before
