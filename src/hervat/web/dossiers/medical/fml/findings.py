"""What seems to contradict itself in a list, as a page asks about it: right so, because …, or to change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hervat.apps.health.door import finding_key
from hervat.domain.fml import Finding, Fml, VersionId, check
from hervat.web.cases.ability.words import NUMERALS
from hervat.web.components.speech import spoken
from hervat.web.dossiers.medical.fml.rows import anchor_of
from hervat.web.dossiers.medical.fml.sent import WHY


@dataclass(frozen=True, slots=True)
class AskedFinding:
    """One question. ``reason``: why it is right so; empty as long as nobody said. ``rubriek`` and ``anchor``: where it is changed."""

    key: str
    field: str
    text: str
    reason: str
    rubriek: int
    numeral: str
    anchor: str


def findings_of(fml: Fml, reasons: Mapping[str, str], *, rubriek: int | None = None) -> list[AskedFinding]:
    """The questions about a list; with ``rubriek`` those that touch it."""
    asked = (_asked(finding, fml, reasons, rubriek) for finding in check(fml) if rubriek is None or rubriek in _rubrieken(finding.items))
    return list(asked)


def _asked(finding: Finding, fml: Fml, reasons: Mapping[str, str], rubriek: int | None) -> AskedFinding:
    key = finding_key(finding)
    item = next((item for item in finding.items if rubriek is None or item.startswith(f"{rubriek}.")), finding.items[0])
    place = int(item.partition(".")[0])
    anchor = anchor_of(item) if fml.version is VersionId.B else "lijst"  # the numbers are those of version B
    return AskedFinding(key, f"{WHY}{key}", spoken(finding.text), reasons.get(key, ""), place, NUMERALS[place - 1], anchor)


def _rubrieken(items: Iterable[str]) -> set[int]:
    return {int(item.partition(".")[0]) for item in items}
