"""From the first page to an occupation, what leads to it, and the same beside another: in a real browser, without JavaScript."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.addresses import ADDRESSES


def test_from_a_word_to_an_occupation_and_what_leads_to_it(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Beroepen", exact=True).click()
    page.get_by_label("Zoek een beroep").fill("magazijn")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beroepen bij ‘magazijn’")
    page.get_by_role("link", name="Magazijnmedewerker", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Magazijnmedewerker")
    page.get_by_role("link", name="Logistiek medewerker", exact=True).click()
    expect(page.get_by_role("heading", name="Welk werk kunt u daarna doen?")).to_be_visible()
    page.get_by_role("link", name="Magazijnmedewerker", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Magazijnmedewerker")


def test_from_an_occupation_to_the_same_beside_another(page: Page) -> None:
    page.goto(ADDRESSES["occupation"])
    page.get_by_role("link", name="Vergelijk met ander werk").click()
    page.get_by_label("Zoek het tweede beroep").fill("receptionist")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("link", name="Receptionist", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Magazijnmedewerker en receptionist vergeleken")
    everything = page.get_by_role("row").count()
    page.get_by_role("link", name="Toon alleen de verschillen").click()
    assert 0 < page.get_by_role("row").count() < everything


def test_on_a_phone_both_stand_beside_each_other_and_stay_named(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(ADDRESSES["compare"])
    cells = page.locator(".tabel--naast tbody tr:not(.groep)").first.get_by_role("cell")
    one, other = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert one is not None
    assert other is not None
    assert one["y"] == other["y"]
    assert one["x"] < other["x"]
    page.locator(".tabel--naast tbody").nth(3).scroll_into_view_if_needed()
    expect(page.get_by_role("columnheader", name="Magazijnmedewerker")).to_be_in_viewport()
