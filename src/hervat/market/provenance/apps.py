from django.apps import AppConfig


class ProvenanceConfig(AppConfig):
    """Where every value of the labour market comes from."""

    name = "hervat.market.provenance"
    label = "market_provenance"
