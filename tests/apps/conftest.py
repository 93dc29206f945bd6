"""What every test of the confidential side starts from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """A page in English leaves its thread in English; each test starts in the language of the source."""
    from django.utils import translation

    with translation.override("nl"):
        yield
