"""Addresses of the small market, and how a test looks at what stands there."""

from __future__ import annotations

from collections.abc import Callable

from tests.web.html_page import Element, HtmlPage

Look = Callable[..., HtmlPage]

STORE_PAGE, PICKER_PAGE, DESK_PAGE = (
    f"/beroepen/{address}/" for address in ("magazijnmedewerker-aaaa1111", "orderpicker-bbbb2222", "receptionist-cccc3333")
)
BARE_PAGE, ENGLISH_PAGE = "/beroepen/zeldzaam-beroep-eeee5555/", "/beroepen/lighthouse-keeper-dddd4444/"


def said(element: Element) -> str:
    """The text of an element, with a space between one piece and the next: cells stand apart also without white space."""
    return " ".join(" ".join(element.pieces).split())
