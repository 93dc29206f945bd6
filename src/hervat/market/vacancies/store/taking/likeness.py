"""Which vacancies new wordings are of. What they are compared by is kept in memory, filled from the database and thrown away at will.

Whoever asks holds the ledger, so nobody else asks or writes meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from hervat.market.vacancies.doubles.candidates import Candidates, Marks
from hervat.market.vacancies.doubles.fingerprints import token_hashes
from hervat.market.vacancies.doubles.verifying import Told, are_same
from hervat.market.vacancies.store.models import Wording
from hervat.market.vacancies.store.packing import text_of
from hervat.market.vacancies.store.readings import Reading

LOADED = 20_000  # wordings at a time
NO_TEXT = np.empty(0, np.uint64)


class _Memory:
    """All wordings up to a number."""

    candidates = Candidates()

    @classmethod
    def up_to(cls, last: int) -> Candidates:
        """With everything that came since it was asked last; anew when the database turns out to be another (a copy was put back)."""
        if cls.candidates.last() > last:
            cls.candidates = Candidates()
        rows = Wording.objects.filter(pk__gt=cls.candidates.last()).order_by("pk").values_list("pk", "signature", "place", "title")
        waiting = rows.iterator(LOADED)
        while portion := list(islice(waiting, LOADED)):
            numbers, signatures, places, titles = zip(*portion, strict=True)
            cls.candidates.add(numbers, Marks.of(signatures, places, titles))
        return cls.candidates


@dataclass(frozen=True)
class Candidate:
    """A wording in the store that may be of the same job as a new one. ``vacancy``: of which it was before anything was placed."""

    vacancy: int
    told: Told


class Likeness:
    """New wordings, by number: which of each other and of those in the store they may be the same as. ``last``: the number of the last
    wording in the store."""

    def __init__(self, readings: Mapping[int, Reading], last: int) -> None:
        self._readings = readings
        self._told: dict[int, Told] = {}
        if not readings:
            return
        numbers, prints = list(readings), [reading.fingerprint for reading in readings.values()]
        asked = Marks.of((one.signature for one in prints), [one.place for one in prints], [one.title for one in prints])
        self._old = self._stored(numbers, asked, last)
        self._new = _each_other(numbers, asked)

    def told(self, wording: int) -> Told:
        """What of a new wording is compared."""
        if wording not in self._told:
            self._told[wording] = Told.of(self._readings[wording].fingerprint)
        return self._told[wording]

    def same_as(self, wording: int, placed: Mapping[int, int]) -> list[tuple[int, bool]]:
        """The vacancies that a new wording is of the same job as, the most like it first; and of each whether that is known of an ad that
        tells its place. ``placed``: the vacancies of the new wordings that have one; those of wordings in the store are as they were."""
        told = self.told(wording)
        found: dict[int, bool] = {}
        for other, vacancy in self._near(wording, placed):
            has_place = bool(other.place)
            if not found.get(vacancy, not has_place and vacancy in found) and are_same(told, other):
                found[vacancy] = has_place
        return list(found.items())

    def _near(self, wording: int, placed: Mapping[int, int]) -> Iterator[tuple[Told, int]]:
        for candidate in self._old.get(wording, ()):
            yield candidate.told, candidate.vacancy
        for other in self._new.get(wording, ()):
            if other in placed:
                yield self.told(other), placed[other]

    def _stored(self, numbers: Sequence[int], asked: Marks, last: int) -> dict[int, list[Candidate]]:
        pairs = _Memory.up_to(last).find(asked)
        here = _fetched({pair.found for pair in pairs})
        found: defaultdict[int, list[Candidate]] = defaultdict(list)
        for pair in pairs:
            if pair.found in here:  # an ad that was taken away is only forgotten when the memory is filled anew
                found[numbers[pair.asked]].append(here[pair.found])
        return found


def _each_other(numbers: Sequence[int], asked: Marks) -> dict[int, list[int]]:
    here = Candidates()
    here.add(numbers, asked)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for pair in here.find(asked):
        if pair.found != numbers[pair.asked]:
            found[numbers[pair.asked]].append(pair.found)
    return found


def _fetched(wordings: Collection[int]) -> dict[int, Candidate]:
    rows = Wording.objects.filter(pk__in=wordings).values_list("pk", "vacancy_id", "title", "place", "employer", "packed")
    return {
        pk: Candidate(vacancy, Told(title, place, employer, token_hashes(text_of(bytes(packed)))))
        for pk, vacancy, title, place, employer, packed in rows
    }
