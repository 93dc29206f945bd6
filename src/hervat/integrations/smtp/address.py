"""Where the mail server is, read from one address: ``smtp://name:password@host:587?starttls=yes`` or ``smtps://host``."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class SmtpAddress:
    """A mail server, and how to speak with it. ``tls`` from the first byte, or ``starttls`` after a greeting, or neither."""

    host: str
    port: int
    tls: bool
    starttls: bool
    user: str = ""
    password: str = field(default="", repr=False)


def parse_smtp_url(url: str) -> SmtpAddress:
    """The server in an address. With ``smtp://`` the talk is made secret by STARTTLS unless the address says ``?starttls=no``.

    Raises ValueError for anything else, also for a password that would travel in the open.
    """
    parts = urlsplit(url)
    options = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    tls = parts.scheme == "smtps"
    starttls = YES_NO.get(options.pop("starttls", ["no" if tls else "yes"])[-1])
    wrong = parts.scheme not in PORTS or not parts.hostname or starttls is None or options or parts.path not in ("", "/") or parts.fragment
    if wrong or (tls and starttls) or any(not character.isprintable() or character == " " for character in url):
        raise ValueError("not an address of a mail server")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if bool(user) != bool(password) or (user and not (tls or starttls)):
        raise ValueError("a name needs a password, and a password needs a secret line")
    return SmtpAddress(parts.hostname or "", parts.port or PORTS[parts.scheme], tls, bool(starttls), user, password)
