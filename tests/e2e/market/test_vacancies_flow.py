"""Looking for work without JavaScript: from words to an ad, its occupation and back; and for oneself, until it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_from_words_to_an_ad_its_occupation_and_back(page: Page) -> None:
    page.goto("/vacatures/")
    page.get_by_label("Wat?").fill("magazijn")
    page.get_by_label("Waar?").fill("Borne")
    page.get_by_label("Binnen").select_option("60")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"\d+ vacatures"))
    page.locator("summary", has_text="Waarom deze?").first.click()
    expect(page.get_by_text("km van Borne").first).to_be_visible()
    page.locator(".vacature h3 a").first.click()
    expect(page.get_by_role("heading", name="Wat vraagt dit werk van u?")).to_be_visible()
    expect(page.locator("blockquote").first).to_be_visible()
    page.get_by_role("link", name="Zoek werk dat hierop lijkt").click()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"vacature"))
    page.go_back()
    page.locator("section[aria-labelledby=beroep] a").first.click()
    page.get_by_role("link", name="Vacatures voor dit werk").click()
    expect(page.locator(".vacature").first).to_be_visible()


def test_a_vacancy_is_kept_in_two_clicks_and_found_again(face: Callable[[str], Page]) -> None:
    page = face("Samira Bouzid")
    page.goto("/mijn/vacatures/")
    title = page.locator(".vacature h3").first.inner_text()
    page.locator(".vacature").first.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Bewaard.").first).to_be_visible()
    page.get_by_role("link", name="Uw vacatures").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
