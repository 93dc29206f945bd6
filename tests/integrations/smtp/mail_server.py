"""A real SMTP server on loopback, in a thread, that remembers what it accepted and can be told how to answer."""

from __future__ import annotations

from asyncio import Server
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

HOST = "127.0.0.1"


@dataclass
class MailServer:
    """What came, and how to answer to an address (``RCPT``) or to the content (``DATA``): a line of SMTP, or None to hang up."""

    accepted: list[tuple[str, bytes]] = field(default_factory=list)
    to_address: str | None = "250 OK"
    to_content: str | None = "250 OK"
    port: int = 0

    @property
    def url(self) -> str:
        """Its address, as HERVAT_SMTP_URL takes it."""
        return f"smtp://{HOST}:{self.port}?starttls=no"

    @property
    def letters(self) -> list[EmailMessage]:
        """Every accepted letter, read."""
        return [message_from_bytes(content, policy=default) for _to, content in self.accepted]

    @property
    def counted(self) -> Counter[str]:
        """How often each letter was accepted, by the local part of its Message-ID."""
        return Counter(str(letter["Message-ID"]).strip("<>").split("@")[0] for letter in self.letters)

    async def handle_RCPT(self, server: Any, _session: Any, envelope: Envelope, address: str, _options: Any) -> str:
        """Called by aiosmtpd."""
        if self.to_address is None:
            server.transport.close()
            return "421 gone"
        if self.to_address.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.to_address

    async def handle_DATA(self, server: Any, _session: Any, envelope: Envelope) -> str:
        """Called by aiosmtpd."""
        if self.to_content is None:
            server.transport.close()
            return "421 gone"
        if self.to_content.startswith("2"):
            self.accepted.append((envelope.rcpt_tos[0], bytes(envelope.original_content or b"")))
        return self.to_content


class AnyPort(Controller):
    """A controller that lets the system choose the port, so that two tests at once do not want the same."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mail_server(**details: Any) -> Iterator[MailServer]:
    """A server on a free port until the end of the block. ``details`` go to aiosmtpd (TLS, logging in)."""
    server = MailServer()
    controller = AnyPort(server, hostname=HOST, port=0, **details)
    controller.start()
    try:
        server.port = controller.port
        yield server
    finally:
        controller.stop()
