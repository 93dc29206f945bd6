from django.apps import AppConfig


class EducationsConfig(AppConfig):
    """What can be learned, and what it leads to: educations with a diploma, and courses."""

    name = "hervat.market.educations"
    label = "market_educations"
