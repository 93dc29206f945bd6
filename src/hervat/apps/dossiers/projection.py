"""The rows of the lists: computed from the facts in the transaction that changes them, and every day anew because time passes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from hervat.apps.dossiers.models import Dossier, ListRow
from hervat.apps.dossiers.rows import Rows, case_facts, rows_of
from hervat.domain.disclosure.lists import shared_line, whole_line
from hervat.domain.dossier.urgency import standing
from hervat.domain.law import Timeline, timeline
from hervat.domain.law.results import Severity
from hervat.domain.law.stretches import weeks_total

OF_THE_STEP = ("urgency", "step", "step_number", "state", "actor", "due", "decisions")
FIELDS = [
    "computed_on", "rules_version", "week", "weeks", "last_contact", "spoor_2", *OF_THE_STEP, *(f"shared_{name}" for name in OF_THE_STEP),
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
    shared = _of_the_step(shared_line(computed), rows)
    return ListRow(
        dossier_id=dossier,
        computed_on=computed.on,
        rules_version=computed.rules_version,
        week=computed.week,
        weeks=weeks_total(computed.wachttijd),
        last_contact=rows.last_contact,
        spoor_2=rows.in_spoor_2,
        **_of_the_step(whole_line(computed), rows),
        **{f"shared_{name}": value for name, value in shared.items()},
    )


def _of_the_step(seen: Timeline, rows: Rows) -> dict[str, object]:
    """The part of a row that tells of a step, for one kind of reader."""
    stands = standing(seen, rows.last_contact)
    step = stands.step
    return {
        "urgency": stands.urgency,
        "step": step.rule.id if step else "",
        "step_number": step.number if step else None,
        "state": step.state.value if step else "",
        "actor": step.rule.actor.value if step else "",
        "due": step.due if step else None,
        "decisions": sum(flag.severity is Severity.HUMAN_DECIDES for flag in seen.flags),
    }
