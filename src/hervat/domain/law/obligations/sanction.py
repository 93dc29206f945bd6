"""The loonsanctie and its end (WIA art. 25 lid 9-15), and the deskundigenoordeel that either party may ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import after_act, fixed
from hervat.domain.law.facts import EventKind
from hervat.domain.law.obligations.build import Needs, make_obligation, not_applicable, repeat_number
from hervat.domain.law.obligations.clock import Clock
from hervat.domain.law.results import Obligation, Step
from hervat.domain.text import say

NO_SANCTION = say("Er is geen loonsanctie.")
NO_REQUEST = say("Er is geen bekortingsverzoek.")
NOT_ASKED = say("Er is geen deskundigenoordeel gevraagd.")
ANSWER_LATE = say("De gewone tijd voor het antwoord is voorbij. Bel UWV als het er nog niet is.")
OPINION_ASKED = say("Deskundigenoordeel gevraagd")
SIX_WEEKS = say("Zes weken later")
TOO_LATE_FOR_SANCTION = say("UWV heeft niet op tijd besloten: er kan geen loonsanctie meer komen.")
DECISION_PENDING = say("De termijn is voorbij. UWV kan nog besluiten tot het einde van de 104 weken. De loonsanctie wordt dan korter.")


def sanction_obligations(clock: Clock) -> Iterator[Obligation]:
    """UWV's decision, the werkgever's request to shorten, UWV's answers, and the expert opinions."""
    yield _decision(clock)
    yield from _shortening(clock)
    yield _wia_after_repair(clock)
    yield from _expert_opinions(clock)


def _decision(clock: Clock) -> Obligation:
    sanction = clock.sanction
    if sanction.first_day is None:
        why = sanction.decision.steps[-1]
        return not_applicable(clock, "loonsanctiebesluit", why.what, *why.citations)
    done = clock.case.first_date(EventKind.LOONSANCTIEBESLUIT) if sanction.last_day is not None else None
    lapsed = TOO_LATE_FOR_SANCTION if clock.case.on >= sanction.first_day else DECISION_PENDING
    return make_obligation(clock, "loonsanctiebesluit", sanction.decision, done=done, needs=Needs.CASE, lapsed=lapsed)


def _shortening(clock: Clock) -> Iterator[Obligation]:
    case, sanction = clock.case, clock.sanction
    requests = case.all(EventKind.BEKORTINGSVERZOEK)
    if sanction.last_day is None and not requests:
        yield not_applicable(clock, "bekortingsverzoek", NO_SANCTION)
    else:
        last = fixed(
            sanction.last_day,
            Step(say("Laatste dag van de loonsanctie"), sanction.last_day, case.ruleset.rules["bekortingsverzoek"].citations),
        )
        done = case.first_date(EventKind.BEKORTINGSVERZOEK)
        yield make_obligation(clock, "bekortingsverzoek", last, opens=sanction.first_day, done=done)
    if not requests:
        yield not_applicable(clock, "bekortingsbesluit", NO_REQUEST)
    for position, request in enumerate(requests):
        determination = after_act(case, "bekortingsbesluit", say("Bekortingsverzoek ontvangen"), request.date, say("Drie weken later"))
        done = case.first_after(EventKind.BEKORTINGSBESLUIT, request.date)
        yield make_obligation(
            clock, "bekortingsbesluit", determination, number=repeat_number(position), opens=request.date, done=done, needs=Needs.NOTHING
        )


def _wia_after_repair(clock: Clock) -> Obligation:
    """Six weeks after the repair was established; without repair UWV takes the application up again six weeks before the sanction ends."""
    repaired = clock.case.first_date(EventKind.TEKORTKOMING_HERSTELD)
    if repaired is not None:
        determination = after_act(clock.case, "wia_beslissing_na_herstel", say("UWV stelde het herstel vast"), repaired, SIX_WEEKS)
        done = clock.case.first_after(EventKind.WIA_BESLISSING, repaired)
        return make_obligation(clock, "wia_beslissing_na_herstel", determination, opens=repaired, done=done, needs=Needs.NOTHING)
    last_day = clock.sanction.last_day
    if last_day is None:
        return not_applicable(clock, "wia_beslissing_na_herstel", NO_SANCTION)
    resumed = last_day - timedelta(days=clock.case.term("wia_beslissing_na_herstel").value)
    steps = (
        Step(say("UWV pakt de aanvraag weer op, uiterlijk zes weken voor het einde"), resumed, (cite("WIA art. 64 lid 8"),)),
        Step(SIX_WEEKS, last_day, (cite("WIA art. 25 lid 15"), cite("WIA art. 64 lid 9"))),
    )
    done = clock.case.first_after(EventKind.WIA_BESLISSING, clock.sanction.first_day or last_day)
    return make_obligation(clock, "wia_beslissing_na_herstel", fixed(last_day, *steps), opens=resumed, done=done)


def _expert_opinions(clock: Clock) -> Iterator[Obligation]:
    requests = clock.case.all(EventKind.DESKUNDIGENOORDEEL_AANVRAAG)
    if not requests:
        yield not_applicable(clock, "deskundigenoordeel", NOT_ASKED)
    for position, request in enumerate(requests):
        yield make_obligation(
            clock,
            "deskundigenoordeel",
            after_act(clock.case, "deskundigenoordeel", OPINION_ASKED, request.date, say("Gewoonlijk antwoordt UWV binnen vier weken")),
            number=repeat_number(position),
            opens=request.date,
            done=clock.case.first_after(EventKind.DESKUNDIGENOORDEEL, request.date),
            lapsed=ANSWER_LATE,
            needs=Needs.NOTHING,
        )
