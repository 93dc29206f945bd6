"""What an occupation requires before somebody begins, beside what one person has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext

from hervat.domain.matching.choosing.person import Person
from hervat.domain.matching.requirements import Requirement, covered
from hervat.market.browsing.requirements import required_of
from hervat.web.market.shown.requirements import ShownNeed, need_shown, needs_origin


class NeedLine(NamedTuple):
    """One paper, and whether the person has it."""

    need: ShownNeed
    icon: str
    state: str


@dataclass(frozen=True, slots=True)
class Needs:
    """All of them; none when nothing is known. ``origin``: who says so."""

    lines: tuple[NeedLine, ...]
    origin: str


def needs_of(uri: str, person: Person) -> Needs:
    """What is known of one occupation. Two queries."""
    found = required_of(uri)
    lines = (NeedLine(need_shown(line), *_state(line.requirement, person, always=line.always)) for line in found.lines)
    return Needs(tuple(lines), needs_origin(found))


def _state(requirement: Requirement, person: Person, *, always: bool) -> tuple[str, str]:
    held = person.held(requirement.kind)
    if held is None:
        return "hulp", gettext("Niet gevraagd of dit er is.")
    if requirement.key in covered(held):
        return "klaar", gettext("Dit is er.")
    return ("kruis", gettext("Dit is er niet.")) if always else ("vraag", gettext("Dit is er niet. Vraag de werkgever of het nodig is."))
