"""Putting a backup back: it is looked at beside the data before anything of the data is touched, and then takes its place at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connections, router
from django.db.migrations.loader import MigrationLoader

from hervat.apps.sealing import Purpose
from hervat.apps.sealing.keys import ring
from hervat.domain.text import say
from hervat.project.backups import embedded, postgres
from hervat.project.backups.archive import BadArchive, DatabaseFacts, Manifest
from hervat.project.backups.make import ANCHORS
from hervat.project.backups.swap import Move, swap
from hervat.project.commands.speaker import Failure, WrongInput
from hervat.project.config import Config

# Tables that are filled by setting up an installation, or by its rounds.
MADE_BY_ITSELF = {"contenttypes.contenttype", "auth.permission", "audit.audithead", "jobs.roundrun"}


@dataclass(frozen=True)
class Restored:
    """What was put back, and where stands what was there before (None when there was nothing)."""

    rows: int
    files: int
    before: Path | None


def check_fits(manifest: Manifest, folder: Path, *, without_keys: bool) -> None:
    """Whether this installation can use what was unpacked. Raises BadArchive, WrongInput, Failure."""
    known = {(app, name) for app, name in MigrationLoader(None).disk_migrations}
    for alias in settings.DATABASES:
        facts = manifest.databases.get(alias)
        if facts is None:
            raise BadArchive(say("In deze back-up ontbreekt de database {alias}.", alias=alias))
        if facts.engine != connections[alias].vendor:
            raise BadArchive(
                say("Deze back-up is van {engine}, en deze installatie gebruikt een andere soort database.", engine=facts.engine)
            )
        if any((app, name) not in known for app, names in facts.migrations.items() for name in names if app in apps.app_configs):
            raise BadArchive(say("Deze back-up is gemaakt met een nieuwere versie van Hervat. Zet eerst die versie neer."))
        _check_database(alias, facts, folder)
    missing = [str(purpose) for purpose in Purpose if not {key.id for key in ring(purpose).keys}.issuperset(manifest.keys.get(purpose, ()))]
    if missing and not without_keys:
        expected = say(
            "Hier ontbreken sleutels waarmee deze gegevens gesloten zijn ({purposes}). Zet eerst de map met sleutels terug. "
            "Met --without-keys gaat het ook, maar dan blijft gesloten wat met die sleutels gesloten is.",
            purposes=", ".join(missing),
        )
        raise WrongInput(("HERVAT_KEYS", expected))


def _check_database(alias: str, facts: DatabaseFacts, folder: Path) -> None:
    """The copy opens, and holds as many rows as were counted."""
    place = _copy(alias, folder)
    if not place.exists():
        raise BadArchive(say("In deze back-up ontbreekt de database {alias}.", alias=alias))
    if facts.engine == "postgresql":
        postgres.script(place, place.with_suffix(".sql"))
        return
    try:
        found = embedded.facts(place)
    except sqlite3.Error:
        raise BadArchive(say("Deze back-up is beschadigd of veranderd: {part}.", part=place.name)) from None
    if found != facts:
        raise BadArchive(say("Deze back-up is beschadigd of veranderd: {part}.", part=place.name))


def is_empty() -> bool:
    """Whether this installation holds nothing yet: no row that somebody caused, and no file. Raises DatabaseError."""
    if any(place.is_file() for place in Path(settings.FILES_ROOT).rglob("*")):
        return False
    tables = {alias: set(connections[alias].introspection.table_names()) for alias in settings.DATABASES if _exists(alias)}
    models = [model for model in apps.get_models() if model._meta.label_lower not in MADE_BY_ITSELF]
    return not any(
        model._meta.db_table in tables.get(router.db_for_read(model), ()) and model._default_manager.exists() for model in models
    )


def _exists(alias: str) -> bool:
    connection = connections[alias]
    return connection.vendor != "sqlite" or Path(connection.settings_dict["NAME"]).exists()


def check_unused() -> None:
    """Nobody else uses the databases. Raises Failure."""
    connections.close_all()
    for alias in settings.DATABASES:
        connection = connections[alias]
        try:
            if connection.vendor == "postgresql" and postgres.used_by_others(connection.settings_dict):
                raise Failure(say("Anderen gebruiken de database {alias} nog. Stop eerst Hervat op alle machines.", alias=alias))
        except psycopg.Error:
            raise Failure(say("De database {alias} antwoordt niet.", alias=alias)) from None


def put_back(config: Config, manifest: Manifest, folder: Path, now: datetime) -> Restored:
    """Takes the place of what is there. Raises Failure, OSError."""
    connections.close_all()
    aside = config.home / f"before-restore-{now:%Y%m%d-%H%M%S}"
    for alias, facts in manifest.databases.items():
        if facts.engine == "postgresql":
            postgres.put_back(connections[alias].settings_dict, _copy(alias, folder).with_suffix(".sql"))
    swap(config.home, _moves(manifest, folder, aside))
    rows = sum(count for facts in manifest.databases.values() for count in facts.rows.values())
    files = sum(name.startswith("files/") for name in manifest.parts)
    return Restored(rows, files, aside if aside.exists() else None)


def _moves(manifest: Manifest, folder: Path, aside: Path) -> Iterator[Move]:
    for alias, facts in manifest.databases.items():
        if facts.engine == "sqlite":
            place = Path(connections[alias].settings_dict["NAME"])
            for ending in ("-wal", "-shm"):  # they belong to what goes
                yield Move(None, place.with_name(place.name + ending), aside / (place.name + ending))
            yield Move(_copy(alias, folder), place, aside / place.name)
    files, anchors = Path(settings.FILES_ROOT), Path(settings.HERVAT_AUDIT_ANCHORS)
    (folder / "files").mkdir(mode=0o700, exist_ok=True)
    yield Move(folder / "files", files, aside / files.name)
    yield Move(folder / ANCHORS if (folder / ANCHORS).exists() else None, anchors, aside / anchors.name)


def record_problems() -> tuple[int, int]:
    """How many acts the audit record holds, and how many things are wrong with it. Raises DatabaseError, KeyUnavailable."""
    from hervat.apps.audit.verifying import verify  # here: tables can be named only once Django is loaded

    report = verify()
    return report.count, report.problem_count


def _copy(alias: str, folder: Path) -> Path:
    return folder / "databases" / f"{alias}.{'sqlite3' if connections[alias].vendor == 'sqlite' else 'dump'}"
