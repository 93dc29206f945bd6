"""The flags of the picture: no flag lies over another, and no stem runs through a text. Laid out by typst itself."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from typst import Compiler, Fonts

import hervat.reports

REPORTS = Path(hervat.reports.__file__).parent
QUESTION = b"""
#import "picture.typ": staircase
#set text(font: "Source Sans 3")
#context [#metadata(staircase(json(bytes(sys.inputs.marks)), 2.4mm).map(placed => (
  left: placed.left / 1mm, width: placed.width / 1mm, level: placed.level,
))) <stairs>]
"""
FONTS = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[REPORTS / "fonts"])


class Placed(NamedTuple):
    """A flag: where its stem stands, how wide it is (mm), and how high it hangs (0 is lowest)."""

    left: float
    width: float
    level: int


marks = st.lists(
    st.fixed_dictionaries(
        {
            "at": st.integers(0, 60),
            "shape": st.sampled_from(["done", "missed", "today", "law_day", "end"]),
            "label": st.sampled_from(["Verslag", "Plan van aanpak", "Verzoek verkorting", "vandaag, week 62"]),
            "day": st.just("28 sep 2026"),
        }
    ),
    max_size=14,
)


def staircase(flags: list[dict[str, object]]) -> list[Placed]:
    compiler = Compiler(QUESTION, root=REPORTS / "templates", font_paths=FONTS, sys_inputs={"marks": json.dumps(flags)})
    return [Placed(**placed) for placed in json.loads(compiler.query("<stairs>", field="value", one=True))]


@settings(max_examples=40)
@given(marks)
def test_flags_and_stems_keep_clear_of_each_other(flags: list[dict[str, object]]) -> None:
    placed = staircase(flags)
    assert len(placed) == len(flags)
    for one, other in combinations(placed, 2):
        first, second = sorted((one, other), key=lambda flag: (flag.left, -flag.level))
        beside = first.left + first.width < second.left
        assert beside or first.level > second.level


def test_flags_with_room_all_hang_low() -> None:
    spread: list[dict[str, object]] = [{"at": at, "shape": "done", "label": "Verslag", "day": "28 sep 2026"} for at in (0, 30, 60)]
    assert {flag.level for flag in staircase(spread)} == {0}
