"""Dossiers of the demo that are seldom seen: together with the others they show every state of a step and every flag of the clock."""

from __future__ import annotations

from datetime import date, timedelta

from hervat.domain.law.facts import EventKind as K
from hervat.domain.law.facts import Vangnet
from hervat.project.demo.cases import DemoCase, DemoEvent, DemoPeriod, usual_events

WACHTTIJD = 728  # days; here only to put an invented day before or after the end of it
STAFF = ("farida",)


def showcase_cases(today: date) -> tuple[DemoCase, ...]:
    """All of them, around a day."""
    makers = (
        _moved_together,
        _pension_before_wia,
        _pension_soon_after,
        _contract_ends,
        _pregnant,
        _no_risk,
        _recovered_and_on_leave,
        _plan_came_first,
        _extension_shortened,
        _extension_too_short,
        _never_reported_to_uwv,
        _uwv_is_silent,
        _applied_too_late,
        _early_iva,
        _early_iva_too_late,
        _sanction_too_late,
        _exactly_four_weeks,
        _just_recovered,
    )
    return tuple(maker(today) for maker in makers)


def _moved_together(today: date) -> DemoCase:
    """One term that both may move, and moved; one that nobody may."""
    first = today - timedelta(days=310)
    plan = first + timedelta(days=66)
    events = usual_events(first, today, talks_until=today - timedelta(days=20), skip=frozenset({K.PLAN_VAN_AANPAK}))
    moved = {"obligation": "plan_van_aanpak", "reason": "Samen een week later, omdat de leidinggevende zelf vrij had."}
    not_moved = {"obligation": "melding_42_weken", "reason": "Samen afgesproken om de melding later te doen."}
    return DemoCase(
        number=501, given="Nadia", family="Terpstra", function="roostermaker", hours=32, werkgever="dinkelland", first_day=first,
        events=(
            *events,
            DemoEvent(kind=K.PLAN_VAN_AANPAK, day=plan, by="gijs"),
            DemoEvent(kind=K.AFWIJKING_TERMIJN, day=plan, by="gijs", details=moved, confirmed=True),
            DemoEvent(kind=K.AFWIJKING_TERMIJN, day=first + timedelta(days=290), by="gijs", details=not_moved, confirmed=True),
        ),
        staff=STAFF,
    )  # fmt: skip


def _pension_before_wia(today: date) -> DemoCase:
    first = today - timedelta(weeks=30)
    return DemoCase(
        number=502, given="Gerda", family="Hulshof", function="baliemedewerker", hours=20, werkgever="berkelland", first_day=first,
        events=usual_events(first, today), aow_date=first + timedelta(days=WACHTTIJD - 120), staff=STAFF, has_login=False,
    )  # fmt: skip


def _pension_soon_after(today: date) -> DemoCase:
    first = today - timedelta(weeks=48)
    return DemoCase(
        number=503, given="Theo", family="Brinkman", function="buschauffeur", hours=36, werkgever="noordkade", first_day=first,
        events=usual_events(first, today), aow_date=first + timedelta(days=WACHTTIJD + 200), staff=STAFF, has_login=False,
    )  # fmt: skip


def _contract_ends(today: date) -> DemoCase:
    """Works part of the hours again, until a contract that was never longer."""
    first = today - timedelta(weeks=22)
    return DemoCase(
        number=504, given="Kim", family="Vaarkamp", function="winkelmedewerker", hours=24, werkgever="noordkade", first_day=first,
        events=(*usual_events(first, today), DemoEvent(kind=K.GEDEELTELIJKE_HERVATTING, day=today - timedelta(days=35))),
        employment_ends=today + timedelta(days=47), staff=STAFF, has_login=False,
    )  # fmt: skip


def _pregnant(today: date) -> DemoCase:
    first = today - timedelta(days=13)
    return DemoCase(
        number=505, given="Sophie", family="Averesch", function="pedagogisch medewerker", hours=28, werkgever="lindezorg", first_day=first,
        events=(
            *usual_events(first, today),
            DemoEvent(kind=K.ZIEKMELDING_WERKNEMER, day=first),
            DemoEvent(kind=K.UWV_MELDING_VANGNET, day=first + timedelta(days=3)),
        ),
        vangnet=Vangnet.ZWANGERSCHAP, staff=STAFF, has_login=False,
    )  # fmt: skip


