from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The pages of the dossiers, for every professional: the list, the case, what is recorded in it."""

    name = "hervat.web.dossiers"
    label = "dossier_pages"
