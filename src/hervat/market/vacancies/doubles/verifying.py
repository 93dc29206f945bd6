"""Whether two ads are of the same job. Sure of it, or not the same: a vacancy too many is seen by who searches, one that is hidden is not.

Ads of one agency share most of their sentences, so how much two texts share says little. What tells them apart is *where* they differ. A
copy differs in a word here and there, or has something before or behind it that the other lacks. Another job has other sentences in the
middle of the same ones: then both ads have stretches of words that the other has nowhere. So we count, in each, the words in stretches that
the other lacks, and take the harmonic mean of the two: it is small where either is. Of the measures that were tried (the lesser, the
geometric mean; stretches of 3 to 8 words) this one told copies from other jobs best, on generated ads of which 60 to 85% is shared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from hervat.market.vacancies.doubles.fingerprints import RUN, Fingerprint, Hashes, runs_of, token_hashes
from hervat.market.vacancies.doubles.words import is_part_of_name, tell_apart

STRETCH = 6  # words next to each other that the other lacks; fewer are an edit
LEAST_SHARED = 0.5  # of the runs of the shorter text
MOST_OTHER = 0.11  # of the words of the shorter text: in stretches that the other lacks
NEAR_SHARED, NEAR_OTHER = 0.75, 0.05  # where title, place or employer is not plainly the same
ALIKE = 90  # of 100: titles that differ in a letter
SHORT = 25  # words: too few to say that two texts are nearly the same


@dataclass(frozen=True)
class Told:
    """What of an ad is compared. ``title``, ``place``, ``employer``: in one spelling. ``hashes``: of the words of its text."""

    title: str
    place: str
    employer: str
    hashes: Hashes

    @classmethod
    def of(cls, mark: Fingerprint) -> Told:
        """Of an ad that was read."""
        return cls(mark.title, mark.place, mark.employer, mark.words)

    @cached_property
    def runs(self) -> Hashes:
        """Of three words, in order."""
        return runs_of(self.hashes)

    @cached_property
    def known(self) -> Hashes:
        """The runs, sorted."""
        return np.sort(self.runs)


def may_be_same(one: Told, other: Told) -> bool:
    """Whether title, place and employer leave it possible; texts need not be there yet."""
    return titles_fit(one.title, other.title) is not None and (one.place == other.place or not (one.place and other.place))


def have_same_heading(one: Told, other: Told) -> bool:
    """Whether title, place and employer are the same, as far as both tell them."""
    return may_be_same(one, other) and _employers(one.employer, other.employer)


def are_same(one: Told, other: Told) -> bool:
    """Whether two ads are of the same job."""
    titles = titles_fit(one.title, other.title)
    if titles is None or (one.place and other.place and one.place != other.place):
        return False
    is_plain = titles and one.place == other.place
    if not _employers(one.employer, other.employer):
        if not (_names(one.employer, other) and _names(other.employer, one)):
            return False
        is_plain = False
    return alike(one, other, LEAST_SHARED, MOST_OTHER) if is_plain else alike(one, other, NEAR_SHARED, NEAR_OTHER)


def alike(one: Told, other: Told, least_shared: float, most_other: float) -> bool:
    """Whether two texts differ so little that one may be a copy of the other."""
    shorter = min(len(one.hashes), len(other.hashes))
    if shorter < SHORT:
        return np.array_equal(one.hashes, other.hashes)
    in_other, in_one = _among(one.runs, other.known), _among(other.runs, one.known)
    if max(in_other.mean(), in_one.mean()) < least_shared:
        return False
    here, there = _lacking(in_other), _lacking(in_one)
    return 2 * here * there <= most_other * shorter * (here + there)


def _among(runs: Hashes, known: Hashes) -> NDArray[np.bool_]:
    places = np.searchsorted(known, runs)
    return np.asarray(known[np.minimum(places, len(known) - 1)] == runs)


def _lacking(is_shared: NDArray[np.bool_]) -> int:
    """How many words of a text are in stretches that the other lacks. ``is_shared``: of each run, whether the other has it."""
    covered = np.zeros(len(is_shared) + RUN - 1, np.int8)
    for step in range(RUN):
        covered[step : step + len(is_shared)] |= is_shared
    edges = np.diff(np.concatenate(([1], covered, [1])))
    lengths = np.flatnonzero(edges == 1) - np.flatnonzero(edges == -1)
    return int(lengths[lengths >= STRETCH].sum())


def titles_fit(one: str, other: str) -> bool | None:
    """True: they say the same. False: one says more, or is spelled otherwise. None: they are of different jobs."""
    if one == other:
        return True
    here, there = set(one.split()), set(other.split())
    if here == there or one.replace(" ", "") == other.replace(" ", ""):
        return True
    if tell_apart(here ^ there):
        return None
    if here <= there or there <= here:
        return False
    return False if ratio(one, other) >= ALIKE else None


def _employers(one: str, other: str) -> bool:
    return one == other or not one or not other or is_part_of_name(one, other)


def _names(name: str, told: Told) -> bool:
    """Whether a text names an employer: then it tells of two, an agency and whom it seeks somebody for."""
    wanted = token_hashes(name)
    return len(wanted) > 0 and bool(np.isin(wanted, told.hashes).all())
