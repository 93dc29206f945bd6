"""Speaking SMTP (RFC 5321) with stdlib ``smtplib``, in two steps: everything up to the letter, then the letter."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator

from hervat.apps.jobs.mailer import Letter, NoAnswer, Postponed, Refused, Unreachable
from hervat.integrations.smtp.address import SmtpAddress
from hervat.integrations.smtp.message import message_bytes

SECONDS = 60  # for each step of the conversation
OUR_NAME = "localhost"  # what we call ourselves; the name of this machine is nobody's business
GO_AHEAD = 354
END_OF_DATA = b".\r\n"


class SmtpMailer:
    """Gives letters to a mail server: one connection a letter."""

    def __init__(self, server: SmtpAddress, sender: str, *, seconds: float = SECONDS, context: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._sender = sender
        self._seconds = seconds
        self._context = context or ssl.create_default_context()

    def prepare(self, letter: Letter) -> SmtpHandover:
        """Connects, and asks the server to take a letter for this address. Raises Unreachable, Postponed or Refused."""
        content = message_bytes(letter, self._sender)
        with contextlib.ExitStack() as on_error:
            with _nobody_there():
                connection = self._connect()
                on_error.callback(connection.close)
                self._introduce(connection)
            with _not_given():
                _expect(connection.mail(self._sender), {250})
                _expect(connection.rcpt(letter.to), {250, 251})
            on_error.pop_all()
        return SmtpHandover(connection, content)

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        connection: smtplib.SMTP
        if server.tls:
            connection = smtplib.SMTP_SSL(server.host, server.port, local_hostname=OUR_NAME, timeout=self._seconds, context=self._context)
        else:
            connection = smtplib.SMTP(server.host, server.port, local_hostname=OUR_NAME, timeout=self._seconds)
        if connection.sock is not None:  # the last line of a letter is a packet of its own, which must not wait for the ones before
            connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def _introduce(self, connection: smtplib.SMTP) -> None:
        connection.ehlo_or_helo_if_needed()
        if self._server.starttls:
            connection.starttls(context=self._context)
            connection.ehlo_or_helo_if_needed()
        if self._server.user:
            connection.login(self._server.user, self._server.password)


class SmtpHandover:
    """A server that waits for one letter."""

    def __init__(self, connection: smtplib.SMTP, content: bytes) -> None:
        self._connection = connection
        self._content = content

    def hand_over(self) -> None:
        """Gives the letter. Until the last line is written the server has nothing; from then on only its answer tells."""
        with contextlib.closing(self._connection):
            with _not_given():
                _expect(self._connection.docmd("DATA"), {GO_AHEAD})
                self._connection.send(_stuffed(self._content))
            try:
                self._connection.send(END_OF_DATA)
                answer = self._connection.getreply()
            except (OSError, smtplib.SMTPException):
                raise NoAnswer("no_answer") from None
            _expect(answer, {250})
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._connection.quit()

    def withdraw(self) -> None:
        """Hangs up before anything was given."""
        self._connection.close()


def _stuffed(content: bytes) -> bytes:
    """The letter with a dot more before each line that begins with one: a line of one dot ends it (RFC 5321, 4.5.2)."""
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines)


def _expect(answer: tuple[int, bytes | str], accepted: set[int]) -> None:
    """Raises Refused when the server says never, Postponed when it says not now or something that is no answer."""
    code = answer[0]
    if code in accepted:
        return
    if 500 <= code <= 599:
        raise Refused(f"smtp_{code}")
    raise Postponed(f"smtp_{code}")


@contextlib.contextmanager
def _nobody_there() -> Iterator[None]:
    """What goes wrong before a letter is named holds for every letter, and is for whoever runs this to repair."""
    with _translated(Unreachable):
        yield


@contextlib.contextmanager
def _not_given() -> Iterator[None]:
    with _translated(Postponed):
        yield


@contextlib.contextmanager
def _translated(kind: Callable[[str], Postponed]) -> Iterator[None]:
    try:
        yield
    except (smtplib.SMTPConnectError, smtplib.SMTPHeloError, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        raise kind(f"smtp_{error.smtp_code}") from None
    except smtplib.SMTPAuthenticationError:
        raise kind("login_refused") from None
    except smtplib.SMTPNotSupportedError:
        raise kind("not_supported") from None
    except ssl.SSLError:
        raise kind("no_secret_line") from None
    except (OSError, smtplib.SMTPException):
        raise kind("no_connection") from None
