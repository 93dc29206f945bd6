from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """The match of a dossier, and what people say of it."""

    name = "hervat.apps.matching"
    label = "matching"
