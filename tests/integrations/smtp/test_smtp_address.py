"""The address of a mail server."""

from __future__ import annotations

import pytest

from hervat.integrations.smtp.address import SmtpAddress, parse_smtp_url


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("smtp://post.example", SmtpAddress("post.example", 587, tls=False, starttls=True)),
        ("smtp://localhost:25?starttls=no", SmtpAddress("localhost", 25, tls=False, starttls=False)),
        (
            "smtp://u%40v:p%3Aq@post.example:2525?starttls=yes",
            SmtpAddress("post.example", 2525, tls=False, starttls=True, user="u@v", password="p:q"),  # noqa: S106 -- invented
        ),
        ("smtps://u:p@post.example/", SmtpAddress("post.example", 465, tls=True, starttls=False, user="u", password="p")),  # noqa: S106 -- invented
        ("smtp://[::1]:25?starttls=no", SmtpAddress("::1", 25, tls=False, starttls=False)),
    ],
)
def test_an_address_is_read(url: str, read: SmtpAddress) -> None:
    assert parse_smtp_url(url) == read


@pytest.mark.parametrize(
    "url",
    ["", "post.example", "http://post.example", "smtp://", "smtp://post.example:zes", "smtp://post.example:99999", "smtp://post.example/pad",
     "smtp://post.example?starttls=misschien", "smtp://post.example?tls=yes", "smtps://post.example?starttls=yes", "smtp://u@post.example",
     "smtp://u:p@post.example?starttls=no", "smtp://post .example", "smtp://post.example#x", "smtp://post.example?starttls"],
)  # fmt: skip
def test_another_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_smtp_url(url)


def test_a_password_is_not_shown() -> None:
    assert "geheim" not in repr(parse_smtp_url("smtps://u:geheim@post.example"))
