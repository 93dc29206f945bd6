from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """What somebody brings to work."""

    name = "hervat.apps.profiles"
    label = "profiles"
