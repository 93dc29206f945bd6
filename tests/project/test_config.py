"""The configuration: its defaults, its variables, and one clear sentence for each wrong value."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from hervat.project import config
from hervat.project.config import EXPECTED, Config, ConfigError, unknown_variables
from hervat.project.databases import databases

PASSWORD = "sesam-open-u"  # noqa: S105 -- invented
URL = f"postgresql://hervat:{PASSWORD}@db.example:5433/hervat?sslmode=require"


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("HERVAT_")]:
        monkeypatch.delenv(name)


def test_needs_nothing() -> None:
    found = config.load()
    assert found.home == Path.cwd() / "var"
    assert found.debug is False
    assert found.database_url is None
    assert found.allowed_hosts == ("localhost", "127.0.0.1", "[::1]")
    assert found.proxies == 0


def test_reads_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HERVAT_HOME", str(tmp_path))
    monkeypatch.setenv("HERVAT_ALLOWED_HOSTS", "hervat.example.nl, www.hervat.example.nl")
    monkeypatch.setenv("HERVAT_PROXIES", "1")
    monkeypatch.setenv("HERVAT_API_RATE", "5/h")
    found = config.load()
    assert (found.home, found.proxies, found.api_rate) == (tmp_path, 1, "5/h")
    assert found.allowed_hosts == ("hervat.example.nl", "www.hervat.example.nl")


def test_a_mail_server_needs_an_address_to_send_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERVAT_SMTP_URL", f"smtp://hervat:{PASSWORD}@mail.example")
    with pytest.raises(ConfigError) as caught:
        config.load()
    assert [variable for variable, _expected in caught.value.errors] == ["HERVAT_MAIL_FROM"]
    monkeypatch.setenv("HERVAT_MAIL_FROM", "hervat@organisatie.example")
    assert PASSWORD not in repr(config.load())


def test_an_empty_variable_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERVAT_DATABASE_URL", "")
    assert config.load().database_url is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://hervat@db.example/hervat"),
        ("DATABASE_URL", f"postgresql://hervat:{PASSWORD}@db.example"),
        ("DATABASE_URL", f"postgresql://hervat:{PASSWORD}@db.example/hervat?onzin=1"),
        ("MARKET_DATABASE_URL", "hervat"),
        ("SECRET_KEY", PASSWORD),
        ("SEARCH_URL", "search.example:9200"),
        ("SEARCH_URL", f"https://{PASSWORD}@search.example"),
        ("ALLOWED_HOSTS", "https://hervat.example.nl"),
        ("ALLOWED_HOSTS", " , "),
        ("DEBUG", "misschien"),
        ("PROXIES", "-1"),
        ("PROXIES", "veel"),
        ("API_RATE", "120"),
        ("API_RATE", "0/m"),
        ("API_RATE", "5/jaar"),
        ("PDF_RATE", "veel"),
        ("CLAMD", "unix:clamd.sock"),
        ("CLAMD", "server"),
        ("CLAMD", "server:99999"),
        ("CLAMD", "http://server:3310"),
        ("LANG", "fy"),
        ("SMTP_URL", f"smtp://hervat:{PASSWORD}@mail.example?starttls=no"),
        ("SMTP_URL", "mail.example"),
        ("MAIL_FROM", "Hervat <hervat@organisatie.example>"),
        ("MAIL_FROM", "hervat"),
        ("BASE_URL", "hervat.example.nl"),
        ("BASE_URL", "https://hervat.example.nl/pad?x=1"),
    ],
)
def test_a_wrong_value_is_named_and_never_shown(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"HERVAT_{name}", value)
    with pytest.raises(ConfigError) as caught:
        config.load()
    ((variable, expected),) = caught.value.errors
    assert variable == f"HERVAT_{name}"
    assert expected.render().endswith(".")
    assert PASSWORD not in str(caught.value)


def test_all_wrong_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERVAT_DEBUG", "misschien")
    monkeypatch.setenv("HERVAT_PROXIES", "veel")
    with pytest.raises(ConfigError) as caught:
        config.load()
    assert {name for name, _expected in caught.value.errors} == {"HERVAT_DEBUG", "HERVAT_PROXIES"}


def test_every_setting_is_explained() -> None:
    assert EXPECTED.keys() == Config.model_fields.keys()
    assert all(field.description for field in Config.model_fields.values())


def test_secrets_do_not_show_when_the_configuration_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERVAT_DATABASE_URL", URL)
    monkeypatch.setenv("HERVAT_SEARCH_URL", f"https://hervat:{PASSWORD}@search.example")
    assert PASSWORD not in repr(config.load())


def test_a_misspelt_variable_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERVAT_DATABSE_URL", URL)
    monkeypatch.setenv("HERVAT_HOME", "var")
    assert unknown_variables() == ("HERVAT_DATABSE_URL",)


def test_without_addresses_both_databases_are_files_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HERVAT_HOME", str(tmp_path))
    found = databases(config.load())
    assert {alias: database["NAME"] for alias, database in found.items()} == {
        "default": tmp_path / "hervat.sqlite3",
        "market": tmp_path / "market.sqlite3",
    }
    assert all(database["OPTIONS"]["transaction_mode"] == "IMMEDIATE" for database in found.values())


def test_each_database_can_be_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERVAT_DATABASE_URL", URL)
    found: dict[str, Any] = databases(config.load())
    assert found["market"]["ENGINE"].endswith("sqlite3")
    confidential = found["default"]
    assert confidential["ENGINE"].endswith("postgresql")
    assert [confidential[part] for part in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "hervat",
        "hervat",
        PASSWORD,
        "db.example",
        "5433",
    ]
    assert confidential["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_folder_is_an_address_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HERVAT_MARKET_DATABASE_URL", "postgresql://hervat@%2Ftmp%2Fsockets/market")
    assert databases(config.load())["market"]["HOST"] == "/tmp/sockets"  # noqa: S108 -- only a name
