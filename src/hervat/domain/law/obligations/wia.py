"""Towards the WIA: UWV's notice, the last judgement and evaluation, the re-integratieverslag, the application and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import after_act, after_first_day, before_end, fixed, start_steps, term_step
from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.facts import EventKind
from hervat.domain.law.obligations.build import Needs, answers, make_obligation, not_applicable
from hervat.domain.law.results import Determination, Obligation, Step
from hervat.domain.text import Text, say

NO_WIA = say("De werknemer krijgt geen WIA: de AOW begint eerder.")
SAFE_DAY = say("{length} daarvoor: de laatste veilige dag")
LATER = say("{length} later")
LATEST_IVA_DAY = say("{length} later: de laatste dag waarop de vervroegde IVA kan beginnen")
LATEST_IVA_REQUEST = say("{length} daarvoor: de laatste veilige dag om aan te vragen")
NOTICE_LATE = say("De aankondiging van UWV kwam te laat, ontvangen op")
DEEMED_TIMELY = say("{length} daarna: tot en met deze dag geldt de aanvraag als tijdig")
FULL_REPORT = say("Langer dan {length} ziek: een volledig verslag")
SHORT_REPORT = say("Hoogstens {length} ziek: een kort verslag")
ALREADY_APPLIED = say("De aanvraag is al gedaan. De brief is niet meer nodig.")
ALREADY_JUDGED = say("UWV heeft het verslag al beoordeeld.")
APPLICATION = say("WIA-aanvraag")
EARLY_APPLICATION = say("Aanvraag vervroegde IVA")
NOT_APPLIED = say("Er is nog geen WIA-aanvraag.")
WIA_25_4 = cite("WIA art. 25 lid 4")
NOT_EXTENDED = say("Er is geen verlenging gevraagd.")
EXTENSION_ASKED = say("Verzoek van werkgever en werknemer samen")
EXTENSION_TERM_OVER = say("De termijn voor UWV is voorbij. Kijk na of het besluit er is.")
SANCTION_RUNS = say("Tijdens een loonsanctie neemt UWV nog geen WIA-beslissing.")


def wia_obligations(periods: Periods) -> Iterator[Obligation]:
    """Everything that prepares, is or follows the WIA application."""
    yield _early_iva(periods)
    yield _notice(periods)
    yield from _before_report(periods)
    yield _report(periods)
    yield _application(periods)
    yield from _after_application(periods)
    yield from _extension_decisions(periods)


def _no_wia(periods: Periods) -> Text | None:
    return None if periods.wachttijd.applies else NO_WIA


def _early_iva(periods: Periods) -> Obligation:
    if periods.iva is None:
        return not_applicable(periods, "vervroegde_iva_aanvraag", NO_WIA)
    latest_wia_day = periods.case.count.day(periods.case.term("iva_laatste_wia_dag").days)
    steps = (
        *start_steps(periods.case, latest_wia_day),
        term_step(periods.case.term("iva_laatste_wia_dag"), LATEST_IVA_DAY, latest_wia_day),
        term_step(periods.case.term("iva_na_aanvraag"), LATEST_IVA_REQUEST, periods.iva.latest_application),
    )
    return make_obligation(
        periods,
        "vervroegde_iva_aanvraag",
        Determination(periods.iva.latest_application, steps, periods.iva.latest_application_nominal),
        opens=periods.iva.earliest_application,
        done=periods.case.first_date(EventKind.VERVROEGDE_IVA_AANVRAAG),
        needs=Needs.CASE,
    )


def _notice(periods: Periods) -> Obligation:
    determination = after_first_day(periods.case, "uwv_aankondiging", say("Einde van week {week}: de laatste dag voor de brief van UWV"))
    received = periods.case.first_date(EventKind.UWV_AANKONDIGING_WIA)
    applied = periods.case.first_date(EventKind.WIA_AANVRAAG)
    overtaken = ALREADY_APPLIED if received is None and applied is not None and applied <= periods.case.on else None
    return make_obligation(
        periods,
        "uwv_aankondiging_wia",
        determination,
        opens=periods.case.count.day(periods.case.term("uwv_aankondiging_gewoonlijk").days),
        done=received,
        needs=Needs.CASE,
        not_needed=_no_wia(periods) or overtaken,
    )


def _before_report(periods: Periods) -> Iterator[Obligation]:
    """The last judgement and the last evaluation belong in the report, so they are due with it."""
    case = periods.case
    opens = case.count.day(case.term("actueel_oordeel_begin").days)
    judged, evaluated = case.first_date(EventKind.ACTUEEL_OORDEEL), case.first_date(EventKind.EINDEVALUATIE)
    for rule_id, done in (("actueel_oordeel", judged), ("eindevaluatie", evaluated)):
        yield make_obligation(periods, rule_id, _with_report(periods), opens=opens, done=done, not_needed=_no_wia(periods))


def _with_report(periods: Periods) -> Determination:
    report = _report_before_wia(periods)
    belongs = Step(say("Hoort in het verslag, dat die dag klaar is"), report.value, (cite("RPEZ art. 6 lid 1"), cite("VORM art. 2")))
    return Determination(report.value, (*report.steps, belongs))


def _report(periods: Periods) -> Obligation:
    """Thirteen weeks before the end; when the contract ends earlier, on its last day if the sickness has then lasted six weeks."""
    done = periods.case.first_date(EventKind.RE_INTEGRATIEVERSLAG)
    ends = periods.case.facts.employment_ends
    if periods.employer_end is not None and ends is not None and ends >= periods.case.first_day:
        too_short = ends < periods.case.first_day + timedelta(days=periods.case.term("riv_bij_einde_dienstverband").days)
        not_needed = say("Het dienstverband eindigt binnen zes weken: er is geen verslag nodig.") if too_short else None
        return make_obligation(periods, "re_integratieverslag", _report_at_contract_end(periods, ends), done=done, not_needed=not_needed)
    opens = periods.case.count.day(periods.case.term("uwv_aankondiging_gewoonlijk").days)
    return make_obligation(
        periods, "re_integratieverslag", _report_before_wia(periods), opens=opens, done=done, not_needed=_no_wia(periods)
    )


def _report_before_wia(periods: Periods) -> Determination:
    last_day, steps = periods.wachttijd.last_day, periods.wachttijd.determination.steps
    report = before_end(periods.case, "re_integratieverslag", SAFE_DAY, last_day, steps)
    if periods.wachttijd.extended_until is None:
        return report
    last = report.steps[-1]  # after an extension the same weeks count back from the new end
    return report._replace(steps=(*report.steps[:-1], last._replace(citations=(*last.citations, WIA_25_4))))


def _report_at_contract_end(periods: Periods, ends: date) -> Determination:
    full = periods.case.term("riv_volledig")
    at_end = periods.case.term("riv_bij_einde_dienstverband")
    kind = FULL_REPORT if ends > periods.case.first_day + timedelta(days=full.days) else SHORT_REPORT
    steps = (
        Step(say("Eerste ziektedag"), periods.case.first_day),
        term_step(at_end, say("Laatste dag van het dienstverband"), ends),
        term_step(full, kind, None, cite("RPEZ art. 6 lid 2")),
    )
    return Determination(ends, steps)


def _application(periods: Periods) -> Obligation:
    last_day, steps = periods.wachttijd.last_day, periods.wachttijd.determination.steps
    determination = before_end(periods.case, "wia_aanvraag", SAFE_DAY, last_day, steps)
    extended = periods.application.deemed_timely_until
    received = periods.case.first_date(EventKind.UWV_AANKONDIGING_WIA)
    if extended is not None:
        fiction = (
            Step(NOTICE_LATE, received, (cite("WIA art. 64 lid 6"),), None, periods.application.parameters),
            term_step(periods.case.term("fictie_tijdig"), DEEMED_TIMELY, extended, cite("ATW art. 1 lid 1")),
        )
        determination = determination._replace(steps=(*determination.steps, *fiction))
    return make_obligation(
        periods,
        "wia_aanvraag",
        determination,
        opens=received or periods.case.count.day(periods.case.term("uwv_aankondiging_gewoonlijk").days),
        done=periods.case.first_date(EventKind.WIA_AANVRAAG),
        extended=extended,
        needs=Needs.CASE,
        not_needed=_no_wia(periods),
    )


def _after_application(periods: Periods) -> Iterator[Obligation]:
    """The upload of the report by the werkgever, and UWV's decision; a request for the early IVA is decided on in the same term."""
    applied = periods.case.first_date(EventKind.WIA_AANVRAAG)
    early = periods.case.first_date(EventKind.VERVROEGDE_IVA_AANVRAAG)
    reason = _no_wia(periods) or NOT_APPLIED
    yield not_applicable(periods, "riv_upload", reason) if applied is None else _upload(periods, applied)
    if applied is None and early is None:
        yield not_applicable(periods, "wia_beslissing", reason)
    else:
        yield _uwv_decision(periods, Step(APPLICATION, applied) if applied is not None else Step(EARLY_APPLICATION, early))


