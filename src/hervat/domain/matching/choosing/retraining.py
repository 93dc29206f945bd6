"""Which education or course brings which extra work within reach of a person, at what cost in time, and whether it can be borne."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hervat.domain.fml.record import Fml
from hervat.domain.matching.aspects import aspects_at
from hervat.domain.matching.choosing.filters import HOURS_A_WEEK, FilterName, reasons
from hervat.domain.matching.choosing.match import Candidate, Match
from hervat.domain.matching.choosing.person import Person
from hervat.domain.matching.compare import Fit
from hervat.domain.matching.judge import Verdict, judge
from hervat.domain.matching.loads import Band, Load, Source
from hervat.domain.matching.requirements import Kind, missing

WITHIN_REACH = 0.30  # shared skills from which a move is seen as feasible (Nesta, Mapping Career Causeways)
EXPERIENCED = 0.5  # work history that is alike enough
NO_SCHOOLING = 2  # NLQF up to which work is learned on the job
HIGHER = 1  # levels above the own one at which an education usually still admits
WEEKS_A_MONTH = 52 / 12
HOURS_A_DAY, STUDY_DAYS = "6.2", 5
LEARNED = frozenset({FilterName.LEVEL, FilterName.DIPLOMA, FilterName.LICENCE})  # what somebody can learn to meet


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """An education or a course. ``level`` NLQF; None is not known. ``occupations``: URIs of the work that it leads to.

    ``gives``: keys of ``requirements.toml`` that it teaches, each by itself: a course for the licence above another needs that other first.
    """

    key: str
    name: str
    is_course: bool
    level: int | None
    months: float | None
    hours: float | None  # in all
    occupations: frozenset[str]
    gives: frozenset[str] = frozenset()

    @property
    def hours_a_week(self) -> float | None:
        """What it asks of a week, on average."""
        if self.hours is None or not self.months:
            return None
        return self.hours / (self.months * WEEKS_A_MONTH)


@dataclass(frozen=True, slots=True)
class Opening:
    """What one training does for a person. ``bearable``: its hours beside what the list allows. ``admits`` None: not known."""

    training: Training
    opened: tuple[Candidate, ...]
    bearable: Verdict
    admits: bool | None


def retraining(found: Match, trainings: Iterable[Training]) -> tuple[Opening, ...]:
    """Every training that brings something within reach: most work first, then the shortest."""
    far = {one.occupation.uri: one for one in found.candidates if _bearable_but_out_of_reach(one, found.person)}
    lacks = {uri: lacking for uri, one in far.items() if (lacking := _lacking(one, found.person))}
    openings = list(_openings(found, trainings, far, lacks))
    return tuple(sorted(openings, key=_place))


def within_reach(candidate: Candidate) -> bool:
    """Whether somebody can do this work with what they bring: it asks no schooling, or shares enough with what they did."""
    return candidate.left_out is None and _connects(candidate)


def _connects(candidate: Candidate) -> bool:
    level, known = candidate.occupation.level_min, candidate.connection
    learned_on_the_job = level is not None and level <= NO_SCHOOLING
    return learned_on_the_job or (known.skills or 0) >= WITHIN_REACH or (known.work_history or 0) >= EXPERIENCED


def _bearable_but_out_of_reach(candidate: Candidate, person: Person) -> bool:
    if candidate.fit is Fit.DOES_NOT_FIT or within_reach(candidate):
        return False
    return candidate.left_out is None or all(reason.filter in LEARNED for reason in reasons(candidate.occupation, person))


def _lacking(candidate: Candidate, person: Person) -> frozenset[str]:
    """The keys of the diplomas and licences for which somebody is left out."""
    return frozenset(one.key for kind in Kind for one in missing(candidate.occupation.required, kind, person.held(kind)))


def _openings(
    found: Match, trainings: Iterable[Training], far: Mapping[str, Candidate], lacks: Mapping[str, frozenset[str]]
) -> Iterator[Opening]:
    own = found.person.education_level
    for training in trainings:
        reached = training.occupations & far.keys()
        # What somebody was kept from by nothing but this paper, also where the training is not made for that work.
        reached |= {uri for uri, lacking in lacks.items() if lacking <= training.gives and _connects(far[uri])}
        able = (uri for uri in sorted(reached) if lacks.get(uri, frozenset()) <= training.gives)
        opened = tuple(far[uri] for uri in able if _level_suffices(training, far[uri], own))
        if opened:
            yield Opening(training, opened, hours_verdict(found.converted.fml, training), admits(training, own))


def admits(training: Training, own: int | None) -> bool | None:
    """Whether the own level (NLQF) is usually enough to begin. None: not known."""
    return None if own is None or training.level is None else training.level <= own + HIGHER


def _level_suffices(training: Training, candidate: Candidate, own: int | None) -> bool:
    """A course has a level at which it is given, and ends without a diploma: it lifts nobody to that level."""
    asked = candidate.occupation.level_min
    reached = max((level for level in (None if training.is_course else training.level, own) if level is not None), default=None)
    return asked is None or reached is None or reached >= asked


def hours_verdict(fml: Fml, training: Training) -> Verdict:
    """The hours of a training a week beside what a list of version B allows. GEEN_DATA: not known how many."""
    hours = training.hours_a_week
    if hours is None:
        return Verdict.GEEN_DATA
    source = Source(training.name)
    loads = {
        HOURS_A_WEEK: Load(item=HOURS_A_WEEK, source=source, bands=(Band(hours, hours),)),
        HOURS_A_DAY: Load(item=HOURS_A_DAY, source=source, bands=(Band(hours / STUDY_DAYS, hours / STUDY_DAYS),)),
    }
    points = (aspect for item in (HOURS_A_DAY, HOURS_A_WEEK) for aspect in aspects_at(fml.list.items[item], fml.answer(item)))
    return max(judge(aspect, loads) for aspect in points)


def _place(opening: Opening) -> tuple[object, ...]:
    return (
        opening.admits is False,
        opening.bearable is Verdict.OVERSCHRIJDING,
        -len(opening.opened),
        opening.training.hours if opening.training.hours is not None else float("inf"),
        opening.training.name,
    )
