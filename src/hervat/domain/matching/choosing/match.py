"""One person beside all occupations: which fit, which fit with questions, which do not; and in what order to look at them.

This is the definition, one occupation after the other, and what ``hervat match`` prints. A page shows few of them and is asked for again
and again: it takes :mod:`hervat.domain.matching.grid.ordering`, which a test holds to the same answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hervat.domain.fml.consistency import Finding, check
from hervat.domain.fml.crosswalk import Converted
from hervat.domain.matching.choosing.filters import FilterName, LeftOut, left_out
from hervat.domain.matching.choosing.person import Person
from hervat.domain.matching.choosing.ranking import Background, Component, Connection, background_of, connection
from hervat.domain.matching.choosing.widening import Orientation, orientation, outside
from hervat.domain.matching.compare import Comparison, Fit, compare, fit_of, in_version_b
from hervat.domain.matching.grid import Grid, Judged
from hervat.domain.matching.judge import Verdict
from hervat.domain.matching.occupations import Occupation
from hervat.domain.text import Text

RULES_VERSION = "5"  # of the rules by which verdicts and order are made; goes up when a change can change an answer
MOSTLY_UNKNOWN = 0.5  # of what must be settled: such occupations come last
ORDER = (Fit.FITS, Fit.WITH_QUESTIONS, Fit.DOES_NOT_FIT)


class Market:
    """The occupations of one set of data, made ready for many persons. ``versions``: name of the data -> its version."""

    def __init__(self, occupations: Iterable[Occupation], versions: Mapping[str, str], skill_keys: Mapping[str, str]) -> None:
        self.occupations: Sequence[Occupation] = tuple(occupations)
        self.by_uri = {occupation.uri: occupation for occupation in self.occupations}
        self.grid = Grid([occupation.loads for occupation in self.occupations])
        self.versions = versions
        self.skill_keys = skill_keys  # what a skill is called, casefolded -> its key


@dataclass(frozen=True, slots=True)
class Candidate:
    """One occupation for a person, not yet explained. ``outside``: why it is not what one looks at first on this day."""

    occupation: Occupation
    fit: Fit
    connection: Connection
    unknown: float  # the share of what must be settled that is not known
    suspect: int  # how many signals look like too heavy, where only too little is sure
    left_out: LeftOut | None
    outside: Text | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many occupations there are, by what follows; those left out by a filter are counted by its name, and not among the rest."""

    occupations: int
    fits: int
    with_questions: int
    excluded: int
    left_out: Mapping[FilterName, int]


@dataclass(frozen=True, slots=True)
class Match:
    """All occupations for a person, in order. Explain one with :func:`explain`."""

    person: Person
    converted: Converted
    findings: tuple[Finding, ...]
    orientation: Orientation
    counts: Counts
    candidates: tuple[Candidate, ...]
    versions: Mapping[str, str]


def match(person: Person, market: Market, by: Component = Component.SKILLS) -> Match:
    """Everything for a person, ordered by a component within what fits. Raises ``Stopped`` without benutbare mogelijkheden."""
    converted = in_version_b(person.fml)
    judged = market.grid.judge(converted.fml)
    background = background_of(person, market.by_uri, market.skill_keys)
    usual = orientation(person.eerste_ziektedag, person.on)
    candidates = _candidates(person, market, judged, background, usual)
    return Match(
        person=person,
        converted=converted,
        findings=check(person.fml),
        orientation=usual,
        counts=_count(candidates),
        candidates=tuple(sorted(candidates, key=lambda candidate: place(candidate, by))),
        versions=market.versions,
    )


def explain(found: Match, candidate: Candidate) -> Comparison:
    """Every point of one occupation, with its reason."""
    return compare(found.converted.original, candidate.occupation.loads)


def _candidates(person: Person, market: Market, judged: Judged, background: Background, usual: Orientation) -> list[Candidate]:
    own = own_level(person, background)
    return [
        Candidate(
            occupation,
            fit_of(Verdict(heaviest)),
            connection(occupation, background),
            unknown,
            suspect,
            left_out(occupation, person),
            outside(occupation, usual.stage, own, person.former_hourly),
        )
        for occupation, heaviest, unknown, suspect in zip(
            market.occupations, judged.heaviest.tolist(), judged.unknown.tolist(), judged.suspect.tolist(), strict=True
        )
    ]


def own_level(person: Person, background: Background) -> int | None:
    """The level of the work that somebody did; of their education where that is not known."""
    levels = [occupation.level_max for occupation in background.known.values() if occupation.level_max is not None]
    return max(levels, default=person.education_level)


def _count(candidates: Sequence[Candidate]) -> Counts:
    inside = [candidate.fit for candidate in candidates if candidate.left_out is None]
    reasons = [candidate.left_out.filter for candidate in candidates if candidate.left_out is not None]
    return Counts(
        occupations=len(candidates),
        fits=inside.count(Fit.FITS),
        with_questions=inside.count(Fit.WITH_QUESTIONS),
        excluded=inside.count(Fit.DOES_NOT_FIT),
        left_out={name: reasons.count(name) for name in FilterName},
    )


def place(candidate: Candidate, by: Component) -> tuple[object, ...]:
    """What fits first; of that, what is mostly known, suspect at few points and usual on this day; then by the component and the others."""
    known = candidate.connection._asdict()
    components = [by, *(component for component in Component if component is not by)]
    return (
        candidate.left_out is not None,
        ORDER.index(candidate.fit),
        candidate.unknown > MOSTLY_UNKNOWN,
        candidate.suspect,
        candidate.outside is not None,
        *((known[component] is None, -(known[component] or 0)) for component in components),
        candidate.occupation.label,
        candidate.occupation.uri,
    )