def _upload(periods: Periods, applied: date) -> Obligation:
    """Once UWV has decided on a sanction it has judged the report: whether it was uploaded in time matters no more."""
    determination = after_act(periods.case, "riv_upload", Step(APPLICATION, applied), LATER)
    decided = periods.case.first_date(EventKind.LOONSANCTIEBESLUIT, EventKind.WIA_BESLISSING)
    done = periods.case.first_date(EventKind.RIV_UPLOAD)
    overtaken = ALREADY_JUDGED if done is None and decided is not None and decided <= periods.case.on else None
    return make_obligation(periods, "riv_upload", determination, opens=applied, done=done, not_needed=_no_wia(periods) or overtaken)


def _uwv_decision(periods: Periods, applied: Step) -> Obligation:
    decided = periods.case.first_date(EventKind.WIA_BESLISSING)
    if periods.loonsanctie.last_day is not None:
        waiting = fixed(None, Step(SANCTION_RUNS, None, (cite("WIA art. 102 lid 3"), cite("WIA art. 25 lid 9"))))
        return make_obligation(periods, "wia_beslissing", waiting, done=decided, needs=Needs.CASE, not_needed=SANCTION_RUNS)
    decision = after_act(periods.case, "wia_beslissing", applied, LATER)
    opens = decision.steps[0].outcome if isinstance(decision.steps[0].outcome, date) else None
    return make_obligation(periods, "wia_beslissing", decision, opens=opens, done=decided, needs=Needs.CASE, not_needed=_no_wia(periods))


def _extension_decisions(periods: Periods) -> Iterator[Obligation]:
    """UWV decides on each request to extend. That it did so is not recorded apart: the extension itself shows it."""
    return answers(
        periods,
        "verlengingsbesluit",
        "verlengingsbesluit",
        (EventKind.VRIJWILLIGE_VERLENGING, EXTENSION_ASKED),
        None,
        LATER,
        none=NOT_EXTENDED,
        needs=Needs.CASE,
        lapsed=EXTENSION_TERM_OVER,
    )
