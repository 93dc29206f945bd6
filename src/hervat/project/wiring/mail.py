"""Who carries the mail of this installation."""

from __future__ import annotations

from django.conf import settings

from hervat.apps.jobs.mailer import Mailer
from hervat.integrations.smtp.adapter import SmtpMailer
from hervat.integrations.smtp.address import parse_smtp_url
from hervat.integrations.smtp.folder import FolderMailer
from hervat.project.config import Config

NO_SENDER = "hervat@localhost"  # only in a folder: with a mail server the configuration asks for an address


def mailer(config: Config) -> Mailer:
    """The mail server of the configuration, or else a folder."""
    sender = config.mail_from or NO_SENDER
    if config.smtp_url is None:
        return FolderMailer(settings.MAIL_FOLDER, sender)
    return SmtpMailer(parse_smtp_url(config.smtp_url.get_secret_value()), sender)
