from django.apps import AppConfig


class CasesConfig(AppConfig):
    """What the pages about one dossier share."""

    name = "hervat.web.cases"
    label = "case_pages"
