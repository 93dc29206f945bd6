"""A moment of an SQLite database, taken while others go on writing, and a look into one that was put away."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from hervat.project.backups.archive import DatabaseFacts


def take(database: Path, place: Path) -> DatabaseFacts:
    """Writes the database, as it is at one moment, to a new file. What was deleted from it is not in there. Raises sqlite3.Error."""
    with closing(sqlite3.connect(database, timeout=60, isolation_level=None)) as connection:
        connection.execute("VACUUM INTO ?", [str(place)])
    place.chmod(0o600)
    return facts(place)


def facts(place: Path) -> DatabaseFacts:
    """What is in a database file. Raises sqlite3.Error when it is damaged."""
    with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
        rows = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in sorted(names)}  # noqa: S608 -- its own
        migrations: dict[str, list[str]] = defaultdict(list)
        if "django_migrations" in rows:
            for app, name in connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name"):
                migrations[app].append(name)
    return DatabaseFacts("sqlite", dict(migrations), rows)
