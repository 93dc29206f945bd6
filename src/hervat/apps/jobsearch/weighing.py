"""What the werknemer can do beside what a vacancy asks. It happens here alone, and no word of it leaves by mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hervat.apps.dossiers.door import Entered
from hervat.apps.matching.work import Work, compose
from hervat.domain.access.actions import Action
from hervat.domain.fields import FactsError
from hervat.domain.fml.record import Fml
from hervat.domain.matching.allowance import allowance_of
from hervat.domain.matching.aspects import aspects_of
from hervat.domain.matching.choosing.match import ORDER
from hervat.domain.matching.compare import Fit, compare
from hervat.domain.matching.functions import PERIODS, read_load
from hervat.domain.matching.judge import Verdict, judge
from hervat.domain.matching.loads import Load, Period
from hervat.market.search.contract import LoadLimits
from hervat.market.vacancies.ads import Ad, LoadSentence, Shift

PERIOD_OF = {Shift.EVENING: Period.EVENING, Shift.NIGHT: Period.NIGHT}


class Point(NamedTuple):
    """One sentence of an ad about an item of the list, and how heavy that is for this werknemer."""

    item: str
    sentence: str
    verdict: Verdict


class Ability:
    """The list of the werknemer, if there is one to weigh by: what is known of an occupation, and what an ad itself says."""

    def __init__(self, entered: Entered) -> None:
        found = compose(entered) if entered.may(Action.SEE_WORK) else None
        self._work = found if isinstance(found, Work) else None
        self._on = entered.acting.on

    @property
    def is_known(self) -> bool:
        """Whether there is a list to weigh by, for who asks. Without one nothing can be said of any vacancy."""
        return self._work is not None

    def points(self, ad: Ad) -> tuple[Point, ...]:
        """What the ad itself says that is too much, or asks for a question; the heaviest first. Each item once."""
        if self._work is None:
            return ()
        fml = self._work.chosen.converted.fml
        found: dict[str, Point] = {}
        for sentence in ad.load:
            verdict = max(_verdicts(fml, sentence, self._on), default=Verdict.OK)
            before = found.get(sentence.item)
            if verdict >= Verdict.SIGNAAL and (before is None or verdict > before.verdict):
                found[sentence.item] = Point(sentence.item, sentence.sentence, verdict)
        return tuple(sorted(found.values(), key=lambda point: -point.verdict))

    def limits(self) -> LoadLimits | None:
        """What goes into one question to leave out what is too heavy; None without a list. It is asked, and never kept."""
        if self._work is None:
            return None
        most, without = allowance_of(self._work.chosen.converted.fml)
        heavy = (uri for uri, place in self._work.ordering.places.items() if ORDER[int(self._work.chosen.fits[place])] is Fit.DOES_NOT_FIT)
        return LoadLimits(most, without, frozenset(heavy))

    def fit(self, ad: Ad) -> Fit:
        """A proposal: it does not fit by a sentence of its own, or by its occupation. Where the occupation fits, a sentence may still ask
        something; without an occupation there are questions."""
        if self._work is None:
            return Fit.WITH_QUESTIONS
        fml = self._work.chosen.converted.fml
        if any(compare(fml, {load.item: load}).fit is Fit.DOES_NOT_FIT for load in loads_of(ad, self._on)):
            return Fit.DOES_NOT_FIT
        place = self._work.ordering.places.get(ad.occupation.uri) if ad.occupation else None
        fit = Fit.WITH_QUESTIONS if place is None else ORDER[int(self._work.chosen.fits[place])]
        return Fit.WITH_QUESTIONS if fit is Fit.FITS and self.points(ad) else fit


def _verdicts(fml: Fml, sentence: LoadSentence, on: date) -> Iterator[Verdict]:
    try:
        loads = {sentence.item: read_load(sentence.item, _written(sentence), on)}
    except FactsError:
        return
    yield from (judge(aspect, loads) for aspect in aspects_of(fml, loads) if aspect.load_in(loads) is not None)


def loads_of(ad: Ad, on: date) -> Iterator[Load]:
    """What the sentences of an ad ask, as far as it can be weighed."""
    for sentence in ad.load:
        try:
            yield read_load(sentence.item, _written(sentence), on)
        except FactsError:
            continue  # an amount in a measure that the list does not have says nothing here
    periods = sorted(PERIOD_OF[shift].value for shift in ad.shifts if shift in PERIOD_OF)
    if periods:
        yield read_load(PERIODS, {"periods": periods}, on)


def _written(sentence: LoadSentence) -> dict[str, object]:
    told: dict[str, object] = {"kenmerkend": sentence.kenmerkend}
    if sentence.value is None:
        return told | {"present": sentence.present}
    return told | {"value": sentence.value, "unit": sentence.unit}
