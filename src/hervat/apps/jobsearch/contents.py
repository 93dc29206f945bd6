"""What stands closed in the rows: what is looked for, and a vacancy as it was. Every value is bound to its row and its dossier."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from hervat.apps.jobsearch.models import JobAlert, VacancyChoice
from hervat.apps.sealing import Purpose, Unsealable, open_text, seal_text
from hervat.market.alerts.requests import read, to_keep, written
from hervat.market.search.request import SearchRequest
from hervat.market.vacancies.ads import Ad

LONGEST_SNAPSHOT = 20_000  # letters of an ad that are kept


class Why(StrEnum):
    """Why a vacancy is passed over."""

    TOO_FAR = "too_far"
    TOO_HEAVY = "too_heavy"
    OTHER_TRADE = "other_trade"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A vacancy as it was on a day: it stays readable when the vacancy is gone."""

    title: str
    employer: str
    place: str
    url: str
    text: str
    hours: tuple[float, float] | None
    seen_on: date


def snapshot_of(ad: Ad, on: date) -> Snapshot:
    """What is kept of an ad."""
    hours = (ad.hours.low, ad.hours.high) if ad.hours else None
    return Snapshot(
        title=ad.title, employer=ad.employer, place=ad.place, url=ad.url, text=ad.text[:LONGEST_SNAPSHOT], hours=hours, seen_on=on
    )


def close_search(alert: JobAlert, name: str, request: SearchRequest) -> bytes:
    """The sealed value for ``alert.content``."""
    return _closed(alert.dossier_id, {"name": name, "request": written(to_keep(request))}, alert_context(alert.id))


def open_search(alert: JobAlert) -> tuple[str, SearchRequest]:
    """How the search is called, and what is asked. Raises Unsealable, also for a row that was moved to another dossier."""
    values = _opened(alert.dossier_id, alert.content, alert_context(alert.id))
    return values["name"], read(values["request"])


def close_choice(row: VacancyChoice, snapshot: Snapshot, why: Why | None) -> bytes:
    """The sealed value for ``row.content``."""
    told = {**asdict(snapshot), "seen_on": snapshot.seen_on.isoformat()}
    return _closed(row.dossier_id, {"vacancy": told, "why": why}, choice_context(row.id))


def open_choice(row: VacancyChoice) -> tuple[Snapshot, Why | None]:
    """The vacancy as it was, and why it was passed over. Raises Unsealable."""
    values = _opened(row.dossier_id, row.content, choice_context(row.id))
    told, why = values["vacancy"], values["why"]
    hours = tuple(told["hours"]) if told["hours"] else None
    snapshot = Snapshot(**{**told, "hours": hours, "seen_on": date.fromisoformat(told["seen_on"])})
    return snapshot, Why(why) if why else None


def alert_context(alert: UUID) -> str:
    """Where a search belongs."""
    return f"jobsearch.jobalert.content:{alert}"


def choice_context(row: UUID) -> str:
    """Where the content of a choice belongs."""
    return f"jobsearch.vacancychoice.content:{row}"


def _closed(dossier: UUID, values: dict[str, Any], context: str) -> bytes:
    return seal_text(Purpose.CASE, json.dumps({"dossier": dossier.hex, **values}), context=context)


def _opened(dossier: UUID, content: bytes | memoryview[int], context: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(open_text(Purpose.CASE, bytes(content), context=context))
    if values["dossier"] != dossier.hex:
        raise Unsealable(Purpose.CASE)
    return values
