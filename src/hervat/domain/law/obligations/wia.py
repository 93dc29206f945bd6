"""Towards the WIA: UWV's notice, the last judgement and evaluation, the re-integratieverslag, the application and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hervat.domain.law.citations import Citation, cite
from hervat.domain.law.clock.determine import after_act, after_first_day, before_end, fixed, start_steps
from hervat.domain.law.clock.wage import WIA_64_6, fiction_day
from hervat.domain.law.facts import EventKind
from hervat.domain.law.obligations.build import Needs, make_obligation, not_applicable, repeat_number
from hervat.domain.law.obligations.clock import Clock
from hervat.domain.law.results import Determination, Obligation, Step
from hervat.domain.text import Text, say

NO_WIA = say("De werknemer krijgt geen WIA: de AOW begint eerder.")
THIRTEEN_WEEKS = say("13 weken daarvoor: de laatste veilige dag")
ELEVEN_WEEKS = say("11 weken daarvoor: de laatste veilige dag")
APPLICATION = say("WIA-aanvraag")
EARLY_APPLICATION = say("Aanvraag vervroegde IVA")
ONE_DAY_LATER = say("Een dag later")
EIGHT_WEEKS_LATER = say("Acht weken later")
NOT_APPLIED = say("Er is nog geen WIA-aanvraag.")
WIA_25_4 = cite("WIA art. 25 lid 4")
NOT_EXTENDED = say("Er is geen verlenging gevraagd.")
EXTENSION_ASKED = say("Verzoek van werkgever en werknemer samen")
EXTENSION_TERM_OVER = say("De termijn voor UWV is voorbij. Kijk na of het besluit er is.")
SANCTION_RUNS = say("Tijdens een loonsanctie neemt UWV nog geen WIA-beslissing.")


def wia_obligations(clock: Clock) -> Iterator[Obligation]:
    """Everything that prepares, is or follows the WIA application."""
    yield _early_iva(clock)
    yield _notice(clock)
    yield from _before_report(clock)
    yield _report(clock)
    yield _application(clock)
    yield from _after_application(clock)
    yield from _extension_decisions(clock)


def _no_wia(clock: Clock) -> Text | None:
    return None if clock.wachttijd.applies else NO_WIA


def _early_iva(clock: Clock) -> Obligation:
    if clock.iva is None:
        return not_applicable(clock, "vervroegde_iva_aanvraag", NO_WIA)
    term = clock.case.term("iva_laatste_wia_dag")
    latest_wia_day = clock.case.count.day(term.value)
    iva_23_6 = cite("WIA art. 23 lid 6")
    steps = (
        *start_steps(clock.case, latest_wia_day),
        Step(say("78 weken later: de laatste dag waarop de vervroegde IVA kan beginnen"), latest_wia_day, (iva_23_6,)),
        Step(say("Tien weken daarvoor: de laatste veilige dag om aan te vragen"), clock.iva.latest_application, (iva_23_6,)),
    )
    return make_obligation(
        clock,
        "vervroegde_iva_aanvraag",
        Determination(clock.iva.latest_application, steps, clock.iva.latest_application_nominal, parameters=(term.id,)),
        opens=clock.iva.earliest_application,
        done=clock.case.first_date(EventKind.VERVROEGDE_IVA_AANVRAAG),
        needs=Needs.CASE,
    )


def _notice(clock: Clock) -> Obligation:
    determination = after_first_day(clock.case, "uwv_aankondiging", say("89 weken later: de laatste dag voor de brief van UWV"))
    return make_obligation(
        clock,
        "uwv_aankondiging_wia",
        determination,
        opens=clock.case.count.day(clock.case.term("uwv_aankondiging_gewoonlijk").value),
        done=clock.case.first_date(EventKind.UWV_AANKONDIGING_WIA),
        needs=Needs.CASE,
        not_needed=_no_wia(clock),
    )


def _before_report(clock: Clock) -> Iterator[Obligation]:
    """The last judgement and the last evaluation belong in the report, so they are due with it."""
    case = clock.case
    opens = case.count.day(case.term("actueel_oordeel_begin").value)
    judged, evaluated = case.first_date(EventKind.ACTUEEL_OORDEEL), case.first_date(EventKind.EINDEVALUATIE)
    for rule_id, done in (("actueel_oordeel", judged), ("eindevaluatie", evaluated)):
        yield make_obligation(clock, rule_id, _with_report(clock), opens=opens, done=done, not_needed=_no_wia(clock))


def _with_report(clock: Clock) -> Determination:
    report = _report_before_wia(clock)
    belongs = Step(say("Hoort in het verslag, dat die dag klaar is"), report.value, (cite("RPEZ art. 6 lid 1"), cite("VORM art. 2")))
    return Determination(report.value, (*report.steps, belongs), parameters=report.parameters)


def _report(clock: Clock) -> Obligation:
    """Thirteen weeks before the end; when the contract ends earlier, on its last day if the sickness has then lasted six weeks."""
    done = clock.case.first_date(EventKind.RE_INTEGRATIEVERSLAG)
    ends = clock.case.facts.employment_ends
    if clock.employer_end is not None and ends is not None and ends >= clock.case.first_day:
        too_short = ends < clock.case.first_day + timedelta(days=clock.case.term("riv_bij_einde_dienstverband").value)
        not_needed = say("Het dienstverband eindigt binnen zes weken: er is geen verslag nodig.") if too_short else None
        return make_obligation(clock, "re_integratieverslag", _report_at_contract_end(clock, ends), done=done, not_needed=not_needed)
    opens = clock.case.count.day(clock.case.term("uwv_aankondiging_gewoonlijk").value)
    return make_obligation(clock, "re_integratieverslag", _report_before_wia(clock), opens=opens, done=done, not_needed=_no_wia(clock))


def _report_before_wia(clock: Clock) -> Determination:
    last_day, steps = clock.wachttijd.last_day, clock.wachttijd.determination.steps
    return before_end(clock.case, "re_integratieverslag", THIRTEEN_WEEKS, last_day, steps, *_extra_ground(clock))


def _report_at_contract_end(clock: Clock, ends: date) -> Determination:
    full = clock.case.term("riv_volledig")
    at_end = clock.case.term("riv_bij_einde_dienstverband")
    is_full = ends > clock.case.first_day + timedelta(days=full.value)
    kind = say("Meer dan tien weken ziek: een volledig verslag") if is_full else say("Zes tot tien weken ziek: een kort verslag")
    steps = (
        Step(say("Eerste ziektedag"), clock.case.first_day),
        Step(say("Laatste dag van het dienstverband"), ends, (at_end.citation,)),
        Step(kind, None, (full.citation, cite("RPEZ art. 6 lid 2"))),
    )
    return Determination(ends, steps, parameters=(at_end.id, full.id))


def _application(clock: Clock) -> Obligation:
    last_day, steps = clock.wachttijd.last_day, clock.wachttijd.determination.steps
    determination = before_end(clock.case, "wia_aanvraag", ELEVEN_WEEKS, last_day, steps)
    extended = fiction_day(clock.case, clock.wachttijd)
    received = clock.case.first_date(EventKind.UWV_AANKONDIGING_WIA)
    if extended is not None and received is not None:
        fiction = (
            Step(say("De aankondiging van UWV kwam te laat, ontvangen op"), received, (WIA_64_6,)),
            Step(
                say("Vier weken daarna: tot en met deze dag geldt de aanvraag als tijdig"), extended, (WIA_64_6, cite("ATW art. 1 lid 1"))
            ),
        )
        determination = Determination(
            determination.value, (*determination.steps, *fiction), determination.nominal, parameters=determination.parameters
        )
    return make_obligation(
        clock,
        "wia_aanvraag",
        determination,
        opens=received or clock.case.count.day(clock.case.term("uwv_aankondiging_gewoonlijk").value),
        done=clock.case.first_date(EventKind.WIA_AANVRAAG),
        extended=extended,
        needs=Needs.CASE,
        not_needed=_no_wia(clock),
    )


def _extra_ground(clock: Clock) -> tuple[Citation, ...]:
    """After a vrijwillige verlenging the same weeks count back from the new end (WIA art. 25 lid 4)."""
    return () if clock.wachttijd.extended_until is None else (WIA_25_4,)


def _after_application(clock: Clock) -> Iterator[Obligation]:
    """The upload of the report by the werkgever, and UWV's decision; a request for the early IVA is decided on in the same term."""
    applied = clock.case.first_date(EventKind.WIA_AANVRAAG)
    if applied is None:
        yield not_applicable(clock, "riv_upload", _no_wia(clock) or NOT_APPLIED)
    else:
        upload = after_act(clock.case, "riv_upload", APPLICATION, applied, ONE_DAY_LATER)
        done = clock.case.first_date(EventKind.RIV_UPLOAD)
        yield make_obligation(clock, "riv_upload", upload, opens=applied, done=done, not_needed=_no_wia(clock))
    early = clock.case.first_date(EventKind.VERVROEGDE_IVA_AANVRAAG)
    if applied is not None:
        yield _uwv_decision(clock, APPLICATION, applied)
    elif early is not None:
        yield _uwv_decision(clock, EARLY_APPLICATION, early)
    else:
        yield not_applicable(clock, "wia_beslissing", _no_wia(clock) or NOT_APPLIED)


