"""Behind the login nothing scrolls sideways either: narrow, zoomed in, with letters twice as large. The werknemer gets large targets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.e2e.faces import FACES
from tests.e2e.test_reflow import OPEN_ALL, SIDEWAYS, TARGET

# What stands in a sentence, a table or a list of facts is read first and pressed second; what is there to be pressed is large.
SMALL = """(least) => [...document.querySelectorAll(
    "button:not([tabindex='-1']), summary, .invoer, .keuze, .vink, .chip, a.knop, nav.menu a, .kop a, .voet a, .takenlijst a, "
    + ".nu-doen a, .demobalk a, .doorlink:not(td *, li li *)"
  )].filter(found => found.checkVisibility({visibilityProperty: true}) && !found.closest(".alleen-voorlezen"))
    .map(found => [found.className + " " + found.textContent.trim(), found.getBoundingClientRect().height])
    .filter(([, height]) => height > 0 && height < least)"""


@pytest.mark.parametrize("name", list(FACES))
def test_no_sideways_scroll(face: Callable[[str], Page], name: str) -> None:
    page = face(name)
    wrong = []
    for address in FACES[name]:
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(address)
        page.evaluate(OPEN_ALL)
        found = {"320 px": page.evaluate(SIDEWAYS)}
        page.set_viewport_size({"width": 640, "height": 450})  # 1280 wide at 200%
        found["200% zoom"] = page.evaluate(SIDEWAYS)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found["200% text"] = page.evaluate(SIDEWAYS)
        wrong += [f"{address} at {way}: {pixels} px" for way, pixels in found.items() if pixels > 0]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_werknemer_gets_large_targets(face: Callable[[str], Page], width: int) -> None:
    page = face("Samira Bouzid")
    page.set_viewport_size({"width": width, "height": 800})
    small = {}
    for address in FACES["Samira Bouzid"]:
        page.goto(address)
        page.evaluate(OPEN_ALL)
        if found := page.evaluate(SMALL, TARGET - 0.5):
            small[address] = found
    assert small == {}
