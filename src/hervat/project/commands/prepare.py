"""Getting an installation ready: its folder, its key, its databases, its static files. Doing it twice changes nothing."""

from __future__ import annotations

import os

import django
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connections

from hervat.domain.text import say
from hervat.project import config as configuration
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.config import Config, ConfigError
from hervat.project.keys import ensure_secret_key, key_file


def load_config() -> Config:
    """The configuration. Raises WrongInput that names every wrong variable."""
    try:
        return configuration.load()
    except ConfigError as error:
        raise WrongInput(*error.errors) from None


def start_django(speaker: Speaker) -> Config:
    """Makes the home folder and the secret key when they are not there, says where the key is, and loads Django."""
    config = load_config()
    try:
        config.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if config.secret_key is None and ensure_secret_key(config.home):
            speaker.warn(
                speaker(say("Nieuwe geheime sleutel gemaakt in {file}. Bewaar dit bestand goed.", file=str(key_file(config.home))))
            )
    except OSError:
        raise WrongInput(("HERVAT_HOME", say("In deze map kan Hervat niet schrijven: {folder}.", folder=str(config.home)))) from None
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hervat.project.settings")  # noqa: TID251 -- how Django finds its settings
    try:
        django.setup()
    except ConfigError as error:
        raise WrongInput(*error.errors) from None
    return config


def prepare() -> None:
    """Brings both databases and the static files up to date. Raises Failure when a database does not answer."""
    for alias in settings.DATABASES:
        try:
            call_command("migrate", database=alias, interactive=False, verbosity=0)
        except DatabaseError:
            raise Failure(say("De database {alias} antwoordt niet.", alias=alias)) from None
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()  # the server starts processes of its own; none may inherit a connection
