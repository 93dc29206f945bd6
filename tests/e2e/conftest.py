"""Pages in a real browser, with JavaScript switched off: nothing may need it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser, live_address: str) -> Iterator[Page]:
    """A page of its own, 1280 wide, that takes addresses within the product."""
    context = browser.new_context(base_url=live_address, viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    yield context.new_page()
    context.close()
