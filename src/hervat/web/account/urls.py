"""Addresses of the account. Those of django-allauth keep their names, by which it finds its own pages; what is not here does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as codes
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import include, path, re_path, reverse_lazy

from hervat.web.account.views import entry, factors, invitation, settings, tokens

OURS = (
    [
        path("account/", entry.start, name="start"),
        path("account/rol/", entry.role, name="role"),
        path("account/sessie/", entry.session, name="session"),
        path("account/passkey/", entry.offer, name="offer"),
        path("account/instellingen/", settings.settings_page, name="settings"),
        path("account/elders-uitloggen/", settings.log_out_elsewhere, name="log_out_elsewhere"),
        path("account/tokens/", tokens.token_page, name="tokens"),
        path("account/tokens/<uuid:token>/intrekken/", tokens.revoke_token, name="revoke_token"),
        path("uitnodiging/<str:token>/", invitation.invitation, name="invitation"),
    ],
    "account_pages",
)

remove_passkey = passkeys.RemoveWebAuthnView.as_view(success_url=reverse_lazy("mfa_index"))

urlpatterns = [
    path("", include(OURS)),
    path("account/inloggen/", account.login, name="account_login"),
    path("account/inloggen/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("account/inloggen/code/", codes.authenticate, name="mfa_authenticate"),
    path("account/uitloggen/", account.logout, name="account_logout"),
    path("account/gesloten/", account.account_inactive, name="account_inactive"),
    path("account/bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/bevestigen/code/", codes.reauthenticate, name="mfa_reauthenticate"),
    path("account/bevestigen/passkey/", factors.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/eerste/", account.password_set, name="account_set_password"),
    path("account/wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("account/wachtwoord/vergeten/gemaild/", account.password_reset_done, name="account_reset_password_done"),
    path("account/wachtwoord/nieuw/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^account/wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("account/tweede-stap/", factors.second_step, name="mfa_index"),
    path("account/tweede-stap/app/", app.activate_totp, name="mfa_activate_totp"),
    path("account/tweede-stap/app/weghalen/", factors.keeps_one(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/tweede-stap/passkeys/nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("account/tweede-stap/passkeys/<int:pk>/weghalen/", factors.keeps_one(remove_passkey), name="mfa_remove_webauthn"),
    path("account/tweede-stap/herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/tweede-stap/herstelcodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
