"""A harvest that is killed again and again: ``python -m tests.support.harvest.killed PORT SEED`` in an empty installation.

Each harvest is a child of one process that loaded everything once; it gets SIGKILL at a moment that the seed chooses. The last one may
finish. Prints what is there then.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import django

KILLS, SOURCES = 15, 60
LONGEST_LIFE = 0.5  # seconds; the whole harvest takes longer


def main() -> None:
    """Prepares, kills, and tells."""
    django.setup()
    from tests.support.harvest.sources import NOW, harvest
    from tests.support.harvest.store import intake

    port, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]))  # noqa: S311 -- no secret
    _prepare(port)
    work = partial(harvest, intake, port=port, now=NOW + timedelta(minutes=1))
    killed = 0
    for _ in range(KILLS):
        child = _start(lambda: work().visited)
        time.sleep(chance.uniform(0.02, LONGEST_LIFE))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
    code = os.waitstatus_to_exitcode(os.waitpid(_start(lambda: work().visited), 0)[1])
    sys.stdout.write(json.dumps({"killed": killed, **_what_is_there()}))
    sys.exit(code)


def _prepare(port: int) -> None:
    from django.core.management import call_command
    from django.db import connections

    from hervat.market.vacancies.harvest.managing.storing import store_sources
    from tests.support.harvest.play import definition
    from tests.support.harvest.sources import NOW

    call_command("migrate", database="market", verbosity=0)
    store_sources([definition(number, port) for number in range(SOURCES)], NOW)
    connections.close_all()  # no child may inherit one


def _start(visited: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        os._exit(0 if visited() == SOURCES else 1)
    return child


def _what_is_there() -> dict[str, object]:
    from hervat.market.vacancies.harvest.models import State
    from hervat.market.vacancies.store.models import SourceAd

    return {
        "ads": sorted(SourceAd.objects.values_list("source__key", "identifier")),
        "gone": SourceAd.objects.exclude(gone_at=None).count(),
        "under_way": State.objects.exclude(started_at=None).count(),
        "good": State.objects.filter(failures=0).count(),
    }


if __name__ == "__main__":
    main()
