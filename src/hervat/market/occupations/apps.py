from django.apps import AppConfig


class OccupationsConfig(AppConfig):
    """Occupations: what they are called, what they ask, what they are like."""

    name = "hervat.market.occupations"
    label = "market_occupations"
