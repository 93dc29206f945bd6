from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Bodies, and the people who work for them."""

    name = "hervat.apps.organisations"
    label = "organisations"