def _uwv_decision(clock: Clock, label: Text, applied: date) -> Obligation:
    decided = clock.case.first_date(EventKind.WIA_BESLISSING)
    if clock.sanction.last_day is not None:
        waiting = fixed(None, Step(SANCTION_RUNS, None, (cite("WIA art. 102 lid 3"), cite("WIA art. 25 lid 9"))))
        return make_obligation(clock, "wia_beslissing", waiting, done=decided, needs=Needs.CASE, not_needed=SANCTION_RUNS)
    decision = after_act(clock.case, "wia_beslissing", label, applied, EIGHT_WEEKS_LATER)
    return make_obligation(clock, "wia_beslissing", decision, opens=applied, done=decided, needs=Needs.CASE, not_needed=_no_wia(clock))


def _extension_decisions(clock: Clock) -> Iterator[Obligation]:
    """UWV decides on each request to extend within two weeks. That it did so is not recorded apart: the extension itself shows it."""
    requests = clock.case.all(EventKind.VRIJWILLIGE_VERLENGING)
    if not requests:
        yield not_applicable(clock, "verlengingsbesluit", NOT_EXTENDED)
    for position, request in enumerate(requests):
        yield make_obligation(
            clock,
            "verlengingsbesluit",
            after_act(clock.case, "verlengingsbesluit", EXTENSION_ASKED, request.date, say("Twee weken later")),
            number=repeat_number(position),
            opens=request.date,
            needs=Needs.CASE,
            lapsed=EXTENSION_TERM_OVER,
        )
