"""A vacancy as a search engine gets it."""

from __future__ import annotations

import math
from datetime import datetime

from django.utils import timezone

from hervat.market.search.contract import Document
from hervat.market.text.analysis import analyse
from hervat.market.vacancies.ads import Ad


def document(number: int, ad: Ad, first_seen: datetime) -> Document:
    """Everything that is searched in or filtered by."""
    return Document(
        number=number,
        title=analyse(ad.title),
        body=analyse(ad.text),
        employer=analyse(ad.employer),
        first_seen=timezone.localdate(first_seen),
        occupation=ad.occupation.uri if ad.occupation else "",
        hours=(ad.hours.low, ad.hours.high) if ad.hours else None,
        level=(ad.level.low, ad.level.high) if ad.level else None,
        month_wage=(ad.wage.month_high or ad.wage.month_low) if ad.wage else None,
        contract=ad.contract or "",
        home_work=ad.home_work or "",
        province=ad.province,
        point=ad.point,
        load=_load(ad),
    )


def _load(ad: Ad) -> dict[str, float]:
    """The highest number that the ad tells of each item; nan where it tells none."""
    found: dict[str, float] = {}
    for asked in ad.load:
        if asked.present:
            before = found.get(asked.item, math.nan)
            found[asked.item] = before if asked.value is None else max(asked.value, before if before == before else asked.value)
    return found
