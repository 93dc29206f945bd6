"""How django-allauth speaks, mails and stores for Hervat."""

from __future__ import annotations

import base64
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from hervat.apps.accounts import mail
from hervat.apps.accounts.models import User
from hervat.apps.sealing import Purpose, open_text, seal_text

SITE = "Hervat"
SEAL_CONTEXT = "mfa.authenticator.data"
WRONG_CODE = gettext_lazy("Deze code klopt niet. Neem de nieuwste code uit uw app, of een herstelcode.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth is not typed
    """Sentences in our words, mail through our outbox, links to the address of this installation."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("Met dit account kunt u niet meer inloggen."),
        "email_password_mismatch": gettext_lazy("E-mailadres en wachtwoord horen niet bij elkaar. Kijk beide na en probeer het opnieuw."),
        "enter_current_password": gettext_lazy("Dit is niet uw wachtwoord van nu. Probeer het opnieuw."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": gettext_lazy("Dit is niet uw wachtwoord. Probeer het opnieuw."),
        "invalid_login": gettext_lazy("Inloggen lukt zo niet. Probeer het opnieuw."),
        "invalid_password_reset": gettext_lazy("Deze link werkt niet meer. Vraag een nieuwe aan."),
        "rate_limited": gettext_lazy("U probeerde het te vaak achter elkaar. Wacht 5 minuten."),
        "too_many_login_attempts": gettext_lazy("Het ging te vaak mis. Wacht 5 minuten en probeer het dan opnieuw."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """One of our own mails, as plain text. The subject names neither a person nor a case."""
        subject = " ".join(render_to_string(f"{template_prefix}_subject.txt", context).split())
        mail.deliver(email, subject, render_to_string(f"{template_prefix}_message.txt", context).strip() + "\n")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Built on the address of the installation, never on the one the request claims to have come to."""
        uid, _, temporary = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": temporary})
        return f"{settings.BASE_URL}{path}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 -- allauth's signature
        """Back to where one changes things."""
        return reverse("account_pages:settings")


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their secrets closed, their names ours."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy("U hebt altijd een tweede stap nodig. Voeg eerst een andere toe."),
        "cannot_generate_recovery_codes": gettext_lazy("Herstelcodes krijgt u als u een tweede stap hebt."),
        "incorrect_code": WRONG_CODE,
    }

    def encrypt(self, text: str) -> str:
        """Closes the secret of an app, or the seed of recovery codes."""
        return base64.b64encode(seal_text(Purpose.CASE, text, context=SEAL_CONTEXT)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret itself."""
        return open_text(Purpose.CASE, base64.b64decode(encrypted_text), context=SEAL_CONTEXT)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """A name for a new passkey, until somebody gives it a better one."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(n)d") % {"n": number}

    def _get_site_name(self) -> str:
        return SITE
