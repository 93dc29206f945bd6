"""What every test of the pages starts from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """A page in English leaves its thread in English; each test starts in the language of the source."""
    with translation.override("nl"):
        yield
