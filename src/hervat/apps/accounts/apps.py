from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who logs in, and with what."""

    name = "hervat.apps.accounts"
    label = "accounts"
