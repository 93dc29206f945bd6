"""The pages of the account: axe finds nothing, nothing scrolls sideways, targets are large; light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from hervat.project.demo.people import PASSWORD
from tests.e2e.test_axe import RULES
from tests.e2e.test_reflow import SIDEWAYS, TARGET

VISITOR = ["inloggen/", "wachtwoord/vergeten/", "wachtwoord/vergeten/gemaild/", "wachtwoord/nieuw/0-x/", "gesloten/"]
WERKNEMER = [
    "passkey/",
    "instellingen/",
    "tweede-stap/",
    "tweede-stap/app/",
    "tweede-stap/passkeys/nieuw/",
    "wachtwoord/",
    "sessie/",
    "uitloggen/",
]
PROFESSIONAL = ["tweede-stap/", "tweede-stap/app/", "tweede-stap/passkeys/nieuw/"]
PEOPLE = {"": VISITOR, "anna.prins@hervat.example": WERKNEMER, "gijs@hervat.example": PROFESSIONAL}


@pytest.fixture(params=list(PEOPLE), ids=["visitor", "werknemer", "professional"])
def visits(request: pytest.FixtureRequest, browser: Browser, live_address: str) -> Iterator[tuple[Page, list[str]]]:
    """A browser of somebody, and the addresses they see."""
    context = browser.new_context(base_url=live_address, reduced_motion="reduce")
    page = context.new_page()
    if request.param:
        page.goto("/account/inloggen/")
        page.get_by_label("E-mailadres").fill(request.param)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen met wachtwoord").click()
        page.wait_for_load_state()
    yield page, PEOPLE[request.param]
    context.close()


def test_every_page(visits: tuple[Page, list[str]]) -> None:
    page, addresses = visits
    for address in addresses:
        page.goto(f"/account/{address}")
        assert page.locator("h1").count() == 1, address
        page.evaluate("document.querySelectorAll('details').forEach(found => found.open = true)")
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(SIDEWAYS) <= 0, f"{address} {width} px"
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                results = Axe().run(page, options=RULES)
                assert results.violations_count == 0, f"{address} {width} px, {scheme}:\n{results.generate_report()}"
        _large_targets(page, address)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(SIDEWAYS) <= 0, f"{address} letters twice as large"


def _large_targets(page: Page, address: str) -> None:
    for target in page.locator("main :is(.knop, .invoer, .keuze, summary, .aanvinken, .segment label)").filter(visible=True).all():
        box = target.bounding_box()
        assert box is None or box["height"] >= TARGET - 0.5, f"{address}: {target.inner_text()}"
