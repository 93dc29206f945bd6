"""The reference pages are those that the code would make today."""

from __future__ import annotations

from tools.access_table import PLACE, page


def test_the_table_of_access_is_up_to_date() -> None:
    assert PLACE.read_text("utf-8") == page(), "run make reference"
