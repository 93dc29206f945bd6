"""Which datum each fact, step and flag of the law's clock belongs to, so that a timeline can be shown with only what a role may know."""

from __future__ import annotations

from collections.abc import Mapping

from hervat.domain.disclosure.matrix import Datum
from hervat.domain.law.facts import EventKind

EVENT_DATA: Mapping[EventKind, Datum] = {
    EventKind.ZIEKMELDING_WERKNEMER: Datum.ZIEKMELDING,
    EventKind.ZIEKMELDING_ARBODIENST: Datum.ZIEKMELDING,
    EventKind.UWV_MELDING_VANGNET: Datum.VANGNET,
    EventKind.HERSTELDMELDING_VANGNET: Datum.VANGNET,
    EventKind.AANGIFTE_EINDE_DIENSTVERBAND: Datum.CONTRACT,
    EventKind.PROBLEEMANALYSE: Datum.TIJDLIJN,
    EventKind.BIJSTELLING_PROBLEEMANALYSE: Datum.TIJDLIJN,
    EventKind.BELASTBAARHEID_VASTGESTELD: Datum.TIJDLIJN,
    EventKind.PLAN_VAN_AANPAK: Datum.PLAN_EN_EVALUATIES,
    EventKind.EVALUATIE: Datum.PLAN_EN_EVALUATIES,
    EventKind.BIJSTELLING: Datum.PLAN_EN_EVALUATIES,
    EventKind.AFWIJKING_TERMIJN: Datum.PLAN_EN_EVALUATIES,
    EventKind.EERSTEJAARSEVALUATIE: Datum.PLAN_EN_EVALUATIES,
    EventKind.EINDEVALUATIE: Datum.PLAN_EN_EVALUATIES,
    EventKind.MELDING_42_WEKEN: Datum.TIJDLIJN,
    EventKind.ARBEIDSDESKUNDIG_ONDERZOEK: Datum.TIJDLIJN,
    EventKind.START_SPOOR_2: Datum.TIJDLIJN,
    EventKind.UITZONDERING_SPOOR_2: Datum.FUNCTIONEEL,
    EventKind.ACTUEEL_OORDEEL: Datum.TIJDLIJN,
    EventKind.RE_INTEGRATIEVERSLAG: Datum.TIJDLIJN,
    EventKind.RIV_UPLOAD: Datum.TIJDLIJN,
    EventKind.UWV_AANKONDIGING_WIA: Datum.WIA,
    EventKind.WIA_AANVRAAG: Datum.WIA,
    EventKind.WIA_BESLISSING: Datum.WIA,
    EventKind.VERVROEGDE_IVA_AANVRAAG: Datum.WIA,
    EventKind.LOONSANCTIEBESLUIT: Datum.LOONSANCTIE,
    EventKind.BEKORTINGSVERZOEK: Datum.LOONSANCTIE,
    EventKind.BEKORTINGSBESLUIT: Datum.LOONSANCTIE,
    EventKind.TEKORTKOMING_HERSTELD: Datum.LOONSANCTIE,
    EventKind.VRIJWILLIGE_VERLENGING: Datum.LOONSANCTIE,
    EventKind.DESKUNDIGENOORDEEL_AANVRAAG: Datum.GESCHIL,
    EventKind.DESKUNDIGENOORDEEL: Datum.GESCHIL,
    EventKind.GEDEELTELIJKE_HERVATTING: Datum.ARBEIDSONGESCHIKTHEID,
    EventKind.ARBEIDSTHERAPIE: Datum.ARBEIDSONGESCHIKTHEID,
    EventKind.LOONOPSCHORTING: Datum.LOONMAATREGEL,
    EventKind.LOONSTOP: Datum.LOONMAATREGEL,
}
"""Every kind of event; a test fails when one has no row."""

STEP_DATA: Mapping[str, Datum] = {
    "ziekmelding_werknemer": Datum.VANGNET,  # has a last day only with a vangnet
    "ziekmelding_arbodienst": Datum.ZIEKMELDING,
    "uwv_melding_vangnet": Datum.VANGNET,
    "hersteldmelding_vangnet": Datum.VANGNET,
    "aangifte_einde_dienstverband": Datum.VANGNET,  # does not apply with a vangnet, nor does the next
    "melding_42_weken": Datum.VANGNET,
    "vervroegde_iva_aanvraag": Datum.WIA,
    "uwv_aankondiging_wia": Datum.WIA,
    "wia_aanvraag": Datum.WIA,
    "wia_beslissing": Datum.WIA,
    "wia_beslissing_na_herstel": Datum.LOONSANCTIE,
    "uwv_herinnering_44_weken": Datum.WIA,
    "loonsanctiebesluit": Datum.LOONSANCTIE,
    "verlengingsbesluit": Datum.LOONSANCTIE,
    "bekortingsverzoek": Datum.LOONSANCTIE,
    "bekortingsbesluit": Datum.LOONSANCTIE,
    "deskundigenoordeel": Datum.GESCHIL,
}
"""Steps (ids of rules) that are not for everyone who may see the timeline; every other step is part of it."""

FLAG_DATA: Mapping[str, Datum] = {
    "melding_42_weken_weekend": Datum.VANGNET,
    "melding_42_weken_na_81_weken": Datum.VANGNET,
    "einde_dienstverband": Datum.CONTRACT,
    "geen_wia_door_aow": Datum.CONTRACT,
    "aow_binnen_een_jaar": Datum.CONTRACT,
    "vangnet_verlof_vierde_dag": Datum.VANGNET_SOORT,
    "verlenging_vangnet": Datum.VANGNET,
    "loonstop_melden_uwv": Datum.VANGNET,
    "loonopschorting_melden": Datum.LOONMAATREGEL,
    "loonstop_melden": Datum.LOONMAATREGEL,
    "uitzondering_spoor_2": Datum.FUNCTIONEEL,
    "gedeeltelijk_werk_telt_door": Datum.ARBEIDSONGESCHIKTHEID,
    "arbeidstherapie": Datum.ARBEIDSONGESCHIKTHEID,
    "herstel_en_verlof_samen": Datum.VERLOF,
    "samentelling_verlof": Datum.VERLOF,
    "verlenging_te_kort": Datum.LOONSANCTIE,
    "aankondiging_na_verlenging": Datum.LOONSANCTIE,
    "verlenging_te_snel_verkort": Datum.LOONSANCTIE,
    "loonsanctie_na_verlenging": Datum.LOONSANCTIE,
    "loonsanctie_loopt": Datum.LOONSANCTIE,
    "loonsanctie_te_laat": Datum.LOONSANCTIE,
    "bekorting_zonder_loonsanctie": Datum.LOONSANCTIE,
    "verslag_aanvullen": Datum.LOONSANCTIE,
    "wia_aanvraag_te_laat": Datum.WIA,
    "wia_reden_onbekend": Datum.WIA,
    "geen_aankondiging_uwv": Datum.WIA,
    "vertraging_na_vier_weken": Datum.WIA,
    "vervroegde_iva_te_laat": Datum.WIA,
    "vervroegde_iva_telt_als_aanvraag": Datum.WIA,
    "vervroegde_iva_dag": Datum.WIA,
}
"""Flags that are not for everyone who may see the timeline; every other flag is part of it."""
