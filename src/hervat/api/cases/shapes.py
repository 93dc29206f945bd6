"""Dossiers as JSON. Names are public: fields may be added, none renamed or dropped."""

from __future__ import annotations

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.queries.caseload import CaseRow
from hervat.apps.dossiers.queries.history import Author, RecordedDates, RecordedEvent, RecordedPeriod
from hervat.domain.law import Timeline
from hervat.domain.law.stretches import weeks_total

Json = dict[str, object]


def case_line(row: CaseRow) -> Json:
    """One dossier in a list."""
    return {
        "number": row.number,
        "name": row.name,
        "werkgever": row.werkgever,
        "week": row.week,
        "next_step": row.step or None,
        "state": row.state.value if row.state else None,
        "actor": row.actor.value if row.actor else None,
        "due": row.due.isoformat() if row.due else None,
        "urgency": row.urgency.name.lower(),
        "last_contact": row.last_contact.isoformat() if row.last_contact else None,
        "decisions": row.decisions,
        "spoor_2": row.spoor_2,
    }


def case(entered: Entered, timeline: Timeline, dates: RecordedDates | None) -> Json:
    """One dossier. What is not for this role is null."""
    dossier = entered.dossier
    return {
        "number": dossier.number,
        "given_name": dossier.given_name,
        "family_name": dossier.family_name,
        "function": dossier.function,
        "werkgever": {"id": str(dossier.werkgever_id), "name": dossier.werkgever.name},
        "opened_on": dossier.opened_on.isoformat(),
        "closed_on": dossier.closed_on.isoformat() if dossier.closed_on else None,
        "imported": dossier.imported,
        "week": timeline.week,
        "weeks": weeks_total(timeline.wachttijd),
        "dates": None if dates is None else _dates(dates),
    }


def event(found: RecordedEvent) -> Json:
    """One recorded event, with its earlier versions."""
    return {
        "id": str(found.id),
        "kind": found.kind.value,
        "date": found.day.isoformat(),
        "obligation": found.obligation or None,
        "reason": found.reason or None,
        "until": found.until.isoformat() if found.until else None,
        "on_paper_at": found.on_paper_at or None,
        "withdrawn": found.withdrawn,
        "agreed": found.agreed,
        "correction_reason": found.correction_reason or None,
        "recorded": _author(found.author),
        "earlier": [event(version) for version in found.earlier],
    }


def period(found: RecordedPeriod) -> Json:
    """One current period."""
    return {
        "id": str(found.id),
        "kind": found.kind.value,
        "from": found.first_day.isoformat(),
        "until": found.last_day.isoformat() if found.last_day else None,
        "hours_per_week": float(found.hours_per_week) if found.hours_per_week is not None else None,
        "recorded": _author(found.author),
    }


def _dates(dates: RecordedDates) -> Json:
    return {
        "id": str(dates.id),
        "eerste_ziektedag": dates.eerste_ziektedag.isoformat(),
        "aow_date": dates.aow_date.isoformat() if dates.aow_date else None,
        "employment_ends": dates.employment_ends.isoformat() if dates.employment_ends else None,
        "has_vangnet": dates.has_vangnet,
        "recorded": _author(dates.author),
    }


def _author(author: Author) -> Json:
    return {"by": author.name, "role": author.role.value, "organisation": author.organisation or None, "at": author.at.isoformat()}
