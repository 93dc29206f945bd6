"""axe finds nothing: on every page, light and dark, on a wide and on a narrow screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.e2e.addresses import ADDRESSES

FOUND = {"resultTypes": ["violations"]}  # of what is in order no list is made, which takes time on a large page
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], **FOUND}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, **FOUND}  # all that colours can change
RULES_IN = {"light": RULES, "dark": CONTRAST}


@pytest.mark.parametrize("address", list(ADDRESSES.values()), ids=list(ADDRESSES))
def test_axe_finds_nothing(browser: Browser, live_address: str, address: str) -> None:
    context = browser.new_context(base_url=live_address, reduced_motion="reduce")  # axe itself is JavaScript
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(found => found.open = true)")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            results = Axe().run(page, options=RULES_IN[scheme])
            assert results.violations_count == 0, f"{width} px, {scheme}:\n{results.generate_report()}"
    context.close()
