"""What a person must know or decide beside the dates: contradictions between sources, facts that do not fit, and rights at risk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from hervat.domain.law.calendar import first_working_day_from, is_working_day
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import strict_day_before
from hervat.domain.law.clock.wachttijd import extended_until, shortens
from hervat.domain.law.clock.wage import fiction_day, late_application, reported_in_81_weeks
from hervat.domain.law.facts import EventKind, Spoor2Exception, Vangnet
from hervat.domain.law.money import sick_pay
from hervat.domain.law.obligations.clock import Clock
from hervat.domain.law.obligations.first_year import aow_within_a_year
from hervat.domain.law.obligations.reports import directly_after_leave
from hervat.domain.law.results import Flag, NoRisk35Minner, Severity
from hervat.domain.text import say

LATE_APPLICATION = (cite("BW art. 7:629 lid 11"), cite("BW art. 7:629 lid 3"), cite("WIA art. 64 lid 3"))
SPOOR_2_GROUNDS = {
    Spoor2Exception.CONCREET_PERSPECTIEF: (cite("KADER par. 5"), cite("WWP par. 4.3.1")),
    Spoor2Exception.KLEINE_BAAN_EIGEN_BEDRIJF: (cite("KADER par. 9"),),
    Spoor2Exception.MARGINALE_MOGELIJKHEDEN: (cite("WWP par. 5.8"),),
    Spoor2Exception.AOW_BINNEN_EEN_JAAR: (cite("WWP par. 5.14"),),
    Spoor2Exception.EERDER_TRAJECT_MISLUKT: (cite("KADER par. 9"),),
    Spoor2Exception.GEEN_BENUTBARE_MOGELIJKHEDEN: (cite("SCHAT art. 2 lid 5"), cite("KADER par. 7.4")),
}
INFO, WARNING, HUMAN = Severity.INFO, Severity.WARNING, Severity.HUMAN_DECIDES


def raise_flags(clock: Clock, no_risk: NoRisk35Minner | None) -> tuple[Flag, ...]:
    """All flags of a case: first what a human must decide, then warnings, then what is good to know."""
    flags = [*clock.case.count.flags]
    for check in CHECKS:
        flags.extend(check(clock))
    flags.extend(_no_risk_flags(no_risk))
    order = (HUMAN, WARNING, INFO)
    return tuple(sorted(flags, key=lambda flag: order.index(flag.severity)))


def _future_events(clock: Clock) -> Iterator[Flag]:
    planned = [event.date for events in clock.case.events.values() for event in events if event.date > clock.case.on]
    if planned:
        text = say(
            "Er staan gebeurtenissen in de toekomst, de eerste op {day}. Hervat rekent ermee alsof het plan doorgaat.", day=min(planned)
        )
        yield Flag("gebeurtenis_in_toekomst", INFO, text)


def _pension(clock: Clock) -> Iterator[Flag]:
    aow = clock.case.facts.aow_date
    if aow is None:
        return
    if not clock.wachttijd.applies:
        weeks = clock.case.term("aow_loondoorbetaling").value
        text = say(
            "De AOW begint op {day}. Er komt geen WIA. Vanaf die dag duurt de loondoorbetaling hoogstens {weeks} weken.",
            day=aow,
            weeks=weeks,
        )
        yield Flag("geen_wia_door_aow", INFO, text, (cite("BW art. 7:629 lid 2 onder b"), cite("ZW art. 104 lid 2")))
    elif aow_within_a_year(clock):
        text = say(
            "De AOW begint binnen een jaar na de 104 weken. Spoor 2 mag dan wegblijven als beiden dat schriftelijk willen. "
            "UWV beoordeelt dat.",
        )
        yield Flag("aow_binnen_een_jaar", HUMAN, text, (cite("WWP par. 5.14"),))


def _contract(clock: Clock) -> Iterator[Flag]:
    ends = clock.case.facts.employment_ends
    if ends is None or clock.employer_end is None or ends < clock.case.first_day:
        return
    text = say("Het dienstverband eindigt op {day}. Doe die dag aangifte bij UWV. Daarna geldt de Ziektewet.", day=ends)
    if clock.case.facts.vangnet is not None:
        text = say("Het dienstverband eindigt op {day}. Maak die dag het verslag af. Daarna geldt de Ziektewet.", day=ends)
    yield Flag("einde_dienstverband", WARNING, text, (cite("ZW art. 38 lid 2"), cite("ZW art. 38 lid 4")))


def _extension(clock: Clock) -> Iterator[Flag]:
    requests = clock.case.all(EventKind.VRIJWILLIGE_VERLENGING)
    if not requests:
        return
    if clock.case.facts.vangnet is not None:
        text = say("Met een vangnet is vrijwillig verlengen niet mogelijk. Hervat rekent zonder de verlenging.")
        yield Flag("verlenging_vangnet", WARNING, text, (cite("WIA art. 24 lid 1"),))
    elif extended_until(clock.case) is None:
        text = say(
            "De gevraagde verlenging eindigt niet na de 104 weken, op {day}. Hervat rekent zonder de verlenging.", day=clock.case.end
        )
        yield Flag("verlenging_te_kort", WARNING, text, (cite("WIA art. 24 lid 1"),))
    yield from _decision_in_extension(clock)
    if len(requests) > 1:
        text = say("De verlenging is later veranderd. UWV stuurt zijn brief over de WIA-aanvraag dan bij dat besluit, niet na 89 weken.")
        yield Flag("aankondiging_na_verlenging", INFO, text, (cite("WIA art. 64 lid 2"),))
    last = requests[-1]
    earliest_end = last.date + timedelta(days=clock.case.term("verlenging_verkorten").value)
    if shortens(requests) and last.until is not None and last.until < earliest_end:
        text = say("Een verlenging kan niet eerder eindigen dan 13 weken na het verzoek: op zijn vroegst op {day}.", day=earliest_end)
        yield Flag("verlenging_te_snel_verkort", WARNING, text, (cite("WIA art. 24 lid 3"),))


def _decision_in_extension(clock: Clock) -> Iterator[Flag]:
    """WIA art. 25 lid 10 can be read in two ways for an extension: six weeks before its end, or before its end."""
    if clock.wachttijd.extended_until is None or clock.sanction.latest_decision is None:
        return
    six_weeks_before = strict_day_before(clock.wachttijd.last_day, clock.case.term("loonsanctiebesluit"))
    text = say(
        "Na een verlenging zijn er twee uitleggen over de laatste dag van een loonsanctiebesluit: {last} of {earlier}. "
        "Hervat neemt de eerste.",
        last=clock.wachttijd.last_day,
        earlier=six_weeks_before,
    )
    yield Flag("loonsanctie_na_verlenging", HUMAN, text, (cite("WIA art. 25 lid 10"), cite("WIA art. 25 lid 11")))


def _deviations(clock: Clock) -> Iterator[Flag]:
    """RPEZ art. 5 lets the parties move the terms of its articles 2 and 4 only."""
    for obligation_id in clock.agreed:
        rules = clock.case.ruleset.rules
        rule = rules.get(obligation_id) or rules[obligation_id.rpartition("_")[0]]
        if not rule.joint_deviation:
            text = say("Voor deze termijn helpt een afspraak niet: {step}. De wet laat geen andere dag toe.", step=rule.name)
            yield Flag("afwijking_niet_mogelijk", WARNING, text, (cite("RPEZ art. 5"),))


def _sickness_report(clock: Clock) -> Iterator[Flag]:
    case = clock.case
    day = case.count.day(case.term("melding_42_weken").value)
    if case.facts.vangnet is None and clock.case_end is None and clock.employer_end is None and not is_working_day(day):
        workday = first_working_day_from(day)
        text = say(
            "De dag van de 42e-weeksmelding is {day}. UWV rekent met de eerste werkdag, {workday}. De wet noemt de dag zelf.",
            day=day,
            workday=workday,
        )
        yield Flag("melding_42_weken_weekend", INFO, text, (cite("ZW art. 38 lid 1"), cite("ATW art. 4"), cite("UWV")))
    limit = case.count.day(case.term("melding_42_weken_uiterste").value)
    if clock.wachttijd.applies and case.on > limit and not reported_in_81_weeks(case):
        text = say(
            "De 42e-weeksmelding is niet gedaan binnen 81 weken. Een te late brief van UWV geeft dan geen extra tijd voor de WIA-aanvraag.",
        )
        yield Flag("melding_42_weken_na_81_weken", WARNING, text, (cite("WIA art. 64 lid 6"),))


def _notice(clock: Clock) -> Iterator[Flag]:
    """No notice recorded is not the same as no notice: say what it would mean, and let people decide when it matters."""
    case = clock.case
    notice_due = case.count.day(case.term("uwv_aankondiging").value)
    if not clock.wachttijd.applies or case.first(EventKind.UWV_AANKONDIGING_WIA) is not None or case.on <= notice_due:
        return
    if reported_in_81_weeks(case):
        text = say("Er is geen brief van UWV over de WIA-aanvraag vastgelegd. Kwam die echt niet, dan geldt de aanvraag altijd als tijdig.")
        severity = INFO if case.first(EventKind.WIA_AANVRAAG) is None else HUMAN
        if severity is INFO or late_application(case, clock.wachttijd) is not None:
            yield Flag("geen_aankondiging_uwv", severity, text, (cite("WIA art. 64 lid 6"),))


def _late_application(clock: Clock) -> Iterator[Flag]:
    late = late_application(clock.case, clock.wachttijd)
    if late is None:
        yield from _not_applied_yet(clock)
        return
    text = say("De WIA-aanvraag is {days} dagen te laat. De loondoorbetaling en het opzegverbod worden zo veel langer.", days=late.days)
    if late.good_reason is False:
        text = say("De WIA-aanvraag is {days} dagen te laat zonder goede reden. Over die tijd is er geen recht op loon.", days=late.days)
    yield Flag("wia_aanvraag_te_laat", WARNING, text, LATE_APPLICATION)
    if late.good_reason is None:
        text = say(
            "Of de werknemer een goede reden had om te laat aan te vragen, is niet bekend. "
            "Zonder goede reden is er over die tijd geen loon.",
        )
        yield Flag("wia_reden_onbekend", HUMAN, text, LATE_APPLICATION)
    if late.deemed_timely_until is not None:
        applied = clock.case.first_date(EventKind.WIA_AANVRAAG) or late.deemed_timely_until
        fewer = (applied - late.deemed_timely_until).days
        text = say(
            "De vier weken extra door de late brief van UWV zijn ook voorbij. Hervat telt {days} dagen vertraging vanaf de wettelijke dag. "
            "Een andere uitleg telt vanaf het einde van die vier weken (dagen: {fewer}). Laat een jurist kiezen.",
            days=late.days,
            fewer=fewer,
        )
        yield Flag("vertraging_na_vier_weken", HUMAN, text, LATE_APPLICATION)


def _not_applied_yet(clock: Clock) -> Iterator[Flag]:
    safe_day = strict_day_before(clock.wachttijd.last_day, clock.case.term("wia_aanvraag"))
    limit = fiction_day(clock.case, clock.wachttijd) or safe_day + timedelta(days=1)
    waiting = clock.wachttijd.applies and clock.case_end is None and clock.case.first(EventKind.WIA_AANVRAAG) is None
    if waiting and clock.case.on > limit:
        text = say("De WIA-aanvraag is nog niet gedaan. Elke dag later verlengt de loondoorbetaling met een dag.")
        yield Flag("wia_aanvraag_te_laat", WARNING, text, LATE_APPLICATION)


def _spoor_2(clock: Clock) -> Iterator[Flag]:
    for event in clock.case.all(EventKind.UITZONDERING_SPOOR_2):
        if event.ground is None:
            continue
        text = say("Spoor 2 blijft weg. Leg vast waarom, met de mening van de bedrijfsarts. UWV toetst deze keuze.")
        if event.ground is Spoor2Exception.KLEINE_BAAN_EIGEN_BEDRIJF:
            text = say("Spoor 2 blijft weg door een kleine baan in het eigen bedrijf. Kijk elke drie maanden opnieuw of dat nog klopt.")
        elif event.ground is Spoor2Exception.AOW_BINNEN_EEN_JAAR and aow_within_a_year(clock) is False:
            text = say("De AOW begint later dan een jaar na de 104 weken. Dat is geen grond om spoor 2 weg te laten.")
        yield Flag("uitzondering_spoor_2", HUMAN, text, SPOOR_2_GROUNDS[event.ground])


def _early_iva(clock: Clock) -> Iterator[Flag]:
    application = clock.case.first_date(EventKind.VERVROEGDE_IVA_AANVRAAG)
    if application is None or clock.iva is None:
        return
    citations = (cite("WIA art. 23 lid 6"), cite("WIA art. 66 lid 1"))
    if clock.iva.wia_day is None or clock.iva.wia_day_strict is None:
        text = say("De vervroegde IVA is te laat aangevraagd. De laatste dag was {day}.", day=clock.iva.latest_application)
        yield Flag("vervroegde_iva_te_laat", WARNING, text, citations)
        return
    counts = say("De aanvraag telt meteen als WIA-aanvraag. Wijst UWV haar af? Vraag UWV of een nieuwe aanvraag nodig is.")
    yield Flag("vervroegde_iva_telt_als_aanvraag", INFO, counts, citations[1:])
    text = say("De eerste dag van een vervroegde IVA is {day}, of een dag later als de wet strenger wordt gelezen.", day=clock.iva.wia_day)
    readings = (
        (say("Tien weken na de aanvraag"), clock.iva.wia_day),
        (say("Tien weken en een dag na de aanvraag"), clock.iva.wia_day_strict),
    )
    yield Flag("vervroegde_iva_dag", HUMAN, text, citations, readings)


def _sanction(clock: Clock) -> Iterator[Flag]:
    case, sanction = clock.case, clock.sanction
    decision = case.first_date(EventKind.LOONSANCTIEBESLUIT)
    if decision is not None and sanction.last_day is None:
        text = say(
            "Het loonsanctiebesluit van {day} kwam te laat of kan hier niet: er is geen loonsanctie. Laat een jurist meekijken.",
            day=decision,
        )
        yield Flag("loonsanctie_te_laat", HUMAN, text, (cite("WIA art. 25 lid 11"),))
    asked = case.first(EventKind.BEKORTINGSVERZOEK) or case.first(EventKind.TEKORTKOMING_HERSTELD)
    if asked is not None and sanction.last_day is None:
        text = say("Er is een bekortingsverzoek of herstel, maar geen geldig loonsanctiebesluit. Vul het besluit aan of kijk de datum na.")
        yield Flag("bekorting_zonder_loonsanctie", WARNING, text, (cite("WIA art. 25 lid 12"),))


def _wage_measures(clock: Clock) -> Iterator[Flag]:
    citations = (cite("BW art. 7:629 lid 6"), cite("BW art. 7:629 lid 7"))
    if clock.case.first(EventKind.LOONOPSCHORTING):
        text = say(
            "Meld een loonopschorting meteen aan de werknemer, anders geldt zij niet. "
            "Zij steunt op regels die eerder schriftelijk zijn gegeven.",
        )
        yield Flag("loonopschorting_melden", WARNING, text, citations)
    if clock.case.first(EventKind.LOONSTOP):
        text = say("Meld een loonstop meteen aan de werknemer. Anders geldt hij niet.")
        yield Flag("loonstop_melden", WARNING, text, citations[1:])
        if clock.case.facts.vangnet is not None:
            text = say("Met een vangnet meldt de werkgever een loonstop ook aan UWV.")
            yield Flag("loonstop_melden_uwv", WARNING, text, (cite("ZW art. 38a lid 7"),))


def _partial_work(clock: Clock) -> Iterator[Flag]:
    if clock.case.first(EventKind.GEDEELTELIJKE_HERVATTING):
        text = say("Gedeeltelijk werken stopt de telling niet. De 104 weken lopen door. Alleen herstel voor het eigen werk telt.")
        yield Flag("gedeeltelijk_werk_telt_door", INFO, text, (cite("BW art. 7:629 lid 1"),))
    therapy = clock.case.first_date(EventKind.ARBEIDSTHERAPIE)
    if therapy is None:
        return
    limit = therapy + timedelta(days=clock.case.term("arbeidstherapie").value)
    text = say(
        "Arbeidstherapie stopt de telling niet. UWV verwacht dat zij in de regel niet langer duurt dan zes weken, tot en met {day}.",
        day=limit,
    )
    yield Flag("arbeidstherapie", WARNING if clock.case.on > limit else INFO, text, (cite("KADER par. 8"),))


def _plan_before_analysis(clock: Clock) -> Iterator[Flag]:
    analysis, plan = clock.case.first_date(EventKind.PROBLEEMANALYSE), clock.case.first_date(EventKind.PLAN_VAN_AANPAK)
    if analysis is not None and plan is not None and plan < analysis:
        text = say("Het plan van aanpak is van vóór het oordeel van de bedrijfsarts. Kijk na of het daar nog bij past.")
        yield Flag("plan_voor_probleemanalyse", WARNING, text, (cite("RPEZ art. 4 lid 1"),))


def _wage_below_minimum(clock: Clock) -> Iterator[Flag]:
    loon = clock.case.facts.loon
    if loon is None:
        return
    minimum = sick_pay(loon, clock.case.first_day).minimum_month
    if minimum is not None and loon.month < minimum:
        text = say("Het ingevulde loon is lager dan het minimumloon bij deze uren. Kijk de bedragen na.")
        yield Flag("loon_onder_minimum", WARNING, text, (cite("WML art. 8"),))


def _no_risk_flags(no_risk: NoRisk35Minner | None) -> Iterator[Flag]:
    if no_risk is None or no_risk.contract_condition is None:
        return
    citations = (cite("ZW art. 29b lid 1"),)
    if no_risk.contract_condition is False:
        text = say(
            "Een nieuw contract bij een andere werkgever op of vóór {day} kost de no-riskpolis. "
            "Dat geldt voor wie minder dan 35% arbeidsongeschikt is. Detachering houdt haar open.",
            day=no_risk.reference_day,
        )
        yield Flag("no_risk_verloren", WARNING, text, citations)
    elif no_risk.starts_before_wia:
        text = say("Het nieuwe contract begint na de peildag maar vóór de eerste WIA-dag. Vraag UWV of de no-riskpolis dan geldt.")
        yield Flag("no_risk_tussen_peildag_en_wia", HUMAN, text, citations)


def _report_incomplete(clock: Clock) -> Iterator[Flag]:
    due = strict_day_before(clock.wachttijd.last_day, clock.case.term("re_integratieverslag"))
    missing = clock.case.first(EventKind.RE_INTEGRATIEVERSLAG) is None and clock.employer_end is None and clock.case_end is None
    if clock.wachttijd.applies and missing and clock.case.on > due:
        text = say(
            "Het verslag is te laat of niet compleet? UWV geeft een korte termijn om het aan te vullen. Neem de termijn uit de brief."
        )
        yield Flag("verslag_aanvullen", INFO, text, (cite("KADER par. 5"), cite("VORM art. 3"), cite("WIA art. 25 lid 8")))


def _after_leave(clock: Clock) -> Iterator[Flag]:
    if clock.case.facts.vangnet is Vangnet.ZWANGERSCHAP and not directly_after_leave(clock):
        text = say("Kon het verlof al ingaan, of begint dit direct na het verlof? Meld het dan op de vierde dag.")
        yield Flag("vangnet_verlof_vierde_dag", HUMAN, text, (cite("ZW art. 38a lid 2"),))


CHECKS: tuple[Callable[[Clock], Iterator[Flag]], ...] = (
    _pension,
    _contract,
    _extension,
    _deviations,
    _sickness_report,
    _notice,
    _late_application,
    _spoor_2,
    _early_iva,
    _sanction,
    _wage_measures,
    _partial_work,
    _plan_before_analysis,
    _wage_below_minimum,
    _report_incomplete,
    _after_leave,
    _future_events,
)
