"""Where new wordings belong: with a wording that is the same, with a vacancy that is the same job, or to a vacancy of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from hervat.market.vacancies.store.ledger import Numbers
from hervat.market.vacancies.store.models import Happening, News, Vacancy, Wording
from hervat.market.vacancies.store.readings import Reading


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


def place(readings: Mapping[str, Reading], numbers: Numbers, now: datetime) -> Placed:
    """Stores the wordings that are not here yet, and the vacancies that they found."""
    placed = Placed()
    here = _here({reading.fingerprint.digest for reading in readings.values()})
    vacancies: list[Vacancy] = []
    wordings: list[Wording] = []
    richer: dict[int, Reading] = {}
    for name, reading in readings.items():
        digest = reading.fingerprint.digest
        same = here.get(digest)
        if same is None:
            same = _Same(numbers.wording(), numbers.vacancy(), reading.told)
            vacancies.append(_vacancy(same, reading, numbers, now))
            wordings.append(_wording(same, reading))
        else:
            placed.to_renew.add(same.vacancy)
            if reading.told > same.told:
                same = same._replace(told=reading.told)
                richer[same.wording] = reading
        here[digest] = same
        placed.wordings[name] = same.wording
    Vacancy.objects.bulk_create(vacancies)
    Wording.objects.bulk_create(wordings)
    News.objects.bulk_create([News(day=timezone.localdate(now), what=Happening.NEW, vacancy_id=vacancy.pk) for vacancy in vacancies])
    _rewrite(richer)
    placed.rewritten.update(richer)
    return placed


def _here(digests: Iterable[bytes]) -> dict[bytes, _Same]:
    rows = Wording.objects.filter(digest__in=list(digests)).values_list("digest", "pk", "vacancy_id", "told")
    return {bytes(digest): _Same(*rest) for digest, *rest in rows}


def _vacancy(same: _Same, reading: Reading, numbers: Numbers, now: datetime) -> Vacancy:
    return Vacancy(number=same.vacancy, revision=numbers.revision(), first_seen=now, sources=1, best_id=same.wording, **reading.columns)


def _wording(same: _Same, reading: Reading) -> Wording:
    mark = reading.fingerprint
    return Wording(
        pk=same.wording,
        vacancy_id=same.vacancy,
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
