"""Varied invented cases as stored dossiers: the facts of :mod:`tests.benchmarks.kit.cases`, and people who work on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.db import transaction

from hervat.apps.accounts.models import User
from hervat.apps.dossiers.models import CaseDates, Dossier, Event, Involvement, Period, PeriodKind
from hervat.apps.dossiers.rows import vangnet_context
from hervat.apps.organisations.models import Membership, Organisation
from hervat.apps.sealing import Purpose, seal_text
from hervat.domain.access.roles import Role
from hervat.domain.law.facts import CaseFacts
from tests.benchmarks.kit.cases import varied_cases

PORTION = 1000
A_ROLE = 100  # people
ROLES = (Role.WERKGEVER, Role.CASEMANAGER, Role.BEDRIJFSARTS)
LONG_AGO = date(2020, 1, 1)
Row = Any


def some_people() -> tuple[Organisation, dict[Role, list[User]]]:
    """One organisation that is everything, and a hundred people in each role; the same again when they are there already."""
    body, made = Organisation.objects.get_or_create(name="Alles (fictief)", is_werkgever=True, is_arbodienst=True)
    people: dict[Role, list[User]] = {}
    for role in ROLES:
        names = [f"{role}.{number}@voorbeeld.example" for number in range(A_ROLE)]
        if made:
            User.objects.bulk_create(User(email=name, name=name.partition("@")[0]) for name in names)
        people[role] = list(User.objects.filter(email__in=names))
        if made:
            Membership.objects.bulk_create(Membership(user=user, organisation=body, role=role, first_day=LONG_AGO) for user in people[role])
    return body, people


def store(count: int, start: int) -> None:
    """Stores ``count`` dossiers, numbered from ``start``. Their lines in the lists are not computed."""
    body, people = some_people()
    chance = Random(start)  # noqa: S311 -- the same ones each time
    cases = islice(varied_cases(start + count), start, None)
    number = start
    while portion := list(islice(cases, PORTION)):
        with transaction.atomic():
            _store_portion(portion, number, body, people, chance)
        number += len(portion)


def _store_portion(portion: list[CaseFacts], start: int, body: Organisation, people: dict[Role, list[User]], chance: Random) -> None:
    author = {"recorded_by": people[Role.CASEMANAGER][0], "recorded_as": Role.CASEMANAGER, "organisation": body}
    dossiers = [
        Dossier(
            number=f"HV-{start + number:04d}",
            given_name="Anna",
            family_name="Bakker",
            werkgever=body,
            opened_on=facts.eerste_ziektedag + timedelta(days=chance.randrange(0, 60)),
        )
        for number, facts in enumerate(portion)
    ]
    Dossier.objects.bulk_create(dossiers)
    pairs = list(zip(dossiers, portion, strict=True))
    CaseDates.objects.bulk_create(_dates(dossier, facts, author) for dossier, facts in pairs)
    Period.objects.bulk_create(period for dossier, facts in pairs for period in _periods(dossier, facts, author))
    Event.objects.bulk_create(
        Event(dossier=dossier, kind=event.kind, day=event.date, **author) for dossier, facts in pairs for event in facts.events
    )
    Involvement.objects.bulk_create(
        Involvement(dossier=dossier, user=chance.choice(people[role]), role=role, organisation=body, first_day=LONG_AGO)
        for dossier in dossiers
        for role in ROLES
    )


def _dates(dossier: Dossier, facts: CaseFacts, author: dict[str, Row]) -> CaseDates:
    dates = CaseDates(
        dossier=dossier,
        eerste_ziektedag=facts.eerste_ziektedag,
        aow_date=facts.aow_date,
        employment_ends=facts.employment_ends,
        has_vangnet=facts.vangnet is not None,
        **author,
    )
    if facts.vangnet is not None:
        dates.vangnet = seal_text(Purpose.CASE, facts.vangnet, context=vangnet_context(dates.id))
    return dates


def _periods(dossier: Dossier, facts: CaseFacts, author: dict[str, Row]) -> Iterator[Period]:
    for recovery in facts.recovered:
        yield Period(dossier=dossier, kind=PeriodKind.RECOVERED, first_day=recovery.first, last_day=recovery.last, **author)
    for leave in facts.leave:
        causes = {"same_cause_before": leave.same_cause_before, "same_cause_after": leave.same_cause_after}
        yield Period(dossier=dossier, kind=PeriodKind.LEAVE, first_day=leave.first, last_day=leave.last, **causes, **author)
