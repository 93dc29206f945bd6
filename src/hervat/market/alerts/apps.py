from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Searches that were kept, and what is new for each."""

    name = "hervat.market.alerts"
    label = "market_alerts"
