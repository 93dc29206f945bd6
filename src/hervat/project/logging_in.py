"""The settings for logging in: django-allauth, passwords, sessions. Imported as a whole by :mod:`hervat.project.settings`."""

from __future__ import annotations

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "hervat.apps.accounts.passwords.LongEnough"},
    {"NAME": "hervat.apps.accounts.passwords.NotCommon"},
    {"NAME": "hervat.apps.accounts.passwords.NotLikeThePerson"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # who is tired reads mail the next morning
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_pages:start"
HOME_PAGE = "desk:today"  # the name of the first page behind the login
LOGOUT_REDIRECT_URL = "account_login"

# A session ends when the browser closes, after a while without use, and in any case after twelve hours: web.account.middleware.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hervat.web.account.views.notices.forged"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no second cookie

# Counts of attempts, shared by all processes: a limit per process would be as many limits as there are processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_counts",
        "KEY_FUNCTION": "hervat.apps.accounts.counts.hidden_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # a flood of made-up addresses does not push out the counts of real ones
    }
}

ACCOUNT_ADAPTER = "hervat.apps.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_ENABLED = False  # accounts come from invitations alone
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation proved the address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to people who never heard of us
ACCOUNT_EMAIL_NOTIFICATIONS = True  # somebody is told when their password or second step changes
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_METHODS = {"password", "mfa"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 -- allauth's own makes a second table of addresses
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",  # an office shares one address
    "login_failed": "20/m/ip,5/5m/key",
    "reset_password": "20/m/ip,3/10m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ACCOUNT_FORMS = {
    "login": "hervat.web.account.forms.LoginForm",
    "reauthenticate": "hervat.web.account.forms.ReauthenticateForm",
    "change_password": "hervat.web.account.forms.ChangePasswordForm",
    "set_password": "hervat.web.account.forms.SetPasswordForm",
    "reset_password": "hervat.web.account.forms.ResetPasswordForm",
    "reset_password_from_key": "hervat.web.account.forms.ResetPasswordKeyForm",
}

MFA_ADAPTER = "hervat.apps.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # see ACCOUNT_EMAIL_VERIFICATION
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # the lock of the device counts as the second factor
MFA_TOTP_ISSUER = "Hervat"
MFA_TOTP_TOLERANCE = 1  # half a minute more for who types slowly, or has a clock that is off
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "authenticate": "hervat.web.account.forms.CodeForm",
    "reauthenticate": "hervat.web.account.forms.CodeAgainForm",
    "activate_totp": "hervat.web.account.forms.ActivateAppForm",
    "add_webauthn": "hervat.web.account.forms.AddPasskeyForm",
    "login_webauthn": "hervat.web.account.forms.PasskeyLoginForm",
    "authenticate_webauthn": "hervat.web.account.forms.PasskeyStepForm",
    "reauthenticate_webauthn": "hervat.web.account.forms.PasskeyAgainForm",
}