def _no_risk(today: date) -> DemoCase:
    """With this vangnet a stop of the wage goes to UWV too, and the 104 weeks cannot be made longer."""
    first = today - timedelta(weeks=84)
    longer = {"until": first + timedelta(days=WACHTTIJD + 182)}
    return DemoCase(
        number=506, given="Ruben", family="Leferink", function="productiemedewerker", hours=32, werkgever="wierdense", first_day=first,
        events=(
            *usual_events(first, today),
            DemoEvent(kind=K.ZIEKMELDING_WERKNEMER, day=first),
            DemoEvent(kind=K.UWV_MELDING_VANGNET, day=first + timedelta(days=2)),
            DemoEvent(kind=K.LOONSTOP, day=today - timedelta(days=33), by="ineke"),
            DemoEvent(kind=K.VRIJWILLIGE_VERLENGING, day=today - timedelta(days=9), details=longer),
        ),
        vangnet=Vangnet.NO_RISK, staff=STAFF, has_login=False,
    )  # fmt: skip


def _recovered_and_on_leave(today: date) -> DemoCase:
    first = today - timedelta(days=150)
    leave = first + timedelta(days=20)
    return DemoCase(
        number=507, given="Ilona", family="Wessels", function="docent", hours=30, werkgever="dinkelland", first_day=first,
        events=(DemoEvent(kind=K.ZIEKMELDING_ARBODIENST, day=first),),
        periods=(
            DemoPeriod(kind="verlof", first=leave, last=leave + timedelta(days=111)),
            DemoPeriod(kind="hersteld", first=leave + timedelta(days=104), last=leave + timedelta(days=118)),
        ),
        staff=STAFF, has_login=False,
    )  # fmt: skip


def _plan_came_first(today: date) -> DemoCase:
    first = today - timedelta(weeks=25)
    events = usual_events(first, today, skip=frozenset({K.PLAN_VAN_AANPAK}))
    return DemoCase(
        number=508, given="Murat", family="Aydin", function="heftruckchauffeur", hours=40, werkgever="noordkade", first_day=first,
        events=(
            *events,
            DemoEvent(kind=K.PLAN_VAN_AANPAK, day=first + timedelta(days=21), by="bart"),
            DemoEvent(kind=K.ARBEIDSTHERAPIE, day=today - timedelta(days=25)),
        ),
        staff=STAFF, has_login=False,
    )  # fmt: skip


def _extension_shortened(today: date) -> DemoCase:
    """Asked for half a year more, and then for an end within the weeks that a shortening takes."""
    first = today - timedelta(weeks=101)
    longer, shorter = {"until": first + timedelta(days=WACHTTIJD + 182)}, {"until": first + timedelta(days=WACHTTIJD + 14)}
    return DemoCase(
        number=509, given="Bert", family="Scholten", function="calculator", hours=40, werkgever="wierdense", first_day=first,
        events=(
            *usual_events(first, today, skip=frozenset({K.RE_INTEGRATIEVERSLAG, K.WIA_AANVRAAG, K.RIV_UPLOAD})),
            DemoEvent(kind=K.VRIJWILLIGE_VERLENGING, day=first + timedelta(days=610), details=longer),
            DemoEvent(kind=K.VRIJWILLIGE_VERLENGING, day=today - timedelta(days=11), details=shorter),
        ),
        staff=STAFF, has_login=False,
    )  # fmt: skip


def _extension_too_short(today: date) -> DemoCase:
    first = today - timedelta(weeks=87)
    asked = {"until": first + timedelta(days=WACHTTIJD - 28)}
    return DemoCase(
        number=510, given="Linda", family="Paalman", function="beleidsmedewerker", hours=32, werkgever="berkelland", first_day=first,
        events=(*usual_events(first, today), DemoEvent(kind=K.VRIJWILLIGE_VERLENGING, day=today - timedelta(days=6), details=asked)),
        staff=STAFF, has_login=False,
    )  # fmt: skip


