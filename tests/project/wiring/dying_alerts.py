"""A program: vacancies come day after day, and who tells of them is killed (SIGKILL) again and again; prints as JSON who was told what.

Usage: ``python -m tests.project.wiring.dying_alerts KILLS SEED``. Each run is forked from here, and goes the other way than the one before.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sys
import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from tests.support.world import World

WORDS = ("receptionist", "kok", "lasser", "tuinman", "kapper")
ASKED = ("receptionist", "kok", "lasser", "receptionist avond", "tuinman -nacht", "kapper")
TIMES = ("avond", "nacht", "ochtend", "weekend")
A_DAY, PORTION = 8, 3
LINK = re.compile(r"/vacatures/(\d+)/")


def main(kills: int, chance: random.Random) -> None:
    """All of it."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from hervat.apps.sealing import ensure_keys
    from hervat.market.alerts import running
    from tests.support.world import make_world

    ensure_keys(settings.HERVAT_KEY_FOLDER)
    call_command("migrate", verbosity=0)
    call_command("migrate", database="market", verbosity=0)
    alerts = _kept(make_world())
    running.PORTION = PORTION
    _new_vacancies(2, chance)
    _tell(2)  # what every process reads once, those forked from here have read
    killed, day, usual = 0, 4, 0.0
    while killed < kills:
        _new_vacancies(day, chance)
        if day == 4:  # how long a run takes on this machine: the moments of death are spread over that
            begun = time.perf_counter()
            _tell(day)
            usual = time.perf_counter() - begun
        else:
            killed += _dies(day, chance.uniform(0, usual))
        day += 1
    _tell(day)
    _tell(day + 1)
    print(json.dumps({"killed": killed, **_told(alerts)}))  # noqa: T201 -- its answer


def _kept(world: World) -> dict[str, str]:
    """What the werknemer looks for: the words of each search."""
    from hervat.apps.jobsearch.models import MOST
    from hervat.apps.jobsearch.services import Wishes, keep_search
    from hervat.domain.access.roles import Role
    from hervat.market.search.request import SearchRequest

    entered = world.own.entered(Role.WERKNEMER)
    return {str(keep_search(entered, SearchRequest(words=words), Wishes(words, most=MOST)).pk): words for words in ASKED}


def _tell(day: int) -> None:
    """One run, so many days from now: on odd days each search is asked of the engine, on even days all are matched at once."""
    from django.utils import timezone

    from hervat.market.alerts import running
    from hervat.project.wiring.alerts import run_alerts

    running.ONE_BY_ONE = 0 if day % 2 else 1_000_000
    later = timedelta(days=day)
    run_alerts(timezone.localdate() + later, timezone.now() + later)


def _told(alerts: dict[str, str]) -> dict[str, object]:
    """Of each search the vacancies that answer it, and those in each of its mails."""
    from hervat.apps.jobs.models import OutgoingMail
    from hervat.apps.jobsearch.models import JobAlert
    from hervat.market.search.asking import to_query
    from hervat.market.search.matching import matches
    from hervat.market.search.request import SearchRequest
    from hervat.market.vacancies.store.queries import arrivals

    came = [one.document for one in arrivals(0, 100_000) if one.document is not None]
    queries = {pk: replace(to_query(SearchRequest(words=words)), after=0) for pk, words in alerts.items()}
    return {
        "expected": {pk: [one.number for one in came if matches(query, one)] for pk, query in queries.items()},
        "mails": {pk: [_numbers(mail.body) for mail in OutgoingMail.objects.filter(key__contains=pk)] for pk in alerts},
        "never": JobAlert.objects.filter(last_sent_at__isnull=True).count(),
    }


def _new_vacancies(day: int, chance: random.Random) -> None:
    from django.utils import timezone

    from hervat.market.vacancies.postings import Posting
    from hervat.market.vacancies.store.intake import visit
    from hervat.market.vacancies.store.readings import read_with
    from tests.market.vacancies.store.given import read

    here = visit("bron", timezone.now() + timedelta(days=day), read_all=read_with(read))
    for number in range(A_DAY):
        trade, hour = chance.choice(WORDS), chance.choice(TIMES)
        text = " ".join(chance.choices(LETTERS, k=40))
        here.take(
            [Posting(identifier=f"{day}-{number}", title=f"{trade} {hour}", description=f"Werk in de {hour}. {text}", employer=text[:20])]
        )
    here.finish(complete=False)


LETTERS = [first + second + third + "n" for first in "bdfgklmnprst" for second in ("a", "o", "ee") for third in "klmrst"]


def _numbers(body: str) -> list[int]:
    return [int(number) for number in LINK.findall(body)]


def _dies(day: int, seconds: float) -> bool:
    """Whether the run of this day was killed after so long; it may be ready before. Raises RuntimeError when it failed in another way."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        _tell(day)
        os._exit(0)
    time.sleep(seconds)  # the moment of death is what is tried out here
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        return True
    if os.WEXITSTATUS(status):
        raise RuntimeError("the child failed")
    return False


if __name__ == "__main__":
    main(int(sys.argv[1]), random.Random(int(sys.argv[2])))  # noqa: S311 -- no secret
