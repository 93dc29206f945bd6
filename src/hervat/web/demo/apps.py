from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo: who can be played, and a tour."""

    name = "hervat.web.demo"
    label = "demo_pages"
