"""What work asks, in words: never more than the estimate knows."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hervat.domain.fml import VersionId, version
from hervat.domain.fml.catalogue import Kind
from hervat.domain.matching.explain import demand_of
from hervat.domain.matching.loads import Band, Load, Period, Source
from hervat.domain.matching.questions import questions
from hervat.domain.text import written
from hervat.reports.load_words import (
    GRIPS,
    NAMES,
    RUBRIEKEN,
    UNITS,
    amount_words,
    is_there,
    presence_words,
    quantile,
    rough,
    rows_of,
)

SOURCE = Source("proef")
WITH_UNIT = [number for number, item in version(VersionId.B).items.items() if item.unit]
SHARES = st.lists(st.floats(0.01, 1), min_size=1, max_size=6)


def bands(item: str, *of: tuple[float, float, float]) -> str:
    return str(amount_words(Load(item=item, source=SOURCE, bands=tuple(Band(*band) for band in of))))


class TestNames:
    def test_every_item_that_work_can_ask_has_a_name(self) -> None:
        free = {"1.4", "4.21", "5.10", "6.4", "1.8.7", "2.12.6"}  # insight, and what only the toelichting says
        asked = set()
        for number, item in version(VersionId.B).items.items():
            if item.kind is not Kind.SIDE:
                asked |= {item.called(code.number) for code in item.codes[1:]} if item.has_parts else {number}
        assert set(NAMES) == asked - free

    def test_they_stand_in_the_order_of_the_list(self) -> None:
        assert list(NAMES) == sorted(NAMES, key=lambda number: [int(part) for part in number.split(".")])

    def test_of_each_there_is_a_question(self) -> None:
        assert set(NAMES) <= set(questions())

    def test_every_unit_has_a_word(self) -> None:
        assert {item.unit for item in version(VersionId.B).items.values() if item.unit} == set(UNITS)


class TestRows:
    def test_the_grips_are_one_line_while_they_ask_the_same(self) -> None:
        alike = {item: Load(item=item, source=SOURCE, present=0.6) for item in GRIPS}
        assert next(row.items for row in rows_of(4, alike)) == GRIPS
        assert next(row.items for row in rows_of(4, {})) == GRIPS
        apart = alike | {"4.3.2": Load(item="4.3.2", source=SOURCE, present=0.1)}
        assert [row.items for row in rows_of(4, apart)][: len(GRIPS)] == [(item,) for item in GRIPS]

    def test_all_rubrieken_together_have_every_name_once(self) -> None:
        told = [item for number in RUBRIEKEN for row in rows_of(number, {}) for item in row.items]
        assert told == list(NAMES)


class TestPresence:
    @pytest.mark.parametrize(
        ("share", "words"),
        [
            (0, "komt niet voor"),
            (0.1, "komt bijna niet voor"),
            (0.12, "in ongeveer 10% van de banen"),
            (0.48, "in ongeveer 50% van de banen"),
            (0.9, "in bijna alle banen"),
            (1, "hoort bij dit werk"),
        ],
    )
    def test_in_words(self, share: float, words: str) -> None:
        assert str(presence_words(share)) == words

    @pytest.mark.parametrize(
        ("strength", "words"),
        [
            (0.1, "komt bijna niet voor"),
            (0.2, "komt voor"),
            (0.4, "komt vaak voor"),
            (0.6, "hoort bij dit werk"),
            (1, "hoort bij dit werk"),
        ],
    )
    def test_a_rating_is_told_without_a_number_of_jobs(self, strength: float, words: str) -> None:
        rated = Load(item="2.12.1", source=Source("O*NET"), present=strength, graded=True)
        assert str(amount_words(rated)) == words == str(demand_of(version(VersionId.B).items["2.12"], rated))


class TestAmounts:
    @pytest.mark.parametrize(
        ("item", "of", "words"),
        [
            ("4.13", [(10, 15, 1)], "10 tot 15 kilo"),
            ("4.13", [(8, 8, 1)], "ongeveer 8 kilo"),
            ("4.13", [(0, 5, 1)], "hooguit 5 kilo"),
            ("4.13", [(23, math.inf, 1)], "23 kilo of meer"),
            ("4.13", [(0, 0, 1)], "meestal niet"),
            ("5.4", [(0, 6, 0.1), (5, 7, 0.3), (6, 8, 0.6)], "meestal 6 tot 8 uur per dag"),
            ("5.2", [(0, 1, 0.4), (1, 2, 0.6)], "meestal 1 tot 2 uur per dag"),
            ("4.12", [(0, 150, 1)], "hooguit 150 newton (als 15 kilo)"),
            ("5.6", [(0, 1, 1)], "hooguit 1 minuut achter elkaar"),
            ("4.8", [(24, 804, 1)], "24 tot 800 keer per uur"),
        ],
    )
    def test_in_words(self, item: str, of: list[tuple[float, float, float]], words: str) -> None:
        assert bands(item, *of) == words

    @pytest.mark.parametrize(
        ("item", "of", "words"),
        [
            ("4.16", [(0, 480, 1)], "komt voor; hoeveel is niet bekend"),
            ("4.12", [(0, 0, 0.45), (0, 300, 0.55)], "in ongeveer 55% van de banen; hoeveel is niet bekend"),
            ("4.13", [(0, math.inf, 1)], "komt voor; hoeveel is niet bekend"),
            ("5.4", [(0, 8, 1)], "komt voor; hoeveel is niet bekend"),
        ],
    )
    def test_what_is_left_open_is_said(self, item: str, of: list[tuple[float, float, float]], words: str) -> None:
        assert bands(item, *of) == words

    @pytest.mark.parametrize(
        ("periods", "words"),
        [
            ({Period.EVENING}, "’s avonds"),
            ({Period.NIGHT}, "’s nachts"),
            ({Period.EVENING, Period.NIGHT}, "’s avonds en ’s nachts"),
            (set(), "komt niet voor"),
        ],
    )
    def test_hours_of_the_day(self, periods: set[Period], words: str) -> None:
        assert str(amount_words(Load(item="6.1", source=SOURCE, periods=frozenset(periods)))) == words

    @pytest.mark.parametrize(
        ("load", "there"),
        [
            (Load(item="1.7", source=SOURCE, present=0.1), False),
            (Load(item="1.7", source=SOURCE, present=0.3), True),
            (Load(item="4.13", source=SOURCE, bands=(Band(0, 0, 0.95), Band(0, 9, 0.05))), False),
            (Load(item="4.13", source=SOURCE, bands=(Band(0, 9, 1),)), True),
            (Load(item="6.1", source=SOURCE, periods=frozenset()), False),
            (Load(item="6.1", source=SOURCE, periods=frozenset({Period.NIGHT})), True),
        ],
    )
    def test_whether_it_is_there(self, load: Load, there: bool) -> None:  # noqa: FBT001 -- a row of a table
        assert is_there(load) is there

    def test_what_is_always_there_and_still_incidental_is_not_called_part_of_the_work(self) -> None:
        assert str(amount_words(Load(item="1.7", source=SOURCE, present=1, kenmerkend=False))) == "komt voor"
        assert str(amount_words(Load(item="1.7", source=SOURCE, present=1))) == "hoort bij dit werk"

    @given(st.sampled_from(WITH_UNIT), st.data())
    def test_every_estimate_can_be_told(self, item: str, data: st.DataObject) -> None:
        shares = data.draw(SHARES)
        told = []
        for share in shares:
            low = data.draw(st.floats(0, 2000))
            high = data.draw(st.one_of(st.just(math.inf), st.floats(low, 3000)))
            told.append((low, high, share / sum(shares)))
        assert re.fullmatch(r"[^{}∞]+", bands(item, *told))


class TestNumbers:
    @pytest.mark.parametrize(
        ("number", "words"),
        [(0, "0"), (0.16, "0,2"), (0.04, "0"), (1.24, "1"), (2.64, "2,5"), (4.5, "4,5"), (8.4, "8"), (53, "55"), (396, "400")],
    )
    def test_no_more_figures_than_an_estimate_bears(self, number: float, words: str) -> None:
        assert written(rough(number)) == words

    @given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.01, 1)), min_size=1), st.floats(0.05, 0.95))
    def test_a_quantile_is_one_of_the_values_and_as_far_as_asked(self, weighed: list[tuple[float, float]], part: float) -> None:
        whole = sum(weight for _, weight in weighed)
        shares = [(value, weight / whole) for value, weight in weighed]
        found = quantile(shares, part)
        assert found in [value for value, _ in weighed]
        assert sum(weight for value, weight in shares if value <= found) >= part - 1e-6
        upward = quantile(shares, part, up=True)
        assert sum(weight for value, weight in shares if value >= upward) >= part - 1e-6
