from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Files of a case: checked, sealed, kept outside the web."""

    name = "hervat.apps.documents"
    label = "documents"
