"""What the page of an occupation shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hervat.domain.matching.loads import Load


@dataclass(frozen=True)
class SourceLine:
    """A data set that said something on the page."""

    name: str
    version: str
    published: date | None
    attribution: str
    licence: str
    is_official: bool


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


@dataclass(frozen=True)
class OnetLine:
    """The American occupation that stands for this one, and how surely (0-1)."""

    code: str
    title: str
    match: str
    confidence: float


@dataclass(frozen=True, kw_only=True)
class OccupationPage:
    """Everything of one occupation. None, or empty, is not known.

    ``sources``: by field (``label``, ``wage_min``, ``riasec`` ...) who said it; a level without one was derived (``level_trust`` C or D).
    ``attributions``: what must be shown on the page.
    """

    uri: str
    isco: str
    isco_label: str
    label: str
    label_en: str
    description: str
    description_en: str
    names: tuple[str, ...]
    names_en: tuple[str, ...]
    level_min: int | None
    level_max: int | None
    level_trust: str
    wage_min: float | None
    wage_max: float | None
    chance: str
    riasec: Mapping[str, float] | None
    job_zone: int | None
    is_starter: bool
    skills: tuple[SkillLine, ...]
    kin: tuple[KinLine, ...]
    loads: tuple[LoadLine, ...]
    onet: tuple[OnetLine, ...]
    sources: Mapping[str, SourceLine]
    attributions: tuple[str, ...]
