"""Passkeys in a real browser, which plays the device itself: adding one, logging in with it, refusing without its lock."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from hervat.project.demo.people import PASSWORD

PROFESSIONAL, WERKNEMER = "ineke@hervat.example", "marieke.smeets@hervat.example"
LOGIN = "/account/inloggen/"


@pytest.fixture
def page(browser: Browser, live_address: str) -> Iterator[Page]:
    """A page under a name: browsers give no passkey to an address in numbers."""
    context = browser.new_context(base_url=live_address.replace("127.0.0.1", "localhost"), viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def device(page: Page) -> CDPSession:
    """A phone with a lock, as far as the browser knows."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    return session


def add_device(session: CDPSession, *, unlocked: bool = True) -> str:
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": unlocked,
        "automaticPresenceSimulation": True,
    }
    found: str = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    return found


def log_in_with_password(page: Page, email: str) -> None:
    page.goto(LOGIN)
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen met wachtwoord").click()


def log_out(page: Page) -> None:
    page.goto("/account/uitloggen/")
    page.get_by_role("main").get_by_role("button", name="Uitloggen").click()
    expect(page).to_have_url(re.compile(LOGIN))


def remove_passkey(page: Page) -> None:
    page.goto("/account/tweede-stap/")
    page.get_by_role("link", name="Weghalen").first.click()
    page.get_by_role("button", name="Passkey weghalen").click()


def test_a_professional_adds_one_logs_in_with_it_alone_and_keeps_it(page: Page, device: CDPSession) -> None:
    add_device(device)
    log_in_with_password(page, PROFESSIONAL)
    expect(page.locator("h1")).to_have_text("Nog één stap: beveilig uw account")
    page.get_by_role("link", name="Passkey toevoegen").click()
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.locator("h1")).to_have_text("Herstelcodes")
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    expect(page).not_to_have_url(re.compile("/account/(inloggen|tweede-stap)/"))
    log_out(page)
    page.get_by_role("button", name="Inloggen met passkey").click()
    expect(page).not_to_have_url(re.compile("/account/(inloggen|tweede-stap)/"))
    page.goto("/account/tweede-stap/")
    expect(page.get_by_role("main")).to_contain_text("Laatst gebruikt op")
    page.get_by_role("link", name="Weghalen").click()
    expect(page.get_by_role("alert")).to_contain_text("U hebt altijd een tweede stap nodig.")


def test_a_werknemer_is_offered_one_uses_it_after_the_password_too_and_takes_it_away(page: Page, device: CDPSession) -> None:
    add_device(device)
    log_in_with_password(page, WERKNEMER)
    expect(page.locator("h1")).to_have_text("Makkelijker inloggen?")
    page.get_by_role("button", name="Passkey toevoegen").click()
    page.get_by_label("Naam van deze passkey").fill("Mijn telefoon")
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.locator("h1")).to_have_text("Herstelcodes")
    log_out(page)
    log_in_with_password(page, WERKNEMER)
    expect(page.locator("h1")).to_have_text("Tweede stap")
    page.get_by_role("button", name="Met een passkey").click()
    expect(page).not_to_have_url(re.compile("/account/(inloggen|tweede-stap)/"))
    remove_passkey(page)
    expect(page.get_by_role("main")).to_contain_text("De passkey is weggehaald.")


def test_without_its_lock_a_device_adds_nothing(page: Page, device: CDPSession) -> None:
    add_device(device, unlocked=False)
    log_in_with_password(page, "dirk@hervat.example")
    page.get_by_role("link", name="Passkey toevoegen").click()
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("Dat lukte niet.")
    page.goto("/account/instellingen/")
    expect(page.locator("h1")).to_have_text("Nog één stap: beveilig uw account")


def test_without_a_passkey_the_page_says_so(page: Page, device: CDPSession) -> None:
    add_device(device, unlocked=False)
    page.goto(LOGIN)
    page.get_by_role("button", name="Inloggen met passkey").click()
    expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("Dat lukte niet.")
    expect(page).to_have_url(re.compile(LOGIN))


def test_without_javascript_the_button_answers_with_a_sentence(browser: Browser, live_address: str) -> None:
    context = browser.new_context(base_url=live_address, java_script_enabled=False)
    page = context.new_page()
    page.goto(LOGIN)
    page.get_by_role("button", name="Inloggen met passkey").click()
    expect(page.get_by_role("alert").first).to_contain_text("Inloggen met een passkey lukte niet.")
    context.close()
