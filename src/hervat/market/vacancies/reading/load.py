"""What the ad says of the load: by item of the FML (version B), with the sentence that says so."""

from __future__ import annotations

from collections.abc import Sequence

from hervat.market.vacancies.ads import Hours, LoadSentence
from hervat.market.vacancies.reading.fields.amounts import number
from hervat.market.vacancies.reading.rules import Hit

HOURS_A_WEEK, H_WEEK = "6.3", "h/week"
MOST = {"kg": 100.0, "h/day": 24.0}


def read_load(hits: Sequence[Hit], hours: Hours | None, told_by: Hit | None) -> tuple[LoadSentence, ...]:
    """One sentence an item: one with a number before one without (the highest number counts), what is there before what is not, what
    belongs to the work before what is rare, and else the first of the ad."""
    best: dict[str, LoadSentence] = {}
    for hit in hits:
        for item in hit.rule.told["items"]:
            one = _sentence(item, hit)
            if item not in best or _weight(one) > _weight(best[item]):
                best[item] = one
    if hours is not None and told_by is not None and hours.low > 0:
        best[HOURS_A_WEEK] = LoadSentence(HOURS_A_WEEK, told_by.sentence.text, hours.low, H_WEEK)
    return tuple(best[item] for item in sorted(best, key=_order))


def _sentence(item: str, hit: Hit) -> LoadSentence:
    unit = hit.rule.told.get("unit", "")
    value = number(hit.match["value"]) if unit and not hit.denied else None
    if value is not None and not 0 < value <= MOST[unit]:
        value = None
    return LoadSentence(
        item,
        hit.sentence.text,
        value,
        unit if value is not None else "",
        present=not hit.denied,
        kenmerkend=not hit.denied and not hit.rare,
    )


def _weight(one: LoadSentence) -> tuple[bool, bool, float]:
    return one.present, one.kenmerkend, one.value or 0.0


def _order(item: str) -> tuple[int, ...]:
    return tuple(map(int, item.split(".")))
