"""One portion of a visit, within the transaction of whoever calls: what is known is touched, what is new or changed finds its vacancy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from hervat.market.vacancies.store.ledger import Numbers, open_ledger
from hervat.market.vacancies.store.models import Reason, Source, SourceAd
from hervat.market.vacancies.store.readings import Reading
from hervat.market.vacancies.store.taking.arrivals import Arrival, Refused
from hervat.market.vacancies.store.taking.placing import place
from hervat.market.vacancies.store.taking.renewing import renew, vacancies_of
from hervat.market.vacancies.store.taking.wordings import forget_unused, staying


@dataclass
class Outcome:
    """``unread``: identifiers of ads that must be read first; then nothing was stored."""

    unread: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


class _Known(NamedTuple):
    id: int
    raw: int
    wording: int
    first_seen: datetime
    last_seen: datetime
    is_gone: bool


def store(source: Source, arrivals: Mapping[str, Arrival], readings: Mapping[str, Reading | None]) -> Outcome:
    """Stores what arrived, or tells what must be read before that can be done."""
    numbers = open_ledger()
    outcome = Outcome()
    known = _known(source, list(arrivals))
    same: list[_Known] = []
    to_place: dict[str, Reading] = {}
    for identifier, arrival in arrivals.items():
        here = known.get(identifier)
        if here is not None and here.last_seen == source.visited_at:
            outcome.refused.append(Refused(identifier, Reason.TWICE))
        elif here is not None and here.raw == arrival.raw:
            same.append(here)
        elif identifier not in readings:
            outcome.unread.append(identifier)
        elif (reading := readings[identifier]) is None:
            outcome.refused.append(Refused(identifier, Reason.UNREADABLE))
        else:
            to_place[identifier] = reading
    if outcome.unread:
        return outcome
    _touch(source, same, numbers, outcome.counts)
    if to_place:
        _place(source, {name: arrivals[name] for name in to_place}, to_place, known, numbers, outcome.counts)
    numbers.close()
    return outcome


def _known(source: Source, identifiers: Sequence[str]) -> dict[str, _Known]:
    rows = SourceAd.objects.filter(source=source, identifier__in=identifiers)
    told = rows.values_list("identifier", "pk", "raw", "wording_id", "first_seen", "last_seen", "gone_at")
    return {name: _Known(pk, raw, wording, first, last, gone is not None) for name, pk, raw, wording, first, last, gone in told}


def _touch(source: Source, same: Sequence[_Known], numbers: Numbers, counts: Counter[str]) -> None:
    back = [known for known in same if known.is_gone]
    SourceAd.objects.filter(pk__in=[known.id for known in same]).update(last_seen=source.visited_at, gone_at=None)
    counts["unchanged"] += len(same) - len(back)
    counts["back"] += len(back)
    if back:
        renew(vacancies_of(known.wording for known in back), numbers, source.visited_at)


def _place(
    source: Source,
    arrivals: Mapping[str, Arrival],
    readings: Mapping[str, Reading],
    known: Mapping[str, _Known],
    numbers: Numbers,
    counts: Counter[str],
) -> None:
    former = {name: known[name].wording for name in readings if name in known}
    left = vacancies_of(former.values())
    placed = place(readings, staying(former, readings), numbers, source.visited_at)
    ads = [
        SourceAd(
            source=source,
            identifier=name,
            raw=arrivals[name].raw,
            wording_id=placed.wordings[name],
            url=arrivals[name].posting.url,
            first_seen=known[name].first_seen if name in known else source.visited_at,
            last_seen=source.visited_at,
        )
        for name in readings
    ]
    SourceAd.objects.bulk_create(
        ads,
        update_conflicts=True,
        unique_fields=["source", "identifier"],
        update_fields=["raw", "wording", "url", "last_seen", "gone_at"],
    )
    renew(placed.to_renew | left, numbers, source.visited_at, placed.rewritten)
    forget_unused(former.values())
    for name in readings:
        counts["new" if name not in known else "back" if known[name].is_gone else "changed"] += 1


def take_away(source: Source, ads: Sequence[int]) -> int:
    """Ads (by key) that the source has no more; how many there were."""
    numbers = open_ledger()
    there = SourceAd.objects.filter(pk__in=ads)
    wordings = list(there.values_list("wording_id", flat=True))
    there.update(gone_at=source.visited_at)
    renew(vacancies_of(wordings), numbers, source.visited_at)
    numbers.close()
    return len(wordings)
