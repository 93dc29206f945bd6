"""An installation of a test's own, which other processes can use too, on the engine that these tests run on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import sql

from tests.support.project_files import ROOT

HERVAT = str(Path(sys.executable).with_name("hervat"))
URLS = {"default": "HERVAT_DATABASE_URL", "market": "HERVAT_MARKET_DATABASE_URL"}
FILES = {"default": "hervat.sqlite3", "market": "market.sqlite3"}
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass
class Installation:
    """A home folder and its variables."""

    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """All variables of its processes."""
        return {
            "PATH": os.environ["PATH"],
            "HERVAT_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": "hervat.project.settings",
            **self.variables,
        }

    def hervat(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Runs a command to its end."""
        return self._run([HERVAT, *arguments], variables)

    def program(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs a program of the tests to its end."""
        return self._run([sys.executable, "-m", module, *arguments], {})

    def _run(self, command: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
        environment = {**self.environment, **variables}
        return subprocess.run(command, env=environment, cwd=ROOT, check=False, capture_output=True, text=True, timeout=180)

    def rows(self, alias: str) -> Rows:
        """Every row of every table of one database, in the order of its values."""
        if URLS[alias] in self.variables:
            with psycopg.connect(self.variables[URLS[alias]]) as server:
                names = [name for (name,) in server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
                return {name: sorted(server.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(name))), key=repr) for name in names}
        with closing(sqlite3.connect(self.home / FILES[alias])) as file:
            names = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
            return {name: sorted(file.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}  # noqa: S608 -- its own names


def own_installation(home: Path) -> Installation:
    """A new one. On PostgreSQL with databases of its own in the cluster of these tests."""
    given = os.environ.get(URLS["default"])
    if given is None:
        return Installation(home)
    variables = {}
    with psycopg.connect(given, autocommit=True) as server:
        for variable in URLS.values():
            name = f"own_{uuid4().hex}"
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            variables[variable] = f"{given.rsplit('/', 1)[0]}/{name}"
    return Installation(home, variables)
