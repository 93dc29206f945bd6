"""The forms of the account: those of django-allauth in our words, and our own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from allauth.account import forms as account
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from hervat.apps.accounts.models import TextSize, User
from hervat.apps.accounts.passwords import LongEnough
from hervat.apps.organisations.queries import Capacity
from hervat.domain.access.roles import PROFESSIONAL_ROLES
from hervat.web.account.capacity import capacity_words

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Said: TypeAlias = "str | _StrPromise"  # a sentence, now or in the language of who reads it later
Words = Mapping[str, tuple[Said, Said]]  # field: its label, and what is said when it is left empty

EMAIL = (gettext_lazy("E-mailadres"), gettext_lazy("Vul uw e-mailadres in."))
PASSWORD = (gettext_lazy("Wachtwoord"), gettext_lazy("Vul uw wachtwoord in."))
NEW_PASSWORD = (gettext_lazy("Nieuw wachtwoord"), gettext_lazy("Bedenk een wachtwoord."))
CODE = (gettext_lazy("Code uit uw app"), gettext_lazy("Vul de code in."))
WRONG_ADDRESS = gettext_lazy("Dit is geen e-mailadres. Vul het in zoals naam@voorbeeld.nl.")
NO_PASSKEY = gettext_lazy("Inloggen met een passkey lukte niet. Probeer het opnieuw, of log in met uw wachtwoord.")
PASSKEY_NOT_ADDED = gettext_lazy("De passkey is niet toegevoegd. Probeer het opnieuw.")
MOST_CODE, MOST_NAME = 20, 60


class OurForm(forms.Form):
    """Gives the fields of a form our words and our look. What a browser would say about an empty field, we say ourselves."""

    use_required_attribute = False
    words: ClassVar[Words] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _dress(field)
            field.help_text = ""  # allauth's is a link in English
            if name in self.words:
                field.label, field.error_messages["required"] = self.words[name]
                if isinstance(field, forms.ChoiceField):
                    field.error_messages["invalid_choice"] = self.words[name][1]
            if name in SPECIAL:
                SPECIAL[name](field)


def _dress(field: forms.Field) -> None:
    if not isinstance(field.widget, forms.RadioSelect | forms.CheckboxInput | forms.HiddenInput):
        field.widget.attrs["class"] = "keuze" if isinstance(field.widget, forms.Select) else "invoer"
    field.widget.attrs.pop("placeholder", None)  # it disappears while one types


def _ask_address(field: forms.Field) -> None:
    field.error_messages["invalid"] = WRONG_ADDRESS
    field.validators = [_address_validator(validator) for validator in field.validators]
    field.widget.attrs |= {"autocomplete": "username", "inputmode": "email", "spellcheck": "false", "autocapitalize": "none"}


def _address_validator(validator: Callable[[Any], None]) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        try:
            validator(value)
        except ValidationError:
            raise ValidationError(WRONG_ADDRESS) from None

    return check


def _ask_code(field: forms.Field) -> None:
    field.help_text = gettext_lazy("6 cijfers. Plakken mag.")
    field.widget.attrs |= {
        "class": "invoer invoer--midden",
        "inputmode": "numeric",
        "autocomplete": "one-time-code",
        "maxlength": MOST_CODE,
    }


def _ask_new_password(field: forms.Field) -> None:
    field.help_text = LongEnough().get_help_text()


SPECIAL: Mapping[str, Callable[[forms.Field], None]] = {
    "login": _ask_address,
    "email": _ask_address,
    "password1": _ask_new_password,
    "code": _ask_code,
}


class LoginForm(OurForm, account.LoginForm):  # type: ignore[misc] # allauth is not typed
    """E-mail address and password."""

    words = {"login": EMAIL, "password": PASSWORD}  # noqa: RUF012 -- typed in OurForm


class ReauthenticateForm(OurForm, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    words = {"password": PASSWORD}  # noqa: RUF012


class ChangePasswordForm(OurForm, account.ChangePasswordForm):  # type: ignore[misc]
    """The password of now and a new one, typed once: who mistypes it asks for a new one by mail."""

    words = {"oldpassword": (gettext_lazy("Uw wachtwoord van nu"), PASSWORD[1]), "password1": NEW_PASSWORD}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class SetPasswordForm(OurForm, account.SetPasswordForm):  # type: ignore[misc]
    """A first password."""

    words = {"password1": NEW_PASSWORD}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class ResetPasswordForm(OurForm, account.ResetPasswordForm):  # type: ignore[misc]
    """For whom a link to a new password is asked."""

    words = {"email": EMAIL}  # noqa: RUF012


class ResetPasswordKeyForm(OurForm, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, after opening that link."""

    words = {"password1": NEW_PASSWORD}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class CodeForm(OurForm, codes.AuthenticateForm):  # type: ignore[misc]
    """The second step: a code from the app, or a recovery code."""

    words = {"code": CODE}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = gettext_lazy("6 cijfers, of een herstelcode van 8. Plakken mag.")


class CodeAgainForm(OurForm, codes.ReauthenticateForm):  # type: ignore[misc]
    """The same, to show once more who one is."""

    words = {"code": CODE}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = gettext_lazy("6 cijfers, of een herstelcode van 8. Plakken mag.")


