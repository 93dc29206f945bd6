from django.apps import AppConfig


class WerkgeverConfig(AppConfig):
    """Where a leidinggevende begins: what to do now for whom."""

    name = "hervat.web.werkgever"
    label = "werkgever_pages"
