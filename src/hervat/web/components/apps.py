from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    """Templates, template tags and pictures shared by all faces."""

    name = "hervat.web.components"
    label = "components"
