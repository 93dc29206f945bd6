"""What the tests of the vault do again and again."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from hervat.apps.documents.scanning import Outcome, Verdict
from hervat.apps.dossiers.door import Entered
from hervat.apps.health import door
from hervat.apps.health.models import VaultRecord
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.matrix import Datum
from hervat.domain.dossier.vault import Task, VaultKind
from tests.support.world import Side

MARKER = "zeekoe-gewricht"  # stands for what nobody outside the vault may read
TEXT_FILE = MARKER.encode() + b" in een brief\n"


class Says:
    """A scanner with one verdict."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome

    def scan(self, content: bytes) -> Verdict:
        del content
        return Verdict(self.outcome)


def draft(entered: Entered, kind: VaultKind = VaultKind.AANTEKENING, text: str = MARKER, **more: str) -> UUID:
    """A draft of who entered."""
    return door.write(entered, door.NewRecord(kind=kind, day=entered.acting.on, text=text, **more)).id


def signed(entered: Entered, kind: VaultKind = VaultKind.AANTEKENING, text: str = MARKER) -> UUID:
    """A signed record; of a probleemanalyse as it is given, with its advice."""
    if kind is VaultKind.PROBLEEMANALYSE:
        return door.give_analysis(entered, door.NewAnalysis(day=entered.acting.on, medical=text, advice="Vier uur per dag."))
    more = {"question": "Wat kan er?"} if kind is VaultKind.VRAAG_ANTWOORD else {}
    record = draft(entered, kind, text, **more)
    door.sign(entered, record)
    return record


def one_of_each(entered: Entered) -> dict[VaultKind, UUID]:
    """A signed record of every kind."""
    return {kind: signed(entered, kind) for kind in VaultKind}


def attach(entered: Entered, record: UUID, *, outcome: Outcome = Outcome.CLEAN, name: str = f"{MARKER}.txt") -> UUID:
    """A file for a draft, whose name is as secret as what stands in it."""
    return door.add_file(entered, record, name=name, declared_type="text/plain", content=TEXT_FILE, scanner=Says(outcome))


def give(side: Side, datum: Datum = Datum.AARD_EN_OORZAAK, task: Task = Task.PREPARE, *, days: int = 7, everywhere: bool = False) -> UUID:
    """The bedrijfsarts gives the colleague who works under them something, from today."""
    entered = side.entered(Role.BEDRIJFSARTS)
    on = entered.acting.on
    new = door.NewDelegation(
        colleague=side.people[Role.CASEMANAGER_TAAKDELEGATIE].id,
        datum=datum,
        task=task,
        first_day=on,
        last_day=on + timedelta(days=days),
        instruction=f"Let op {MARKER}",
        everywhere=everywhere,
    )
    return door.delegate(entered, new)


def row(record: UUID) -> VaultRecord:
    """The row itself."""
    return VaultRecord.objects.get(pk=record)
