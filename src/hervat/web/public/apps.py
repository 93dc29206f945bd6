from django.apps import AppConfig


class PublicConfig(AppConfig):
    """The open clock and the pages around it."""

    name = "hervat.web.public"
    label = "public"
