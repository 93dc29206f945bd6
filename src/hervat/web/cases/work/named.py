"""Occupations in a list by name, each with the way to its page in the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from hervat.domain.matching.occupations import Occupation
from hervat.web.cases.links import CaseLinks
from hervat.web.cases.work.addresses import work_page

MOST_SHOWN = 60  # names in a list; the number beside it counts them all
NO_LABEL = SafeString("")


@dataclass(frozen=True, slots=True)
class Named:
    """One occupation in a list. ``label``: its verdict, where that is told."""

    name: str
    address: str
    label: SafeString = NO_LABEL


@dataclass(frozen=True, slots=True)
class Listed:
    """Some occupations: how many there are, and the first of them by name."""

    count: int
    shown: tuple[Named, ...]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.shown)


def named(occupation: Occupation, links: CaseLinks, label: SafeString = NO_LABEL) -> Named:
    """One occupation."""
    return Named(capfirst(occupation.label), work_page(links, occupation), label)


def listed(occupations: Sequence[Occupation], links: CaseLinks) -> Listed:
    """These, in their order, without a verdict."""
    return Listed(len(occupations), tuple(named(occupation, links) for occupation in occupations[:MOST_SHOWN]))
