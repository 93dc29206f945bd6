"""From what is published to the verdict: every row of ``verdicts.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from hervat.domain.fml.catalogue import Item, version
from hervat.domain.fml.record import Answer
from hervat.domain.matching.aspects import aspects_at
from hervat.domain.matching.estimating import Estimator, Evidence, Family, Member, Profile, Published, Route
from hervat.domain.matching.judge import Verdict, judge
from hervat.domain.matching.loads import Source

ROWS = tomllib.loads(Path(__file__).with_name("verdicts.toml").read_text("utf-8"))["rows"]
CASES = [
    pytest.param(row["item"], case, id=f"{row['item']} {row['about'][:40]} {number}")
    for row in ROWS
    for number, case in enumerate(row["cases"])
]
VERDICTS = {"ok": Verdict.OK, "vraag": Verdict.SIGNAAL, "te zwaar": Verdict.OVERSCHRIJDING, "onbekend": Verdict.GEEN_DATA}


def evidence(case: Mapping[str, Any]) -> list[Evidence]:
    answers = {element: {answer: Published(share) for answer, share in of.items()} for element, of in case.get("answers", {}).items()}
    scores = {(element, case.get("scale", "CX")): Published(score) for element, score in case.get("scores", {}).items()}
    member = Member(1.0, Profile(answers=answers, scores=scores))
    return [Evidence(family, Route.LINK, (member,), Source("bron")) for family in (Family.ORS, Family.ONET)]


def item_of(number: str) -> Item:
    items = version("B").items
    return items.get(number) or items[number.rpartition(".")[0]]


@pytest.mark.parametrize(("number", "case"), CASES)
def test_the_verdict_follows_from_what_is_published(number: str, case: Mapping[str, Any]) -> None:
    loads = {found.load.item: found.load for found in Estimator().loads(evidence(case), case.get("isco", ""))}
    item = item_of(number)
    for code, expected in case["verdicts"].items():
        answer = Answer(item=item.number, codes=frozenset({int(code)}))
        (aspect,) = (aspect for aspect in aspects_at(item, answer) if aspect.number == number)
        assert judge(aspect, loads) is VERDICTS[expected], (code, loads.get(number))
