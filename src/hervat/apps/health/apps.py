from django.apps import AppConfig


class HealthConfig(AppConfig):
    """The vault: what only the bedrijfsarts, and who works under them, may read or write."""

    name = "hervat.apps.health"
    label = "health"