class ActivateAppForm(OurForm, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an app: it shows that the app has the secret."""

    words = {"code": CODE}  # noqa: RUF012


class _Unreadable:
    """What a browser sends of a passkey is JSON from anywhere: whatever is wrong in it is one sentence."""

    failure: ClassVar[Said] = NO_PASSKEY

    def _checked(self, check: Callable[[], Any]) -> Any:
        try:
            return check()
        except (ValidationError, AttributeError, KeyError, TypeError, ValueError, AssertionError, OverflowError, RecursionError):
            raise ValidationError(self.failure, code="passkey") from None


class PasskeyStepForm(_Unreadable, OurForm, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""

    words = {"credential": ("", NO_PASSKEY)}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].error_messages["invalid"] = self.failure

    def clean_credential(self) -> Authenticator:
        """The passkey that signed."""
        found = self._checked(super().clean_credential)
        if not found.user.is_active:
            raise ValidationError(self.failure, code="passkey")
        return found


class PasskeyAgainForm(PasskeyStepForm, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """The same, to show once more who one is."""


class PasskeyLoginForm(PasskeyStepForm, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey alone: the lock of the device is the second factor."""


class AddPasskeyForm(_Unreadable, OurForm, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey, always one that logs in by itself."""

    failure = PASSKEY_NOT_ADDED
    words = {"name": (gettext_lazy("Naam van deze passkey"), ""), "credential": ("", PASSKEY_NOT_ADDED)}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        self.fields["name"].validators.append(MaxLengthValidator(MOST_NAME, gettext_lazy("Neem een kortere naam.")))
        self.fields["name"].help_text = gettext_lazy("Zoals ‘Mijn telefoon’.")
        self.fields["credential"].error_messages["invalid"] = PASSKEY_NOT_ADDED

    def clean(self) -> dict[str, Any]:
        """Checks what the device made: with its lock, or not at all."""
        self.cleaned_data["passwordless"] = True
        cleaned: dict[str, Any] = self._checked(super().clean)
        return cleaned


class InvitedForm(OurForm):
    """What somebody who is invited says of themselves."""

    words = {  # noqa: RUF012
        "name": (gettext_lazy("Uw naam"), gettext_lazy("Vul uw naam in.")),
        "password1": (gettext_lazy("Wachtwoord"), NEW_PASSWORD[1]),
    }
    name = forms.CharField(max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password1 = forms.CharField(strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        self.email = email
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Checks the password against the person who chooses it."""
        cleaned = super().clean() or {}
        if "password1" in cleaned:
            try:
                validate_password(cleaned["password1"], User(email=self.email, name=cleaned.get("name", "")))
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned


class SettingsForm(OurForm, forms.ModelForm):  # type: ignore[type-arg]
    """Name, phone number, and how somebody reads."""

    words = {  # noqa: RUF012
        "name": (gettext_lazy("Naam"), gettext_lazy("Vul uw naam in.")),
        "phone": (gettext_lazy("Telefoonnummer (niet verplicht)"), ""),
        "text_size": (gettext_lazy("Grootte van de letters"), gettext_lazy("Kies hoe groot de letters zijn.")),
        "calm_view": (gettext_lazy("Rustig beeld: minder tegelijk op de pagina"), ""),
    }
    text_size = forms.TypedChoiceField(
        coerce=int,
        choices=[
            (TextSize.NORMAL.value, gettext_lazy("Gewoon")),
            (TextSize.LARGER.value, gettext_lazy("Groter")),
            (TextSize.LARGEST.value, gettext_lazy("Grootst")),
        ],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = User
        fields = ("name", "phone", "text_size", "calm_view")
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        }


class TokenForm(OurForm):
    """A new API token."""

    words = {  # noqa: RUF012
        "name": (gettext_lazy("Naam van het programma"), gettext_lazy("Vul in welk programma dit token gebruikt.")),
        "capacity": (gettext_lazy("Werkt voor u als"), gettext_lazy("Kies in welke rol het programma werkt.")),
        "days": (gettext_lazy("Werkt tot over"), gettext_lazy("Kies hoe lang het token werkt.")),
        "may_write": (gettext_lazy("Mag ook vastleggen. Anders mag het programma alleen lezen."), ""),
    }
    name = forms.CharField(max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    capacity = forms.TypedChoiceField(coerce=int, empty_value=None)
    days = forms.TypedChoiceField(
        coerce=int,
        choices=[(30, gettext_lazy("30 dagen")), (90, gettext_lazy("90 dagen")), (365, gettext_lazy("1 jaar"))],
        initial=90,
    )
    may_write = forms.BooleanField(required=False)

    def __init__(self, *args: Any, capacities: tuple[Capacity, ...], **kwargs: Any) -> None:
        self._capacities = [capacity for capacity in capacities if capacity.role in PROFESSIONAL_ROLES]
        super().__init__(*args, **kwargs)
        choices = [(number, capfirst(capacity_words(capacity))) for number, capacity in enumerate(self._capacities)]
        self.fields["capacity"].choices = choices  # type: ignore[attr-defined] # a choice field

    @property
    def chosen(self) -> Capacity:
        """In what role the program will act."""
        number: int = self.cleaned_data["capacity"]
        return self._capacities[number]

    @property
    def lasts(self) -> timedelta:
        """How long it will work."""
        return timedelta(days=self.cleaned_data["days"])
