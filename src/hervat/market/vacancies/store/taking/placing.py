"""Where new wordings belong: with a wording that is the same, with a vacancy that is the same job, or to a vacancy of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from hervat.market.vacancies.store.ledger import Numbers
from hervat.market.vacancies.store.models import Happening, News, Vacancy, Wording
from hervat.market.vacancies.store.readings import Reading
from hervat.market.vacancies.store.taking.likeness import Likeness


@dataclass
class Placed:
    """``wordings``: by name of what was to be placed. ``to_renew``: vacancies that have more ads, or other words, than before.
    ``rewritten``: wordings that are the same, but of which more is known now."""

    wordings: dict[str, int] = field(default_factory=dict)
    to_renew: set[int] = field(default_factory=set)
    rewritten: set[int] = field(default_factory=set)


class _Same(NamedTuple):
    wording: int
    vacancy: int
    told: int


def place(readings: Mapping[str, Reading], stays: Mapping[str, int], numbers: Numbers, now: datetime) -> Placed:
    """Stores the wordings that are not here yet, and the vacancies that they found.

    ``stays``: by name, of ads whose words changed: the vacancy that they remain of, unless they are now the same as another.
    """
    here = _here({reading.fingerprint.digest for reading in readings.values()})
    placed, richer, new = Placed(), dict[int, Reading](), _New(numbers)
    for name, reading in readings.items():
        same = here.get(reading.fingerprint.digest)
        if same is None:
            placed.wordings[name] = new.add(reading, stays.get(name))
            continue
        placed.wordings[name] = same.wording
        placed.to_renew.add(same.vacancy)
        if reading.told > same.told:
            richer[same.wording] = reading
    new.choose_vacancies()
    new.store(now)
    _rewrite(richer)
    placed.to_renew |= new.joined
    placed.rewritten |= richer.keys()
    return placed


def _here(digests: Iterable[bytes]) -> dict[bytes, _Same]:
    rows = Wording.objects.filter(digest__in=list(digests)).values_list("digest", "pk", "vacancy_id", "told")
    return {bytes(digest): _Same(*rest) for digest, *rest in rows}


class _New:
    """The new wordings of a portion. ``joined``: vacancies that one of them was added to."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._last_before = numbers.last_wording
        self._by_digest: dict[bytes, int] = {}
        self._readings: dict[int, Reading] = {}
        self._stays: dict[int, int] = {}
        self._vacancies: dict[int, int] = {}  # by wording
        self._founders: dict[int, int] = {}  # of new vacancies: their first wording
        self._became: dict[int, int] = {}  # vacancies that turned out to be the same as another
        self.joined: set[int] = set()

    def add(self, reading: Reading, stays: int | None) -> int:
        """The wording of a reading; of two with the same words the one that tells more is kept."""
        digest = reading.fingerprint.digest
        if digest not in self._by_digest:
            self._by_digest[digest] = self._numbers.wording()
        wording = self._by_digest[digest]
        if wording not in self._readings or reading.told > self._readings[wording].told:
            self._readings[wording] = reading
        if stays is not None:
            self._stays.setdefault(wording, stays)
        return wording

    def choose_vacancies(self) -> None:
        """Gives every new wording its vacancy."""
        likeness = Likeness(self._readings, self._last_before)
        for wording, reading in self._readings.items():
            same = self._certain(reading, likeness.same_as(wording, self._vacancies))
            if not same and wording in self._stays:
                same = [self._now_is(self._stays[wording])]
            self._vacancies[wording] = self._joined(same) if same else self._founded(wording)

    def _certain(self, reading: Reading, found: Sequence[tuple[int, bool]]) -> list[int]:
        """Vacancies that a new wording makes one. An ad that tells no place may be like ads of several places: it joins the one that it is
        most like, and is no reason to take two for the same."""
        placed = {self._now_is(vacancy) for vacancy, has_place in found if has_place} if reading.fingerprint.place else set()
        return sorted(placed) or [self._now_is(vacancy) for vacancy, _has_place in found[:1]]

    def _now_is(self, vacancy: int) -> int:
        while vacancy in self._became:
            vacancy = self._became[vacancy]
        return vacancy

    def _joined(self, same: list[int]) -> int:
        kept = min(same)
        self._became.update({number: kept for number in same if number != kept})
        self.joined.add(kept)
        return kept

    def _founded(self, wording: int) -> int:
        number = self._numbers.vacancy()
        self._founders[number] = wording
        return number

    def store(self, now: datetime) -> None:
        """New vacancies, new wordings, and vacancies that became one."""
        founded = {number: wording for number, wording in self._founders.items() if number not in self._became}
        Vacancy.objects.bulk_create([self._vacancy(number, wording, now) for number, wording in founded.items()])
        Wording.objects.bulk_create(
            [_wording(wording, self._now_is(self._vacancies[wording]), self._readings[wording]) for wording in self._readings]
        )
        day = timezone.localdate(now)
        News.objects.bulk_create([News(day=day, what=Happening.NEW, vacancy_id=number) for number in founded])
        self._merge([number for number in self._became if number not in self._founders], now)
        self.joined = {self._now_is(number) for number in self.joined}

    def _merge(self, merged: Iterable[int], now: datetime) -> None:
        """The one with the lowest number gets all wordings; who has the number of another is sent there."""
        for number in merged:
            kept = self._now_is(number)
            Wording.objects.filter(vacancy=number).update(vacancy=kept)
            Vacancy.objects.filter(merged_into=number).update(merged_into=kept)
            Vacancy.objects.filter(pk=number).update(merged_into=kept, sources=0, gone_at=now, best=None, revision=self._numbers.revision())

    def _vacancy(self, number: int, wording: int, now: datetime) -> Vacancy:
        told = self._readings[wording].columns
        return Vacancy(number=number, revision=self._numbers.revision(), first_seen=now, sources=1, best_id=wording, **told)


def _wording(number: int, vacancy: int, reading: Reading) -> Wording:
    mark = reading.fingerprint
    return Wording(
        pk=number,
        vacancy_id=vacancy,
        digest=mark.digest,
        title=mark.title,
        place=mark.place,
        employer=mark.employer,
        signature=mark.signature,
        told=reading.told,
        letters=reading.letters,
        packed=reading.packed,
    )


def _rewrite(richer: Mapping[int, Reading]) -> None:
    """The same words from a source that tells more: that is kept."""
    for wording, reading in richer.items():
        Wording.objects.filter(pk=wording).update(told=reading.told, letters=reading.letters, packed=reading.packed)
