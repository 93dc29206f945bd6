"""Verdicts to see: what the shapes say in words, and that no group of occupations disappears from the bar."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.matching.compare import Fit
from hervat.domain.matching.judge import Verdict
from hervat.web.cases.work.marks import MOST_SHAPES, bar, fit_label, parts_bar, strip, verdict_label

OK, UNKNOWN, WATCH, HEAVY = Verdict


def test_a_strip_says_in_words_what_it_shows_what_can_first() -> None:
    html = strip([UNKNOWN, WATCH, OK, HEAVY, OK])
    assert 'aria-label="2 kan, 1 te zwaar, 1 let op, 1 niet bekend"' in html
    assert re.findall(r'class="s-(\w+)"', html) == ["kan", "kan", "zwaar", "kruis", "letop", "onbekend"]


def test_more_than_fit_in_a_row_stand_in_rows_of_equal_length() -> None:
    html = strip([OK] * 18)
    assert html.count('transform="translate(0 20)"') == 1
    assert 'viewBox="0 0 160 40"' in html


@pytest.mark.parametrize("number", [0, MOST_SHAPES + 1])
def test_none_or_too_many_are_only_counted(number: int) -> None:
    assert "<svg" not in strip([OK] * number)


def test_every_verdict_has_its_word_and_its_icon() -> None:
    labels = [*(fit_label(fit) for fit in Fit), *(verdict_label(verdict) for verdict in Verdict)]
    words = [re.sub(r"<[^>]+>", "", label) for label in labels]
    assert len(set(words)) == len(labels)
    assert all("<svg" in label for label in labels)


@given(numbers=st.lists(st.integers(0, 4000), min_size=3, max_size=3))
def test_every_group_that_is_there_is_seen_in_the_bar_and_none_falls_out_of_it(numbers: list[int]) -> None:
    html = parts_bar(numbers)
    widths = [int(width) for width in re.findall(r' width="(\d+)" height', html)]
    starts = [int(x) for x in re.findall(r' x="(\d+)"', html)]
    assert len(widths) == sum(number > 0 for number in numbers)
    assert all(width >= 8 for width in widths)
    assert all(x + width <= 1168 for x, width in zip(starts, widths, strict=True))


@pytest.mark.parametrize(("share", "width"), [(-0.5, 0), (0, 0), (0.615, 62), (1, 100), (1.4, 100)])
def test_a_bar_stays_within_its_frame(share: float, width: int) -> None:
    assert f'width="{width}" height="14" rx="3"/></svg>' in bar(share)
