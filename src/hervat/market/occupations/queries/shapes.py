"""What hangs together with an occupation: a skill, an occupation that is near, a load."""

from __future__ import annotations

from dataclasses import dataclass

from hervat.domain.matching.loads import Load


@dataclass(frozen=True)
class SkillLine:
    """A skill that the occupation asks."""

    uri: str
    label: str
    label_en: str
    kind: str
    essential: bool


@dataclass(frozen=True)
class KinLine:
    """An occupation that is near, 0-1."""

    uri: str
    label: str
    label_en: str
    isco: str
    strength: float


@dataclass(frozen=True)
class LoadLine:
    """What one item asks, with what its source adds to it."""

    load: Load
    note: str
