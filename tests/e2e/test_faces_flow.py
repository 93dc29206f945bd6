"""What people do behind the login: without JavaScript and by keyboard, and with it. And the tour of the demo, stop by stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Response, expect

from hervat.project.demo.people import PASSWORD
from tests.e2e.faces import BOUZID, FABER, FABERS_PLAN, FACES, become
from tests.e2e.test_axe import RULES
from tests.e2e.test_flow import tab_to
from tests.e2e.test_passkeys import log_out

LANGENBERG = "/dossiers/HV-0388/"
TALK = "gebeurtenissen/nieuw/?soort=evaluatie"
HEAD_BUTTONS = ".knop--hoofd"
# Every form that is sent has a button, or a field, that the Tab key comes to once what is folded was opened.
UNREACHABLE = """() => [...document.forms].filter(form => !form.closest("[hidden]") && ![...form.elements].some(
    found => found.tabIndex >= 0 && !found.disabled && found.type !== "hidden" && (found.checkVisibility() || found.closest("details"))
  )).map(form => form.action)"""


@pytest.fixture
def scripted(browser: Browser, live_address: str) -> Iterator[Page]:
    """A page of its own, with JavaScript."""
    context = browser.new_context(base_url=live_address, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def to_main(page: Page) -> None:
    """Over the menu, with the link that is there for that."""
    page.keyboard.press("Tab")
    expect(page.locator(".skiplink")).to_be_focused()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("name", list(FACES))
def test_every_page_is_in_order(face: Callable[[str], Page], name: str) -> None:
    page = face(name)
    page.set_viewport_size({"width": 1280, "height": 900})
    for address in FACES[name]:
        page.goto(address)
        expect(page.locator("h1"), address).to_have_count(1)
        heading = page.locator("h1").inner_text().split(" (")[0]
        assert page.title().removeprefix("Fout: ").startswith(heading), f"{address}: {heading!r} is not how {page.title()!r} begins"
        assert page.locator(HEAD_BUTTONS).filter(visible=True).count() <= 1, address
        assert page.evaluate(UNREACHABLE) == [], address
        page.keyboard.press("Tab")
        expect(page.locator(".skiplink[href='#inhoud']"), address).to_be_focused()


def test_a_late_talk_is_agreed_on_by_both(page: Page) -> None:
    become(page, "Karin Overbeek")
    page.goto(LANGENBERG + TALK)
    to_main(page)
    tab_to(page, "[name=dag-d]")
    tab_to(page, "[name=vandaag]")
    page.keyboard.press("Enter")
    tab_to(page, "main .knop--hoofd")
    page.keyboard.press("Enter")
    expect(page.locator("#te-laat")).to_contain_text("na de uiterste dag")
    page.get_by_label("Wij hebben dit samen zo afgesproken").check()
    page.get_by_label("Reden, als u dit samen afsprak").fill("Samen een week verzet, door vakantie.")
    page.get_by_role("button", name="Controleren en verder").last.click()
    expect(page.locator("h1")).to_have_text("Controleren: Gesprek over het plan vastleggen")
    page.locator("main .knop--hoofd").click()
    expect(page.get_by_role("main")).to_contain_text("De ander moet nog bevestigen")
    become(page, "Peter Langenberg")
    expect(page.locator("#nu")).to_have_text("Klopt deze afspraak?")
    expect(page.locator(".nu-doen")).to_contain_text("Samen een week verzet, door vakantie.")
    tab_to(page, "[name=antwoord][value=ja]")
    page.keyboard.press("Enter")
    expect(page.locator("#nu")).not_to_have_text("Klopt deze afspraak?")
    become(page, "Karin Overbeek")
    page.goto(f"{LANGENBERG}tijdlijn/")
    expect(page.get_by_text("Klaar, later met reden").first).to_be_attached()


def test_a_wrong_day_keeps_what_was_typed(page: Page) -> None:
    become(page, "Karin Overbeek")
    page.goto(BOUZID + TALK)
    for part, typed in {"d": "31", "m": "2", "j": "2026"}.items():
        page.locator(f"[name=dag-{part}]").fill(typed)
    page.locator("[name=papier]").fill("personeelszaken, map 3")
    page.locator("[name=papier]").press("Enter")
    assert page.title().startswith("Fout: ")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.locator("[name=papier]")).to_have_value("personeelszaken, map 3")
    expect(page.locator("[name=dag-d]")).to_have_value("31")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("fieldset#dag")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[name=dag-d]")).to_be_focused()


def test_who_is_second_chooses_between_what_both_typed(face: Callable[[str], Page]) -> None:
    context = face("Karin Overbeek").context
    windows = [context.new_page(), context.new_page()]
    for number, page in enumerate(windows):
        page.goto(f"{FABER}gebeurtenissen/{FABERS_PLAN}/wijzigen/")
        page.locator("[name=papier]").fill(f"map {number}")
        page.locator("[name=correction_reason]").fill("De map is verhuisd.")
        page.get_by_role("button", name="Controleren en verder").last.click()
    for page in windows:
        page.locator("main .knop--hoofd").click()
    expect(windows[0].locator("h1")).to_have_text("Plan van aanpak is vastgelegd")
    second = windows[1]
    expect(second.get_by_role("main")).to_contain_text("map 0")
    expect(second.get_by_role("main")).to_contain_text("map 1")
    expect(second.locator("h1")).to_have_count(1)
    results = Axe().run(second, options=RULES)
    assert results.violations_count == 0, results.generate_report()
    for page in windows:
        page.close()


def test_a_werknemer_sees_who_looked(page: Page) -> None:
    become(page, "Karin Overbeek")
    page.goto(f"{BOUZID}tijdlijn/")
    become(page, "Samira Bouzid")
    page.goto("/mijn/inzages/")
    look = page.locator(".blik", has_text="Karin Overbeek")
    expect(look.first).to_contain_text("las uw tijdlijn")
    assert_printed_without_menu(page)


def test_paper_has_no_menu(page: Page) -> None:
    become(page, "Bart Nijhuis")
    page.goto(f"{BOUZID}tijdlijn/")
    assert_printed_without_menu(page)


def assert_printed_without_menu(page: Page) -> None:
    page.emulate_media(media="print")
    for hidden in (".kop", ".voet", ".kruimelpad", ".demobalk"):
        assert not page.locator(hidden).is_visible(), hidden
    assert page.locator("h1").is_visible()
    page.emulate_media(media="screen")


def test_filtering_the_list_keeps_the_focus_and_leaves_nothing_in_the_browser(scripted: Page) -> None:
    page = scripted
    become(page, "Karin Overbeek")
    page.locator("#q").fill("Bouzid")
    page.locator("#q").press("Enter")
    expect(page.locator("#kop")).to_have_text("Dossiers (1)")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#gezegd")).to_contain_text("1–1 van 1")
    page.goto(BOUZID)
    page.go_back()
    expect(page.locator("#kop")).to_have_text("Dossiers (1)")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_what_was_typed_is_there_after_logging_out(scripted: Page) -> None:
    page = scripted
    page.clock.install()
    log_in(page, "peter.langenberg@hervat.example")
    page.goto("/mijn/notities/")
    page.locator("#text").press_sequentially("Vraag: wie belt mij")
    with page.expect_response("**/concept/**") as kept:
        page.clock.fast_forward(21_000)
    assert kept.value.status == 200
    expect(page.locator("#bewaard")).to_contain_text("Bewaard om")
    log_out(page)
    log_in(page, "peter.langenberg@hervat.example")
    page.goto("/mijn/notities/")
    expect(page.locator("#text")).to_have_value("Vraag: wie belt mij")


def log_in(page: Page, email: str) -> None:
    page.goto("/account/inloggen/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen met wachtwoord").click()
    page.wait_for_load_state()


def test_each_stop_of_the_tour_is_one_click_away(page: Page) -> None:
    wrong: list[str] = []

    def note(response: Response) -> None:
        if response.status >= 400:
            wrong.append(f"{response.status} {response.url}")

    page.on("response", note)
    page.goto("/demo/")
    names = [stop.inner_text() for stop in stops(page).locator("strong").all()]
    assert len(names) >= 10
    for number, name in enumerate(names):
        page.goto("/demo/")
        stops(page).nth(number).get_by_role("button").click()
        expect(page.locator("h1"), name).to_have_count(1)
        if name == "Een deur die zegt waarom zij dicht is":  # the one stop at which one is refused, and told why
            assert [found[:3] for found in wrong] == ["403"]
            wrong.clear()
    assert wrong == []


def stops(page: Page) -> Locator:
    """The stops of the tour, on the page of the demo."""
    return page.locator("section[aria-labelledby=rondleiding] li")
