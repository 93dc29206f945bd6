"""A moment of a PostgreSQL database, through its own ``pg_dump``, and putting one back in a single transaction."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from hervat.domain.text import say
from hervat.project.backups.archive import DatabaseFacts
from hervat.project.commands.speaker import Failure

# Everything of ours goes in the transaction in which the other comes; the schema itself stays, with its owner and its rights.
EMPTY = """
DO $$ DECLARE found record; BEGIN
  FOR found IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE IF EXISTS public.%I CASCADE', found.name);
  END LOOP;
  FOR found IN SELECT proc.oid::regprocedure AS name FROM pg_proc proc WHERE proc.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = proc.oid AND deptype = 'e') LOOP
    EXECUTE format('DROP ROUTINE IF EXISTS %s CASCADE', found.name);
  END LOOP;
END $$;
"""
SCHEMA_ITSELF = re.compile(r" (SCHEMA - public|COMMENT - SCHEMA public) ")
OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


def take(settings: Mapping[str, Any], place: Path) -> DatabaseFacts:
    """Writes the database, as it is at one moment, to a new file in the custom format of pg_dump. Raises Failure, psycopg.Error."""
    program = _program("pg_dump")
    with psycopg.connect(address(settings), autocommit=True) as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        found = facts(connection)
        (moment,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        options = ["--format=custom", "--no-owner", "--no-privileges", "--schema=public", f"--snapshot={moment}", f"--file={place}"]
        _run([program, *options, f"--dbname={address(settings, password=False)}"], settings)
    place.chmod(0o600)
    return found


def facts(connection: psycopg.Connection[Any]) -> DatabaseFacts:
    """What is in a database."""
    names = [name for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")]
    rows = {}
    for name in names:
        counted = connection.execute(sql.SQL("SELECT count(*) FROM public.{}").format(sql.Identifier(name))).fetchone()
        rows[name] = int(counted[0]) if counted else 0
    migrations: dict[str, list[str]] = defaultdict(list)
    if "django_migrations" in rows:
        for app, name in connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name"):
            migrations[app].append(name)
    return DatabaseFacts("postgresql", dict(migrations), rows)


def used_by_others(settings: Mapping[str, Any]) -> bool:
    """Whether anybody else is connected. Raises psycopg.Error."""
    with psycopg.connect(address(settings)) as connection:
        (count,) = connection.execute(OTHERS).fetchone() or (0,)
    return bool(count)


def script(place: Path, target: Path) -> None:
    """Turns a dump into the commands that make its database; reading all of it shows that it is whole. Raises Failure."""
    program, contents, made = _program("pg_restore"), target.with_suffix(".list"), target.with_suffix(".made")
    _run([program, "--list", f"--file={contents}", str(place)], None)
    listed = contents.read_text("utf-8").splitlines(keepends=True)
    contents.write_text("".join(line for line in listed if not SCHEMA_ITSELF.search(line)), "utf-8")
    _run([program, "--no-owner", "--no-privileges", f"--use-list={contents}", f"--file={made}", str(place)], None)
    with target.open("wb") as whole, made.open("rb") as commands:
        whole.write(EMPTY.encode())
        shutil.copyfileobj(commands, whole)
    made.unlink()


def put_back(settings: Mapping[str, Any], commands: Path) -> None:
    """Replaces everything in the database by what a script makes: all of it, or nothing. Raises Failure."""
    options = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", f"--file={commands}"]
    _run([_program("psql"), *options, f"--dbname={address(settings, password=False)}"], settings)


def address(settings: Mapping[str, Any], *, password: bool = True) -> str:
    """The address of a database of Django's, as libpq reads it; without its password where others could see it."""
    parts = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT", **({"password": "PASSWORD"} if password else {})}
    values = {name: str(settings[key]) for name, key in parts.items() if settings.get(key)}
    options = {name: str(value) for name, value in settings.get("OPTIONS", {}).items() if isinstance(value, str | int)}
    return make_conninfo(**(options | values))


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Failure(say("Het programma {name} van PostgreSQL ontbreekt. Op Debian: apt-get install postgresql-client.", name=name))
    return found


def _run(command: list[str], settings: Mapping[str, Any] | None) -> None:
    environment = {"PATH": str(Path(command[0]).parent), "LC_ALL": "C.UTF-8"}
    if settings is not None and settings.get("PASSWORD"):
        environment["PGPASSWORD"] = str(settings["PASSWORD"])
    outcome = subprocess.run(  # noqa: S603 -- a program of PostgreSQL's, with arguments of ours
        command, env=environment, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if outcome.returncode != 0:
        said = outcome.stderr.strip().splitlines()
        raise Failure(say("{name} van PostgreSQL lukte niet: {said}", name=Path(command[0]).name, said=said[-1][:200] if said else "?"))
