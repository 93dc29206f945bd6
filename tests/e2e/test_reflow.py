"""Nothing is lost and nothing scrolls sideways: on a narrow screen, at 200% zoom, with letters twice as large."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.addresses import ADDRESSES

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(found => found.open = true)"
ALL = pytest.mark.parametrize("address", list(ADDRESSES.values()), ids=list(ADDRESSES))
TARGET = 44


@ALL
def test_no_sideways_scroll(browser: Browser, live_address: str, address: str) -> None:
    context = browser.new_context(base_url=live_address, viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(SIDEWAYS) <= 0, "320 px"
    page.set_viewport_size({"width": 640, "height": 450})  # 1280 wide at 200%
    assert page.evaluate(SIDEWAYS) <= 0, "200% zoom"
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SIDEWAYS) <= 0, "200% text"
    context.close()


def test_on_a_phone_the_table_stands_in_for_the_picture(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(ADDRESSES["answer"])
    assert not page.locator("figure.tijdlijn").is_visible()
    assert page.locator("#stap-re_integratieverslag").is_visible()


@pytest.mark.parametrize("name", ["answer_werknemer", "sanction_werknemer", "explanation_werknemer"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_werknemer_gets_large_targets(page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(ADDRESSES[name])
    targets = page.locator(
        "button:not([tabindex='-1']), summary, .invoer, .keuze, a.knop, nav a, .kop a, .voet a, .takenlijst a, .nu-doen a, .doorlink"
    )
    small = {}
    for target in targets.filter(visible=True).all():
        box = target.bounding_box()
        if box and box["height"] < TARGET - 0.5:
            small[target.inner_text()] = box["height"]
    assert small == {}
