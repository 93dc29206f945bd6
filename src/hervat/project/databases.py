"""The two databases: the confidential side (``default``) and the public labour market (``market``). No key crosses them."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from hervat.project.config import Config, parse_database_url

MARKET = "market"
MARKET_PACKAGE = "hervat.market"
SQLITE_FILES = {"default": "hervat.sqlite3", MARKET: "market.sqlite3"}
CACHE = "django_cache"  # how Django calls the table of a cache, for which there is no app
KEEP_CONNECTION_SECONDS = 60


def databases(config: Config) -> dict[str, dict[str, Any]]:
    """Django's ``DATABASES``."""
    urls = {"default": config.database_url, MARKET: config.market_database_url}
    return {alias: _postgresql(url.get_secret_value()) if url else _sqlite(config, alias) for alias, url in urls.items()}


def _sqlite(config: Config, alias: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": config.home / SQLITE_FILES[alias],
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",  # a transaction that will write waits for its turn at its start, not halfway
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = parse_database_url(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
        "CONN_MAX_AGE": KEEP_CONNECTION_SECONDS,
        "CONN_HEALTH_CHECKS": True,
    }


class Router:
    """Apps of the labour market live in ``market``, everything else in ``default``."""

    def db_for_read(self, model: Any, **_hints: Any) -> str:
        return _home_of(model._meta.app_label)

    def db_for_write(self, model: Any, **_hints: Any) -> str:
        return _home_of(model._meta.app_label)

    def allow_relation(self, one: Any, other: Any, **_hints: Any) -> bool:
        return _home_of(one._meta.app_label) == _home_of(other._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool:
        return _home_of(app_label) == db


def _home_of(app_label: str) -> str:
    if app_label == CACHE:
        return "default"
    package = apps.get_app_config(app_label).name
    return MARKET if package == MARKET_PACKAGE or package.startswith(f"{MARKET_PACKAGE}.") else "default"
