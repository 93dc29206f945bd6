from django.apps import AppConfig


class BedrijfsartsConfig(AppConfig):
    """The pages of the bedrijfsarts: the day, and the medical part of a case."""

    name = "hervat.web.bedrijfsarts"
    label = "bedrijfsarts_pages"
