"""Getting an installation ready: its folder, its key, its databases, its static files. Doing it twice changes nothing."""

from __future__ import annotations

import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connections

from hervat.apps.sealing import KeyUnavailable, ensure_keys
from hervat.domain.text import Text, say
from hervat.project import config as configuration
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.config import Config, ConfigError, unknown_variables
from hervat.project.databases import MARKET
from hervat.project.keys import ensure_secret_key, key_file

APPLICATION = "hervat.project.wsgi"
MIGRATING, MIGRATING_NUMBER = "migrating.lock", 0x4E2CA7  # a file here, and a number that every Hervat on one PostgreSQL knows
FOR_NOBODY_ELSE = 0o077  # what is made from here on, databases too, only its owner reads: the folder may be one that others enter
KEYS_MADE = "keys-made"  # stands with the data: where it says that keys were made, none are made anew


def load_config() -> Config:
    """The configuration. Raises WrongInput that names every wrong variable."""
    try:
        return configuration.load()
    except ConfigError as error:
        raise WrongInput(*error.errors) from None


def start_django(speaker: Speaker) -> Config:
    """Makes the home folder and the keys when they were never made, says where they are, and loads Django."""
    config = load_config()
    os.umask(FOR_NOBODY_ELSE)
    try:
        config.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if config.secret_key is None and ensure_secret_key(config.home):
            speaker.warn(
                speaker(say("Nieuwe geheime sleutel gemaakt in {file}. Bewaar dit bestand goed.", file=str(key_file(config.home))))
            )
    except OSError as error:
        raise _cannot_write(config.home, error) from None
    _ensure_keys(config, speaker)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hervat.project.settings")  # noqa: TID251 -- how Django finds its settings
    try:
        django.setup()
    except ConfigError as error:
        raise WrongInput(*error.errors) from None
    return config


def _ensure_keys(config: Config, speaker: Speaker) -> None:
    try:
        made = ensure_keys(config.key_folder, marker=config.home / KEYS_MADE)
    except KeyUnavailable as error:
        raise WrongInput(("HERVAT_KEYS", error.sentence)) from None
    except OSError as error:
        raise _cannot_write(config.key_folder, error, variable="HERVAT_KEYS") from None
    if made:
        told = say(
            "Nieuwe sleutels gemaakt in {folder}. Bewaar een kopie, maar niet bij de gegevens. Zonder de sleutels gaan die niet open.",
            folder=str(config.key_folder),
        )
        speaker.warn(speaker(told))


def prepare(home: Path, speaker: Speaker) -> None:
    """Brings databases, catalogue and static files up to date and loads the application, so that what would break later breaks here.

    Raises WrongInput when the home folder cannot be used, Failure when a database cannot.
    """
    prepare_databases(home, speaker)
    load_catalogue(home)
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
    except OSError as error:
        raise _cannot_write(Path(settings.STATIC_ROOT), error) from None
    import_module(APPLICATION)
    connections.close_all()  # the server starts processes of its own; none may inherit a connection


def prepare_databases(home: Path, speaker: Speaker) -> None:
    """What :func:`prepare` does for who serves no pages. A search engine that cannot be used is told and waited for by nobody."""
    from hervat.project.wiring.findings import search_findings  # here: tables can be named only once Django is loaded

    for finding in (*unknown_settings(), *search_findings()):
        speaker.warn(speaker(finding))
    try_to_write(home)
    for alias in settings.DATABASES:
        with asking(alias), _one_at_a_time(home, alias):
            call_command("migrate", database=alias, interactive=False, verbosity=0)


def load_catalogue(home: Path) -> None:
    """The starter catalogue of this version, unless it or a newer one is here already."""
    from hervat.market.importing.wrong import WrongFile  # here: tables can be named only once Django is loaded
    from hervat.market.starter.importer import load_shipped

    try:
        with asking(MARKET), _one_at_a_time(home, MARKET):
            load_shipped()
    except WrongFile as error:
        raise Failure(say("De startcatalogus is niet te lezen. {place}: {sentence}", place=error.place, sentence=error.sentence)) from None


@contextmanager
def asking(alias: str) -> Iterator[None]:
    """Raises Failure that says what is wrong with a database when it does not answer."""
    try:
        yield
    except DatabaseError:
        raise Failure(_what_is_wrong_with(alias)) from None


@contextmanager
def _one_at_a_time(home: Path, alias: str) -> Iterator[None]:
    """Web servers and workers that start at the same moment, on one machine or on several, take turns in changing tables."""
    connection = connections[alias]
    with (home / MIGRATING).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING_NUMBER])
        yield
    if connection.vendor == "postgresql":
        connection.close()  # and with it the lock


def unknown_settings() -> Iterator[Text]:
    """Environment variables that look like settings of Hervat and are not."""
    for name in unknown_variables():
        yield say("{name}: Hervat kent deze variabele niet. Kijk of de naam klopt.", name=name)


def try_to_write(folder: Path) -> None:
    """A database that cannot be written gives no reason; the folder in which it stands does."""
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0")
    except OSError as error:
        raise _cannot_write(folder, error) from None


def _cannot_write(folder: Path, error: OSError, *, variable: str = "HERVAT_HOME") -> WrongInput:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return WrongInput((variable, say("De schijf is vol: {folder}.", folder=str(folder))))
    return WrongInput((variable, say("In deze map kan Hervat niet schrijven: {folder}.", folder=str(folder))))


def _what_is_wrong_with(alias: str) -> Text:
    connection = connections[alias]
    if connection.vendor == "sqlite":
        return say("Dit bestand is niet te gebruiken als database: {file}.", file=str(connection.settings_dict["NAME"]))
    return say("De database {alias} antwoordt niet.", alias=alias)