def _never_reported_to_uwv(today: date) -> DemoCase:
    first = today - timedelta(weeks=83)
    return DemoCase(
        number=511, given="Jos", family="Reerink", function="schilder", hours=38, werkgever="wierdense", first_day=first,
        events=usual_events(first, today, skip=frozenset({K.MELDING_42_WEKEN})), staff=STAFF, has_login=False,
    )  # fmt: skip


def _uwv_is_silent(today: date) -> DemoCase:
    first = today - timedelta(weeks=91)
    return DemoCase(
        number=512, given="Astrid", family="Mulder", function="intercedent", hours=28, werkgever="noordkade", first_day=first,
        events=usual_events(first, today, skip=frozenset({K.UWV_AANKONDIGING_WIA})), staff=STAFF, has_login=False,
    )  # fmt: skip


def _applied_too_late(today: date) -> DemoCase:
    """UWV wrote late, which gave time; the application came after that time too, and nobody wrote down why."""
    first = today - timedelta(weeks=99)
    events = usual_events(first, today, skip=frozenset({K.UWV_AANKONDIGING_WIA, K.WIA_AANVRAAG}))
    return DemoCase(
        number=513, given="Patrick", family="ten Brinke", function="lasser", hours=40, werkgever="wierdense", first_day=first,
        events=(
            *events,
            DemoEvent(kind=K.UWV_AANKONDIGING_WIA, day=first + timedelta(days=637)),
            DemoEvent(kind=K.WIA_AANVRAAG, day=first + timedelta(days=680)),
        ),
        staff=STAFF, has_login=False,
    )  # fmt: skip


def _early_iva(today: date) -> DemoCase:
    first = today - timedelta(weeks=34)
    return DemoCase(
        number=514, given="Corrie", family="Damhuis", function="huishoudelijk medewerker", hours=18, werkgever="lindezorg", first_day=first,
        events=(*usual_events(first, today), DemoEvent(kind=K.VERVROEGDE_IVA_AANVRAAG, day=today - timedelta(days=18))),
        staff=STAFF, has_login=False,
    )  # fmt: skip


def _early_iva_too_late(today: date) -> DemoCase:
    first = today - timedelta(weeks=76)
    return DemoCase(
        number=515, given="Harm", family="Nijland", function="beveiliger", hours=36, werkgever="berkelland", first_day=first,
        events=(*usual_events(first, today), DemoEvent(kind=K.VERVROEGDE_IVA_AANVRAAG, day=today - timedelta(days=18))),
        staff=STAFF, has_login=False,
    )  # fmt: skip


def _sanction_too_late(today: date) -> DemoCase:
    first = today - timedelta(weeks=107)
    return DemoCase(
        number=516, given="Els", family="Bruggink", function="teamassistent", hours=24, werkgever="dinkelland", first_day=first,
        events=(
            *usual_events(first, today),
            DemoEvent(kind=K.LOONSANCTIEBESLUIT, day=first + timedelta(days=WACHTTIJD + 6)),
            DemoEvent(kind=K.BEKORTINGSVERZOEK, day=first + timedelta(days=WACHTTIJD + 15)),
        ),
        staff=STAFF, has_login=False,
    )  # fmt: skip


def _exactly_four_weeks(today: date) -> DemoCase:
    again = today - timedelta(weeks=12)
    better = again - timedelta(days=28)
    first = better - timedelta(days=40)
    return DemoCase(
        number=517, given="Fleur", family="Oonk", function="barista", hours=24, werkgever="noordkade", first_day=first,
        events=(DemoEvent(kind=K.ZIEKMELDING_ARBODIENST, day=first), *usual_events(again, today)),
        periods=(DemoPeriod(kind="hersteld", first=better, last=again - timedelta(days=1)),), staff=STAFF, has_login=False,
    )  # fmt: skip


def _just_recovered(today: date) -> DemoCase:
    first = today - timedelta(weeks=14)
    return DemoCase(
        number=518, given="Jeroen", family="Huiskamp", function="hovenier", hours=38, werkgever="berkelland", first_day=first,
        events=usual_events(first, today - timedelta(days=11)), periods=(DemoPeriod(kind="hersteld", first=today - timedelta(days=10)),),
        staff=STAFF, has_login=False,
    )  # fmt: skip
