"""Speaking SMTP with a real server: what arrives, and what each answer of the server means."""

from __future__ import annotations

import ssl
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from aiosmtpd.smtp import AuthResult

from hervat.apps.jobs.mailer import Letter, MailError, NoAnswer, Postponed, Refused, Unreachable
from hervat.integrations.smtp.adapter import SmtpMailer
from hervat.integrations.smtp.address import SmtpAddress, parse_smtp_url
from hervat.integrations.smtp.folder import FolderMailer
from tests.integrations.smtp.mail_server import HOST, MailServer, mail_server
from tests.support.product import free_port

FROM = "hervat@organisatie.example"
LETTER = Letter(
    UUID(int=7),
    "anna@post.example",
    "Één ding staat klaar",
    "Beste Anna,\n\n.\n.met een punt\nÉén regel.\n",
    datetime(2026, 3, 2, 9, tzinfo=UTC),
)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as started:
        yield started


def mailer(server: MailServer) -> SmtpMailer:
    return SmtpMailer(parse_smtp_url(server.url), FROM, seconds=5)


def test_a_letter_arrives_as_it_was_written(server: MailServer) -> None:
    mailer(server).prepare(LETTER).hand_over()
    (arrived,) = server.letters
    assert arrived.get_content().replace("\r\n", "\n") == LETTER.body
    assert arrived["Subject"] == LETTER.subject
    assert (str(arrived["To"]), str(arrived["From"])) == (LETTER.to, f"Hervat <{FROM}>")
    assert arrived["Message-ID"] == f"<{LETTER.id}@organisatie.example>"
    assert arrived["Date"].datetime == LETTER.written_at
    assert server.accepted[0][0] == LETTER.to
    assert server.accepted[0][1].isascii()


def test_a_mail_that_can_be_stopped_says_so_to_the_mail_program(server: MailServer) -> None:
    mailer(server).prepare(replace(LETTER, stop="https://hervat.example/stop/" + 80 * "a")).hand_over()
    mailer(server).prepare(LETTER).hand_over()
    can, cannot = server.letters
    assert server.accepted[0][1].startswith(f"List-Unsubscribe: <https://hervat.example/stop/{80 * 'a'}>\r\n".encode())
    assert can["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert cannot["List-Unsubscribe"] is None


def test_what_is_withdrawn_does_not_arrive(server: MailServer) -> None:
    mailer(server).prepare(LETTER).withdraw()
    assert server.accepted == []


@pytest.mark.parametrize(
    ("answer", "error", "code"),
    [
        ("550 unknown", Refused, "smtp_550"),
        ("451 later", Postponed, "smtp_451"),
        ("299 odd", Postponed, "smtp_299"),
        (None, Postponed, None),
    ],
)
def test_an_address_that_is_not_taken(server: MailServer, answer: str | None, error: type[MailError], code: str | None) -> None:
    server.to_address = answer
    with pytest.raises(MailError) as caught:
        mailer(server).prepare(LETTER)
    assert type(caught.value) is error
    assert code in (None, caught.value.code)


@pytest.mark.parametrize(
    ("answer", "error", "code"),
    [("554 no", Refused, "smtp_554"), ("452 full", Postponed, "smtp_452"), (None, NoAnswer, "no_answer")],
)
def test_a_letter_that_is_not_taken(server: MailServer, answer: str | None, error: type[MailError], code: str) -> None:
    server.to_content = answer
    handover = mailer(server).prepare(LETTER)
    with pytest.raises(MailError) as caught:
        handover.hand_over()
    assert type(caught.value) is error
    assert caught.value.code == code


def test_nobody_is_there() -> None:
    with pytest.raises(Unreachable, match="no_connection"):
        SmtpMailer(SmtpAddress(HOST, free_port(), tls=False, starttls=False), FROM).prepare(LETTER)


def test_a_server_without_secrecy_gets_nothing(server: MailServer) -> None:
    asked = SmtpAddress(HOST, server.port, tls=False, starttls=True, user="hervat", password="sesam")  # noqa: S106 -- invented
    with pytest.raises(Unreachable, match="not_supported"):
        SmtpMailer(asked, FROM).prepare(LETTER)


def test_a_server_that_cannot_prove_its_name_gets_nothing(server: MailServer) -> None:
    with pytest.raises(Unreachable):
        SmtpMailer(SmtpAddress(HOST, server.port, tls=True, starttls=False), FROM).prepare(LETTER)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for our loopback address, signed by itself, with its key in the same file."""
    from datetime import timedelta
    from ipaddress import ip_address

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "post.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    place = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    place.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return place


@pytest.mark.parametrize(("password", "taken"), [("sesam", True), ("onzin", False)])
def test_over_a_secret_line_with_a_password(certificate: Path, password: str, taken: bool) -> None:  # noqa: FBT001 -- what is expected
    theirs = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    theirs.load_cert_chain(certificate)

    def check(_server: object, _session: object, _envelope: object, _mechanism: object, data: object) -> AuthResult:
        return AuthResult(success=getattr(data, "password", b"") == b"sesam", handled=False)

    with mail_server(tls_context=theirs, auth_required=True, authenticator=check) as server:
        asked = SmtpAddress(HOST, server.port, tls=False, starttls=True, user="hervat", password=password)
        carrier = SmtpMailer(asked, FROM, seconds=5, context=ssl.create_default_context(cafile=str(certificate)))
        if taken:
            carrier.prepare(LETTER).hand_over()
        else:
            with pytest.raises(Unreachable, match="login_refused"):
                carrier.prepare(LETTER)
    assert len(server.accepted) == taken


def test_where_there_is_no_server_a_letter_becomes_a_file(tmp_path: Path) -> None:
    carrier = FolderMailer(tmp_path / "mail", FROM)
    for _again in range(2):
        carrier.prepare(LETTER).hand_over()
    (place,) = (tmp_path / "mail").iterdir()
    assert place.name == f"{LETTER.id}.eml"
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert b"anna@post.example" in place.read_bytes()


def test_a_folder_that_cannot_be_made_is_for_later(tmp_path: Path) -> None:
    (tmp_path / "mail").touch()
    with pytest.raises(Postponed):
        FolderMailer(tmp_path / "mail", FROM).prepare(LETTER).hand_over()
