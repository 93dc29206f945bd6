"""Who logs in, and with what."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who logs in, and with what."""

    name = "hervat.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Listens to what happens with accounts."""
        from hervat.apps.accounts import signals

        signals.listen()
