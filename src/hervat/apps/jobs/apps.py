from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work in the background: what must be sent, and what must be done every day."""

    name = "hervat.apps.jobs"
    label = "jobs"
