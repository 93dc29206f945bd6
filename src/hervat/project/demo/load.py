"""Loads the demo into an empty installation, all at once or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeVar

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from hervat.apps.accounts.models import User
from hervat.apps.audit.entries import Action, Channel, Entry
from hervat.apps.audit.services import append
from hervat.apps.dossiers.models import CaseDates, Closing, Confirmation, Dossier, Event, Involvement, NumberSeries, Period
from hervat.apps.dossiers.projection import refresh
from hervat.apps.dossiers.rows import vangnet_context
from hervat.apps.sealing import Purpose, seal_text
from hervat.domain.access.roles import Role
from hervat.domain.dossier.closing import ClosingReason
from hervat.project.demo.cases import DemoCase, demo_cases
from hervat.project.demo.generated import generated_cases
from hervat.project.demo.papers import load_papers
from hervat.project.demo.people import LEADERS, PASSWORD, World, account, demo_id, load_people
from hervat.project.demo.showcase import showcase_cases

GENERATED = 272
Fact = TypeVar("Fact", Event, Period, CaseDates)


def is_loaded() -> bool:
    """Whether the demo is there already."""
    return Dossier.objects.filter(pk=demo_id("dossier", 412)).exists()


def load_demo(today: date, *, generated: int = GENERATED) -> bool:
    """Loads everything around ``today``; False when it was there. Raises RuntimeError where other dossiers are kept."""
    if is_loaded():
        return False
    if Dossier.objects.exists():
        raise RuntimeError("the demo is only loaded where no dossiers are kept")
    with transaction.atomic():
        world = load_people()
        cases = [*demo_cases(today), *showcase_cases(today), *generated_cases(today, generated)]
        dossiers = _load_cases(world, cases, today)
        load_papers(world, {case.number: case for case in cases}, dict(zip((case.number for case in cases), dossiers, strict=True)), today)
        refresh(((dossier.id, dossier.opened_on) for dossier in dossiers), today)
        append(
            Entry(channel=Channel.COMMAND, action=Action.CREATED, kind="dossier", what="demo", subjects=frozenset(d.id for d in dossiers))
        )
    return True


def _load_cases(world: World, cases: Sequence[DemoCase], today: date) -> list[Dossier]:
    werknemers = _werknemers(cases)
    dossiers = [_dossier(world, case, werknemers.get(case.number)) for case in cases]
    Dossier.objects.bulk_create(dossiers)
    NumberSeries.objects.create(pk=1, last=max(case.number for case in cases))
    together = list(zip(cases, dossiers, strict=True))
    CaseDates.objects.bulk_create(_dates(world, case, dossier) for case, dossier in together)
    Event.objects.bulk_create(event for case, dossier in together for event in _events(world, case, dossier))
    Confirmation.objects.bulk_create(answer for case, dossier in together for answer in _confirmations(case, dossier))
    Period.objects.bulk_create(period for case, dossier in together for period in _periods(world, case, dossier))
    Involvement.objects.bulk_create(found for case, dossier in together for found in _involvements(world, case, dossier))
    Closing.objects.bulk_create(_closing(world, case, dossier) for case, dossier in together if case.closed_on)
    _let_time_have_passed(today)
    return dossiers


def _werknemers(cases: Iterable[DemoCase]) -> dict[int, User]:
    password = make_password(PASSWORD)
    users = {
        case.number: account(f"{case.given}.{case.family.split()[-1]}".lower(), f"{case.given} {case.family}", password)
        for case in cases
        if case.has_login
    }
    User.objects.bulk_create(users.values())
    return users


def _dossier(world: World, case: DemoCase, werknemer: User | None) -> Dossier:
    return Dossier(
        id=demo_id("dossier", case.number),
        number=f"HV-{case.number:04d}",
        werknemer=werknemer,
        given_name=case.given,
        family_name=case.family,
        function=case.function,
        hours_per_week=Decimal(case.hours),
        werkgever=world.organisations[case.werkgever],
        opened_on=case.first_day + timedelta(days=1 if not case.imported else 190),
        imported=case.imported,
        silent=case.imported,
        closed_on=case.closed_on,
    )


def _author(world: World, key: str) -> dict[str, object]:
    member = world.staff[key]
    return {"recorded_by": world.people[key], "recorded_as": member.role.value, "organisation_id": world.organisation_of(key)}


def _dates(world: World, case: DemoCase, dossier: Dossier) -> CaseDates:
    dates = CaseDates(
        id=demo_id("dates", case.number),
        dossier=dossier,
        eerste_ziektedag=case.first_day,
        aow_date=case.aow_date,
        employment_ends=case.employment_ends,
        has_vangnet=case.vangnet is not None,
        **_author(world, "karin"),
    )
    if case.vangnet is not None:
        dates.vangnet = seal_text(Purpose.CASE, case.vangnet, context=vangnet_context(dates.id))
    return dates


def _events(world: World, case: DemoCase, dossier: Dossier) -> Iterable[Event]:
    for number, event in enumerate(case.events):
        author = _author(world, event.by)
        yield Event(id=demo_id("event", case.number, number), dossier=dossier, kind=event.kind, day=event.day, **event.details, **author)


def _confirmations(case: DemoCase, dossier: Dossier) -> Iterable[Confirmation]:
    for number, event in enumerate(case.events):
        if event.confirmed and dossier.werknemer is not None:
            moved = demo_id("event", case.number, number)
            yield Confirmation(event_id=moved, agrees=True, recorded_by=dossier.werknemer, recorded_as=Role.WERKNEMER.value)


def _periods(world: World, case: DemoCase, dossier: Dossier) -> Iterable[Period]:
    for number, period in enumerate(case.periods):
        yield Period(
            id=demo_id("period", case.number, number),
            dossier=dossier,
            kind=period.kind,
            first_day=period.first,
            last_day=period.last,
            hours_per_week=period.hours,
            **_author(world, "karin"),
        )


def _involvements(world: World, case: DemoCase, dossier: Dossier) -> Iterable[Involvement]:
    for key in ("karin", LEADERS[case.werkgever], *case.staff):
        yield Involvement(
            id=demo_id("involvement", case.number, key),
            dossier=dossier,
            user=world.people[key],
            role=world.staff[key].role,
            organisation_id=world.organisation_of(key),
            first_day=case.first_day,
            added_by=world.people["karin"],
        )
    if dossier.werknemer is not None:
        yield Involvement(
            id=demo_id("involvement", case.number, "werknemer"),
            dossier=dossier,
            user=dossier.werknemer,
            role=Role.WERKNEMER,
            first_day=case.first_day,
        )


def _closing(world: World, case: DemoCase, dossier: Dossier) -> Closing:
    return Closing(
        id=demo_id("closing", case.number),
        dossier=dossier,
        closes=True,
        day=case.closed_on or case.first_day,
        reason=ClosingReason.RECOVERED,
        **_author(world, "karin"),
    )


def _let_time_have_passed(today: date) -> None:
    """What happened on a day was recorded on the next, not all of it today."""
    _recorded_the_day_after(Event, "day", today)
    _recorded_the_day_after(Period, "first_day", today)
    _recorded_the_day_after(CaseDates, "eerste_ziektedag", today)


def _recorded_the_day_after(model: type[Fact], day: str, today: date) -> None:
    rows = list(model._default_manager.filter(dossier__number__lt="HV-1000"))
    for row in rows:
        next_day = min(getattr(row, day) + timedelta(days=1), today)
        row.recorded_at = timezone.make_aware(datetime.combine(next_day, time(9, 12)))
    model._default_manager.bulk_update(rows, ["recorded_at"])
