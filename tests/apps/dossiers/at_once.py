"""A program: people who do the same in a dossier at the same moment, each with a connection of their own.

Usage: ``python -m tests.apps.dossiers.at_once`` in an installation of its own, named by the environment. Prints as JSON how it came out.
"""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import django

WINDOWS = 6
ROUNDS = 3
PAUSE = 0.3  # seconds: the other could have been first by far
REASON = "Verkeerd overgenomen"


def main() -> dict[str, Any]:
    """All of it."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from hervat.apps.audit.verifying import verify
    from hervat.apps.dossiers.models import ListRow
    from hervat.apps.sealing import ensure_keys
    from tests.support.world import make_world

    ensure_keys(settings.HERVAT_KEY_FOLDER)
    call_command("migrate", verbosity=0)
    side = make_world().own
    told = {"correct": [correct(side) for _ in range(ROUNDS)], "dates": dates(side), "same": same_event(side), "others": others(side)}
    told |= {"round": crosses_the_round(side), "feeds": feeds(side), "open": opened(side), "bsn": bsn(side), "close": close(side)}
    return told | {"problems": verify().problem_count, "lines": ListRow.objects.count()}


def together(acts: list[Callable[[], object]]) -> Counter[str]:
    """Does all of it at the same moment, and counts how each came out: ``done``, or the name of the error."""
    outcomes: list[str] = []
    barrier = threading.Barrier(len(acts))

    def window(act: Callable[[], object]) -> None:
        from django.db import connection

        barrier.wait()
        try:
            act()
            outcomes.append("done")
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connection.close()

    windows = [threading.Thread(target=window, args=[act]) for act in acts]
    for each in windows:
        each.start()
    for each in windows:
        each.join()
    return Counter(outcomes)


def correct(side: Any) -> dict[str, Any]:
    """Everybody corrects the same event to another day."""
    from hervat.apps.dossiers.models import Event
    from hervat.apps.dossiers.services.facts import correct_event
    from hervat.apps.dossiers.services.given import NewEvent
    from hervat.domain.access.roles import Role
    from hervat.domain.law.facts import EventKind

    old = Event.objects.get(dossier=side.dossier, kind="probleemanalyse", successor__isnull=True)
    entered = [side.entered(role) for role in (Role.CASEMANAGER, Role.WERKGEVER, Role.BEDRIJFSARTS) for _ in range(WINDOWS // 3)]

    def act(number: int) -> Callable[[], object]:
        new = NewEvent(kind=EventKind.PROBLEEMANALYSE, day=old.day - timedelta(days=number + 1))
        return lambda: correct_event(entered[number], old.id, new, reason=REASON)

    outcomes = together([act(number) for number in range(WINDOWS)])
    return {"outcomes": outcomes, "running": Event.objects.filter(kind="probleemanalyse", dossier=side.dossier, successor=None).count()}


def dates(side: Any) -> dict[str, Any]:
    """Everybody changes the dates that they all saw."""
    from hervat.apps.dossiers.models import CaseDates
    from hervat.apps.dossiers.services.facts import change_dates
    from hervat.apps.dossiers.services.given import NewDates
    from hervat.domain.access.roles import Role

    seen = CaseDates.objects.get(dossier=side.dossier, successor=None)
    entered = side.entered(Role.CASEMANAGER)

    def act(number: int) -> Callable[[], object]:
        new = NewDates(eerste_ziektedag=seen.eerste_ziektedag - timedelta(days=number + 1))
        return lambda: change_dates(entered, new, seen=seen.id, reason=REASON)

    return {
        "outcomes": together([act(number) for number in range(WINDOWS)]),
        "versions": CaseDates.objects.filter(dossier=side.dossier).count(),
    }


def same_event(side: Any) -> dict[str, Any]:
    """Everybody records the same evaluation."""
    from hervat.apps.dossiers.models import Event
    from hervat.apps.dossiers.services.facts import record_event
    from hervat.apps.dossiers.services.given import NewEvent
    from hervat.domain.access.roles import Role
    from hervat.domain.law.facts import EventKind

    entered = side.entered(Role.WERKGEVER)
    new = NewEvent(kind=EventKind.EVALUATIE, day=entered.acting.on)
    return {"outcomes": together([lambda: record_event(entered, new)] * WINDOWS), "stored": Event.objects.filter(kind="evaluatie").count()}


def others(side: Any) -> dict[str, Any]:
    """Everybody records something else: nothing is lost, and the line knows all of it."""
    from hervat.apps.dossiers.models import Event, ListRow
    from hervat.apps.dossiers.services.facts import record_event
    from hervat.apps.dossiers.services.given import NewEvent
    from hervat.domain.access.roles import Role
    from hervat.domain.law.facts import EventKind

    entered = side.entered(Role.WERKGEVER)

    def act(number: int) -> Callable[[], object]:
        return lambda: record_event(entered, NewEvent(kind=EventKind.BIJSTELLING, day=entered.acting.on - timedelta(days=number)))

    outcomes = together([act(number) for number in range(WINDOWS)])
    fits = ListRow.objects.get(pk=side.dossier.pk).last_contact == entered.acting.on
    return {"outcomes": outcomes, "stored": Event.objects.filter(kind="bijstelling").count(), "fits": fits}


def crosses_the_round(side: Any) -> dict[str, Any]:
    """Somebody records while the daily round is busy with this dossier: the line must not be the one from before."""
    from hervat.apps.dossiers.daily import round as daily_round
    from hervat.apps.dossiers.models import ListRow
    from hervat.apps.dossiers.projection import list_row
    from hervat.apps.dossiers.services.facts import record_event
    from hervat.apps.dossiers.services.given import NewEvent
    from hervat.domain.access.roles import Role
    from hervat.domain.law.facts import EventKind

    entered = side.entered(Role.CASEMANAGER)
    ListRow.objects.update(computed_on=entered.acting.on - timedelta(days=1))
    has_read = threading.Event()

    def slowly(*given: Any) -> Any:
        has_read.set()
        time.sleep(PAUSE)
        return list_row(*given)

    def recording() -> None:
        has_read.wait()
        record_event(entered, NewEvent(kind=EventKind.START_SPOOR_2, day=entered.acting.on - timedelta(days=90)))

    with patch.object(daily_round, "list_row", slowly):
        outcomes = together([lambda: daily_round.look_over_dossiers(entered.acting.on), recording])
    return {"outcomes": outcomes, "fits": ListRow.objects.get(pk=side.dossier.pk).spoor_2}


def feeds(side: Any) -> dict[str, Any]:
    """One person asks for calendars in more windows than they may have calendars."""
    from hervat.apps.dossiers.calendars import MOST, make_feed
    from hervat.apps.dossiers.models import CalendarFeed
    from hervat.domain.access.roles import Role

    acting = side.acting(Role.WERKGEVER)
    outcomes = together([lambda: make_feed(acting)] * (MOST + 3))
    return {"outcomes": outcomes, "most": MOST, "made": CalendarFeed.objects.count()}


def opened(side: Any) -> dict[str, Any]:
    """Everybody opens dossiers."""
    from hervat.apps.dossiers.models import Dossier

    outcomes: Counter[str] = Counter()
    for _ in range(ROUNDS):
        outcomes += together([lambda: open_one(side)] * WINDOWS)
    numbers = sorted(int(number[3:]) for number in Dossier.objects.values_list("number", flat=True))
    return {"outcomes": outcomes, "gapless": numbers == list(range(1, len(numbers) + 1))}


def bsn(side: Any) -> dict[str, Any]:
    """Everybody opens a dossier for the same BSN."""
    from hervat.apps.dossiers.models import Dossier, NumberSeries

    outcomes = together([lambda: open_one(side, bsn="123456782")] * WINDOWS)
    return {"outcomes": outcomes, "gapless": NumberSeries.objects.get().last == Dossier.objects.count()}


def open_one(side: Any, **given: Any) -> None:
    """A dossier of somebody who is ill from today."""
    from hervat.apps.dossiers.services.given import NewDates
    from hervat.apps.dossiers.services.opening import NewDossier, open_dossier
    from hervat.domain.access.roles import Role

    acting = side.acting(Role.WERKGEVER)
    dates = NewDates(eerste_ziektedag=acting.on)
    werkgever = side.organisations["werkgever"].id
    open_dossier(acting, NewDossier(werkgever=werkgever, given_name="Sam", family_name="Prins", dates=dates, **given))


def close(side: Any) -> dict[str, Any]:
    """Some close the dossier while others record in it: whoever came after the closing is told so."""
    from hervat.apps.dossiers.models import Closing, Event
    from hervat.apps.dossiers.services.facts import record_event
    from hervat.apps.dossiers.services.given import NewEvent
    from hervat.apps.dossiers.services.opening import close_dossier
    from hervat.domain.access.roles import Role
    from hervat.domain.dossier.closing import ClosingReason
    from hervat.domain.law.facts import EventKind

    entered = side.entered(Role.CASEMANAGER)

    def closing() -> object:
        return close_dossier(entered, day=entered.acting.on, reason=ClosingReason.WIA)

    def recording(number: int) -> Callable[[], object]:
        day = entered.acting.on - timedelta(days=number)
        return lambda: record_event(entered, NewEvent(kind=EventKind.EINDEVALUATIE, day=day))

    outcomes = together([closing, closing, *(recording(number) for number in range(WINDOWS))])
    closed = Closing.objects.get(dossier=side.dossier)
    late = Event.objects.filter(kind="eindevaluatie", recorded_at__gt=closed.recorded_at).count()
    return {"outcomes": outcomes, "recorded": Event.objects.filter(kind="eindevaluatie").count(), "late": late}


if __name__ == "__main__":
    print(json.dumps(main()))  # noqa: T201 -- its answer
