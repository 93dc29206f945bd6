"""Five minutes before a session ends the page says so, once, calmly, with one button to go on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from hervat.project.demo.people import PASSWORD

FIFTY_SIX_MINUTES = 56 * 60 * 1000
BAR = "[data-sessie]"


class Server:
    """What the server would say of the session, without waiting an hour for it."""

    def __init__(self) -> None:
        self.seconds, self.can_go_on, self.over = 250, True, False
        self.asked: list[str] = []

    def __call__(self, route: Route) -> None:
        """Answers in its place."""
        self.asked.append(route.request.method)
        if self.over:
            route.fulfill(status=302, headers={"Location": "/account/inloggen/"})
            return
        if route.request.method == "POST":
            assert "csrfmiddlewaretoken" in (route.request.post_data or "")
            self.seconds = 3600
        route.fulfill(content_type="application/json", body=json.dumps({"seconds": self.seconds, "can_go_on": self.can_go_on}))


@pytest.fixture
def server() -> Server:
    """The server, as far as the session is concerned."""
    return Server()


@pytest.fixture
def page(browser: Browser, live_address: str, server: Server) -> Iterator[Page]:
    """The settings of a werknemer, almost an hour after they were opened."""
    context = browser.new_context(base_url=live_address, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto("/account/inloggen/")
    page.get_by_label("E-mailadres").fill("anna.prins@hervat.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.clock.install()
    page.get_by_role("button", name="Inloggen met wachtwoord").click()
    page.wait_for_url(re.compile("/account/passkey/|/mijn/|/vandaag/|/welkom/"))
    page.route("**/account/sessie/", server)
    page.goto("/account/instellingen/")
    expect(page.locator(BAR)).to_be_hidden()
    page.clock.fast_forward(FIFTY_SIX_MINUTES)
    expect(page.locator(BAR)).to_be_visible()  # it asked the server, and waits to ask again
    yield page
    context.close()


def test_it_says_so_and_one_press_goes_on(page: Page, server: Server) -> None:
    bar = page.locator(BAR)
    expect(bar.get_by_role("status")).to_have_text("U logt bijna vanzelf uit, omdat u even niets deed.")
    expect(bar.get_by_role("button")).to_have_count(1)
    assert not re.search(r"\d", bar.inner_text())  # no clock in sight
    page.locator("#id_name").fill("Wat ik typte")
    bar.get_by_role("button", name="Ga verder").click()
    expect(bar).to_be_hidden()
    expect(page.locator("#id_name")).to_have_value("Wat ik typte")
    assert "POST" in server.asked


def test_after_twelve_hours_there_is_no_going_on(page: Page, server: Server) -> None:
    server.can_go_on = False
    page.clock.fast_forward(30_000)
    bar = page.locator(BAR)
    expect(bar.get_by_role("status")).to_contain_text("U bent bijna 12 uur ingelogd.")
    expect(bar.get_by_role("button")).to_have_count(0)


def test_when_it_is_over_it_says_what_to_do(page: Page, server: Server) -> None:
    server.over = True
    page.clock.fast_forward(30_000)
    expect(page.locator(BAR).get_by_role("status")).to_have_text("U bent uitgelogd. Log in en ga verder.")


def test_another_window_that_goes_on_takes_the_warning_away(page: Page, server: Server) -> None:
    expect(page.locator(BAR)).to_be_visible()
    server.seconds = 3000
    page.clock.fast_forward(30_000)
    expect(page.locator(BAR)).to_be_hidden()
