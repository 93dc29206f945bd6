"""A benchmark in an installation of its own: a folder that is gone afterwards, and processes whose memory is theirs alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Apart:
    """An installation; ``variables`` name it."""

    variables: dict[str, str]

    def run(self, module: str, *arguments: str) -> None:
        """Runs a part of a benchmark to its end; what it prints is seen."""
        self._run(module, arguments, None)

    def ask(self, module: str, *arguments: str) -> str:
        """The same for a part whose answer is used."""
        return self._run(module, arguments, subprocess.PIPE).stdout

    def _run(self, module: str, arguments: tuple[str, ...], stdout: int | None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.run(command, env={**os.environ, **self.variables}, check=True, stdout=stdout, text=True)


@contextmanager
def apart(**variables: str) -> Iterator[Apart]:
    """A new one: on SQLite, or on PostgreSQL with HERVAT_DATABASE_URL, in the environment or given."""
    with tempfile.TemporaryDirectory() as home:
        yield Apart(
            {
                "HERVAT_HOME": home,
                "HERVAT_SECRET_KEY": "no-secret: it signs nothing outside this measurement, which is gone soon",
                "DJANGO_SETTINGS_MODULE": "hervat.project.settings",
                **variables,
            }
        )


def start_hervat() -> None:
    """In a process of such an installation: Django, the keys and the tables."""
    import logging

    import django

    django.setup()
    logging.disable(logging.INFO)  # a line for each request
    from django.conf import settings
    from django.core.management import call_command

    from hervat.apps.sealing import ensure_keys

    ensure_keys(settings.HERVAT_KEY_FOLDER)
    call_command("migrate", verbosity=0)
