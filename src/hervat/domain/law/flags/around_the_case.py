"""Flags about the person, the contract, the wage and the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from hervat.domain.law.citations import cite
from hervat.domain.law.clock.periods import Periods
from hervat.domain.law.facts import EventKind, Spoor2Exception, Vangnet
from hervat.domain.law.money import sick_pay
from hervat.domain.law.results import Flag, NoRisk35Minner, Severity
from hervat.domain.text import say

INFO, WARNING, HUMAN = Severity.INFO, Severity.WARNING, Severity.HUMAN_DECIDES
SPOOR_2_GROUNDS = {
    Spoor2Exception.CONCREET_PERSPECTIEF: (cite("KADER par. 5"), cite("WWP par. 4.3.1")),
    Spoor2Exception.KLEINE_BAAN_EIGEN_BEDRIJF: (cite("KADER par. 9"),),
    Spoor2Exception.MARGINALE_MOGELIJKHEDEN: (cite("WWP par. 5.8"),),
    Spoor2Exception.AOW_BINNEN_EEN_JAAR: (cite("WWP par. 5.14"),),
    Spoor2Exception.EERDER_TRAJECT_MISLUKT: (cite("KADER par. 9"),),
    Spoor2Exception.GEEN_BENUTBARE_MOGELIJKHEDEN: (cite("SCHAT art. 2 lid 5"), cite("KADER par. 7.4")),
}


def case_flags(periods: Periods) -> Iterator[Flag]:
    """All flags of this part."""
    for check in CHECKS:
        yield from check(periods)


def _pension(periods: Periods) -> Iterator[Flag]:
    aow, paid = periods.case.facts.aow_date, periods.loondoorbetaling.last_day
    if aow is None:
        return
    citations = (cite("BW art. 7:629 lid 2 onder b"), cite("ZW art. 104 lid 2"))
    if not periods.wachttijd.applies and paid is not None and aow <= periods.case.first_day:
        text = say("De werknemer had al AOW op de eerste ziektedag. Het loon loopt door tot en met {paid}. Er komt geen WIA.", paid=paid)
        plain = say("U kreeg al AOW toen u ziek werd. Uw werkgever betaalt uw loon tot en met {paid}. Er komt geen WIA.", paid=paid)
        yield Flag("geen_wia_door_aow", INFO, text, citations, werknemer=plain)
    elif not periods.wachttijd.applies and paid is not None:
        text = say("De AOW begint op {day}. Het loon loopt door tot en met {paid}. Er komt geen WIA.", day=aow, paid=paid)
        plain = say("Uw AOW begint op {day}. U krijgt loon tot en met {paid}. Er komt geen WIA.", day=aow, paid=paid)
        yield Flag("geen_wia_door_aow", INFO, text, citations, werknemer=plain)
    elif periods.aow_within_a_year:
        text = say(
            "De AOW begint binnen een jaar na de 104 weken. Spoor 2 mag dan wegblijven als beiden dat schriftelijk willen. "
            "UWV beoordeelt dat.",
        )
        plain = say("Uw AOW begint binnen een jaar na de 104 weken. U hoeft dan misschien geen ander werk te zoeken. Bespreek het samen.")
        yield Flag("aow_binnen_een_jaar", HUMAN, text, (cite("WWP par. 5.14"),), werknemer=plain)


def _contract(periods: Periods) -> Iterator[Flag]:
    ends = periods.case.facts.employment_ends
    if ends is None or periods.employer_end is None or ends < periods.case.first_day:
        return
    citations = (cite("ZW art. 38 lid 2"), cite("ZW art. 38 lid 4"))
    plain = say("Uw contract eindigt op {day}. Daarna kunt u een Ziektewet-uitkering krijgen.", day=ends)
    if ends < periods.case.on:
        text = say("Het dienstverband eindigde op {day}. Is het toen gemeld bij UWV? Vul de dag in. Daarna geldt de Ziektewet.", day=ends)
        plain = say("Uw contract eindigde op {day}. Daarna geldt de Ziektewet. UWV begeleidt u.", day=ends)
    elif periods.case.facts.vangnet is None:
        text = say("Het dienstverband eindigt op {day}. Doe die dag aangifte bij UWV. Daarna geldt de Ziektewet.", day=ends)
    else:
        text = say("Het dienstverband eindigt op {day}. Maak die dag het verslag af. Daarna geldt de Ziektewet.", day=ends)
    yield Flag("einde_dienstverband", WARNING, text, citations, werknemer=plain)


def _after_leave(periods: Periods) -> Iterator[Flag]:
    if periods.case.facts.vangnet is Vangnet.ZWANGERSCHAP and not periods.directly_after_leave:
        text = say("Kon het verlof al ingaan, of begint dit direct na het verlof? Meld het dan op de vierde dag.")
        yield Flag("vangnet_verlof_vierde_dag", HUMAN, text, (cite("ZW art. 38a lid 2"),))


def _overlap(periods: Periods) -> Iterator[Flag]:
    """Recovered and on leave on the same days: possible, but more often a slip."""
    facts = periods.case.facts
    for leave in facts.leave:
        for recovery in facts.recovered:
            last = min(leave.last, recovery.last or leave.last)
            first = max(leave.first, recovery.first)
            if first <= last:
                text = say("Herstel en verlof vallen samen van {first} tot en met {last}. Klopt dat?", first=first, last=last)
                yield Flag("herstel_en_verlof_samen", INFO, text, werknemer=text)


def _deviations(periods: Periods) -> Iterator[Flag]:
    """RPEZ art. 5 lets the parties move the terms of its articles 2 and 4 only."""
    for obligation_id in periods.agreed:
        rule = periods.case.ruleset.rule_of(obligation_id)
        if rule is not None and not rule.joint_deviation:
            text = say("Voor deze termijn helpt een afspraak niet: {step}. De wet laat geen andere dag toe.", step=rule.name)
            yield Flag("afwijking_niet_mogelijk", WARNING, text, (cite("RPEZ art. 5"),), werknemer=text)


def _spoor_2(periods: Periods) -> Iterator[Flag]:
    for event in periods.case.all(EventKind.UITZONDERING_SPOOR_2):
        if event.ground is None:
            continue
        text = say("Spoor 2 blijft weg. Leg vast waarom, met de mening van de bedrijfsarts. UWV toetst deze keuze.")
        if event.ground is Spoor2Exception.KLEINE_BAAN_EIGEN_BEDRIJF:
            text = say("Spoor 2 blijft weg door een kleine baan in het eigen bedrijf. Kijk elke drie maanden opnieuw of dat nog klopt.")
        elif event.ground is Spoor2Exception.AOW_BINNEN_EEN_JAAR and periods.aow_within_a_year is False:
            text = say("De AOW begint later dan een jaar na de 104 weken. Dat is geen grond om spoor 2 weg te laten.")
        plain = say("U hoeft nu geen werk te zoeken bij een andere werkgever. UWV kijkt later of dat klopt.")
        yield Flag("uitzondering_spoor_2", HUMAN, text, SPOOR_2_GROUNDS[event.ground], werknemer=plain)


def _wage_measures(periods: Periods) -> Iterator[Flag]:
    citations = (cite("BW art. 7:629 lid 6"), cite("BW art. 7:629 lid 7"))
    if periods.case.first(EventKind.LOONOPSCHORTING):
        text = say(
            "Meld een loonopschorting meteen aan de werknemer, anders geldt zij niet. "
            "Zij steunt op regels die eerder schriftelijk zijn gegeven.",
        )
        plain = say("Uw werkgever wacht met uw loon. Bel eerst: samen vindt u vaak een oplossing. Daarna krijgt u het loon alsnog.")
        yield Flag("loonopschorting_melden", WARNING, text, citations, werknemer=plain)
    if periods.case.first(EventKind.LOONSTOP):
        text = say("Meld een loonstop meteen aan de werknemer. Anders geldt hij niet.")
        plain = say("Uw loon stopt. Uw werkgever moet dat meteen vertellen. Bent u het oneens? Vraag UWV om een deskundigenoordeel.")
        yield Flag("loonstop_melden", WARNING, text, citations[1:], werknemer=plain)
        if periods.case.facts.vangnet is not None:
            text = say("Met een vangnet meldt de werkgever een loonstop ook aan UWV.")
            yield Flag("loonstop_melden_uwv", WARNING, text, (cite("ZW art. 38a lid 7"),))


def _partial_work(periods: Periods) -> Iterator[Flag]:
    if periods.case.first(EventKind.GEDEELTELIJKE_HERVATTING):
        text = say("Gedeeltelijk werken stopt de telling niet. De 104 weken lopen door. Alleen herstel voor het eigen werk telt.")
        plain = say("U werkt weer een deel. De 104 weken lopen door.")
        yield Flag("gedeeltelijk_werk_telt_door", INFO, text, (cite("BW art. 7:629 lid 1"),), werknemer=plain)
    therapy = periods.case.first_date(EventKind.ARBEIDSTHERAPIE)
    if therapy is None:
        return
    version = periods.case.term("arbeidstherapie")
    limit = therapy + timedelta(days=version.days)
    text = say(
        "Arbeidstherapie stopt de telling niet. UWV verwacht dat zij in de regel niet langer duurt dan {length}, tot en met {day}.",
        length=version.length,
        day=limit,
    )
    plain = say("Werken om te oefenen stopt de 104 weken niet. Gewoonlijk duurt het hoogstens {length}.", length=version.length)
    yield Flag("arbeidstherapie", WARNING if periods.case.on > limit else INFO, text, (cite("KADER par. 8"),), werknemer=plain)


def _plan_before_analysis(periods: Periods) -> Iterator[Flag]:
    analysis, plan = periods.case.first_date(EventKind.PROBLEEMANALYSE), periods.case.first_date(EventKind.PLAN_VAN_AANPAK)
    if analysis is not None and plan is not None and plan < analysis:
        text = say("Het plan van aanpak is van vóór het oordeel van de bedrijfsarts. Kijk na of het daar nog bij past.")
        yield Flag("plan_voor_probleemanalyse", WARNING, text, (cite("RPEZ art. 4 lid 1"),), werknemer=text)


def _wage_below_minimum(periods: Periods) -> Iterator[Flag]:
    loon = periods.case.facts.loon
    if loon is None:
        return
    minimum = sick_pay(loon, periods.case.first_day).minimum_month
    if minimum is not None and loon.month < minimum:
        text = say("Het ingevulde loon is lager dan het minimumloon bij deze uren. Kijk de bedragen na.")
        yield Flag("loon_onder_minimum", WARNING, text, (cite("WML art. 8 lid 2"),), werknemer=text)


def _future_events(periods: Periods) -> Iterator[Flag]:
    planned = [event.date for events in periods.case.events.values() for event in events if event.date > periods.case.on]
    if planned:
        text = say(
            "Er staan gebeurtenissen in de toekomst, de eerste op {day}. Hervat rekent ermee alsof het plan doorgaat.", day=min(planned)
        )
        yield Flag("gebeurtenis_in_toekomst", INFO, text, werknemer=text)


def no_risk_flags(no_risk: NoRisk35Minner | None) -> Iterator[Flag]:
    """What a new contract elsewhere does to the no-risk cover."""
    if no_risk is None or no_risk.contract_condition is None:
        return
    citations = (cite("ZW art. 29b lid 1"),)
    if no_risk.contract_condition is False:
        text = say(
            "Een nieuw contract bij een andere werkgever op of vóór {day} kost de no-riskpolis. "
            "Dat geldt voor wie minder dan 35% arbeidsongeschikt is. Detachering houdt haar open.",
            day=no_risk.reference_day,
        )
        plain = say("Een nieuw contract vóór {day} kan uw nieuwe werkgever geld kosten. Vraag uw coach of UWV.", day=no_risk.reference_day)
        yield Flag("no_risk_verloren", WARNING, text, citations, werknemer=plain)
    elif no_risk.starts_before_wia:
        text = say("Het nieuwe contract begint na de peildag maar vóór de eerste WIA-dag. Vraag UWV of de no-riskpolis dan geldt.")
        yield Flag("no_risk_tussen_peildag_en_wia", HUMAN, text, citations)


CHECKS: tuple[Callable[[Periods], Iterator[Flag]], ...] = (
    _pension,
    _contract,
    _after_leave,
    _overlap,
    _deviations,
    _spoor_2,
    _wage_measures,
    _partial_work,
    _plan_before_analysis,
    _wage_below_minimum,
    _future_events,
)
