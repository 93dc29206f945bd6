"""How values are written where they stand in a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hervat.domain.text import Value, say


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (4, "4", "4"),
        (4.0, "4", "4"),
        (2.5, "2,5", "2.5"),
        (2.25, "2,2", "2.2"),
        (0.25, "0,25", "0.25"),
        (1200.0, "1200", "1200"),
        (Decimal("14.50"), "14,50", "14.50"),
        (date(2026, 11, 22), "zondag 22 november 2026", "Sunday 22 November 2026"),
        (say("geen"), "geen", "geen"),
    ],
)
def test_a_value_is_written_as_the_language_does(value: Value, dutch: str, english: str) -> None:
    text = say("{value}", value=value)
    assert (text.render("nl"), text.render("en")) == (dutch, english)
