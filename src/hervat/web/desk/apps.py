from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The gate and the frame of the pages behind the login."""

    name = "hervat.web.desk"
    label = "desk"
