"""A program: a bedrijfsarts gives a probleemanalyse, then adds a file, and dies (SIGKILL) at every statement that writes, one by one.

``python -m tests.apps.health.dying_doctor``. Prints as JSON for both acts how much stood in the database before, after each death, and
after the one who lived.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from typing import Any

import django


def main() -> None:
    """All of it, in an installation of its own."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from hervat.apps.audit.models import AuditRecord
    from hervat.apps.dossiers.models import Advice, Event
    from hervat.apps.health import door
    from hervat.apps.health.models import VaultFile, VaultRecord
    from hervat.apps.sealing import ensure_keys
    from hervat.domain.access.roles import Role
    from tests.apps.health.vault_acts import attach, draft
    from tests.support.world import make_world

    ensure_keys(settings.HERVAT_KEY_FOLDER)
    call_command("migrate", verbosity=0)
    world = make_world()
    doctor = world.own.entered(Role.BEDRIJFSARTS)
    kept = draft(doctor, text="een concept")

    def give() -> None:
        door.give_analysis(doctor, door.NewAnalysis(day=doctor.acting.on, medical="medisch", advice="Vier uur per dag.", revises=True))

    def counted() -> list[int]:
        return [model._default_manager.count() for model in (VaultRecord, Advice, Event, VaultFile, AuditRecord)]

    def told_of(act: Callable[[], object]) -> dict[str, Any]:
        before = counted()
        deaths: list[list[int]] = []
        while _dies(act, len(deaths) + 1):
            deaths.append(counted())
        return {"before": before, "deaths": deaths, "after": counted()}

    print(json.dumps([told_of(give), told_of(lambda: attach(doctor, kept))]))  # noqa: T201 -- its answer


def _dies(act: Callable[[], object], number: int) -> bool:
    """Whether the child that acts was killed. Raises RuntimeError when it failed in another way."""
    from django.db import connection, connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            with connection.execute_wrapper(_dying(number)):
                act()
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    if status and not os.WIFSIGNALED(status):
        raise RuntimeError("it failed, and was not killed")
    return status != 0


def _dying(number: int) -> Callable[..., Any]:
    """Kills this process just before its statement ``number`` that writes."""
    left = number

    def execute_or_die(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 -- as Django calls it
        nonlocal left
        if sql.startswith(("INSERT", "UPDATE", "DELETE", "RELEASE")):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)

    return execute_or_die


if __name__ == "__main__":
    main()
