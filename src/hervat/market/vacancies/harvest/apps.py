from django.apps import AppConfig


class HarvestConfig(AppConfig):
    """The sources of ads, and how it goes with each of them."""

    name = "hervat.market.vacancies.harvest"
    label = "market_harvest"
