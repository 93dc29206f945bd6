from django.apps import AppConfig


class JobSearchConfig(AppConfig):
    """Whose kept searches they are, and what was done with a vacancy."""

    name = "hervat.apps.jobsearch"
    label = "jobsearch"
