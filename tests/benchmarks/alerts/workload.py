"""Kept searches and new vacancies to measure with: a corpus that is made up, and a mix of searches that is harder than a real one.

Six in ten searches ask one of 75 titles of functions, half of these with a second word; the others ask one to three common words. All
have a distance, and one in three of each other filter: about 120 searches answer an ad.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from runpy import run_path
from typing import Any

import orjson
import Stemmer

from hervat.domain.matching.travel import Point
from hervat.market.search.contract import Document, Near, Query, Words

TOOL = Path(__file__).resolve().parents[4] / "shared" / "tools" / "vacancy_corpus.py"
LEVELS = (1, 1, 2, 3, 4, 6, 7)  # NLQF of the levels of the corpus
RADII = (10.0, 25.0, 50.0, 75.0, 100.0)
WORD = re.compile(r"\w+")
DAY = date(2026, 11, 27)


@cache
def tool() -> dict[str, Any]:
    """What stands in the generator of the corpus."""
    if not TOOL.exists():
        raise SystemExit("This measures with the generator shared/tools/vacancy_corpus.py beside the project; it is not here.")
    return run_path(str(TOOL))


def ads(count: int) -> Iterator[dict[str, Any]]:
    """So many made-up ads."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(TOOL), str(count), folder, "1"], check=True, stdout=subprocess.DEVNULL)
        with Path(folder, "ads_0.jsonl").open("rb") as file:
            yield from map(orjson.loads, file)


class Tokens:
    """Whole words, folded and stemmed: what matching is measured with, so that it does not change with the analysis of the product."""

    def __init__(self) -> None:
        self._stemmer = Stemmer.Stemmer("dutch_porter")
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, text: str) -> list[tuple[str, ...]]:
        return [self._known.get(word) or self._new(word) for word in WORD.findall(text.lower())]

    def _new(self, word: str) -> tuple[str, ...]:
        return self._known.setdefault(word, (self._stemmer.stemWord(word),))


def documents(count: int, tokens: Tokens) -> list[Document]:
    """So many vacancies."""
    return [
        Document(
            number=number, title=tokens.of(ad["title"]), body=tokens.of(ad["body"]), first_seen=DAY, hours=(ad["hmin"], ad["hmax"]),
            level=(LEVELS[ad["level"]], LEVELS[ad["level"]]), month_wage=ad["wage"], point=Point(ad["lat"], ad["lon"]),
        )
        for number, ad in enumerate(ads(count), 1)
    ]  # fmt: skip


def searches(count: int, tokens: Tokens, seed: int = 5) -> list[Query]:
    """So many kept searches."""
    chance = random.Random(seed)  # noqa: S311 -- made-up data
    made = tool()
    words, towns = made["vocab"](), made["places"]()
    return [_search(chance, tokens, made, words, towns) for _ in range(count)]


def _search(chance: random.Random, tokens: Tokens, made: dict[str, Any], words: list[str], towns: list[Any]) -> Query:
    if chance.random() < 0.6:
        asked = [chance.choice(made["FUNC"])]
        if chance.random() < 0.5:
            asked.append(chance.choice(chance.choice((made["SEC"], made["MOD"]))))
    else:
        asked = [words[chance.randrange(100, 3000)] for _ in range(chance.randint(1, 3))]
    found = (token for word in asked for place in tokens.of(word) for token in place)
    town = towns[int(len(towns) * chance.random() ** 2)]
    hours = chance.choice((8.0, 16.0, 24.0, 32.0))
    level = chance.randint(1, 5)
    return Query(
        words=Words(tuple(dict.fromkeys(found))),
        near=Near(Point(town[2], town[3]), chance.choice(RADII)),
        hours=(hours, hours + chance.choice((4.0, 8.0, 16.0))) if chance.random() < 0.3 else None,
        level=(level, level + 2) if chance.random() < 0.3 else None,
        month_wage=float(chance.randrange(1800, 4200, 100)) if chance.random() < 0.3 else None,
    )
