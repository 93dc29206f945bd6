"""axe finds nothing behind the login either: what everybody begins with in all four ways, the other pages each in two of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.faces import FACES, HOME
from tests.e2e.test_axe import RULES_IN
from tests.e2e.test_reflow import OPEN_ALL

Way = tuple[int, Literal["light", "dark"]]
WAYS: tuple[Way, ...] = ((1280, "light"), (320, "dark"), (1280, "dark"), (320, "light"))


@pytest.mark.parametrize("name", list(FACES))
def test_axe_finds_nothing(face: Callable[[str], Page], name: str) -> None:
    page = face(name)
    wrong = []
    for number, address in enumerate(FACES[name]):
        page.goto(address)
        page.evaluate(OPEN_ALL)
        for width, scheme in WAYS if address == HOME else WAYS[number % 2 * 2 :][:2]:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            results = Axe().run(page, options=RULES_IN[scheme])
            if results.violations_count:
                wrong.append(f"{address} {width} px, {scheme}:\n{results.generate_report()}")
    assert not wrong, "\n".join(wrong)
