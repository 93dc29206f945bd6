"""Many dossiers at once for tests and measurements: stored as they would be, without the record of each having been opened."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.db import transaction

from hervat.apps.dossiers.models import CaseDates, Dossier, Event, Involvement, NumberSeries
from hervat.apps.dossiers.projection import refresh
from hervat.domain.access.roles import Role
from hervat.domain.law.facts import EventKind
from tests.support.world import Side

FAMILY_NAMES = ("Bakker", "de Vries", "El Amrani", "Yildiz", "Jansen", "van Dijk", "Özdemir", "Kok", "Smit", "Nguyen", "Prins", "de Boer")
INVOLVED = (Role.WERKGEVER, Role.CASEMANAGER, Role.BEDRIJFSARTS, Role.ARBEIDSDESKUNDIGE, Role.COACH)
MOST_DAYS = 760
PORTION = 500


def many(side: Side, count: int, seed: int, on: date | None = None) -> list[Dossier]:
    """``count`` more dossiers of the people of this side, each at another point of its route. The same seed makes the same ones."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    today = on or side.acting(Role.CASEMANAGER).on
    made: list[Dossier] = []
    while len(made) < count:
        with transaction.atomic():
            made += _portion(side, min(PORTION, count - len(made)), chance, today)
    return made


def _portion(side: Side, count: int, chance: random.Random, today: date) -> list[Dossier]:
    werkgever = side.organisations["werkgever"]
    series, _ = NumberSeries.objects.get_or_create(pk=1)
    first = {}
    dossiers = []
    for number in range(series.last + 1, series.last + 1 + count):
        dossier = Dossier(
            number=f"HV-{number:04d}",
            given_name=chance.choice("ABCDEFGHJKLMNPRSTW") + "anna",
            family_name=chance.choice(FAMILY_NAMES),
            werkgever=werkgever,
            opened_on=today - timedelta(days=chance.randrange(MOST_DAYS)),
        )
        first[dossier.id] = min(dossier.opened_on, today - timedelta(days=chance.randrange(3, MOST_DAYS)))
        dossiers.append(dossier)
    NumberSeries.objects.filter(pk=1).update(last=series.last + count)
    Dossier.objects.bulk_create(dossiers)
    author = {"recorded_by": side.people[Role.CASEMANAGER], "recorded_as": Role.CASEMANAGER, "organisation": werkgever}
    CaseDates.objects.bulk_create(CaseDates(dossier=found, eerste_ziektedag=first[found.id], **author) for found in dossiers)
    Event.objects.bulk_create(
        Event(dossier=found, kind=kind, day=day, **author) for found in dossiers for kind, day in _events(first[found.id], today, chance)
    )
    Involvement.objects.bulk_create(
        Involvement(dossier=found, user=side.people[role], role=role, organisation_id=side.organisation(role), first_day=first[found.id])
        for found in dossiers
        for role in INVOLVED
        if role is Role.CASEMANAGER or chance.random() < 0.8
    )
    refresh([(found.id, found.opened_on) for found in dossiers], today)
    return dossiers


def _events(first: date, today: date, chance: random.Random) -> list[tuple[EventKind, date]]:
    usual = [
        (EventKind.ZIEKMELDING_WERKNEMER, 0),
        (EventKind.ZIEKMELDING_ARBODIENST, 3),
        (EventKind.PROBLEEMANALYSE, 38),
        (EventKind.PLAN_VAN_AANPAK, 52),
        *((EventKind.EVALUATIE, 52 + 42 * time) for time in range(1, 16)),
        (EventKind.MELDING_42_WEKEN, 285),
        (EventKind.ARBEIDSDESKUNDIG_ONDERZOEK, 350),
        (EventKind.EERSTEJAARSEVALUATIE, 358),
        (EventKind.START_SPOOR_2, 380),
    ]
    happened = [(kind, first + timedelta(days=days)) for kind, days in usual]
    return [(kind, day) for kind, day in happened if day <= today and chance.random() < 0.97]
