"""What is said of a person, in the language of the page."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from hervat.web.cases.work.saying import years


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [("nl", 1.0, "1 jaar"), ("nl", 1.5, "1,5 jaar"), ("nl", 9.0, "9 jaar"), ("en", 1.0, "1 year"), ("en", 1.5, "1.5 years")],
)
def test_years_are_counted_as_the_language_does(language: str, number: float, said: str) -> None:
    with override(language):
        assert years(number) == said
