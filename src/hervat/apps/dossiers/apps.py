from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The cases: people, facts and events, and what follows from them."""

    name = "hervat.apps.dossiers"
    label = "dossiers"
