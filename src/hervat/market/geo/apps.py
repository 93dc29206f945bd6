from django.apps import AppConfig


class GeoConfig(AppConfig):
    """Where places are: the four digits of a Dutch postcode, as a point."""

    name = "hervat.market.geo"
    label = "market_geo"
