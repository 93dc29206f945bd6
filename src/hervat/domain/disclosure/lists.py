"""What a list of dossiers may say to whom. A list has one line a dossier and many readers, so there are two versions of each line.

The whole line is for the roles that may know every step; the shared line holds only steps that everybody with a list may know. Whoever may
know some more than that finds it in the dossier, not in the list.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cache

from hervat.domain.access.actions import WITH_CASES
from hervat.domain.access.roles import Role
from hervat.domain.disclosure.facts import FLAG_DATA, STEP_DATA
from hervat.domain.disclosure.matrix import Datum, may_see
from hervat.domain.law.results import Timeline


@cache
def whole_line_roles() -> frozenset[Role]:
    """The roles with a list that may know every step of every dossier they work on."""
    return frozenset(role for role in WITH_CASES if all(may_see(datum, role) for datum in {Datum.TIJDLIJN, *STEP_DATA.values()}))


def whole_line(timeline: Timeline) -> Timeline:
    """With every step, and the flags that all readers of the whole line may know."""
    return _for(timeline, known_to_all(whole_line_roles()))


def shared_line(timeline: Timeline) -> Timeline:
    """With the steps and flags that everybody with a list may know."""
    return _for(timeline, known_to_all(WITH_CASES))


@cache
def known_to_all(readers: frozenset[Role]) -> frozenset[Datum]:
    """What every one of these roles may see. The daily round asks it for each step of each dossier."""
    return frozenset(datum for datum in Datum if all(may_see(datum, role) for role in readers))


def _for(timeline: Timeline, known: Collection[Datum]) -> Timeline:
    return replace(
        timeline,
        obligations=tuple(step for step in timeline.obligations if STEP_DATA.get(step.rule.id, Datum.TIJDLIJN) in known),
        flags=tuple(flag for flag in timeline.flags if FLAG_DATA.get(flag.id, Datum.TIJDLIJN) in known),
    )
