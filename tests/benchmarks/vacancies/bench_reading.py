"""How well and how fast ads are read: precision and recall per field on labelled ads, seen and unseen, and ads a second on one core.

``python -m tests.benchmarks reading`` prints the tables of ``docs/reference/reading-ads.md``. With ``READING_WRONG=seen`` it also prints
what went wrong on the seen ads.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

import orjson

from hervat.domain.matching.travel import Point
from hervat.market.titles.finder import TitleFinder
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.reading.places import PlaceRow, Places
from hervat.market.vacancies.reading.read import read
from hervat.market.vacancies.reading.tools import Tools
from tests.benchmarks.kit.table import print_fact, print_head
from tests.market.titles.generated import esco_rows
from tests.market.vacancies.reading.labelled import PARTS, TODAY, labelled_ads
from tests.market.vacancies.reading.measuring import Read, Score, scores, too_much_gone
from tests.support.project_files import ROOT

DATA = ROOT.parent / "shared" / "data"
GENERATOR = ROOT.parent / "shared" / "tools" / "vacancy_corpus.py"
GENERATED = 2000
ROUNDS = 7


def main() -> None:
    """Prints the tables."""
    tools = load()
    parts = {part: [Read(one, read(one.posting, tools, TODAY)) for one in labelled_ads(part)] for part in PARTS}
    print_scores(parts, tools)
    print_speed(parts["seen"])


def load() -> Tools:
    """The tools over the real data, as far as they are there."""
    if not DATA.is_dir():
        print("Reading ads: occupations and places are not measured, there is no folder shared/data beside the project.")
        return Tools(None, Places(()))
    finder = TitleFinder(esco_rows(DATA))
    with (DATA / "geo_4pp_postcode" / "4pp.csv").open(encoding="utf-8", newline="") as file:
        rows = [_row(row) for row in csv.DictReader(file)]
    return Tools(lambda title: finder.find(title, 2), Places(rows))


def _row(row: dict[str, str]) -> PlaceRow:
    return PlaceRow(
        row["postcode"], row["woonplaats"], row["gemeente"], row["provincie"], Point(float(row["latitude"]), float(row["longitude"]))
    )


def print_scores(parts: dict[str, list[Read]], tools: Tools) -> None:
    """A row a field: precision, recall and how many there are, seen and unseen."""
    real = bool(tools.places.by_postcode)
    by_part = {part: scores(ads, with_occupations=real, with_places=real) for part, ads in parts.items()}
    print("\n| field | seen: precision | recall | n | unseen: precision | recall | n |\n|---|---|---|---|---|---|---|")
    for name in by_part["seen"]:
        print(f"| {name} | " + " | ".join(_cells(by_part[part].get(name, Score())) for part in PARTS) + " |")
    print()
    for part, ads in parts.items():
        gone = too_much_gone(ads)
        print_fact(f"{part}: ads without a person in which something was left out", f"{gone[True]} of {gone.total()}")
    wanted = os.environ.get("READING_WRONG", "")
    for name, score in by_part.get(wanted, {}).items():
        print(f"\n{name}")
        for line in score.wrong:
            print(f"  {line}")


def _cells(score: Score) -> str:
    return " | ".join((_percent(score.precision), _percent(score.recall), str(score.there)))


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"


def print_speed(ads: Sequence[Read]) -> None:
    """Ads a second, without the look-up of titles (ads repeat theirs) and on the processor: others may be at work.

    Labelled ads hold little but what is looked for; repeated until they are as long as ads are, they are the hardest that there can be.
    """
    print_head("Reading ads: speed on one core, a second")
    postings = [one.labelled.posting for one in ads]
    _print_rate("labelled ads as they are", postings)
    _print_rate("labelled ads repeated to 2.4 KB", [_to_size(posting) for posting in postings])
    if GENERATOR.is_file():
        _print_rate("generated ads", _generated())


def _print_rate(name: str, postings: Sequence[Posting]) -> None:
    tools = Tools(None, Places(()))
    size = sum(len(posting.description.encode()) for posting in postings) / len(postings)
    rates = sorted(_rate(postings, tools) for _ in range(ROUNDS))
    print_fact(f"{name}, {size:,.0f} bytes", f"{rates[len(rates) // 2]:,.0f} ({rates[0]:,.0f} to {rates[-1]:,.0f}, n = {ROUNDS})")


def _generated() -> list[Posting]:
    """Ads of random words in the frequencies of Dutch, as the engines are measured with."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, str(GENERATOR), str(GENERATED), folder, "1"], check=True, capture_output=True)
        lines = Path(folder, "ads_0.jsonl").read_bytes().splitlines()
    rows = map(orjson.loads, lines)
    return [Posting(identifier=str(row["id"]), title=row["title"], description=row["body"]) for row in rows]


def _to_size(posting: Posting, wanted: int = 2440) -> Posting:
    """The ad with its own text behind it until it is as long as ads usually are."""
    times = max(1, round(wanted / len(posting.description.encode())))
    return replace(posting, description="\n".join([posting.description] * times))


def _rate(postings: Sequence[Posting], tools: Tools) -> float:
    start = process_time()
    for posting in postings:
        read(posting, tools, TODAY)
    return len(postings) / (process_time() - start)


if __name__ == "__main__":
    main()
