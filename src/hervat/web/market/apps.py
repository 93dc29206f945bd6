from django.apps import AppConfig


class MarketPagesConfig(AppConfig):
    """The pages of the public labour market."""

    name = "hervat.web.market"
    label = "market_pages"
