"""Educations and courses for one person: which are called so, what each brings within reach, and how both are told."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from hervat.apps.matching.work import Work
from hervat.domain.matching.choosing.match import Match
from hervat.domain.matching.choosing.retraining import Opening, Training, retraining
from hervat.domain.matching.grid.ordering import Chosen
from hervat.market.matching import load_trainings
from hervat.web.market.saying import duration, hours

COURSE, EDUCATION = "cursus", "opleiding"


def key_of(training: Training) -> str:
    """How an education or course is named in the address."""
    return f"{COURSE if training.is_course else EDUCATION}:{training.key}"


def training_of(key: str) -> Training | None:
    """The education or course that is named so in the address."""
    return next((training for training in load_trainings() if key_of(training) == key), None)


def trainings_called(words: str) -> list[Training]:
    """Educations and courses with all these words in their name; none for no words."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    return [training for training in load_trainings() if all(word in training.name.casefold() for word in wanted)]


def kind_of(training: Training) -> str:
    """Which of both it is."""
    return gettext("Cursus") if training.is_course else gettext("Opleiding")


def time_of(training: Training) -> str:
    """``2 jaar, 1.600 uur``: how long the learning takes."""
    parts = (duration(_rounded(training.months)), hours(_rounded(training.hours)))
    return ", ".join(filter(None, parts)) or gettext("duur niet bekend")


def openings_of(work: Work, chosen: Chosen, trainings: Iterable[Training]) -> tuple[Opening, ...]:
    """What these bring within reach of a person as in ``chosen``: most work first.

    Only occupations are looked at that one leads to, or gives the paper for that is missing.
    """
    places, given = work.ordering.places, tuple(trainings)
    led = {places[uri] for training in given for uri in training.occupations if uri in places}
    papers = frozenset[str]().union(*(training.gives for training in given))
    wanted = sorted(led | set(chosen.without_paper(papers)))
    found = Match(
        person=chosen.person,
        converted=chosen.converted,
        findings=(),
        orientation=chosen.orientation,
        counts=chosen.counts,
        candidates=tuple(chosen.candidate(place) for place in wanted),
        versions=work.ordering.market.versions,
    )
    return retraining(found, given)


def _rounded(amount: float | None) -> int | None:
    return None if amount is None else round(amount)
