"""Reads ads beside itself, in an installation of its own: ``python -m tests.market.vacancies.store.readers.reads``.

Prints ``same`` when what is read beside is what is read here, also when a reader is killed; then the readers, and waits to be killed.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from unittest.mock import patch

import django


def main() -> None:
    """Never ends by itself."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", database="market", verbosity=0)
    from hervat.market.vacancies.store.readers import beside
    from hervat.market.vacancies.store.readings import Reading, read_here
    from tests.market.vacancies.store.given import posting

    def words(readings: list[Reading | None]) -> list[tuple[bytes, bytes] | None]:
        return [reading and (reading.fingerprint.digest, reading.packed) for reading in readings]

    postings = [posting(str(number), title="" if number == 3 else f"Kok {number}") for number in range(60)]
    wanted = words(read_here(postings))
    with patch.object(beside, "FEW", 1), patch.object(beside, "SHARE", 7), beside.reading_beside(2) as read_all:
        found = [words(read_all(postings))]
        first = readers()
        os.kill(min(first), signal.SIGKILL)
        found += [words(read_all(postings)), words(read_all(postings))]
        assert first.isdisjoint(readers())
        assert wanted[3] is None
        print("same" if found == [wanted] * 3 else "different")  # noqa: T201 -- its answer
        print(*readers(), flush=True)  # noqa: T201 -- its answer
        time.sleep(60)


def readers() -> set[int]:
    """The processes that this one began and that read."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text("utf-8").split()
    return {int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()}


if __name__ == "__main__":
    main()
