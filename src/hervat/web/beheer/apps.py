from django.apps import AppConfig


class BeheerConfig(AppConfig):
    """Running it: the installation for the systeembeheerder, the colleagues for who has their care."""

    name = "hervat.web.beheer"
    label = "beheer_pages"
