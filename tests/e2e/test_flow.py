"""The whole way by keyboard, without JavaScript: from the first sick day to why a date is what it is."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.addresses import ADDRESSES, CLOCK

MOST_TABS = 120


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element is reached; it must show that it has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.locator(selector).and_(page.locator(":focus")).count():
            outline = page.locator(":focus").evaluate(
                "found => getComputedStyle(found).outlineStyle + getComputedStyle(found).outlineWidth"
            )
            assert outline == "solid3px", selector
            return
    raise AssertionError(f"not reached by keyboard: {selector}")


def test_from_the_first_day_to_why(page: Page) -> None:
    page.goto(CLOCK)
    page.keyboard.press("Tab")
    expect(page.locator(".skiplink")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, "#dag")
    page.keyboard.type("15-9-2025")
    tab_to(page, "#g-0-soort")
    page.keyboard.type("Probleem")
    tab_to(page, "#g-0-dag")
    page.keyboard.type("21 oktober 2025")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("dag=2025-09-15&g=probleemanalyse_2025-10-21$"))
    expect(page.locator("h1")).to_have_text("Tijdlijn")
    tab_to(page, ".nu-doen a:not(.knop)")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Waarom")
    tab_to(page, ".kruimelpad li:nth-child(2) a")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tijdlijn")


def test_a_wrong_date_is_put_right(page: Page) -> None:
    page.goto(CLOCK)
    page.locator("#dag").fill("15-15-2025")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Fout: Poortwachter-klok · Hervat")
    tab_to(page, "[role=alert] a")
    page.keyboard.press("Enter")
    expect(page.locator("#dag")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("15-9-2025")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Tijdlijn")


def test_rows_are_added_and_fields_appear_when_they_are_needed(page: Page) -> None:
    page.goto(CLOCK)
    page.locator("#dag").fill("15-9-2025")
    before = page.locator(".nieuw").count()
    page.locator("button[value=g]").click()
    expect(page.locator(".nieuw")).to_have_count(before + 1)
    expect(page.locator("#dag")).to_have_value("15-9-2025")
    assert not page.locator("#g-0-tot").is_visible()
    page.locator("#g-0-soort").select_option("vrijwillige_verlenging")
    assert page.locator("#g-0-tot").is_visible()


def test_what_if_and_back(page: Page) -> None:
    page.goto(ADDRESSES["answer"])
    page.locator("#g-999-soort").select_option("bijstelling")
    page.locator("#g-999-dag").fill("1-11-2026")
    page.get_by_role("button", name="Wat als? Vergelijk met nu").click()
    expect(page.locator(".wat-als")).to_be_visible()
    page.get_by_role("link", name="Terug naar hoe het was").click()
    expect(page.locator(".wat-als")).to_have_count(0)
    assert "bijstelling_2026-11-01" not in page.url


def test_the_other_face_and_the_other_language_keep_the_facts(page: Page) -> None:
    page.goto(ADDRESSES["answer"])
    page.get_by_role("link", name="Voor de werknemer").click()
    expect(page.locator("h1")).to_have_text("Uw stappen")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "probleemanalyse_2025-10-21" in page.url


def test_each_mark_in_the_picture_leads_to_its_row(page: Page) -> None:
    page.goto(ADDRESSES["answer"])
    page.locator("a[href='#stap-plan_van_aanpak'] circle").click()
    expect(page.locator("#stap-plan_van_aanpak")).to_be_in_viewport()  # it lies in a folded list, which opens


def test_paper_has_no_menu_and_opens_what_was_folded(page: Page) -> None:
    page.goto(ADDRESSES["answer"])
    page.emulate_media(media="print")
    for hidden in (".kop", ".voet", ".kruimelpad", "#wijzigen", ".paginakop .knoppen"):
        assert not page.locator(hidden).is_visible(), hidden
    assert page.locator("#stap-plan_van_aanpak").is_visible()
    assert page.locator("figure.tijdlijn").is_visible()
