"""Whoever runs Hervat finds every setting in the manual; and what was left off for lack of secrets comes back with the first secret."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from django.conf import settings

from hervat.project.config import PREFIX, Config
from tests.support.project_files import ROOT


def test_every_setting_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "ops" / "running.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", manual, re.MULTILINE))
    assert told == {f"{PREFIX}{name.upper()}" for name in Config.model_fields}


def careless(apps: Sequence[str], middleware: Sequence[str], silenced: Sequence[str]) -> Iterator[str]:
    """What may not be so in an installation where people log in: a page then holds secrets, and a form can be forged."""
    if "django.contrib.sessions" not in apps:
        return
    if "security.W003" in silenced:
        yield "security.W003 is silenced: forms that change something need their protection against forging"
    if "django.middleware.gzip.GZipMiddleware" in middleware:
        yield "every answer is compressed: the length of a page with a secret betrays it, so compress public pages only"


def test_whoever_adds_logging_in_looks_again_at_forms_and_compression() -> None:
    assert list(careless(settings.INSTALLED_APPS, settings.MIDDLEWARE, settings.SILENCED_SYSTEM_CHECKS)) == []


@pytest.mark.parametrize("left", ["security.W003", "django.middleware.gzip.GZipMiddleware"])
def test_each_of_them_would_be_noticed(left: str) -> None:
    assert len(list(careless(["django.contrib.sessions"], [left], [left]))) == 1
    assert list(careless([], [left], [left])) == []
