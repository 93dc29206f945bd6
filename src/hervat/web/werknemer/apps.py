from django.apps import AppConfig


class WerknemerConfig(AppConfig):
    """The pages of the werknemer: their own case, in plain words."""

    name = "hervat.web.werknemer"
    label = "werknemer_pages"
