"""The rows of the lists: computed from the facts in the transaction that changes them, and every day anew because time passes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from hervat.apps.dossiers.models import Dossier, ListRow
from hervat.apps.dossiers.rows import Rows, case_facts, rows_of
from hervat.domain.dossier.urgency import Urgency, standing
from hervat.domain.law import Timeline, timeline
from hervat.domain.law.results import Severity
from hervat.domain.law.stretches import weeks_total

FIELDS = [
    "computed_on", "rules_version", "urgency", "week", "weeks", "step", "step_number", "state", "actor", "due", "last_contact", "decisions",
    "spoor_2",
]  # fmt: skip


def refresh(dossiers: Iterable[tuple[UUID, date]], on: date) -> Mapping[UUID, ListRow]:
    """Computes the rows of ``dossiers`` (id and the day since which each is kept) for ``on`` and stores them. Five queries."""
    kept = dict(dossiers)
    rows = [list_row(dossier, found, timeline(case_facts(found, kept[dossier]), on)) for dossier, found in rows_of(kept).items()]
    store_rows(rows)
    return {row.dossier_id: row for row in rows}


def store_rows(rows: list[ListRow]) -> None:
    """Stores rows in place of those that were there."""
    ListRow.objects.bulk_create(rows, update_conflicts=True, unique_fields=["dossier"], update_fields=FIELDS)


def refresh_one(dossier: Dossier, on: date) -> ListRow:
    """The row of one dossier, after its facts changed. Raises KeyError for a dossier without dates, which cannot be."""
    return refresh([(dossier.id, dossier.opened_on)], on)[dossier.id]


def list_row(dossier: UUID, rows: Rows, computed: Timeline) -> ListRow:
    """One row, not yet stored, of a dossier with these facts and the (whole) timeline that follows from them."""
    stands = standing(computed, rows.last_contact)
    step = stands.step
    return ListRow(
        dossier_id=dossier,
        computed_on=computed.on,
        rules_version=computed.rules_version,
        urgency=Urgency(stands.urgency),
        week=computed.week,
        weeks=weeks_total(computed.wachttijd),
        step=step.rule.id if step else "",
        step_number=step.number if step else None,
        state=step.state.value if step else "",
        actor=step.rule.actor.value if step else "",
        due=step.due if step else None,
        last_contact=rows.last_contact,
        decisions=sum(flag.severity is Severity.HUMAN_DECIDES for flag in computed.flags),
        spoor_2=rows.in_spoor_2,
    )
