from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who read or changed what, when and why: written down once, never changed."""

    name = "hervat.apps.audit"
    label = "audit"
