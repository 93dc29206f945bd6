"""Pages in a real browser, with JavaScript switched off: nothing may need it. And pages behind the login, of who is played in the demo."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

LOADING_SECONDS = 120


@pytest.fixture(scope="session", autouse=True)
def _vacancies_are_there(live_address: str) -> None:
    """The demo answers before it has loaded its vacancies; who looks at their pages wants to see some."""
    end = time.monotonic() + LOADING_SECONDS
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(f"{live_address}/vacatures/?wat=receptie", timeout=5) as answer:  # noqa: S310 -- our own
            if b'class="vacature"' in answer.read():
                return
        time.sleep(0.5)
    pytest.fail("the demo has no vacancies")


@pytest.fixture
def page(browser: Browser, live_address: str) -> Iterator[Page]:
    """A page of its own, 1280 wide, that takes addresses within the product."""
    context = browser.new_context(base_url=live_address, viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def face(browser: Browser, live_address: str) -> Iterator[Callable[[str], Page]]:
    """Gives the page of who is named, who comes in once and stays; with JavaScript, which axe needs. Sizes and colours are for who asks."""
    from tests.e2e.faces import become  # not earlier: it knows the demo, which needs Django

    contexts: dict[str, BrowserContext] = {}

    def page_of(name: str) -> Page:
        if name not in contexts:
            contexts[name] = browser.new_context(base_url=live_address, reduced_motion="reduce")
            become(contexts[name].new_page(), name)
        return contexts[name].pages[0]

    yield page_of
    for context in contexts.values():
        context.close()
