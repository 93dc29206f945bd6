"""From "Klaar? Vul de dag in" to the day of that very step, in the words of who reads."""

from __future__ import annotations

import pytest
from django.test import Client

from hervat.domain.law.facts import DETAILS, EventKind
from hervat.domain.law.ruleset import present_ruleset
from hervat.reports.words import Face
from hervat.web.public.form.event_kinds import EVENT_NAMES, event_name, kind_that_fulfils, movable_steps
from hervat.web.public.link import EXTRA_FIELDS
from tests.web.clock_cases import BUSY, ON, RIV_ON_SUNDAY
from tests.web.html_page import Element, HtmlPage

BEFORE_THE_ANALYSIS = "dag=2026-10-20"


def shown(client: Client, address: str) -> HtmlPage:
    answer = client.get(address)
    assert answer.status_code == 200
    return HtmlPage(answer.content)


def way_to_fill_in(page: HtmlPage) -> str:
    return next(link.attributes["href"] for link in page.all("a", "knop--hoofd") if link.text == "Klaar? Vul de dag in")


def chosen(page: HtmlPage, select: str) -> list[Element]:
    name, found = "", []
    for element in page.elements:
        name = element.attributes.get("name", "") if element.tag == "select" else name
        if element.tag == "option" and name == select and "selected" in element.attributes:
            found.append(element)
    return found


@pytest.mark.parametrize(
    ("case", "kind", "name"),
    [
        (f"{RIV_ON_SUNDAY}", "", ""),
        (f"{BEFORE_THE_ANALYSIS}&{ON}&g=ziekmelding_arbodienst_2026-10-21", "probleemanalyse", "Probleemanalyse"),
        (
            f"{BEFORE_THE_ANALYSIS}&{ON}&g=ziekmelding_werknemer_2026-10-20,ziekmelding_arbodienst_2026-10-21&voor=werknemer",
            "probleemanalyse",
            "Gesprek met de bedrijfsarts (Probleemanalyse)",
        ),
    ],
)
def test_the_step_is_chosen_and_the_day_waits(client: Client, case: str, kind: str, name: str) -> None:
    answer = shown(client, f"/poortwachter/?{case}")
    form = shown(client, way_to_fill_in(answer))
    focused = [element for element in form.elements if "autofocus" in element.attributes]
    assert len(focused) == 1
    start = focused[0].attributes["name"].removesuffix("-dag")
    [option] = chosen(form, f"{start}-soort")
    assert option.text == (name or option.text)
    assert option.attributes["value"] == (kind or kind_that_fulfils(step_to_do(answer)))


def step_to_do(page: HtmlPage) -> str:
    """The step that the page says is to be done now."""
    why = next(link for link in page.all("a") if link.text == "Waarom deze datum?")
    return why.attributes["href"].split("/uitleg/")[1].split("/")[0]


def test_the_day_that_is_filled_in_comes_to_what_was_known(client: Client) -> None:
    form = shown(client, f"/poortwachter/?{BUSY}&wijzig=eerstejaarsevaluatie")
    fields = {found.attributes["name"]: found.attributes.get("value", "") for found in form.all("input") if "name" in found.attributes}
    day = next(element.attributes["name"] for element in form.elements if "autofocus" in element.attributes)
    fields |= {day: "10-9-2026", day.replace("-dag", "-soort"): "eerstejaarsevaluatie", "voor": ""}
    answer = client.get("/poortwachter/", fields)
    assert answer.status_code == 302
    assert "eerstejaarsevaluatie_2026-09-10" in answer.headers["Location"]
    assert "probleemanalyse_2025-10-21" in answer.headers["Location"]


def test_every_kind_can_be_filled_in(client: Client) -> None:
    for kind in EventKind:
        form = shown(client, f"/poortwachter/?{BUSY}&wijzig={kind}")
        assert [element.tag for element in form.elements if "autofocus" in element.attributes] == ["input"]


def test_every_step_leads_to_an_event_that_exists() -> None:
    kinds = {rule_id: kind_that_fulfils(rule_id) for rule_id in present_ruleset().rules}
    assert kinds["bijstelling_plan_van_aanpak"] == "bijstelling"
    assert kind_that_fulfils("evaluatie_7") == "evaluatie"
    assert kind_that_fulfils("horen_bedrijfsarts") == ""
    assert {kind for kind in kinds.values() if kind} <= set(EventKind)


def test_every_kind_of_event_has_its_own_name_on_each_face() -> None:
    assert set(EVENT_NAMES) == set(EventKind)
    for face in Face:
        assert len({event_name(kind, face) for kind in EventKind}) == len(EventKind)


def test_the_steps_that_can_be_moved_are_those_of_the_rules() -> None:
    rules = present_ruleset().rules.values()
    for face in Face:
        assert set(movable_steps(face, "")) == {rule.id for rule in rules if rule.joint_deviation}
    assert movable_steps(Face.PROFESSIONAL, "")["evaluatie"].endswith("(elke keer)")
    assert movable_steps(Face.WERKNEMER, "")["probleemanalyse"] == "Gesprek met de bedrijfsarts"


def test_a_single_one_of_the_repeated_steps_stays_chosen(client: Client) -> None:
    form = shown(client, f"/poortwachter/?dag=2025-03-03&g=afwijking_termijn_2025-09-01_evaluatie_3&{ON}&wijzig=ja")
    [option] = chosen(form, "g-0-stap")
    assert option.attributes["value"] == "evaluatie_3"
    assert option.text.endswith(" 3")


def test_a_link_carries_every_detail_but_free_text() -> None:
    assert set(EXTRA_FIELDS) == {kind for name, kinds in DETAILS.items() if name != "reason" for kind in kinds}


def test_the_start_page_leads_each_reader_to_the_own_form(client: Client) -> None:
    page = shown(client, "/")
    ways = {link.text: link.attributes["href"] for link in page.all("a") if "?voor=" in link.attributes["href"]}
    assert ways == {
        "U bent ziek": "/poortwachter/?voor=werknemer",
        "U bent werkgever": "/poortwachter/?voor=professional",
        "U begeleidt mensen": "/poortwachter/?voor=professional",
    }
    form = shown(client, ways["U bent ziek"])
    assert [found.attributes["value"] for found in form.all("input") if "checked" in found.attributes] == ["werknemer"]
