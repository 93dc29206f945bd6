"""The examples of the start page: told as if today, in the language of the page, each with its week."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from hervat.domain.law import read_facts, timeline
from hervat.web.public.examples import examples
from hervat.web.public.link import facts_from


def set_today(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: day)


def test_each_example_names_the_week_of_its_case(monkeypatch: pytest.MonkeyPatch) -> None:
    today = date(2026, 11, 22)
    set_today(monkeypatch, today)
    for example in examples():
        facts = read_facts(facts_from(QueryDict(urlsplit(example.url).query)), today)
        assert example.week == timeline(facts, today).week
    assert examples()[-1].week is None  # its 104 weeks are over


def test_examples_are_made_once_for_each_day_and_language(monkeypatch: pytest.MonkeyPatch) -> None:
    set_today(monkeypatch, date(2026, 11, 22))
    first = examples()
    assert examples() is first
    with translation.override("en"):
        assert examples()[0].url.startswith("/en/")
    set_today(monkeypatch, date(2026, 11, 23))
    assert examples()[0].url != first[0].url
