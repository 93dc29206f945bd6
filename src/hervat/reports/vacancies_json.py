"""Vacancies as JSON: what a search found, and one vacancy with all that was read in it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.utils import timezone

from hervat.domain.text import Text
from hervat.market.search.finding import Result, Results
from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.store.queries import Found, Shown

Spoken = Callable[[Text], str]


def results_json(results: Results, spoken: Spoken) -> dict[str, Any]:
    """One page of what was found."""
    return {
        "total": results.total,
        "total_is_exact": results.is_exact,
        "widened": results.widened,
        "took_ms": round(results.took_ms, 1),
        "facets": {facet.value: dict(counts) for facet, counts in results.facets.items()},
        "hits": [_hit(result, spoken) for result in results.results],
        "suggestions": [{"text": spoken(one.sentence), "total": one.total} for one in results.suggestions],
    }


def vacancy_json(vacancy: Shown, places: Collection[Found]) -> dict[str, Any]:
    """One vacancy: its text, what it asks with the sentence that says so, and where it stands."""
    ad = vacancy.ad
    return {
        "id": vacancy.number,
        "gone_at": _moment(vacancy.gone_at),
        "same_as": vacancy.instead,
        **_told(ad),
        "language": ad.language or None,
        "text": ad.text,
        "wage": ad.wage and {"min": ad.wage.low, "max": ad.wage.high, "per": ad.wage.per.value},
        "experience_years": ad.experience_years,
        "licences": list(ad.licences),
        "shifts": [shift.value for shift in ad.shifts],
        "start_date": ad.start if isinstance(ad.start, str | None) else ad.start.isoformat(),
        "load": [
            {
                "item": load.item,
                "value": load.value,
                "unit": load.unit or None,
                "present": load.present,
                "kenmerkend": load.kenmerkend,
                "sentence": load.sentence,
            }
            for load in ad.load
        ],
        "first_seen": timezone.localdate(vacancy.first_seen).isoformat(),
        "sources": [
            {"source": place.source, "url": place.url or None, "first_seen": _moment(place.first_seen), "gone_at": _moment(place.gone_at)}
            for place in places
        ],
    }


def _hit(result: Result, spoken: Spoken) -> dict[str, Any]:
    ad = result.vacancy.ad
    return {
        "id": result.vacancy.number,
        **_told(ad),
        "km": None if result.km is None else round(result.km, 1),
        "first_seen": timezone.localdate(result.vacancy.first_seen).isoformat(),
        "url": ad.url or None,
        "sources": result.vacancy.sources,
        "score": round(result.score, 4),
        "why": " ".join(spoken(sentence) for sentence in result.why),
    }


def _told(ad: Ad) -> dict[str, Any]:
    """What both tell. Null: the ad does not tell it."""
    return {
        "title": ad.title,
        "employer": ad.employer or None,
        "place": ad.place or None,
        "postcode": ad.postcode or None,
        "province": ad.province or None,
        "hours": ad.hours and {"min": ad.hours.low, "max": ad.hours.high},
        "level": ad.level and {"min": ad.level.low, "max": ad.level.high},
        "month_wage": ad.wage and {"min": ad.wage.month_low, "max": ad.wage.month_high},
        "contract": ad.contract.value if ad.contract else None,
        "home_work": ad.home_work.value if ad.home_work else None,
        "occupation": ad.occupation and {"uri": ad.occupation.uri, "label": ad.occupation.label, "confidence": ad.occupation.confidence},
    }


def _moment(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
