"""A dossier with a list, beside a labour market of four occupations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.world import Side, World


@pytest.fixture
def side(world: World) -> Side:
    from tests.apps.matching.small_market import make_market, with_fml  # not earlier: it needs Django

    make_market()
    with_fml(world.own)
    return world.own


@pytest.fixture
def without_list(world: World) -> Side:
    from tests.apps.matching.small_market import make_market

    make_market()
    return world.own
