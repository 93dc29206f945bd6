"""A program: children record events, one after the other, and are killed (SIGKILL) at any moment.

Usage: ``python -m tests.apps.dossiers.dying_recorders KILLS SEED`` in an installation of its own, named by the environment. Each child
announces every event after it was stored. Prints as JSON what was found afterwards.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

import django

MOST_EVENTS = 4  # that a child may announce before its time comes
MOST_WAIT = 0.03  # seconds that it lives after that: about as long as storing one takes
KINDS = ("evaluatie", "bijstelling", "plan_van_aanpak", "start_spoor_2", "arbeidsdeskundig_onderzoek")


def main(kills: int, chance: random.Random) -> dict[str, Any]:
    """All of it."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from hervat.apps.dossiers.models import Event
    from hervat.apps.sealing import ensure_keys
    from tests.support.world import make_world

    ensure_keys(settings.HERVAT_KEY_FOLDER)
    call_command("migrate", verbosity=0)
    side = make_world().own
    first = set(Event.objects.values_list("id", flat=True))
    announced: set[UUID] = set()
    silent, misfits, deaths = Counter[int](), 0, 0
    for _ in range(kills):
        stood = set(Event.objects.values_list("id", flat=True))
        connection.close()
        said, died = child(side, chance)
        deaths += died
        announced |= said
        silent[len(set(Event.objects.values_list("id", flat=True)) - stood - said)] += 1
        misfits += not row_fits(side)
    return {"deaths": deaths, "announced": len(announced), "silent": dict(silent), "misfits": misfits} | lost_and_told(announced, first)


def child(side: Any, chance: random.Random) -> tuple[set[UUID], bool]:
    """What it announced, and whether it was killed."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        record_on_and_on(side, chance, writing)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        first = [pipe.readline() for _ in range(chance.randrange(MOST_EVENTS))]
        time.sleep(chance.random() * MOST_WAIT)
        os.kill(pid, signal.SIGKILL)
        _pid, status = os.waitpid(pid, 0)
        return {UUID(line.strip()) for line in (*first, *pipe)}, os.WIFSIGNALED(status)


def record_on_and_on(side: Any, chance: random.Random, announce: int) -> None:
    """Until it is killed."""
    from hervat.apps.dossiers.errors import WrongFields
    from hervat.apps.dossiers.services.facts import record_event
    from hervat.apps.dossiers.services.given import NewEvent
    from hervat.domain.access.roles import Role
    from hervat.domain.law.facts import EventKind

    while True:
        entered = side.entered(Role.CASEMANAGER)
        day = entered.acting.on - timedelta(days=chance.randrange(140))
        try:
            event = record_event(entered, NewEvent(kind=EventKind(chance.choice(KINDS)), day=day))
        except WrongFields:  # it stands there already
            continue
        os.write(announce, f"{event.id}\n".encode())


def row_fits(side: Any) -> bool:
    """Whether the line in the lists is the one that follows from the facts."""
    from hervat.apps.dossiers.models import ListRow
    from hervat.apps.dossiers.projection import FIELDS, list_row
    from hervat.apps.dossiers.rows import case_facts, rows_of
    from hervat.domain.law import timeline

    rows = rows_of([side.dossier.id])[side.dossier.id]
    stored = ListRow.objects.get(pk=side.dossier.pk)
    computed = list_row(side.dossier.id, rows, timeline(case_facts(rows, side.dossier.opened_on), stored.computed_on))
    return all(getattr(stored, name) == getattr(computed, name) for name in FIELDS)


def lost_and_told(announced: set[UUID], first: set[UUID]) -> dict[str, Any]:
    """How many announced events are not there, how many have other than one record, and whether the record is whole."""
    from hervat.apps.audit.models import AuditRecord
    from hervat.apps.audit.verifying import verify
    from hervat.apps.dossiers.models import Event

    stored = set(Event.objects.values_list("id", flat=True))
    told = Counter(AuditRecord.objects.filter(kind="event", action="created").values_list("object_id", flat=True))
    return {
        "stored": len(stored - first),
        "lost": len(announced - stored),
        "not_told_once": sum(told[str(event)] != 1 for event in stored),
        "told_of_nothing": len(set(told) - {str(event) for event in stored}),
        "problems": verify().problem_count,
    }


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), random.Random(int(sys.argv[2])))))  # noqa: S311, T201 -- no secret; its answer
