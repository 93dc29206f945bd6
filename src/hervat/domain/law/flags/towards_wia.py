"""Flags about the extension, the reports to UWV, the WIA application, the early IVA and the loonsanctie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from hervat.domain.law.calendar import first_working_day_from, is_working_day
from hervat.domain.law.citations import cite
from hervat.domain.law.clock.determine import strict_day_before
from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.clock.wachttijd import extended_until, shortens
from hervat.domain.law.facts import EventKind
from hervat.domain.law.results import Alternative, Flag, Severity
from hervat.domain.text import say

INFO, WARNING, HUMAN = Severity.INFO, Severity.WARNING, Severity.HUMAN_DECIDES
LATE_APPLICATION = (cite("BW art. 7:629 lid 11"), cite("BW art. 7:629 lid 3"), cite("WIA art. 64 lid 3"))
LAST_DECISION_DAY = say("laatste dag van een loonsanctiebesluit")
FIRST_IVA_DAY = say("eerste dag van een vervroegde IVA")


def wia_flags(periods: Periods) -> Iterator[Flag]:
    """All flags of this part."""
    for check in CHECKS:
        yield from check(periods)


def _extension(periods: Periods) -> Iterator[Flag]:
    case = periods.case
    requests = case.all(EventKind.VRIJWILLIGE_VERLENGING)
    if not requests:
        return
    if case.facts.vangnet is not None:
        text = say("Met een vangnet is vrijwillig verlengen niet mogelijk. Hervat rekent zonder de verlenging.")
        yield Flag("verlenging_vangnet", WARNING, text, (cite("WIA art. 24 lid 1"),), werknemer=text)
    elif extended_until(case) is None:
        text = say("De gevraagde verlenging eindigt niet na de 104 weken, op {day}. Hervat rekent zonder de verlenging.", day=case.end)
        yield Flag("verlenging_te_kort", WARNING, text, (cite("WIA art. 24 lid 1"),), werknemer=text)
    if len(requests) > 1:
        text = say("De verlenging is later veranderd. UWV stuurt zijn brief over de WIA-aanvraag dan bij dat besluit, niet na 89 weken.")
        yield Flag("aankondiging_na_verlenging", INFO, text, (cite("WIA art. 64 lid 2"),), werknemer=text)
    version = case.term("verlenging_verkorten")
    earliest_end = requests[-1].date + timedelta(days=version.days)
    until = requests[-1].until
    if shortens(requests) and until is not None and until < earliest_end:
        text = say(
            "Een verlenging kan niet eerder eindigen dan {length} na het verzoek: op zijn vroegst op {day}.",
            length=version.length,
            day=earliest_end,
        )
        yield Flag("verlenging_te_snel_verkort", WARNING, text, (cite("WIA art. 24 lid 3"),), werknemer=text)


def _decision_in_extension(periods: Periods) -> Iterator[Flag]:
    """WIA art. 25 lid 10 can be read in two ways for an extension: six weeks before its end, or before its end."""
    if periods.wachttijd.extended_until is None or periods.loonsanctie.latest_decision is None:
        return
    version = periods.case.term("loonsanctiebesluit")
    last = periods.wachttijd.last_day
    readings = (
        Alternative(say("Vóór het einde van de verlenging. Deze uitleg gebruikt Hervat."), LAST_DECISION_DAY, last),
        Alternative(
            say("{length} voor het einde van de verlenging", length=version.length), LAST_DECISION_DAY, strict_day_before(last, version)
        ),
    )
    text = say("Na een verlenging zijn er twee uitleggen over de laatste dag van een loonsanctiebesluit.")
    yield Flag("loonsanctie_na_verlenging", HUMAN, text, (cite("WIA art. 25 lid 10"), cite("WIA art. 25 lid 11")), readings)


def _sickness_report(periods: Periods) -> Iterator[Flag]:
    """The 42e-weeksmelding: a day that is no working day, and one that is not known to be made."""
    case = periods.case
    day = case.count.day(case.term("melding_42_weken").days)
    ended = [end.day for end in (periods.case_end, periods.employer_end) if end is not None]
    if case.facts.vangnet is not None or (ended and min(ended) <= day):
        return
    if not is_working_day(day):
        workday = first_working_day_from(day)
        text = say(
            "De dag van de 42e-weeksmelding is {day}. UWV rekent met de eerste werkdag, {workday}. De wet noemt de dag zelf.",
            day=day,
            workday=workday,
        )
        yield Flag("melding_42_weken_weekend", INFO, text, (cite("ZW art. 38 lid 1"), cite("ATW art. 4"), cite("UWV")))
    limit = case.count.day(case.term("melding_42_weken_uiterste").days)
    if periods.wachttijd.applies and case.on > limit and not periods.application.reported_in_time:
        text = say(
            "Er is geen 42e-weeksmelding binnen {week} weken vastgelegd. Vul de dag in als zij wel is gedaan. "
            "Zonder die melding geeft een te late brief van UWV geen extra tijd voor de WIA-aanvraag.",
            week=case.term("melding_42_weken_uiterste").week,
        )
        yield Flag("melding_42_weken_na_81_weken", WARNING, text, (cite("WIA art. 64 lid 6"),))


def _notice(periods: Periods) -> Iterator[Flag]:
    """No notice recorded is not the same as no notice: say what it would mean, and let people decide when it matters."""
    case = periods.case
    notice_due = case.count.day(case.term("uwv_aankondiging").days)
    silent = periods.wachttijd.applies and periods.case_end is None and case.first(EventKind.UWV_AANKONDIGING_WIA) is None
    if not silent or case.on <= notice_due or not periods.application.reported_in_time:
        return
    text = say("Er is geen brief van UWV over de WIA-aanvraag vastgelegd. Kwam die echt niet, dan geldt de aanvraag altijd als tijdig.")
    plain = say("Kreeg u geen brief van UWV over de WIA? Dan is uw aanvraag altijd op tijd.")
    if case.first(EventKind.WIA_AANVRAAG) is None:
        yield Flag("geen_aankondiging_uwv", INFO, text, (cite("WIA art. 64 lid 6"),), werknemer=plain)
    elif periods.application.late_days:
        yield Flag("geen_aankondiging_uwv", HUMAN, text, (cite("WIA art. 64 lid 6"),), werknemer=plain)


def _late_application(periods: Periods) -> Iterator[Flag]:
    application = periods.application
    applied = periods.case.first_date(EventKind.WIA_AANVRAAG)
    days = application.late_days
    if not days or applied is None:
        yield from _not_applied_yet(periods)
        return
    text = say("De WIA-aanvraag is {days} dagen te laat. De loondoorbetaling en het opzegverbod worden zo veel langer.", days=days)
    plain = say("Uw WIA-aanvraag is {days} dagen te laat. Uw werkgever betaalt het loon zo veel langer door.", days=days)
    if application.good_reason is False:
        text = say("De WIA-aanvraag is {days} dagen te laat zonder goede reden. Over die tijd is er geen recht op loon.", days=days)
        plain = say("Uw WIA-aanvraag is {days} dagen te laat. Over die dagen krijgt u geen loon.", days=days)
    yield Flag("wia_aanvraag_te_laat", WARNING, text, LATE_APPLICATION, werknemer=plain)
    if application.good_reason is None:
        text = say(
            "Of de werknemer een goede reden had om te laat aan te vragen, is niet bekend. "
            "Zonder goede reden is er over die tijd geen loon.",
        )
        plain = say("Had u een goede reden om te laat te zijn? Vertel die dan aan UWV en uw werkgever.")
        yield Flag("wia_reden_onbekend", HUMAN, text, LATE_APPLICATION, werknemer=plain)
    if application.deemed_timely_until is not None:
        text = say(
            "De {length} extra door de late brief van UWV zijn ook voorbij. Hervat telt {days} dagen vertraging vanaf de wettelijke dag. "
            "Een andere uitleg telt vanaf het einde van die extra tijd (dagen: {fewer}). Laat een jurist kiezen.",
            length=periods.case.term("fictie_tijdig").length,
            days=days,
            fewer=(applied - application.deemed_timely_until).days,
        )
        yield Flag("vertraging_na_vier_weken", HUMAN, text, LATE_APPLICATION)


def _not_applied_yet(periods: Periods) -> Iterator[Flag]:
    waiting = periods.wachttijd.applies and periods.case_end is None and periods.case.first(EventKind.WIA_AANVRAAG) is None
    if waiting and periods.case.on > periods.application.last_day:
        text = say("Er is geen WIA-aanvraag vastgelegd. Elke dag later verlengt de loondoorbetaling met een dag.")
        plain = say("Vraag uw WIA-uitkering zo snel mogelijk aan. Hulp nodig? Bel UWV.")
        yield Flag("wia_aanvraag_te_laat", WARNING, text, LATE_APPLICATION, werknemer=plain)


def _early_iva(periods: Periods) -> Iterator[Flag]:
    if periods.case.first_date(EventKind.VERVROEGDE_IVA_AANVRAAG) is None or periods.iva is None:
        return
    citations = (cite("WIA art. 23 lid 6"), cite("WIA art. 66 lid 1"))
    if periods.iva.wia_day is None or periods.iva.wia_day_strict is None:
        text = say("De vervroegde IVA is te laat aangevraagd. De laatste dag was {day}.", day=periods.iva.latest_application)
        yield Flag("vervroegde_iva_te_laat", WARNING, text, citations, werknemer=text)
        return
    counts = say("De aanvraag telt meteen als WIA-aanvraag. Wijst UWV haar af? Vraag UWV of een nieuwe aanvraag nodig is.")
    yield Flag("vervroegde_iva_telt_als_aanvraag", INFO, counts, citations[1:], werknemer=counts)
    readings = (
        Alternative(say("{length} na de aanvraag", length=periods.case.term("iva_na_aanvraag").length), FIRST_IVA_DAY, periods.iva.wia_day),
        Alternative(say("Strenger gelezen: een dag later"), FIRST_IVA_DAY, periods.iva.wia_day_strict),
    )
    text = say("Er zijn twee uitleggen over de eerste dag van de vervroegde IVA.")
    yield Flag("vervroegde_iva_dag", HUMAN, text, citations, readings, werknemer=text)


def _sanction(periods: Periods) -> Iterator[Flag]:
    case, sanctie = periods.case, periods.loonsanctie
    decision = case.first_date(EventKind.LOONSANCTIEBESLUIT)
    if sanctie.last_day is not None:
        text = say(
            "UWV vindt dat er meer had gekund. De werkgever betaalt het loon door tot en met {last}, "
            "of korter als UWV het herstel vaststelt.",
            last=sanctie.last_day,
        )
        plain = say(
            "U krijgt langer loon van uw werkgever, tot en met {last} of korter. U hoeft nu niets te doen. "
            "Uw WIA-aanvraag gaat later verder.",
            last=sanctie.last_day,
        )
        yield Flag("loonsanctie_loopt", WARNING, text, (cite("WIA art. 25 lid 9"), cite("BW art. 7:629 lid 11")), werknemer=plain)
        return
    if decision is not None:
        text = say(
            "Het loonsanctiebesluit van {day} kwam te laat of kan hier niet: er is geen loonsanctie. Laat een jurist meekijken.",
            day=decision,
        )
        yield Flag("loonsanctie_te_laat", HUMAN, text, (cite("WIA art. 25 lid 11"),))
    if case.first(EventKind.BEKORTINGSVERZOEK) or case.first(EventKind.TEKORTKOMING_HERSTELD):
        text = say("Er is een bekortingsverzoek of herstel, maar geen geldig loonsanctiebesluit. Vul het besluit aan of kijk de datum na.")
        yield Flag("bekorting_zonder_loonsanctie", WARNING, text, (cite("WIA art. 25 lid 12"),))


def _report_incomplete(periods: Periods) -> Iterator[Flag]:
    due = strict_day_before(periods.wachttijd.last_day, periods.case.term("re_integratieverslag"))
    asked = periods.wachttijd.applies and periods.employer_end is None and periods.case_end is None
    if asked and periods.case.first(EventKind.RE_INTEGRATIEVERSLAG) is None and periods.case.on > due:
        text = say(
            "Is het verslag te laat of niet compleet? UWV geeft een korte termijn om het aan te vullen. Neem de termijn uit de brief."
        )
        yield Flag("verslag_aanvullen", INFO, text, (cite("KADER par. 5"), cite("VORM art. 3"), cite("WIA art. 25 lid 8")))


CHECKS: tuple[Callable[[Periods], Iterator[Flag]], ...] = (
    _extension,
    _decision_in_extension,
    _sickness_report,
    _notice,
    _late_application,
    _early_iva,
    _sanction,
    _report_incomplete,
)
