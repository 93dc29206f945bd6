"""What is known of a case: the dated facts from which every legal date follows.

Nothing here says anything about the nature or cause of an illness. Facts are only ever made by :func:`hervat.domain.law.reading.read_facts`
(from what people and programs send us) or by tests; both give days that exist and periods that run forward.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Day = date  # inside Event the name "date" is a field


class Vangnet(StrEnum):
    """Why the Ziektewet stands behind this werknemer although there is an employer (law.md T3, T3b). Never says what the illness is."""

    NO_RISK = "no_risk"
    ZWANGERSCHAP = "zwangerschap"
    ORGAANDONATIE = "orgaandonatie"
    FICTIEF_DIENSTVERBAND = "fictief_dienstverband"


class LeaveKind(StrEnum):
    """Leave whose days do not count. Only zwangerschaps- en bevallingsverlof (Wazo 3:1) does that."""

    ZWANGERSCHAP = "zwangerschap"


class EventKind(StrEnum):
    """What can happen in a case. The values are public: they stand in ``hervat timeline`` and in the API."""

    ZIEKMELDING_ARBODIENST = "ziekmelding_arbodienst"
    UWV_MELDING_VANGNET = "uwv_melding_vangnet"
    HERSTELDMELDING_VANGNET = "hersteldmelding_vangnet"
    AANGIFTE_EINDE_DIENSTVERBAND = "aangifte_einde_dienstverband"
    PROBLEEMANALYSE = "probleemanalyse"
    PLAN_VAN_AANPAK = "plan_van_aanpak"
    EVALUATIE = "evaluatie"
    BIJSTELLING_PROBLEEMANALYSE = "bijstelling_probleemanalyse"
    BIJSTELLING = "bijstelling"
    AFWIJKING_TERMIJN = "afwijking_termijn"
    MELDING_42_WEKEN = "melding_42_weken"
    EERSTEJAARSEVALUATIE = "eerstejaarsevaluatie"
    ARBEIDSDESKUNDIG_ONDERZOEK = "arbeidsdeskundig_onderzoek"
    BELASTBAARHEID_VASTGESTELD = "belastbaarheid_vastgesteld"
    START_SPOOR_2 = "start_spoor_2"
    UITZONDERING_SPOOR_2 = "uitzondering_spoor_2"
    ACTUEEL_OORDEEL = "actueel_oordeel"
    EINDEVALUATIE = "eindevaluatie"
    RE_INTEGRATIEVERSLAG = "re_integratieverslag"
    UWV_AANKONDIGING_WIA = "uwv_aankondiging_wia"
    WIA_AANVRAAG = "wia_aanvraag"
    WIA_BESLISSING = "wia_beslissing"
    LOONSANCTIEBESLUIT = "loonsanctiebesluit"
    BEKORTINGSVERZOEK = "bekortingsverzoek"
    BEKORTINGSBESLUIT = "bekortingsbesluit"
    TEKORTKOMING_HERSTELD = "tekortkoming_hersteld"
    VRIJWILLIGE_VERLENGING = "vrijwillige_verlenging"
    VERVROEGDE_IVA_AANVRAAG = "vervroegde_iva_aanvraag"
    DESKUNDIGENOORDEEL_AANVRAAG = "deskundigenoordeel_aanvraag"
    DESKUNDIGENOORDEEL = "deskundigenoordeel"
    ZIEKMELDING_WERKNEMER = "ziekmelding_werknemer"
    GEDEELTELIJKE_HERVATTING = "gedeeltelijke_hervatting"
    ARBEIDSTHERAPIE = "arbeidstherapie"
    RIV_UPLOAD = "riv_upload"
    LOONOPSCHORTING = "loonopschorting"
    LOONSTOP = "loonstop"


class Spoor2Exception(StrEnum):
    """Why spoor 2 may stay out (law.md 2.2). Each is a judgement of people; Hervat only knows that it was made and when."""

    CONCREET_PERSPECTIEF = "concreet_perspectief"
    KLEINE_BAAN_EIGEN_BEDRIJF = "kleine_baan_eigen_bedrijf"
    MARGINALE_MOGELIJKHEDEN = "marginale_mogelijkheden"
    AOW_BINNEN_EEN_JAAR = "aow_binnen_een_jaar"
    EERDER_TRAJECT_MISLUKT = "eerder_traject_mislukt"
    GEEN_BENUTBARE_MOGELIJKHEDEN = "geen_benutbare_mogelijkheden"


@dataclass(frozen=True, slots=True)
class Recovery:
    """Days of full recovery for the bedongen arbeid: first and last recovered day. ``last`` is None while the recovery lasts."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Leave:
    """A leave, first and last day, and whether the sickness directly before and directly after it has the same cause as the leave's case.

    The cause itself is never known here, only yes or no (WIA art. 23 lid 3; law.md 1.4).
    """

    kind: LeaveKind
    first: date
    last: date
    same_cause_before: bool = True
    same_cause_after: bool = True


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is planned, on a day. The further fields belong to the kinds named beside them."""

    kind: EventKind
    date: Day
    obligation: str | None = None  # afwijking_termijn: the id of the obligation whose term was moved
    reason: str | None = None  # afwijking_termijn (the law asks it), uitzondering_spoor_2
    good_reason: bool | None = None  # wia_aanvraag: a deugdelijke grond for being late; None = not known
    until: Day | None = None  # vrijwillige_verlenging: last day of the extended period
    ground: Spoor2Exception | None = None  # uitzondering_spoor_2


# Which kinds of events carry which detail, and for which the detail is needed.
DETAILS: Mapping[str, tuple[EventKind, ...]] = {
    "obligation": (EventKind.AFWIJKING_TERMIJN,),
    "reason": (EventKind.AFWIJKING_TERMIJN, EventKind.UITZONDERING_SPOOR_2),
    "good_reason": (EventKind.WIA_AANVRAAG,),
    "until": (EventKind.VRIJWILLIGE_VERLENGING,),
    "ground": (EventKind.UITZONDERING_SPOOR_2,),
}
NEEDED: Mapping[EventKind, str] = {
    EventKind.AFWIJKING_TERMIJN: "obligation",
    EventKind.VRIJWILLIGE_VERLENGING: "until",
    EventKind.UITZONDERING_SPOOR_2: "ground",
}


@dataclass(frozen=True, slots=True)
class Loon:
    """The wage before the first sick day, for what must be paid on (BW 7:629)."""

    month: Decimal
    hours_per_week: Decimal
    age: int


@dataclass(frozen=True, slots=True)
class Schatting:
    """The two hourly wages that give the WIA class: maatmanloon and resterende verdiencapaciteit (law.md 3.2)."""

    maatmanloon_per_hour: Decimal
    resterende_verdiencapaciteit_per_hour: Decimal
    duurzaam: bool = False


@dataclass(frozen=True, slots=True)
class Uitkering:
    """What an LGU payment in some month follows from: maandloon, income in that month, and which month of the benefit it is (1, 2, ...)."""

    maandloon: Decimal
    income: Decimal
    month: int


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All facts of one case. Everything but ``eerste_ziektedag`` may be unknown."""

    eerste_ziektedag: date
    recovered: tuple[Recovery, ...] = ()
    leave: tuple[Leave, ...] = ()
    aow_date: date | None = None
    employment_ends: date | None = None
    vangnet: Vangnet | None = None
    events: tuple[Event, ...] = field(default=())
    contract_elsewhere_from: date | None = None
    loon: Loon | None = None
    schatting: Schatting | None = None
    uitkering: Uitkering | None = None
    kept_since: date | None = None  # from this day on a dossier records all that happens; None: nobody says so
