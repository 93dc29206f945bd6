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
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import django

WORDS = ("receptionist", "kok", "lasser", "tuinman", "kapper")
ASKED = ("receptionist", "kok", "lasser", "receptionist avond", "tuinman -nacht", "kapper")
TIMES = ("avond", "nacht", "ochtend", "weekend")
A_DAY, PORTION = 8, 3
MOST_WAIT = 0.4
LINK = re.compile(r"/vacatures/(\d+)/")


def main(kills: int, chance: random.Random) -> None:
    """All of it."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from hervat.apps.jobs.models import OutgoingMail
    from hervat.apps.jobsearch.models import MOST, JobAlert
    from hervat.apps.jobsearch.services import Wishes, keep_search
    from hervat.apps.sealing import ensure_keys
    from hervat.domain.access.roles import Role
    from hervat.market.alerts import running
    from hervat.market.search.request import SearchRequest
    from hervat.project.wiring.alerts import run_alerts
    from tests.support.world import make_world

    ensure_keys(settings.HERVAT_KEY_FOLDER)
    call_command("migrate", verbosity=0)
    call_command("migrate", database="market", verbosity=0)
    world, now = make_world(), timezone.now()
    entered = world.own.entered(Role.WERKNEMER)
    alerts = {str(keep_search(entered, SearchRequest(words=words), Wishes(words, most=MOST)).pk): words for words in ASKED}
    running.PORTION = PORTION

    def told_on(day: int) -> Callable[[], None]:
        at_once = 0 if day % 2 else running.ONE_BY_ONE

        def run() -> None:
            running.ONE_BY_ONE = at_once  # nothing: each search is asked of the engine; else all are matched at once
            run_alerts(entered.acting.on + timedelta(days=day), now + timedelta(days=day))

        return run

    _new_vacancies(2, chance)
    told_on(2)()  # what every process reads once, those forked from here have read
    killed = 0
    days = range(3, kills + 3)
    for day in days:
        _new_vacancies(day, chance)
        killed += _dies(told_on(day), chance.uniform(0, MOST_WAIT))
    told_on(days.stop)()
    told_on(days.stop + 1)()
    expected = {pk: _expected(words) for pk, words in alerts.items()}
    mails = {pk: [_numbers(mail.body) for mail in OutgoingMail.objects.filter(key__contains=pk)] for pk in alerts}
    left = JobAlert.objects.filter(last_sent_at__isnull=True).count()
    print(json.dumps({"killed": killed, "expected": expected, "mails": mails, "never": left}))  # noqa: T201 -- its answer


def _expected(words: str) -> list[int]:
    """The vacancies that answer to words, one by one."""
    from hervat.market.search.asking import to_query
    from hervat.market.search.matching import matches
    from hervat.market.search.request import SearchRequest
    from hervat.market.vacancies.store.queries import arrivals

    query = replace(to_query(SearchRequest(words=words)), after=0)
    return [one.number for one in arrivals(0, 100_000) if one.document and matches(query, one.document)]


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


def _dies(act: Callable[[], None], seconds: float) -> bool:
    """Whether the child that acts was killed after so long; it may be ready before. Raises RuntimeError when it failed in another way."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        act()
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
