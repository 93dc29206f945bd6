"""The question that settles an item at the workplace, for the coach, the arbeidsdeskundige or the werknemer to ask there."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from hervat.domain.text import Text


def question(number: str) -> Text:
    """What to ask about an item or a part of one (version B)."""
    return Text(questions()[number])


@cache
def questions() -> Mapping[str, str]:
    """All questions, by number of item or part; none for items that only say where."""
    return tomllib.loads(resources.files("hervat.domain.matching").joinpath("questions.toml").read_text("utf-8"))
