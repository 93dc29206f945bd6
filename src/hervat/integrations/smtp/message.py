"""A letter as it stands in a mail (RFC 5322): plain text, and the same Message-ID however often it is tried."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from hervat.apps.jobs.mailer import Letter


def message_bytes(letter: Letter, sender: str) -> bytes:
    """The whole mail in bytes that every mail server takes: nothing above 7 bits, lines ended by CR LF."""
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = f"<{letter.id}@{sender.rsplit('@', 1)[-1]}>"
    message["Date"] = format_datetime(letter.written_at)
    message["From"] = Address("Hervat", addr_spec=sender)
    message["To"] = Address(addr_spec=letter.to)
    message["Subject"] = letter.subject
    message["Auto-Submitted"] = "auto-generated"  # so that no absence assistant answers it
    message.set_content(letter.body, cte="quoted-printable")
    return _stopping(letter.stop) + message.as_bytes()


def _stopping(address: str) -> bytes:
    """The button of the mail program itself (RFC 8058). Each on a line of its own: a folded address would be written in code words."""
    if not address:
        return b""
    return f"List-Unsubscribe: <{address}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n".encode("ascii")
