"""What every test of the pages of the labour market starts from: a small market, and a visitor whom nobody knows."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.html_page import HtmlPage
from tests.web.market.looking import Look


@pytest.fixture
def market(db: None) -> None:  # noqa: ARG001 -- asks for a database
    from tests.support.market.rows import make_market  # not earlier: it knows the tables, which need Django

    make_market()


@pytest.fixture
def look() -> Look:
    """Gives the page at an address, which must answer as it should."""

    def at(address: str, status: int = 200) -> HtmlPage:
        answer = Client().get(address)
        assert answer.status_code == status, answer.headers.get("Location")
        return HtmlPage(answer.content)

    return at
