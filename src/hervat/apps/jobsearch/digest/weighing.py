"""What the werknemer can do beside what a vacancy asks. It happens here alone, and no word of it leaves by mail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hervat.apps.dossiers.door import Entered
from hervat.apps.matching.work import Work, compose
from hervat.domain.access.actions import Action
from hervat.domain.fields import FactsError
from hervat.domain.matching.choosing.match import ORDER
from hervat.domain.matching.compare import Fit, compare
from hervat.domain.matching.functions import PERIODS, read_load
from hervat.domain.matching.loads import Load, Period
from hervat.market.vacancies.ads import Ad, LoadSentence, Shift

PERIOD_OF = {Shift.EVENING: Period.EVENING, Shift.NIGHT: Period.NIGHT}


class Ability:
    """The list of the werknemer, if there is one to weigh by: what is known of an occupation, and what an ad itself says."""

    def __init__(self, entered: Entered) -> None:
        found = compose(entered) if entered.may(Action.SEE_WORK) else None
        self._work = found if isinstance(found, Work) else None
        self._on = entered.acting.on

    def fit(self, ad: Ad) -> Fit:
        """A proposal: it does not fit by a sentence of its own, or by its occupation; without either there are questions."""
        if self._work is None:
            return Fit.WITH_QUESTIONS
        fml = self._work.chosen.converted.fml
        if any(compare(fml, {load.item: load}).fit is Fit.DOES_NOT_FIT for load in loads_of(ad, self._on)):
            return Fit.DOES_NOT_FIT
        place = self._work.ordering.places.get(ad.occupation.uri) if ad.occupation else None
        return Fit.WITH_QUESTIONS if place is None else ORDER[int(self._work.chosen.fits[place])]


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
