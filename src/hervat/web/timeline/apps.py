from django.apps import AppConfig


class TimelineConfig(AppConfig):
    """A timeline as pages show it."""

    name = "hervat.web.timeline"
    label = "timeline_pages"
