"""How well ads of the same job are told from others, how fast, and in how much memory.

Measured on ads of which agencies write most (``tests.support.market.agency_ads``), as hard as usual and harder, and on the corpus of words
by chance that stands beside the project. Then how finding candidates grows to a million ads. Times are of one core.
"""

from __future__ import annotations

import re
import resource
from collections import Counter
from collections.abc import Iterable, Sequence
from time import process_time

import numpy as np

from hervat.market.vacancies.doubles.candidates import Candidates, Marks
from hervat.market.vacancies.doubles.clusters import clusters
from hervat.market.vacancies.doubles.fingerprints import BINS, Fingerprint, fingerprint
from tests.benchmarks.alerts.workload import TOOL, ads
from tests.benchmarks.kit.table import print_fact, print_head
from tests.support.market.agency_ads import USUAL, Kind, agency_ads

JOBS, CORPUS = 20_000, 30_000
KINDS = {
    "60-80% shared, up to 4% of words edited": USUAL,
    "75-85% shared": Kind(shared=(0.75, 0.85)),
    "up to 10% of words edited": Kind(edits=0.1),
    "60% of jobs with title and place of another": Kind(shared=(0.7, 0.8), same_title=0.6),
}
SIZES = (100_000, 300_000, 1_000_000)
PORTION = 1000
PLACES = 2500


def main() -> None:
    """Prints the tables."""
    print_head("Doubles: precision and recall of pairs, ads a second on one core")
    for name, kind in KINDS.items():
        _print_quality(f"agencies: {name}", *_agencies(JOBS if kind is USUAL else JOBS // 4, kind))
    if TOOL.exists():
        _print_quality("words by chance, 40% copies", *_corpus())
    _print_growth()


def _agencies(jobs: int, kind: Kind) -> tuple[list[Fingerprint], list[int], float]:
    made = list(agency_ads(jobs, 2026, kind))
    begun = process_time()
    marks = [
        fingerprint(
            title=one.posting.title,
            text=re.sub(r"<[^>]+>", "\n", one.posting.description),
            place=one.posting.locality,
            employer=one.posting.employer,
        )
        for one in made
    ]
    return marks, [one.job for one in made], process_time() - begun


def _corpus() -> tuple[list[Fingerprint], list[int], float]:
    made = list(ads(CORPUS))
    first = {ad["id"]: ad["id"] for ad in made}
    for ad in made:
        if ad["dup_of"] >= 0:
            first[ad["id"]] = first[ad["dup_of"]]
    begun = process_time()
    marks = [fingerprint(title=ad["title"], text=ad["body"], place=ad["place"]) for ad in made]
    return marks, [first[ad["id"]] for ad in made], process_time() - begun


def _print_quality(name: str, marks: Sequence[Fingerprint], truth: Sequence[int], seconds: float) -> None:
    begun = process_time()
    found = clusters(marks)
    compared = process_time() - begun
    right = sum(_pairs(Counter(truth[one] for one in group).values()) for group in found)
    precision = right / max(1, _pairs(len(group) for group in found))
    recall = right / max(1, _pairs(Counter(truth).values()))
    prints, compares, both = (len(marks) / spent for spent in (seconds, compared, seconds + compared))
    told = f"n {len(marks)}, precision {precision:.4f}, recall {recall:.4f}"
    print_fact(name, f"{told}; prints {prints:,.0f}/s, compared {compares:,.0f}/s, both {both:,.0f}/s")


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def _print_growth() -> None:
    print_head("Candidates: a portion of a thousand ads among so many, on one core")
    rng = np.random.default_rng(1)
    found, before = Candidates(), _memory()
    for size in SIZES:
        begun = process_time()
        while len(found) < size:
            found.add(range(len(found) + 1, len(found) + PORTION + 1), _random(rng))
        filled = process_time() - begun
        seconds = sorted(_find(found, rng) for _ in range(9))
        print_fact(
            f"{size:,} ads",
            f"find {PORTION / seconds[4]:,.0f} ads/s (n 9, slowest {PORTION / seconds[-1]:,.0f}), filled in {filled:.1f} s, "
            f"{(_memory() - before) / size:,.0f} bytes an ad at most",
        )


def _find(found: Candidates, rng: np.random.Generator) -> float:
    asked = _random(rng)
    begun = process_time()
    found.find(asked)
    return process_time() - begun


def _random(rng: np.random.Generator) -> Marks:
    places = [f"plaats {number}" for number in (rng.random(PORTION) ** 3 * PLACES).astype(int)]
    return Marks(rng.integers(0, 2**16, (PORTION, BINS)).astype(np.uint16), places, places)


def _memory() -> int:
    """The most that was ever used, in bytes: with what merging needs for a moment."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
