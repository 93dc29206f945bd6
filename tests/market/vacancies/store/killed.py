"""Visits that are killed at any moment: ``python -m tests.market.vacancies.store.killed TIMES SEED``, in an installation of its own.

A child visits sources, day after day, until it is killed; what is in the store must then be right as far as it goes. In the end one more
day of visits is made, and the store must hold exactly what the sources have. Prints what is
wrong, and ``done`` with how many ads there are.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from itertools import count

import django

LONGEST = 0.5  # seconds that a child lives, once it has begun


def main(times: int, seed: int) -> None:
    """Kills so many children."""
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", database="market", verbosity=0)
    from tests.market.vacancies.store.many import visit_all

    draw = random.Random(seed)  # noqa: S311 -- no secret
    for _ in range(times):
        connections.close_all()  # no child inherits one
        _kill_a_child(seed, draw.uniform(0, LONGEST))
        for problem in _wrong():
            print(problem)  # noqa: T201 -- its answer
    day = 10_000
    visit_all(seed, day)
    for problem in (*_wrong(), *_different(seed, day)):
        print(problem)  # noqa: T201 -- its answer
    from hervat.market.vacancies.store.models import SourceAd

    print("done", SourceAd.objects.filter(gone_at=None).count())  # noqa: T201 -- its answer


def _kill_a_child(seed: int, after: float) -> None:
    begun, begins = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _visit_for_ever(seed, begins)
        except BaseException:
            traceback.print_exc()
        os._exit(1)
    os.close(begins)
    os.read(begun, 1)
    os.close(begun)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        print("a visit failed by itself")  # noqa: T201 -- its answer


def _visit_for_ever(seed: int, begins: int) -> None:
    from hervat.market.vacancies.store.models import Ledger
    from tests.market.vacancies.store.many import visit_all

    first = Ledger.objects.values_list("revision", flat=True).first() or 0  # another day than the child before
    os.write(begins, b"!")
    for day in count(first):
        visit_all(seed, day)


def _wrong() -> Iterator[str]:
    """What in the store contradicts itself."""
    from django.db.models import Count, F, Q

    from hervat.market.vacancies.store.models import Ledger, News, Vacancy, Wording
    from hervat.market.vacancies.store.packing import text_of

    live = Count("wordings__ads__source", filter=Q(wordings__ads__gone_at=None), distinct=True)
    checks = {
        "sources are counted": Vacancy.objects.annotate(live=live).exclude(sources=F("live")),
        "what is there has a text of its own": Vacancy.objects.filter(gone_at=None).exclude(best__vacancy=F("number")),
        "every wording has an ad, or is shown": Wording.objects.filter(ads=None).exclude(pk__in=Vacancy.objects.values("best")),
        "everything that came is news": Vacancy.objects.exclude(pk__in=News.objects.filter(what="new").values("vacancy")),
    }
    for name, exceptions in checks.items():
        if exceptions.exists():
            yield f"not so: {name}: {exceptions.first()}"
    ledger = Ledger.objects.first()
    for kind, numbers in (("last_vacancy", Vacancy.objects.values_list("pk")), ("last_wording", Wording.objects.values_list("pk"))):
        if max((number for (number,) in numbers), default=0) > getattr(ledger, kind, 0):
            yield f"the ledger is behind in {kind}"
    for packed, title in Vacancy.objects.filter(gone_at=None).values_list("best__packed", "title"):
        if not (title and text_of(bytes(packed))):
            yield "a vacancy without words"


def _different(seed: int, day: int) -> Iterator[str]:
    """What sources have and the store has not, or the other way round."""
    from hervat.market.vacancies.store.models import SourceAd
    from hervat.market.vacancies.store.packing import unpack
    from tests.market.vacancies.store.many import ads_on

    wanted = {(source, one.identifier): one.title for source, ads in ads_on(seed, day).items() for one in ads}
    rows = SourceAd.objects.filter(gone_at=None).values_list("source__key", "identifier", "wording__packed")
    here = {(source, identifier): unpack(bytes(packed)).title for source, identifier, packed in rows}
    for one in wanted.keys() ^ here.keys():
        yield f"{one}: {wanted.get(one)} {here.get(one)}"


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
