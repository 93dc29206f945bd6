"""Whether what a publisher withheld is treated well: published distributions without some of their answers, and the verdict that follows.

Of every distribution that is published whole, one or two answers (never the biggest) are taken away together with those that are zero. What
the rest then says is compared with the whole, at every level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from hervat.domain.matching.estimating import Profile, Published
from hervat.domain.matching.estimating.mapping import mapping
from hervat.domain.matching.estimating.parts import Answers
from tests.benchmarks.estimates.material import Material

WHOLE = 98.5  # percent: nothing but rounding is missing
HARDLY_ANY, MOST = 0.10, 0.60
MOST_TAKEN = 2


def verdicts(material: Material) -> Counter[tuple[str, str]]:
    """(what the whole says, what is left says) -> how often; each ``there``, ``not there`` or ``open``."""
    found: Counter[tuple[str, str]] = Counter()
    profiles = {id(member.profile): member.profile for known in material.known for member in known.measured.members}
    for part in _parts():
        for profile in profiles.values():
            for left in _taken_away(profile.answers.get(part.element, {})):
                whole, rest = part.curve(profile, ()), part.curve(Profile(answers={part.element: left}), ())
                if whole and rest:
                    pairs = zip(whole.middle, rest.least, rest.most, strict=True)
                    found.update((_told(middle, middle), _told(least, most)) for middle, least, most in pairs)
    return found


def _parts() -> list[Answers]:
    """The requirements that are read in at least four levels."""
    found = [part for ways in mapping().values() for way in ways for _, part in way.parts if isinstance(part, Answers)]
    return list({part.element: part for part in found if len(part.levels) > 3 and all(part.levels[:-2])}.values())


def _taken_away(answers: Mapping[str, Published]) -> Iterator[dict[str, Published]]:
    there = {answer: Published(cell.value) for answer, cell in answers.items() if cell.value > 0}
    if sum(cell.value for cell in there.values()) < WHOLE:
        return
    biggest = max(there, key=lambda answer: there[answer].value)
    for count in range(1, MOST_TAKEN + 1):
        for taken in combinations([answer for answer in there if answer != biggest], count):
            yield {answer: cell for answer, cell in there.items() if answer not in taken}


def _told(least: float, most: float) -> str:
    return "not there" if most <= HARDLY_ANY else "there" if least >= MOST else "open"
