"""The loonsanctie and its end (WIA art. 25 lid 9-15), and the deskundigenoordeel that either party may ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import after_act, fixed, term_step
from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.facts import EventKind
from hervat.domain.law.obligations.build import Needs, answers, make_obligation, not_applicable
from hervat.domain.law.results import Obligation, Step
from hervat.domain.text import say

LATER = say("{length} later")
LAST_DAY = say("Laatste dag van de loonsanctie")
REQUEST_RECEIVED = say("Bekortingsverzoek ontvangen")
REPAIRED = say("UWV stelde het herstel vast")
TAKEN_UP = say("UWV pakt de aanvraag weer op, uiterlijk {length} voor het einde")
USUAL_ANSWER = say("Gewoonlijk antwoordt UWV binnen {length}")
NO_SANCTION = say("Er is geen loonsanctie.")
NO_REQUEST = say("Er is geen bekortingsverzoek.")
NOT_ASKED = say("Er is geen deskundigenoordeel gevraagd.")
ANSWER_LATE = say("De gewone tijd voor het antwoord is voorbij. Bel UWV als het er nog niet is.")
OPINION_ASKED = say("Deskundigenoordeel gevraagd")
TOO_LATE_FOR_SANCTION = say("UWV heeft niet op tijd besloten: er kan geen loonsanctie meer komen.")
DECISION_PENDING = say("De termijn is voorbij. UWV kan nog besluiten tot het einde van de 104 weken. De loonsanctie wordt dan korter.")


def loonsanctie_obligations(periods: Periods) -> Iterator[Obligation]:
    """UWV's decision, the werkgever's request to shorten, UWV's answers, and the expert opinions."""
    yield _decision(periods)
    yield from _shortening(periods)
    yield _wia_after_repair(periods)
    yield from _expert_opinions(periods)


def _decision(periods: Periods) -> Obligation:
    sanctie = periods.loonsanctie
    if sanctie.first_day is None:
        why = sanctie.decision.steps[-1]
        return not_applicable(periods, "loonsanctiebesluit", why.what, *why.citations)
    done = periods.case.first_date(EventKind.LOONSANCTIEBESLUIT) if sanctie.last_day is not None else None
    lapsed = TOO_LATE_FOR_SANCTION if periods.case.on >= sanctie.first_day else DECISION_PENDING
    return make_obligation(periods, "loonsanctiebesluit", sanctie.decision, done=done, needs=Needs.CASE, lapsed=lapsed)


def _shortening(periods: Periods) -> Iterator[Obligation]:
    case, sanctie = periods.case, periods.loonsanctie
    if sanctie.last_day is None and not case.all(EventKind.BEKORTINGSVERZOEK):
        yield not_applicable(periods, "bekortingsverzoek", NO_SANCTION)
    else:
        last = Step(LAST_DAY, sanctie.last_day, (cite("WIA art. 25 lid 12"),), None, sanctie.determination.parameters)
        asked = case.first_date(EventKind.BEKORTINGSVERZOEK)
        yield make_obligation(periods, "bekortingsverzoek", fixed(sanctie.last_day, last), opens=sanctie.first_day, done=asked)
    request = (EventKind.BEKORTINGSVERZOEK, REQUEST_RECEIVED)
    yield from answers(periods, "bekortingsbesluit", "bekortingsbesluit", request, EventKind.BEKORTINGSBESLUIT, LATER, none=NO_REQUEST)


def _wia_after_repair(periods: Periods) -> Obligation:
    """Six weeks after the repair was established; without repair UWV takes the application up again six weeks before the sanction ends."""
    repaired = periods.case.first_date(EventKind.TEKORTKOMING_HERSTELD)
    if repaired is not None:
        determination = after_act(periods.case, "wia_beslissing_na_herstel", Step(REPAIRED, repaired), LATER)
        done = periods.case.first_after(EventKind.WIA_BESLISSING, repaired)
        return make_obligation(periods, "wia_beslissing_na_herstel", determination, opens=repaired, done=done, needs=Needs.NOTHING)
    last_day = periods.loonsanctie.last_day
    if last_day is None:
        return not_applicable(periods, "wia_beslissing_na_herstel", NO_SANCTION)
    version = periods.case.term("wia_beslissing_na_herstel")
    resumed = last_day - timedelta(days=version.days)
    ends = Step(LAST_DAY, last_day, (cite("WIA art. 25 lid 9"),), None, periods.loonsanctie.determination.parameters)
    taken_up = term_step(version, TAKEN_UP, resumed, cite("WIA art. 64 lid 8"))
    decided = term_step(version, LATER, last_day, cite("WIA art. 64 lid 9"))
    done = periods.case.first_after(EventKind.WIA_BESLISSING, periods.loonsanctie.first_day or last_day)
    return make_obligation(periods, "wia_beslissing_na_herstel", fixed(last_day, ends, taken_up, decided), opens=resumed, done=done)


def _expert_opinions(periods: Periods) -> Iterator[Obligation]:
    request = (EventKind.DESKUNDIGENOORDEEL_AANVRAAG, OPINION_ASKED)
    given = EventKind.DESKUNDIGENOORDEEL
    return answers(periods, "deskundigenoordeel", "deskundigenoordeel", request, given, USUAL_ANSWER, none=NOT_ASKED, lapsed=ANSWER_LATE)
