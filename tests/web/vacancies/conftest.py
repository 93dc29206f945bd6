"""What every test of vacancies on a page starts from: a small market, some vacancies of it in an index of their own, and a visitor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.market.conftest import look, market

__all__ = ["look", "market", "vacancies"]


@pytest.fixture
def vacancies(market: None, settings: Any, tmp_path: Path) -> None:  # noqa: ARG001 -- asks for a market
    from tests.support.market.vacancies import make_vacancies  # not earlier: it knows the tables, which need Django

    settings.SEARCH_ROOT = tmp_path / "search"
    make_vacancies()
