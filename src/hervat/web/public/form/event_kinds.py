"""What can have happened, in the words and in the order in which people look for it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from hervat.domain.law.facts import EventKind, Spoor2Exception, Vangnet
from hervat.domain.law.results import Rule
from hervat.domain.law.ruleset import present_ruleset
from hervat.reports import words
from hervat.reports.words import Face
from hervat.web.components.speech import sentence

EVENT_GROUPS: tuple[tuple[str | Promise, Mapping[EventKind, str | Promise]], ...] = (
    (
        gettext_lazy("Ziek gemeld"),
        {
            EventKind.ZIEKMELDING_WERKNEMER: gettext_lazy("Ziek gemeld bij de werkgever"),
            EventKind.ZIEKMELDING_ARBODIENST: gettext_lazy("Ziek gemeld bij arbodienst of bedrijfsarts"),
            EventKind.UWV_MELDING_VANGNET: gettext_lazy("Ziek gemeld bij UWV (vangnet)"),
            EventKind.HERSTELDMELDING_VANGNET: gettext_lazy("Beter gemeld bij UWV (vangnet)"),
            EventKind.AANGIFTE_EINDE_DIENSTVERBAND: gettext_lazy("Einde contract gemeld bij UWV"),
        },
    ),
    (
        gettext_lazy("Plan en gesprekken"),
        {
            EventKind.PROBLEEMANALYSE: gettext_lazy("Probleemanalyse"),
            EventKind.PLAN_VAN_AANPAK: gettext_lazy("Plan van aanpak"),
            EventKind.EVALUATIE: gettext_lazy("Gesprek over het plan"),
            EventKind.BIJSTELLING_PROBLEEMANALYSE: gettext_lazy("Bijstelling probleemanalyse"),
            EventKind.BIJSTELLING: gettext_lazy("Bijstelling plan van aanpak"),
            EventKind.AFWIJKING_TERMIJN: gettext_lazy("Samen een termijn verzet"),
            EventKind.GEDEELTELIJKE_HERVATTING: gettext_lazy("Voor een deel weer aan het werk"),
            EventKind.ARBEIDSTHERAPIE: gettext_lazy("Werk op proef (arbeidstherapie)"),
        },
    ),
    (
        gettext_lazy("Rond het eerste jaar"),
        {
            EventKind.MELDING_42_WEKEN: gettext_lazy("42e-weeksmelding"),
            EventKind.EERSTEJAARSEVALUATIE: gettext_lazy("Eerstejaarsevaluatie"),
            EventKind.ARBEIDSDESKUNDIG_ONDERZOEK: gettext_lazy("Arbeidsdeskundig onderzoek"),
            EventKind.BELASTBAARHEID_VASTGESTELD: gettext_lazy("Belastbaarheid vastgesteld"),
            EventKind.START_SPOOR_2: gettext_lazy("Start spoor 2"),
            EventKind.UITZONDERING_SPOOR_2: gettext_lazy("Besluit: spoor 2 blijft uit"),
        },
    ),
    (
        gettext_lazy("Naar de WIA"),
        {
            EventKind.UWV_AANKONDIGING_WIA: gettext_lazy("Brief van UWV over de WIA ontvangen"),
            EventKind.ACTUEEL_OORDEEL: gettext_lazy("Actueel oordeel"),
            EventKind.EINDEVALUATIE: gettext_lazy("Eindevaluatie"),
            EventKind.RE_INTEGRATIEVERSLAG: gettext_lazy("Re-integratieverslag"),
            EventKind.WIA_AANVRAAG: gettext_lazy("WIA-aanvraag"),
            EventKind.RIV_UPLOAD: gettext_lazy("Verslag naar UWV gestuurd"),
            EventKind.WIA_BESLISSING: gettext_lazy("Beslissing over de WIA"),
            EventKind.VRIJWILLIGE_VERLENGING: gettext_lazy("Samen verlenging gevraagd"),
            EventKind.VERVROEGDE_IVA_AANVRAAG: gettext_lazy("Vervroegde IVA aangevraagd"),
        },
    ),
    (
        gettext_lazy("Loonsanctie"),
        {
            EventKind.LOONSANCTIEBESLUIT: gettext_lazy("Besluit loonsanctie"),
            EventKind.TEKORTKOMING_HERSTELD: gettext_lazy("UWV stelde herstel vast"),
            EventKind.BEKORTINGSVERZOEK: gettext_lazy("Bekorting gevraagd"),
            EventKind.BEKORTINGSBESLUIT: gettext_lazy("Besluit over bekorting"),
        },
    ),
    (
        gettext_lazy("Verschil van mening, loon"),
        {
            EventKind.DESKUNDIGENOORDEEL_AANVRAAG: gettext_lazy("Deskundigenoordeel gevraagd"),
            EventKind.DESKUNDIGENOORDEEL: gettext_lazy("Deskundigenoordeel ontvangen"),
            EventKind.LOONOPSCHORTING: gettext_lazy("Loonopschorting"),
            EventKind.LOONSTOP: gettext_lazy("Loonstop"),
        },
    ),
)
EVENT_NAMES: Mapping[str, str | Promise] = {kind.value: name for _, kinds in EVENT_GROUPS for kind, name in kinds.items()}

VANGNET_NAMES: Mapping[Vangnet, str | Promise] = {
    Vangnet.NO_RISK: gettext_lazy("No-riskpolis"),
    Vangnet.ZWANGERSCHAP: gettext_lazy("Door zwangerschap of bevalling"),
    Vangnet.ORGAANDONATIE: gettext_lazy("Door orgaandonatie"),
    Vangnet.FICTIEF_DIENSTVERBAND: gettext_lazy("Geen gewone werkgever, wel werk (fictief dienstverband)"),
}

SPOOR_2_GROUNDS: Mapping[Spoor2Exception, str | Promise] = {
    Spoor2Exception.CONCREET_PERSPECTIEF: gettext_lazy("Er is snel weer werk bij de eigen werkgever"),
    Spoor2Exception.KLEINE_BAAN_EIGEN_BEDRIJF: gettext_lazy("Er is een kleine baan bij de eigen werkgever"),
    Spoor2Exception.MARGINALE_MOGELIJKHEDEN: gettext_lazy("Er kan maar heel weinig werk"),
    Spoor2Exception.AOW_BINNEN_EEN_JAAR: gettext_lazy("De AOW begint binnen een jaar"),
    Spoor2Exception.EERDER_TRAJECT_MISLUKT: gettext_lazy("Een eerder traject lukte niet"),
    Spoor2Exception.GEEN_BENUTBARE_MOGELIJKHEDEN: gettext_lazy("Er kan nu geen werk"),
}

FULFILLED_BY: Mapping[str, str] = {"bijstelling_plan_van_aanpak": EventKind.BIJSTELLING}  # every other step bears the name of its event


def event_name(kind: str, face: Face) -> str:
    """What happened, in the words of who reads: for the werknemer the name of the step comes first, as the page calls it.

    Raises KeyError for a kind that does not exist.
    """
    name = str(EVENT_NAMES[kind])
    rule = present_ruleset().rules.get(kind)
    if face is not Face.WERKNEMER or rule is None:
        return name
    step = sentence(rule.werknemer.name)
    return step if name.casefold() in step.casefold() else f"{step} ({name})"


def movable_steps(face: Face, chosen: str) -> dict[str, str]:
    """The steps of which werkgever and werknemer may together move the day, and the one that was chosen already, by name."""
    ruleset = present_ruleset()
    names = {rule.id: _step_name(rule, face) for rule in ruleset.rules.values() if rule.joint_deviation}
    rule = ruleset.rule_of(chosen)
    if rule is not None and chosen not in names:  # one of the repeated ones, "evaluatie_3", which the list does not name
        names[chosen] = f"{sentence(words.face_text(rule, face).name)} {chosen.removeprefix(rule.id).strip('_')}".strip()
    return names


def kind_that_fulfils(obligation_id: str) -> str:
    """The kind of event by which a step is done; empty when no single event does it."""
    rule = present_ruleset().rule_of(obligation_id)
    kind = FULFILLED_BY.get(rule.id, rule.id) if rule else ""
    return kind if kind in EVENT_NAMES else ""


def _step_name(rule: Rule, face: Face) -> str:
    name = sentence(words.face_text(rule, face).name)
    return gettext("%(name)s (elke keer)") % {"name": name} if rule.repeats else name
