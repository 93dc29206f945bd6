"""A program: sends mail with two workers that are killed (SIGKILL) again and again, and prints as JSON what became of each mail.

Usage: ``python -m tests.apps.jobs.dying_workers PORT MAILS KILLS SEED``. The workers are forked from here, so that one costs milliseconds.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time

import django

MOST_WAIT = 0.12


def main(port: int, mails: int, kills: int, chance: random.Random) -> None:
    """All of it."""
    django.setup()
    from django.core.management import call_command
    from django.db import connections, transaction
    from django.utils import timezone

    from hervat.apps.jobs import outbox
    from hervat.apps.jobs.models import OutgoingMail
    from hervat.integrations.smtp.adapter import SmtpMailer
    from hervat.integrations.smtp.address import parse_smtp_url

    mailer = SmtpMailer(parse_smtp_url(f"smtp://127.0.0.1:{port}?starttls=no"), "hervat@organisatie.example")

    def start_worker() -> int:
        connections.close_all()
        child = os.fork()
        if child == 0:
            while True:
                outbox.send_due(mailer)
        return child

    call_command("migrate", "jobs", verbosity=0)
    with transaction.atomic():
        for number in range(mails):
            outbox.enqueue(key=f"mail:{number}", to=f"w{number}@post.example", subject="Er staat iets voor u klaar", body="Log in.\n")

    workers = [start_worker(), start_worker()]
    for _kill in range(kills):
        time.sleep(chance.uniform(0, MOST_WAIT))  # the moment of death is what is tried out here
        victim = chance.randrange(2)
        os.kill(workers[victim], signal.SIGKILL)
        os.waitpid(workers[victim], 0)
        # As if the lease had run out, also for the worker that lives: it is then thought dead while it works.
        outbox.release_expired(now=timezone.now() + 2 * outbox.LEASE)
        workers[victim] = start_worker()
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    outbox.release_expired(now=timezone.now() + 2 * outbox.LEASE)
    before_the_end = OutgoingMail.objects.filter(state="queued").count()
    outbox.send_due(mailer)
    states = {str(mail.id): mail.state for mail in OutgoingMail.objects.all()}
    print(json.dumps({"states": states, "left_for_the_end": before_the_end}))  # noqa: T201 -- its answer


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), random.Random(int(sys.argv[4])))  # noqa: S311 -- no secret
