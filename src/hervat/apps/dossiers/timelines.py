"""The law's clock for one dossier: whole, for what is computed from it, and disclosed, for what is shown of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hervat.apps.dossiers.door import Entered
from hervat.apps.dossiers.errors import Hidden
from hervat.apps.dossiers.rows import Rows, case_facts, rows_of
from hervat.domain.disclosure.disclose import disclose
from hervat.domain.law import CaseFacts, Timeline, timeline


def rows_in(entered: Entered, moment: datetime | None = None) -> Rows:
    """The stored facts of the dossier, now or as they were known at ``moment``. Raises :class:`Hidden` when nothing was known then."""
    found = rows_of([entered.dossier.id], moment).get(entered.dossier.id)
    if found is None:
        raise Hidden
    return found


def rows_before(entered: Entered, recorded_at: datetime) -> Rows | None:
    """The facts as they were known just before something was recorded; None when that was the first."""
    return rows_of([entered.dossier.id], recorded_at - timedelta(microseconds=1)).get(entered.dossier.id)


def facts_in(entered: Entered, rows: Rows) -> CaseFacts:
    """All facts of the dossier, for what is computed; never shown as they are."""
    return case_facts(rows, entered.dossier.opened_on)


def disclosed_timeline(entered: Entered, rows: Rows | None = None, on: date | None = None, facts: CaseFacts | None = None) -> Timeline:
    """The timeline as this actor may see it. ``facts`` (a what-if) stand in for those of the dossier."""
    whole = facts if facts is not None else facts_in(entered, rows if rows is not None else rows_in(entered))
    return disclose(timeline(replace(whole, kept_since=entered.dossier.opened_on), on or entered.acting.on), entered.acting.role)
