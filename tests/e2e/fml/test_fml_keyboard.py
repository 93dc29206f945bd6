"""A whole FML by keyboard alone, in few keys; the same without a script; and what is kept by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from hervat.domain.fml import Kind, VersionId
from hervat.domain.fml.catalogue import version
from tests.e2e.faces import DIJKGRAAF, FABER, VERHAGEN, become
from tests.e2e.test_axe import RULES
from tests.e2e.test_flow import tab_to

MOST_KEYS = 130
LIMITS = {
    "1.8": "4", "4.8": "1", "4.9": "1", "4.12": "1", "4.13": "2", "4.14": "1", "4.16": "1", "4.17": "2", "5.3": "1", "5.4": "1",
    "6.2": "3", "6.3": "3",
}  # fmt: skip
SIDE = {"4.2": "3"}
WORDS = {"4.13": "max 5x per uur"}
B = version(VersionId.B)


class Keys:
    """Presses keys, and counts every one of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.count += len(text)

    def tab_until(self, selector: str) -> None:
        """Goes on with the Tab key until what is named has the focus."""
        for _ in range(40):
            if self.page.evaluate("found => document.activeElement.matches(found)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"the Tab key does not come to {selector}")


@pytest.fixture
def scripted(browser: Browser, live_address: str) -> Iterator[Page]:
    """The bedrijfsarts, in a page with a script."""
    context = browser.new_context(base_url=live_address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    become(page, "Farida Haddou")
    yield page
    context.close()


def judge(keys: Keys, item: str) -> None:
    """Answers the item that has the focus, and goes on to the next."""
    found = B.items[item]
    keys.press(LIMITS.get(item) or SIDE.get(item, "0"))
    if found.kind is Kind.SET and item in LIMITS:
        keys.press("Enter")  # more codes could hold
    if item in WORDS:
        keys.press("Shift+Tab")  # back to its toelichting
        keys.type(WORDS[item])
        keys.press("Enter")


def test_a_whole_list_is_filled_in_and_signed_by_keyboard_alone(scripted: Page) -> None:
    page, keys = scripted, Keys(scripted)
    page.goto(f"{VERHAGEN}medisch/fml/")
    page.get_by_role("link", name="Nieuwe lijst").focus()
    keys.press("Enter")
    page.wait_for_url("**/nieuw/**")
    keys.tab_until("main form .knop--hoofd")
    keys.press("Enter")
    for rubriek in range(1, 7):
        page.wait_for_url(f"**/concept/{rubriek}/**")
        expect(page.locator(f"[name='i{rubriek}.1']:focus")).to_have_count(1)
        for item in B.of_rubriek(rubriek):
            judge(keys, item.number)
        expect(page.locator("[data-verder]")).to_be_focused()
        keys.press("Enter")
    page.wait_for_url("**/controle/**")
    expect(page.locator("#beperkt")).to_have_text("Beperkt of met een toelichting: 13 onderdelen")  # with the side
    keys.tab_until("[name=mogelijkheden]")
    keys.press("Space")
    keys.tab_until("main .knop--hoofd")
    keys.press("Enter")
    page.wait_for_url("**/medisch/fml/1/verstrekken/**")
    expect(page.get_by_role("status").first).to_contain_text("Versie 1 is ondertekend.")
    print(f"\nkeys for a whole list with {len(LIMITS)} limits: {keys.count}")  # noqa: T201 -- what this test is about
    assert keys.count <= MOST_KEYS
    page.goto(f"{VERHAGEN}medisch/fml/1/")
    sheet = page.locator(".fml-blad").first
    for said in ("ongeveer 5 kg, tot en met 50 keer per uur", "max 5x per uur", "niet vaak deadlines", "gemiddeld ongeveer 20 uur"):
        expect(sheet).to_contain_text(said)
    expect(page.locator("#open")).to_have_text("0 onderdelen niet beoordeeld")


def test_keys_in_a_row_and_what_they_say(scripted: Page) -> None:
    """Each change is kept by itself; the rest is filled with one key and taken back; the keys can be switched off."""
    page = scripted
    page.goto(f"{FABER}medisch/fml/nieuw/")
    page.get_by_role("button", name="Beginnen").click()
    page.goto(f"{FABER}medisch/fml/concept/4/#r4-13")
    expect(page.locator("[name='i4.13'][value=n]")).to_be_focused()
    page.keyboard.press("2")
    expect(page.locator("[name='i4.14'][value=n]")).to_be_focused()
    expect(page.locator("#telling")).to_have_text("1 van 21 beoordeeld, nog 20 niet.")
    expect(page.locator("#tel-4")).to_contain_text("1 van 21")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("tot 5 keer")
    page.keyboard.press("Enter")
    page.keyboard.press("9")  # no such code: nothing happens
    expect(page.locator("[name='i4.14'][value=n]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[name='i4.14'][value='0']")).to_be_checked()
    page.keyboard.press("n")
    expect(page.locator("[name='i4.14'][value=n]")).to_be_checked()
    page.locator("[name='i4.3'][value='2']").focus()
    page.keyboard.press("2")
    page.keyboard.press("5")
    expect(page.locator("[name='i4.3']:checked")).to_have_count(2)
    expect(page.locator("[name='i4.3'][value=n]")).not_to_be_checked()
    expect(page.locator("#kr4-3")).to_be_visible()
    expect(page.locator("#kr4-5")).to_be_hidden()
    page.keyboard.press("0")
    expect(page.locator("[name='i4.3']:checked")).to_have_count(1)
    page.keyboard.press("r")
    expect(page.locator("[data-verder]")).to_be_focused()
    expect(page.locator("#rest")).to_contain_text("19 onderdelen werden")
    page.locator("#rest-onder").get_by_role("button", name="Ongedaan maken").click()  # beside where the key leads
    expect(page.locator("#telling")).to_have_text("2 van 21 beoordeeld, nog 19 niet.")
    page.reload()
    expect(page.locator("[name='t4.13']")).to_have_value("tot 5 keer")
    page.get_by_label("Sneltoetsen gebruiken").uncheck()
    page.locator("[name='i4.14'][value=n]").focus()
    page.keyboard.press("2")
    expect(page.locator("[name='i4.14'][value=n]")).to_be_checked()
    page.get_by_label("Sneltoetsen gebruiken").check()
    page.get_by_label("Na een cijfer verder").uncheck()
    page.locator("[name='i4.14'][value=n]").focus()
    page.keyboard.press("2")
    expect(page.locator("[name='i4.14'][value='2']")).to_be_focused()


def test_what_cannot_be_kept_is_said_at_once_and_kept_when_it_can(scripted: Page) -> None:
    page = scripted
    page.goto(f"{DIJKGRAAF}medisch/fml/concept/6/")
    page.locator("[name='i6.3'][value='1']").check()
    page.locator("[name='i6.2'][value='4']").check()
    expect(page.locator("#bewaard-zin")).to_contain_text("De uren spreken elkaar tegen")
    expect(page.locator("#fout-r6-3")).to_contain_text("De uren spreken elkaar tegen")
    page.locator("[name='i6.3'][value='4']").check()
    expect(page.locator("#bewaard-zin")).to_contain_text("Bewaard om")
    expect(page.locator("#fout-r6-3")).to_be_empty()
    other = page.context.new_page()
    other.goto(f"{DIJKGRAAF}medisch/fml/concept/6/")
    other.locator("[name='i6.2'][value='0']").check()
    expect(other.locator("#tel-6")).to_contain_text("2 van 4")
    other.locator("[name='i6.3'][value='0']").check()
    expect(other.locator("#bewaard-zin")).to_contain_text("Bewaard om")
    page.locator("[name='i6.2'][value='3']").check()
    expect(page.locator("#bewaard-zin")).to_contain_text("in een ander venster veranderd")
    other.close()


def test_without_a_script_it_goes_by_tab_arrows_and_buttons(page: Page) -> None:
    become(page, "Farida Haddou")
    page.goto(f"{DIJKGRAAF}medisch/fml/concept/5/")
    expect(page.locator("[data-toetsen]")).to_be_hidden()
    page.locator("[name='i5.1']:checked").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    expect(page.locator("[name='t5.1']")).to_be_focused()
    page.keyboard.type("met een kussen")
    page.keyboard.press("Enter")  # keeps, and signs nothing
    expect(page.locator("h1")).to_have_text("FML, versie 2 (concept)")
    expect(page.locator("[name='t5.1']")).to_have_value("met een kussen")
    expect(page.locator("[name='i5.1'][value='1']")).to_be_checked()
    expect(page.locator("#bevindingen")).to_contain_text("Zitten, staan en lopen zijn samen 6 uur.")
    page.locator("#bevindingen summary").first.click()
    page.locator("#bevindingen input").first.fill("Hij werkt zes uur per dag.")
    page.get_by_role("button", name="Reden vastleggen").first.click()
    expect(page.locator("#bevindingen")).to_contain_text("Klopt, want: Hij werkt zes uur per dag.")
    tab_to(page, "button[name=naar][value=controle]")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Controleer FML, versie 2")


def test_an_error_page_is_in_order(face: Callable[[str], Page]) -> None:
    page = face("Farida Haddou").context.new_page()
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{DIJKGRAAF}medisch/fml/concept/4/")
    page.locator("[name='i4.5'][value=n]").check()
    page.locator("[name='t4.5']").fill("zonder code")
    page.get_by_role("button", name="Bewaren", exact=True).last.click()
    expect(page.get_by_role("alert")).to_contain_text("4.5: Kies eerst een code.")
    expect(page.locator("[name='t4.5']")).to_have_value("zonder code")
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
    page.close()


def test_the_preview_follows_the_ticks(scripted: Page) -> None:
    page = scripted
    page.goto(f"{DIJKGRAAF}medisch/fml/1/verstrekken/")
    expect(page.locator("[data-zonder-script]")).to_be_hidden()
    expect(page.locator("[data-item='4.13']")).to_be_hidden()
    page.get_by_label("4.13 Tillen").check()
    expect(page.locator("[data-item='4.13']")).to_be_visible()
    expect(page.locator("[data-niet]")).to_have_text("59")
