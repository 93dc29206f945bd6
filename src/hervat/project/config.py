"""Every setting of an installation, in one typed place. Each is an environment variable: ``HERVAT_`` and the name of the field."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Literal

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from hervat.domain.text import Text, say
from hervat.integrations.clamd.address import parse_clamd_address
from hervat.integrations.smtp.address import parse_smtp_url
from hervat.market.search.cluster.address import parse_search_url
from hervat.market.vacancies.harvest.fetching.addresses import Allowed, read_allowed
from hervat.throttling.rate import parse_rate

PREFIX = "HERVAT_"
DATABASE_SCHEMES = ("postgresql://", "postgres://")
SENDER = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+[A-Za-z0-9]")
WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?|https?://\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?/?")

DATABASE_ADDRESS = say("Vul een adres in zoals postgresql://naam:wachtwoord@server/database. Laat de variabele weg voor SQLite.")

# What each variable should hold. Never shown together with the value: an address can hold a password.
EXPECTED = {
    "home": say("Vul een map in, bijvoorbeeld ./var."),
    "database_url": DATABASE_ADDRESS,
    "market_database_url": say(
        "Vul een adres in zoals postgresql://naam:wachtwoord@server/database, of laat de variabele weg voor SQLite."
    ),
    "search_url": say(
        "Vul het adres van een OpenSearch-cluster in, zoals https://naam:wachtwoord@server:9200, met komma’s tussen meer adressen. "
        "Laat de variabele weg voor de ingebouwde zoekmachine."
    ),
    "keys": say("Vul een map in, bijvoorbeeld ./var/keys."),
    "secret_key": say("Vul een geheime sleutel in van ten minste 50 tekens, of laat de variabele weg."),
    "allowed_hosts": say("Vul namen in met komma’s ertussen, zonder http:// en zonder poort, bijvoorbeeld hervat.example.nl."),
    "demo": say("Kies true of false."),
    "debug": say("Kies true of false."),
    "proxies": say("Vul een heel getal in van 0 tot en met 10: hoeveel proxy’s er vóór Hervat staan."),
    "api_rate": say("Vul een aantal per s, m, h of d in, bijvoorbeeld 120/m."),
    "pdf_rate": say("Vul een aantal per s, m, h of d in, bijvoorbeeld 120/m."),
    "smtp_url": say(
        "Vul een adres in zoals smtp://naam:wachtwoord@server:587 of smtps://server. Laat de variabele weg voor een map met post."
    ),
    "mail_from": say("Vul het e-mailadres in waar post vandaan komt, bijvoorbeeld hervat@organisatie.example."),
    "base_url": say("Vul het adres in waarop mensen Hervat openen, bijvoorbeeld https://hervat.example.nl."),
    "clamd": say("Vul in waar de virusscanner luistert: unix:/run/clamav/clamd.sock of server:3310. Laat de variabele weg zonder scanner."),
    "harvest_networks": say(
        "Vul netwerken in met komma’s ertussen, elk eventueel met een poort, bijvoorbeeld 10.1.2.0/24 of 127.0.0.1/32:8099."
    ),
    "help_phone": say("Vul een telefoonnummer in van ten hoogste 40 tekens, of laat de variabele weg."),
    "lang": say("Kies nl of en."),
}


class ConfigError(ValueError):
    """The environment holds a wrong value. ``errors`` has for each wrong variable its name and what was expected."""

    def __init__(self, errors: tuple[tuple[str, Text], ...]) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{name}: {expected}" for name, expected in errors))


class Config(BaseSettings):
    """The configuration of one installation. Make it with :func:`load`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, env_ignore_empty=True, extra="ignore")

    home: Path = Field(default=Path("var"), description="Folder for the embedded databases, static files and generated keys.")
    database_url: SecretStr | None = Field(None, description="Address of the confidential database; absent: SQLite in the home folder.")
    market_database_url: SecretStr | None = Field(None, description="Address of the market database; absent: SQLite in the home folder.")
    search_url: SecretStr | None = Field(
        None, description="Addresses of the nodes of an OpenSearch cluster, with commas; absent: the embedded search engine."
    )
    keys: Path | None = Field(
        None, description="Folder for the keys that close what is stored; absent: the folder keys in the home folder."
    )
    secret_key: SecretStr | None = Field(None, min_length=50, description="Key for signing; absent: made at the first start, kept at home.")
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        ("localhost", "127.0.0.1", "[::1]"), description="Host names this installation answers to, with commas between them."
    )
    demo: bool = Field(default=False, description="Invented people, between whom a visitor may switch. Never with real dossiers.")
    debug: bool = Field(default=False, description="Show technical messages. Only for developers: it shows what people typed.")
    proxies: int = Field(
        0, ge=0, le=10, description="Number of trusted proxies in front; above 0 their X-Forwarded-For and X-Forwarded-Proto are believed."
    )
    api_rate: str = Field("120/m", description="Requests that one address may send to the public API: a number per s, m, h or d.")
    pdf_rate: str = Field("30/m", description="Papers (PDF) that one address may fetch: a number per s, m, h or d.")
    smtp_url: SecretStr | None = Field(None, description="Address of the mail server; absent: mail is written to a folder at home.")
    mail_from: str | None = Field(None, validate_default=True, description="The address that mail comes from; needed with a mail server.")
    base_url: str = Field("http://localhost:8000", description="The address at which people open Hervat, for links in mail.")
    clamd: str | None = Field(None, description="Where the virus scanner (clamd) listens; absent: files are kept as not scanned.")
    harvest_networks: Annotated[tuple[Allowed, ...], NoDecode] = Field(
        (), description="Networks that vacancies may be fetched from although they are not public, with commas between them."
    )
    help_phone: str = Field("", max_length=40, description="Phone number of the helpdesk, for who cannot log in; absent: not shown.")
    # Read by the command line itself, before and without all this; it stands here so that it is a known variable with a known form.
    lang: Literal["nl", "en"] = Field("nl", description="Language of the command line.")

    @property
    def key_folder(self) -> Path:
        """Where the keys live that close what is stored."""
        return self.keys or self.home / "keys"

    @field_validator("home", "keys")
    @classmethod
    def _absolute(cls, folder: Path | None) -> Path | None:
        return folder and folder.expanduser().absolute()

    @field_validator("database_url", "market_database_url")
    @classmethod
    def _postgresql(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None:
            parse_database_url(url.get_secret_value())
        return url

    @field_validator("search_url")
    @classmethod
    def _cluster(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None:
            parse_search_url(url.get_secret_value())
        return url

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split(cls, hosts: object) -> object:
        if not isinstance(hosts, str):
            return hosts
        names = tuple(name.strip() for name in hosts.split(",") if name.strip())
        if not names or any("/" in name or " " in name for name in names):
            raise ValueError("no host names")
        return names

    @field_validator("harvest_networks", mode="before")
    @classmethod
    def _networks(cls, networks: object) -> object:
        if not isinstance(networks, str):
            return networks
        return tuple(read_allowed(one.strip()) for one in networks.split(",") if one.strip())

    @field_validator("smtp_url")
    @classmethod
    def _smtp(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None:
            parse_smtp_url(url.get_secret_value())
        return url

    @field_validator("mail_from")
    @classmethod
    def _sender(cls, address: str | None, others: ValidationInfo) -> str | None:
        if address is None and others.data.get("smtp_url") is None:
            return None
        if address is None or not SENDER.fullmatch(address):
            raise ValueError("no address to send from")
        return address

    @field_validator("base_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if not WEB_ADDRESS.fullmatch(url):
            raise ValueError("no address of a web site")
        return url.rstrip("/")

    @field_validator("clamd")
    @classmethod
    def _scanner(cls, address: str | None) -> str | None:
        if address is not None:
            parse_clamd_address(address)
        return address

    @field_validator("api_rate", "pdf_rate")
    @classmethod
    def _rate(cls, rate: str) -> str:
        parse_rate(rate)
        return rate


def load() -> Config:
    """The configuration from the environment. Raises :class:`ConfigError` that names every wrong variable."""
    try:
        return Config()
    except ValidationError as error:
        names = dict.fromkeys(
            str(problem["loc"][0]) for problem in error.errors(include_input=False, include_url=False, include_context=False)
        )
        raise ConfigError(tuple((f"{PREFIX}{name.upper()}", EXPECTED[name]) for name in names)) from None


def parse_database_url(url: str) -> dict[str, str]:
    """The parts of a PostgreSQL address, as libpq names them (``host``, ``dbname`` ...). Raises ValueError for anything else."""
    if not url.startswith(DATABASE_SCHEMES):
        raise ValueError("not an address of a PostgreSQL database")
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        raise ValueError("not an address of a PostgreSQL database") from None
    if not parts.get("dbname"):
        raise ValueError("no name of a database")
    return {name: str(value) for name, value in parts.items() if value is not None}


def unknown_variables() -> tuple[str, ...]:
    """Variables that look like ours and are not: most often a typing error that would otherwise pass without a word."""
    known = {f"{PREFIX}{name.upper()}" for name in Config.model_fields}
    return tuple(sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known))  # noqa: TID251 -- this is that place
